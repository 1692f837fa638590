/** The places of the newsroom as those meet them who run it: by role, by name, and with everything that can go wrong. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { AuditEntry, MailTroubleEntry, Person, TokenEntry } from '#shared/protocol/people.ts'
import AuditPlace from '../../client/components/newsroom/AuditPlace.vue'
import InvitationsPlace from '../../client/components/newsroom/InvitationsPlace.vue'
import MailPlace from '../../client/components/newsroom/MailPlace.vue'
import OutletsPlace from '../../client/components/newsroom/OutletsPlace.vue'
import PeoplePlace from '../../client/components/newsroom/PeoplePlace.vue'
import PlaceList from '../../client/components/newsroom/PlaceList.vue'
import SettingsPlace from '../../client/components/newsroom/SettingsPlace.vue'
import TokensPlace from '../../client/components/newsroom/TokensPlace.vue'
import type { PlaceName } from '../../client/components/newsroom/places.ts'
import { loadWords, setLocale } from '../../client/format/i18n.ts'
import { newsroomWords, peopleWords } from '../../client/locales/wordSets.ts'
import { createListing } from '../../client/stores/newsroomListing.ts'
import { byRole } from './support/byRole.ts'
import { answerWith, invitationOf, openPlace, personOf, Refused, type Asked } from './support/newsroom.ts'

beforeAll(async () => {
  await setLocale('en')
  await loadWords(peopleWords)
  await loadWords(newsroomWords)
})

let page: VueWrapper
beforeEach(() => {
  // Browsers close the rest of the page to the keyboard while a dialog is open; here it only has to open and close.
  document.body.replaceChildren()
})
afterEach(() => {
  page.unmount()
  vi.unstubAllGlobals()
})

const open = async (...args: Parameters<typeof openPlace>) => {
  page = await openPlace(...args)
  await flushPromises()
}
const press = async (name: string | RegExp) => {
  byRole(page, 'button', name).click()
  await flushPromises()
}
const submit = async (form: Element | null | undefined) => {
  form?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }))
  await flushPromises()
}
const type = async (field: Element | null | undefined, text: string) => {
  ;(field as HTMLInputElement).value = text
  field?.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}
const choose = async (field: Element | null | undefined, value: string) => {
  ;(field as HTMLSelectElement).value = value
  field?.dispatchEvent(new Event('change', { bubbles: true }))
  await flushPromises()
}
const dialog = () => (page.element as HTMLElement).querySelector<HTMLDialogElement>('dialog[open]')
const toast = () => page.find('.toast [role=status]').text()
const sent = (asked: readonly Asked[], route: string) =>
  asked.filter((each) => each.route === route).map(({ body }) => body)

describe('people', () => {
  const marta = personOf('marta', { name: 'Marta Serrano', outlet: 'Radio Nord' })
  const ines = personOf('ines', { name: 'Ines Holm', role: 'owner', standing: 'accepted' })

  it('who ask are accepted in one move, under the outlet that they wrote', async () => {
    let people: readonly Person[] = [marta, ines]
    const asked = answerWith({
      'GET /api/people': () => ({ people }),
      'GET /api/outlets': { outlets: [{ id: 'nord', name: 'Radio Nord', accredited: 0 }] },
      'POST /api/people/marta/accreditation': () => {
        people = [{ ...marta, standing: 'accepted', accreditedFor: 'Radio Nord' }, ines]
      },
    })
    await open(PeoplePlace)
    expect(page.text()).toContain('1 waits for accreditation')
    expect(page.findAll('#known-outlets option').map((option) => option.attributes('value'))).toEqual(['Radio Nord'])
    expect(page.find('.waiting input').attributes('list')).toBe('known-outlets')
    await submit(byRole(page, 'button', 'Accept Marta Serrano').closest('form'))
    expect(sent(asked, 'POST /api/people/marta/accreditation')).toEqual([
      { saw: 'asked', standing: 'accepted', outletName: 'Radio Nord' },
    ])
    expect(page.text()).toContain('Nobody waits for accreditation')
    expect(toast()).toBe('Marta Serrano is accredited for Radio Nord')
  })

  it('are refused only with a reason, which is sent as it was typed', async () => {
    const asked = answerWith({
      'GET /api/people': { people: [marta] },
      'POST /api/people/marta/accreditation': undefined,
    })
    await open(PeoplePlace)
    await press('Refuse Marta Serrano')
    await type(dialog()?.querySelector('textarea'), '   ')
    await submit(dialog()?.querySelector('form'))
    expect(sent(asked, 'POST /api/people/marta/accreditation')).toEqual([])
    await type(dialog()?.querySelector('textarea'), 'We cannot reach your editor.')
    await submit(dialog()?.querySelector('form'))
    expect(sent(asked, 'POST /api/people/marta/accreditation')).toEqual([
      { saw: 'asked', standing: 'refused', reason: 'We cannot reach your editor.' },
    ])
    expect(dialog()).toBeNull()
  })

  it('keep what was typed when another decision was quicker, which is said, and the list shows it', async () => {
    let people: readonly Person[] = [marta]
    answerWith({
      'GET /api/people': () => ({ people }),
      'POST /api/people/marta/accreditation': () => {
        people = [{ ...marta, standing: 'accepted' }]
        return new Refused(409, 'account-changed-meanwhile', { standing: 'accepted' })
      },
    })
    await open(PeoplePlace)
    await press('Refuse Marta Serrano')
    await type(dialog()?.querySelector('textarea'), 'A long reason.')
    await submit(dialog()?.querySelector('form'))
    expect(dialog()?.textContent).toContain('somebody else has accepted Marta Serrano')
    expect(dialog()?.querySelector('textarea')?.value).toBe('A long reason.')
    expect(page.text()).toContain('Nobody waits for accreditation')
  })

  it('have their reason again after the dialog was closed and opened', async () => {
    answerWith({ 'GET /api/people': { people: [marta] } })
    await open(PeoplePlace)
    await press('Refuse Marta Serrano')
    await type(dialog()?.querySelector('textarea'), 'Half a sen')
    await press('Cancel')
    await press('Refuse Marta Serrano')
    expect(dialog()?.querySelector('textarea')?.value).toBe('Half a sen')
  })

  it('are given a role after the person and the role were named', async () => {
    const asked = answerWith({
      'GET /api/people': { people: [ines, { ...marta, standing: 'accepted' }] },
      'PUT /api/people/marta/role': undefined,
    })
    await open(PeoplePlace)
    await press('Manage Marta Serrano')
    await choose(page.element.querySelector('.managing select'), 'moderator')
    await submit(page.element.querySelector('.managing form'))
    expect(dialog()?.textContent).toContain('Make Marta Serrano a moderator?')
    await submit(dialog()?.querySelector('form'))
    expect(sent(asked, 'PUT /api/people/marta/role')).toEqual([{ role: 'moderator' }])
    expect(toast()).toBe('Marta Serrano is now a moderator')
  })

  it('are erased only once the address was typed', async () => {
    const asked = answerWith({ 'GET /api/people': { people: [marta] }, 'DELETE /api/people/marta': undefined })
    await open(PeoplePlace)
    await press('Manage Marta Serrano')
    await press('Erase…')
    await submit(dialog()?.querySelector('form'))
    expect(sent(asked, 'DELETE /api/people/marta')).toEqual([])
    await type(dialog()?.querySelector('input'), 'MARTA@example.org')
    await submit(dialog()?.querySelector('form'))
    expect(sent(asked, 'DELETE /api/people/marta')).toHaveLength(1)
  })

  it('say why in the dialog when the last owner would go', async () => {
    answerWith({
      'GET /api/people': { people: [ines] },
      'PUT /api/people/ines/role': new Refused(409, 'account-last-owner'),
    })
    await open(PeoplePlace)
    await press('Manage Ines Holm')
    await choose(page.element.querySelector('.managing select'), 'reporter')
    await submit(page.element.querySelector('.managing form'))
    await submit(dialog()?.querySelector('form'))
    expect(dialog()?.querySelector('[role=alert]')?.textContent).toContain('last owner')
  })

  it('give a moderator neither roles nor erasure', async () => {
    answerWith({ 'GET /api/people': { people: [{ ...marta, standing: 'accepted' }] } })
    await open(PeoplePlace, 'moderator')
    await press('Manage Marta Serrano')
    expect(byRole(page, 'button', 'Revoke the accreditation…')).toBeTruthy()
    expect(page.find('.managing select').exists()).toBe(false)
    expect(() => byRole(page, 'button', 'Erase…')).toThrow()
  })

  it('are shown by fifty, and found wherever they stand', async () => {
    const people = Array.from({ length: 230 }, (_, n) => personOf(`p${n}`, { name: `Nr ${n}`, standing: 'accepted' }))
    answerWith({ 'GET /api/people': { people } })
    await open(PeoplePlace)
    expect(page.findAll('.rows > li')).toHaveLength(50)
    await press('Show 50 more')
    expect(page.findAll('.rows > li')).toHaveLength(100)
    await type(page.element.querySelector('#find-people'), 'nr 229')
    expect(page.findAll('.rows > li')).toHaveLength(1)
    expect(page.text()).toContain('1 of 230 accounts')
  })

  it('stay in sight when the list cannot be loaded again', async () => {
    let isDown = false
    answerWith({ 'GET /api/people': () => (isDown ? new Refused(503, 'store-down') : { people: [marta] }) })
    await open(PeoplePlace)
    isDown = true
    await submit(byRole(page, 'button', 'Accept Marta Serrano').closest('form'))
    expect(page.text()).toContain('cannot reach its store')
    expect(page.text()).toContain('Marta Serrano')
  })
})

describe('outlets', () => {
  const outlet = { id: 'delta', name: 'Agence Delta', accredited: 3 }

  it('keep the name that was typed when there is one like it', async () => {
    answerWith({
      'GET /api/outlets': { outlets: [outlet] },
      'POST /api/outlets': new Refused(409, 'outlet-already-exists', { name: 'Agence Delta' }),
    })
    await open(OutletsPlace)
    const field = (page.element as HTMLElement).querySelector<HTMLInputElement>('#new-outlet')
    await type(field, 'agence delta')
    await submit(field?.closest('form'))
    expect(page.find('[role=alert]').text()).toBe('There is an outlet called “Agence Delta” already.')
    expect(field?.value).toBe('agence delta')
  })

  it('that are in use say why they stay', async () => {
    answerWith({
      'GET /api/outlets': { outlets: [outlet] },
      'DELETE /api/outlets/delta': new Refused(409, 'outlet-in-use', { name: 'Agence Delta' }),
    })
    await open(OutletsPlace)
    await press('Remove Agence Delta')
    await submit(dialog()?.querySelector('form'))
    expect(dialog()?.textContent).toContain('while somebody is accredited for it')
  })

  it('are renamed in their place', async () => {
    const asked = answerWith({
      'GET /api/outlets': { outlets: [outlet] },
      'PUT /api/outlets/delta': undefined,
    })
    await open(OutletsPlace)
    await press('Rename Agence Delta')
    const field = page.element.querySelector('#name-delta')
    await type(field, 'Delta Press')
    await submit(field?.closest('form'))
    expect(sent(asked, 'PUT /api/outlets/delta')).toEqual([{ name: 'Delta Press' }])
    expect(toast()).toBe('Agence Delta is now called Delta Press')
  })
})

describe('invitations', () => {
  it('show their link once, whole, and never in the list', async () => {
    const asked = answerWith({
      'GET /api/invitations': { invitations: [invitationOf('a', { uses: 3, used: 1 })] },
      'POST /api/invitations': { id: 'b', url: 'https://desk.example.org/register#TOKEN' },
    })
    await open(InvitationsPlace)
    await press('New invitation')
    await submit(page.element.querySelector('form.sheet'))
    expect(sent(asked, 'POST /api/invitations')).toEqual([{ role: 'reporter', label: '', uses: 1, language: 'en' }])
    expect(page.find('code').text()).toBe('https://desk.example.org/register#TOKEN')
    expect(page.text()).toContain('shown this once')
    await press('I have kept it')
    expect(page.text()).not.toContain('TOKEN')
    expect(page.text()).toContain('1 of 3 used')
  })

  it('of moderators make captioners and reporters only', async () => {
    answerWith({})
    await open(InvitationsPlace, 'moderator')
    await press('New invitation')
    const roles = page.findAll('form.sheet select').at(0)?.findAll('option') ?? []
    expect(roles.map((option) => option.text())).toEqual(['Reporter', 'Captioner'])
  })

  it('that fail leave the form as it was filled in and say which field is wrong', async () => {
    answerWith({ 'POST /api/invitations': new Refused(422, 'command-malformed', { field: 'email', problem: 'x' }) })
    await open(InvitationsPlace)
    await press('New invitation')
    await type(page.element.querySelector('input[type=email]'), 'ada@delta')
    await submit(page.element.querySelector('form.sheet'))
    expect(page.find('[role=alert]').text()).toContain('“Also by mail to”')
    expect((page.element as HTMLElement).querySelector<HTMLInputElement>('input[type=email]')?.value).toBe('ada@delta')
  })
})

describe('lines tokens', () => {
  const token: TokenEntry = {
    briefing: 'quay',
    title: 'The quay',
    id: 'tok123456',
    label: 'lines',
    issuedAt: 0,
    revoked: false,
  }

  it('are revoked through the briefing that they are of', async () => {
    let tokens = [token]
    const asked = answerWith({
      'GET /api/tokens': () => ({ tokens }),
      'POST /api/briefings/quay/commands': () => {
        tokens = [{ ...token, revoked: true }]
        return { seq: 9 }
      },
    })
    await open(TokensPlace)
    await press(/Revoke token tok123 of The quay/)
    await submit(dialog()?.querySelector('form'))
    expect(sent(asked, 'POST /api/briefings/quay/commands')).toEqual([
      { type: 'RevokeLinesToken', tokenId: 'tok123456' },
    ])
    expect(page.find('.rows .state').text()).toBe('Revoked')
  })
})

describe('the audit', () => {
  const entryOf = (seq: number, type = 'SignedIn'): AuditEntry => ({
    seq,
    at: seq * 1_000,
    by: { role: 'owner', id: 'ines', name: 'Ines Holm' },
    type,
    subject: null,
    value: null,
    briefing: null,
    from: '192.0.2.7',
  })

  it('goes on looking for a rare kind through the older pages', async () => {
    let pages = 0
    answerWith({
      'GET /api/audit': () => {
        pages += 1
        const newest = 400 - pages * 100
        const entries = Array.from({ length: 100 }, (_, n) => entryOf(newest + 100 - n))
        if (pages === 3) entries[50] = entryOf(51, 'SettingsChanged')
        return { entries, more: pages < 4 }
      },
    })
    await open(AuditPlace)
    expect(page.findAll('.entries > li')).toHaveLength(100)
    await choose(page.element.querySelector('#audit-kind'), 'newsroom')
    expect(page.text()).toContain('Nothing of this kind in the newest 100 entries')
    await press('Older')
    expect(page.findAll('.entries > li')).toHaveLength(1)
    expect(page.text()).toMatch(/Ines Holm changed the settings\s+from 192.0.2.7/)
    expect(page.text()).toContain('This is the beginning')
  })
})

describe('settings', () => {
  const settings = { name: null, logo: null, languages: ['en', 'fr'], registration: 'open', holdS: 0, framedBy: [] }

  it('send what was changed, and say that it was saved', async () => {
    let now: object = settings
    const asked = answerWith({
      'GET /api/settings': () => now,
      'PUT /api/settings': (change: object) => {
        now = { ...settings, ...change }
      },
    })
    await open(SettingsPlace)
    expect(byRole(page, 'button', 'Save')).toHaveProperty('disabled', true)
    await type(page.element.querySelector('#newsroom-name'), 'Quay Press')
    expect(page.text()).toContain('Not saved yet')
    await submit(page.element.querySelector('form'))
    expect(sent(asked, 'PUT /api/settings')).toEqual([{ name: 'Quay Press' }])
    expect(toast()).toBe('Saved. Pages show it when they are opened the next time.')
    expect(page.text()).not.toContain('Not saved yet')
  })

  it('keep what was typed when saving fails', async () => {
    answerWith({ 'GET /api/settings': settings, 'PUT /api/settings': new Refused(503, 'store-down') })
    await open(SettingsPlace)
    await type(page.element.querySelector('#newsroom-name'), 'Quay Press')
    await submit(page.element.querySelector('form'))
    expect(page.find('[role=alert]').text()).toContain('Nothing was changed')
    expect((page.element as HTMLElement).querySelector<HTMLInputElement>('#newsroom-name')?.value).toBe('Quay Press')
  })
})

describe('the sites that may embed', () => {
  const settings = { name: null, logo: null, languages: ['en', 'fr'], registration: 'open', holdS: 0, framedBy: [] }

  it('[SG3] are not sent while a line is wrong: each such line is named, and what is mended is no longer', async () => {
    const asked = answerWith({ 'GET /api/settings': settings, 'PUT /api/settings': {} })
    await open(SettingsPlace)
    const field = page.element.querySelector('textarea')
    await type(field, 'https://press.example.org\npress.example.net\nhttps://press.example.org/')
    expect(page.text()).not.toContain('Line 2')
    await submit(page.element.querySelector('form'))
    expect(page.text()).toContain('Line 2: “press.example.net” is no site.')
    expect(page.text()).toContain('Line 3: “https://press.example.org/” stands there twice.')
    expect(sent(asked, 'PUT /api/settings')).toEqual([])
    await type(field, 'https://press.example.org\nhttps://press.example.net')
    expect(page.text()).not.toContain('Line ')
    await submit(page.element.querySelector('form'))
    expect(sent(asked, 'PUT /api/settings')).toEqual([
      { framedBy: ['https://press.example.org', 'https://press.example.net'] },
    ])
  })
})

describe('mail', () => {
  const trouble: MailTroubleEntry = {
    id: 'invitation:a',
    template: 'invitation',
    to: 'ada@delta.example',
    attempts: 2,
    kind: 'unreachable',
    reason: 'connect ECONNREFUSED',
    at: 0,
    nextAt: null,
  }

  it('says what does not leave, to whom and why, until somebody has seen it', async () => {
    let troubles = [trouble]
    const asked = answerWith({
      'GET /api/mail': () => ({ troubles }),
      'DELETE /api/mail/invitation%3Aa': () => {
        troubles = []
      },
    })
    await open(MailPlace)
    for (const words of ['Invitation', 'ada@delta.example', 'cannot be reached', 'ECONNREFUSED', 'Given up'])
      expect(page.text()).toContain(words)
    await press(/^Seen: Invitation/)
    expect(sent(asked, 'DELETE /api/mail/invitation%3Aa')).toHaveLength(1)
    expect(page.text()).toContain('Every mail has left')
  })
})

describe('a session that is over', () => {
  it('takes nothing that was typed: it is said in the dialog that was sent too late', async () => {
    answerWith({
      'GET /api/people': { people: [personOf('marta', { name: 'Marta Serrano' })] },
      'POST /api/people/marta/accreditation': new Refused(403, 'not-permitted', { role: 'reader' }),
    })
    await open(PeoplePlace)
    await press('Refuse Marta Serrano')
    await type(dialog()?.querySelector('textarea'), 'A long reason.')
    await submit(dialog()?.querySelector('form'))
    expect(dialog()?.querySelector('[role=alert]')?.textContent).toContain('Sign in again in another tab')
    expect(dialog()?.querySelector('textarea')?.value).toBe('A long reason.')
  })

  it('is said, with the way to sign in and back to this page', async () => {
    answerWith({ 'GET /api/mail': new Refused(403, 'not-permitted', { role: 'reader' }) })
    await open(MailPlace)
    expect(page.find('[role=alert]').text()).toContain('Your session is over')
    expect(byRole(page, 'link', 'Sign in').getAttribute('href')).toBe('/sign-in?back=/newsroom')
  })
})

describe('the list of places', () => {
  const placesOf = (role: 'owner' | 'moderator', current: PlaceName = 'briefings') =>
    defineComponent(() => () => h(PlaceList, { current, role, waiting: { people: 3, mail: 1 } }))

  it('says in words what waits where', async () => {
    answerWith({})
    await open(placesOf('owner'))
    expect(byRole(page, 'link', /^People/).textContent).toContain('3 wait for accreditation')
    expect(byRole(page, 'link', /^Mail/).textContent).toContain('1 mail does not leave')
  })

  it('names the present place to those who cannot see it, and leaves out what is not theirs', async () => {
    answerWith({})
    await open(placesOf('moderator', 'people'))
    expect(byRole(page, 'link', /^People/).getAttribute('aria-current')).toBe('page')
    expect(() => byRole(page, 'link', 'Settings')).toThrow()
  })

  it('closes by Escape on a phone and gives the focus back to its bar', async () => {
    answerWith({})
    await open(placesOf('owner'))
    await press('Briefings')
    const bar = byRole(page, 'button', 'Briefings')
    expect(bar.getAttribute('aria-expanded')).toBe('true')
    byRole(page, 'link', 'Outlets').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await flushPromises()
    expect(bar.getAttribute('aria-expanded')).toBe('false')
    expect(document.activeElement).toBe(bar)
  })
})

describe('a list', () => {
  it('ignores an answer that a later one has overtaken', async () => {
    const answers: ((entries: readonly string[]) => void)[] = []
    vi.stubGlobal(
      'fetch',
      () => new Promise((resolve) => answers.push((entries) => resolve(Response.json({ entries })))),
    )
    const list = createListing<string>('/api/x', 'entries')
    const both = Promise.all([list.load(), list.load()])
    answers[1]?.(['new'])
    answers[0]?.(['old'])
    await both
    expect(list.all.value).toEqual(['new'])
  })
})
