/** The plain functions of the newsroom's page, and that its words cover whatever the server can name. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LOGO_LIMIT, logoSchema } from '#shared/domain/newsroom/settings.ts'
import { newsroomEventSchema } from '#shared/domain/newsroom.ts'
import { mayCall, ROUTES, type RouteName } from '#shared/domain/permissions.ts'
import { ROLES } from '#shared/domain/vocabulary.ts'
import { newInvitationSchema, type AuditEntry, type Person, type PublicSettings } from '#shared/protocol/people.ts'
import { assignable } from '../../client/components/newsroom/assignable.ts'
import { byDay } from '../../client/components/newsroom/auditDays.ts'
import { kindOf, sentenceOf } from '../../client/components/newsroom/auditWords.ts'
import { findPeople } from '../../client/components/newsroom/findPeople.ts'
import { asSent, newTypedInvitation } from '../../client/components/newsroom/invitationForm.ts'
import { LOGO_BYTES, readLogo } from '../../client/components/newsroom/logo.ts'
import { MAIL_TEMPLATES, MAIL_TROUBLES } from '../../client/components/newsroom/mailWords.ts'
import { mayEnter, PLACE_NAMES, PLACES, placeNamed } from '../../client/components/newsroom/places.ts'
import { changeOf, typedFrom } from '../../client/components/newsroom/settingsForm.ts'
import { loadWords, setLocale, useI18n } from '../../client/format/i18n.ts'
import { newsroomWords } from '../../client/locales/wordSets.ts'
import { stateOf } from '../../client/stores/newsroomInvitations.ts'
import { isWaiting } from '../../client/stores/newsroomPeople.ts'
import { MAIL_TROUBLE_KINDS, type TemplateName } from '../../server/mail/mail.ts'
import { invitationOf, personOf } from './support/newsroom.ts'

beforeAll(async () => {
  await setLocale('en')
  await loadWords(newsroomWords)
})
afterEach(() => setLocale('en'))
const t = () => useI18n(newsroomWords).t

describe('the places', () => {
  it.each(PLACE_NAMES)('%s is open to those, and only those, whom the server lets do what it is for', (place) => {
    const needs: readonly string[] = PLACES[place].needs
    for (const need of needs) expect(Object.keys(ROUTES)).toContain(need)
    for (const role of ROLES) {
      const isServed = needs.every((need) => mayCall(role, need as RouteName))
      expect([role, mayEnter(role, place)]).toEqual([role, isServed])
    }
  })

  it('are named by the address, the first one where it names none', () => {
    expect(placeNamed(undefined)).toBe('briefings')
    expect(placeNamed('audit')).toBe('audit')
    expect(placeNamed('toString')).toBeNull()
  })
})

describe('finding people', () => {
  const people: readonly Person[] = [
    personOf('zoe', { name: 'Zoë van der Linden', accreditedFor: 'Meridian Television', standing: 'accepted' }),
    personOf('kit', { name: 'Kit Marsh', email: 'kit@tideway.example', role: 'captioner' }),
    personOf('ivo', { name: 'Ivo Sand', outlet: 'Tideway Radio', standing: 'refused', reason: 'No.' }),
  ]
  const names = (typed: string, filter: Parameters<typeof findPeople>[2] = 'all') =>
    findPeople(people, typed, filter).map(({ id }) => id)

  it('goes by name, address and either outlet, without case and accents', () => {
    expect(names('zoe')).toEqual(['zoe'])
    expect(names('MERIDIAN')).toEqual(['zoe'])
    expect(names('tideway')).toEqual(['kit', 'ivo'])
    expect(names('  ')).toEqual(['zoe', 'kit', 'ivo'])
  })

  it('asks for every typed word', () => expect(names('sand tideway')).toEqual(['ivo']))

  it('can be narrowed to those who were kept out, and to staff', () => {
    expect(names('', 'kept-out')).toEqual(['ivo'])
    expect(names('', 'staff')).toEqual(['kit'])
    expect(names('', 'accepted')).toEqual(['zoe'])
  })
})

it('counts nobody as waiting who has another role than reporter', () => {
  expect(isWaiting(personOf('a'))).toBe(true)
  expect(isWaiting(personOf('a', { role: 'captioner' }))).toBe(false)
  expect(isWaiting(personOf('a', { standing: 'refused' }))).toBe(false)
})

it('offers captioners first and no owners for a part in one briefing', () => {
  const groups = assignable([
    personOf('o', { role: 'owner' }),
    personOf('r', { name: 'Rui' }),
    personOf('b', { name: 'Bea' }),
    personOf('c', { role: 'captioner' }),
  ])
  expect(groups.map(({ role, people }) => [role, people.map(({ id }) => id)])).toEqual([
    ['captioner', ['c']],
    ['reporter', ['b', 'r']],
  ])
})

describe('the audit', () => {
  const entryOf = (about: Partial<AuditEntry>): AuditEntry => ({
    seq: 1,
    at: Date.UTC(2026, 10, 24, 8),
    by: { role: 'owner', id: 'ines', name: 'Ines Holm' },
    type: 'OutletAdded',
    subject: 'Harbour Post',
    value: null,
    briefing: null,
    from: null,
    ...about,
  })
  const said = (about: Partial<AuditEntry>) =>
    sentenceOf(entryOf(about), t())
      .map(({ text }) => text)
      .join('')
  const types = newsroomEventSchema.options.map((option) => option.shape.type.value)

  it.each(['en', 'fr'] as const)('has a finished sentence for every fact of the newsroom, in %s', async (locale) => {
    await setLocale(locale)
    for (const type of types) {
      for (const subject of ['Harbour Post', '', null]) {
        const sentence = said({ type, subject, value: 'moderator' })
        expect([type, sentence]).toEqual([type, expect.stringMatching(/^[^{}\uE000\uE001]{8,}$/u)])
        expect([type, sentence]).toEqual([type, expect.not.stringMatching(/ {2}|: ?$/u)])
      }
      expect(kindOf(entryOf({ type }))).not.toBeNull()
    }
  })

  it('says who did what to whom', () => {
    expect(said({ type: 'RoleGiven', subject: 'Kit Marsh', value: 'moderator' })).toBe(
      'Ines Holm gave Kit Marsh another role: Moderator',
    )
    expect(said({ type: 'StaffAssigned', subject: 'Kit Marsh', value: 'captioner', briefing: 'On the quay' })).toBe(
      'Ines Holm assigned Kit Marsh to On the quay: Captioner',
    )
    expect(said({ type: 'AccreditationDecided', subject: 'Ivo Sand', value: 'refused' })).toBe(
      'Ines Holm refused Ivo Sand',
    )
    expect(said({ type: 'ScreenChanged', subject: 'Front wall', briefing: 'On the quay' })).toBe(
      'Ines Holm changed the screen Front wall; it shows On the quay',
    )
    expect(said({ type: 'ScreenChanged', subject: 'Front wall' })).toBe(
      'Ines Holm changed the screen Front wall; it shows no briefing',
    )
  })

  it('tells one’s own account from somebody else’s', () => {
    expect(said({ type: 'SessionsEnded', subject: 'Ines Holm' })).toBe('Ines Holm signed out everywhere')
    expect(said({ type: 'SessionsEnded', subject: 'Kit Marsh' })).toBe('Ines Holm signed Kit Marsh out everywhere')
  })

  it('names an account that was erased as such', () => {
    expect(said({ type: 'RoleGiven', subject: null, value: 'reporter' })).toContain('an erased account')
  })

  it('tells the owner’s link, the server and a visitor from people', () => {
    const by = (role: AuditEntry['by']['role'], id: string) => said({ by: { role, id, name: null } })
    expect(by('owner', 'owner:s1')).toMatch(/^Somebody with the owner’s link added/)
    expect(by('owner', 'node')).toMatch(/^The server added/)
    expect(by('reader', '')).toMatch(/^Somebody not signed in added/)
  })

  it('shows a fact that it does not know by its name, with what it is about', () => {
    const unknown = said({ type: 'QueueClosed', subject: 'Morning statement', value: 'x' })
    expect(unknown).toContain('QueueClosed')
    expect(unknown).toContain('Morning statement')
    expect(kindOf(entryOf({ type: 'QueueClosed' }))).toBeNull()
  })

  it('is parted by day without changing its order', () => {
    const at = [9, 8, 3].map((hour) => entryOf({ seq: hour, at: hour }))
    const days = byDay(at, (time) => (time > 5 ? 'today' : 'yesterday'))
    expect(days.map(({ name, entries }) => [name, entries.map(({ seq }) => seq)])).toEqual([
      ['today', [9, 8]],
      ['yesterday', [3]],
    ])
  })
})

/** The mailer's own list is a type; one that is missing or too many here does not compile. */
const TEMPLATES = {
  'register-code': true,
  'account-exists': true,
  'password-code': true,
  'password-changed': true,
  'accreditation-accepted': true,
  'accreditation-refused': true,
  'accreditation-revoked': true,
  invitation: true,
  'newsletter-confirm': true,
  digest: true,
} satisfies Record<TemplateName, true>

it('has words for every trouble of the mailer, and for every template', () => {
  expect([...MAIL_TROUBLES].sort()).toEqual([...MAIL_TROUBLE_KINDS].sort())
  expect([...MAIL_TEMPLATES].sort()).toEqual(Object.keys(TEMPLATES).sort())
})

describe('a logo', () => {
  const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4]
  const fileOf = (bytes: readonly number[], size = bytes.length) => {
    const all = new Uint8Array(size)
    all.set(bytes)
    return new Blob([all])
  }

  it('is told by its own bytes and sent as the server takes it', async () => {
    const read = await readLogo(fileOf(PNG))
    expect(logoSchema.parse(read)).toEqual(read)
    expect(read).toMatchObject({ type: 'image/png' })
    expect(await readLogo(fileOf([0xff, 0xd8, 0xff, 0xe0]))).toMatchObject({ type: 'image/jpeg' })
    expect(await readLogo(fileOf([...'RIFF0000WEBP'].map((letter) => letter.charCodeAt(0))))).toMatchObject({
      type: 'image/webp',
    })
  })

  it('may be as large as the server allows, and no larger', async () => {
    const largest = await readLogo(fileOf(PNG, LOGO_BYTES))
    expect(logoSchema.parse(largest).base64).toHaveLength(LOGO_LIMIT)
    expect(await readLogo(fileOf(PNG, LOGO_BYTES + 1))).toBe('large')
  })

  it('is nothing that only pretends to be a picture, nor one that may hold script', async () => {
    expect(await readLogo(new Blob(['<svg onload="alert(1)"/>'], { type: 'image/png' }))).toBe('kind')
    expect(await readLogo(new Blob([]))).toBe('kind')
  })
})

describe('changed settings', () => {
  const settings: PublicSettings = {
    name: 'Quay Press',
    logo: null,
    languages: ['en', 'fr'],
    registration: 'open',
    holdS: 30,
    framedBy: ['https://press.example.org'],
  }

  it('are only what was changed', () => {
    expect(changeOf(typedFrom(settings), settings)).toEqual({})
    expect(changeOf({ ...typedFrom(settings), registration: 'closed' }, settings)).toEqual({ registration: 'closed' })
    expect(changeOf({ ...typedFrom(settings), holdS: 45 }, settings)).toEqual({ holdS: 45 })
    expect(changeOf({ ...typedFrom(settings), holdS: '' }, settings)).toEqual({ holdS: 0 })
    expect(changeOf({ ...typedFrom(settings), offer: 'fr-en' }, settings)).toEqual({ languages: ['fr', 'en'] })
  })

  it('hold the sites as they were typed, one a line, and send them all when one was changed', () => {
    const typed = typedFrom(settings)
    expect(typed.sites).toBe('https://press.example.org')
    expect(changeOf({ ...typed, sites: ' https://press.example.org/ \n\n' }, settings)).toEqual({})
    expect(changeOf({ ...typed, sites: `${typed.sites}\nhttps://*.Quay.example:8443` }, settings)).toEqual({
      framedBy: ['https://press.example.org', 'https://*.quay.example:8443'],
    })
    expect(changeOf({ ...typed, sites: '' }, settings)).toEqual({ framedBy: [] })
  })

  it('take the name away where it is emptied, and the logo where none is wanted', () => {
    expect(changeOf({ ...typedFrom(settings), name: '  ', logo: null }, settings)).toEqual({ name: null, logo: null })
  })
})

describe('an invitation', () => {
  it('leaves out what was not typed, and is what the server takes', () => {
    const sent = asSent(newTypedInvitation('fr'))
    expect(sent).toEqual({ role: 'reporter', label: '', uses: 1, language: 'fr' })
    expect(newInvitationSchema.safeParse(sent).success).toBe(true)
  })

  it('carries its end as an instant, whatever the clock of the browser shows', () => {
    const sent = asSent({ ...newTypedInvitation('en'), endsAt: '2026-11-30T18:00', email: ' ada@delta.example ' })
    expect(newInvitationSchema.parse(sent)).toMatchObject({ email: 'ada@delta.example' })
    expect(new Date(sent.endsAt ?? '').getTime()).toBe(new Date(2026, 10, 30, 18).getTime())
  })

  it('is over once it is revoked, used up or ended', () => {
    const now = 1_000
    expect(stateOf(invitationOf('a'), now)).toBe('open')
    expect(stateOf(invitationOf('a', { revoked: true }), now)).toBe('revoked')
    expect(stateOf(invitationOf('a', { uses: 2, used: 2 }), now)).toBe('used-up')
    expect(stateOf(invitationOf('a', { endsAt: now }), now)).toBe('ended')
    expect(stateOf(invitationOf('a', { endsAt: now + 1 }), now)).toBe('open')
  })
})
