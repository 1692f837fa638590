/** The pages by which people come in, as somebody meets them who types, mistypes and comes back. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { CodeSent, OwnAccount, SessionAnswer } from '#shared/protocol/people.ts'
import { setLocale } from '../../client/format/i18n.ts'
import { typedAddress } from '../../client/people/typedAddress.ts'
import { typedProfile } from '../../client/people/typedProfile.ts'
import { ok, refused, stubAnswers, type Answers } from './support/answers.ts'
import { byRole } from './support/byRole.ts'
import { visit, type Visit } from './support/visit.ts'

const READER: SessionAnswer = { role: 'reader', account: null, staff: [] }
const KIT: OwnAccount = {
  id: 'kit',
  name: 'Kit Marsh',
  email: 'kit@tideway.example',
  outlet: 'Tideway Radio',
  language: 'en',
  role: 'reporter',
  standing: 'asked',
  reason: null,
  accreditedFor: null,
}
const APPLICANT: SessionAnswer = { role: 'applicant', account: KIT, staff: [] }
const PASSWORD = 'Gulls!over-Pier-17'
const NOW = Date.UTC(2026, 10, 24, 9)
/** The server's clock is five minutes ahead of this device's. */
const AHEAD = 5 * 60_000
const sent = (request = 'c1'): CodeSent => ({
  request,
  now: Date.now() + AHEAD,
  againAt: Date.now() + AHEAD + 60_000,
  expiresAt: Date.now() + AHEAD + 30 * 60_000,
})
const TOKEN = 'an-invitation-of-many-letters'

let answers: Answers
let open: Visit | null = null
const go = async (address: string) => (open = await visit(address))
const said = () => open?.page.text() ?? ''

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setInterval', 'clearInterval'] })
  await setLocale('en')
  answers = stubAnswers()
  answers.on('GET /api/sessions/current', ok(READER))
  answers.on('GET /api/settings', ok({ name: null, logo: null, languages: ['en', 'fr'], registration: 'open' }))
  answers.on('GET /api/briefings', ok({ briefings: [] }))
})
afterEach(() => {
  open?.leave()
  open = null
  typedAddress.value = ''
  Object.assign(typedProfile, { name: '', outlet: '' })
  sessionStorage.clear()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('signing in', () => {
  it('leads back to the page that one came from', async () => {
    const { router, type, submit } = await go('/sign-in?back=/account')
    answers.on('POST /api/sessions', ok(APPLICANT, 201))
    answers.on('GET /api/sessions/current', ok(APPLICANT))
    await type('email', ' kit@tideway.example ')
    await type('current-password', PASSWORD)
    await submit()
    expect(answers.asked).toContainEqual({
      call: 'POST /api/sessions',
      body: { email: 'kit@tideway.example', password: PASSWORD },
    })
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/account'))
  })

  it('names what is missing at its field, goes there, and asks the server nothing', async () => {
    const { page, type, submit } = await go('/sign-in')
    await type('email', 'kit')
    await submit()
    const field = page.find('[name=email]')
    expect(said()).toContain('not a whole e-mail address')
    expect(document.activeElement).toBe(field.element)
    const described = field.attributes('aria-describedby') ?? ''
    expect(document.getElementById(described)?.textContent).toContain('not a whole e-mail address')
    await type('email', 'kit@tideway.example')
    expect(field.attributes('aria-invalid')).toBeUndefined()
    expect(answers.asked.map(({ call }) => call)).not.toContain('POST /api/sessions')
  })

  it.each([
    [refused(401, 'credentials-wrong'), 'do not go together'],
    [refused(429, 'too-many-requests', { retryAfterMs: 61_000 }), 'Try again in 61 seconds.'],
    ['unreachable' as const, 'could not be reached'],
  ])('says beside the form why it did not work, goes there and keeps what was typed (%#)', async (answer, words) => {
    const { page, type, submit } = await go('/sign-in')
    answers.on('POST /api/sessions', answer)
    await type('email', 'kit@tideway.example')
    await type('current-password', 'wrong')
    await submit()
    const alert = page.find('[role=alert]')
    expect(alert.text()).toContain(words)
    expect(document.activeElement).toBe(alert.element)
    expect((page.find('[name=current-password]').element as HTMLInputElement).value).toBe('wrong')
    // The same again is said again.
    ;(page.find('[name=email]').element as HTMLInputElement).focus()
    await submit()
    expect(document.activeElement).toBe(page.find('[role=alert]').element)
  })

  it('hands the way back and the typed address on, the address not in the URL', async () => {
    const { page, router, type } = await go('/sign-in?back=/account')
    await type('email', 'kit@tideway.example')
    const link = byRole(page, 'link', 'Forgotten your password?')
    await router.push(link.getAttribute('href') ?? '')
    await flushPromises()
    expect(router.currentRoute.value.fullPath).toBe('/forgotten?back=/account')
    expect((page.find('[name=email]').element as HTMLInputElement).value).toBe('kit@tideway.example')
  })
})

describe('a new password', () => {
  it('has each condition ticked off in words, and the progress said once', async () => {
    const { page, type } = await go('/register')
    const items = () => page.findAll('.conditions li').map((item) => item.text().replaceAll(/\s+/g, ' '))
    expect(items().every((words) => words.endsWith('missing'))).toBe(true)
    await type('new-password', 'gulls over')
    expect(items().filter((words) => words.endsWith('met'))).toEqual(['a small letter, met'])
    await type('new-password', PASSWORD)
    expect(items().every((words) => words.endsWith('met'))).toBe(true)
    expect(page.find('.conditions [role=status]').text()).toBe('6 conditions of 6 met')
  })

  it('can be shown and hidden, by a button that says which', async () => {
    const { page } = await go('/register')
    const field = page.find('[name=new-password]')
    byRole(page, 'button', 'Show the password').click()
    await nextTick()
    expect(field.attributes('type')).toBe('text')
    byRole(page, 'button', 'Hide the password').click()
    await nextTick()
    expect(field.attributes('type')).toBe('password')
  })

  it('tells password managers what it is, and lets a code come from the mail', async () => {
    answers.on('POST /api/codes', ok(sent(), 202))
    const { page, type, submit } = await go('/forgotten')
    await type('email', 'kit@tideway.example')
    await submit()
    const marked = Object.fromEntries(
      page
        .findAll('input')
        .map((input) => [input.attributes('autocomplete'), (input.element as HTMLInputElement).value]),
    )
    expect(marked).toEqual({ username: 'kit@tideway.example', 'one-time-code': '', 'new-password': '' })
    expect(page.find('[name=code]').attributes('inputmode')).toBe('numeric')
  })
})

async function registered(): Promise<Visit> {
  const way = await go('/register')
  answers.on('POST /api/accounts', ok(sent(), 202))
  await way.type('email', 'kit@tideway.example')
  await way.type('name', 'Kit Marsh')
  await way.type('organization', 'Tideway Radio')
  await way.type('new-password', PASSWORD)
  await way.submit()
  return way
}

describe('registering', () => {
  it('sends what was typed and the language of the page, then asks for the code', async () => {
    await setLocale('fr')
    const { page } = await registered()
    expect(answers.asked.at(-1)?.body).toEqual({
      email: 'kit@tideway.example',
      name: 'Kit Marsh',
      outlet: 'Tideway Radio',
      password: PASSWORD,
      language: 'fr',
    })
    expect(page.find('h1').text()).toBe('Regardez votre courrier')
    expect(document.activeElement).toBe(page.find('h1').element)
  })

  it('takes the code with spaces, says where one then stands, and leads back', async () => {
    const { page, type, submit } = await registered()
    answers.on('POST /api/accounts/confirmation', ok(APPLICANT, 201))
    await type('code', ' 1234 5678 ')
    expect(answers.asked.map(({ call }) => call)).not.toContain('POST /api/accounts/confirmation')
    await submit()
    expect(answers.asked.at(-1)?.body).toEqual({ request: 'c1', code: '12345678' })
    expect(page.find('h1').text()).toBe('Welcome, Kit Marsh')
    expect(said()).toContain('Waiting for accreditation')
    expect(byRole(page, 'link', 'To the briefings').getAttribute('href')).toBe('/')
    expect(sessionStorage.length).toBe(0)
  })

  it('says how often a wrong code may still be tried', async () => {
    const { type, submit } = await registered()
    answers.on('POST /api/accounts/confirmation', refused(403, 'code-wrong', { triesLeft: 1 }))
    await type('code', '12345678')
    await submit()
    expect(said()).toContain('not the code that was sent')
    expect(said()).toContain('1 try is left.')
  })

  it('counts the wait for a new code on the server’s clock, and asks for one no sooner', async () => {
    const { page } = await registered()
    const again = byRole(page, 'button', 'Send a new code')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(said()).toContain('possible in 00:40')
    again.click()
    await flushPromises()
    expect(answers.asked.map(({ call }) => call)).not.toContain('POST /api/codes/c1/again')
    await vi.advanceTimersByTimeAsync(40_000)
    expect(said()).not.toContain('possible in')
    answers.on('POST /api/codes/c1/again', refused(429, 'code-too-soon', { retryAfterMs: 7_000 }), ok(sent(), 202))
    again.click()
    await flushPromises()
    expect(said()).toContain('Try again in 7 seconds.')
    await vi.advanceTimersByTimeAsync(8_000)
    again.click()
    await flushPromises()
    expect(said()).toContain('A new code is on its way.')
    expect(said()).toMatch(/possible in 0[01]:/)
  })

  it('says until when the code is good, by the clock of this device, and when it no longer is', async () => {
    await registered()
    const time = (at: number) => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(at)
    expect(said()).toContain(`Valid until ${time(NOW + 30 * 60_000)}`)
    await vi.advanceTimersByTimeAsync(30 * 60_000)
    expect(said()).toContain(`No longer valid since ${time(NOW + 30 * 60_000)}`)
  })

  it('goes on after a reload where it was, and keeps neither code nor password for it', async () => {
    const way = await registered()
    await way.type('code', '12345678')
    const kept = JSON.stringify({ ...sessionStorage })
    expect(kept).not.toContain(PASSWORD)
    expect(kept).not.toContain('12345678')
    way.leave()
    await go('/register')
    expect(open?.page.find('h1').text()).toBe('Look into your mail')
    expect(said()).toContain('kit@tideway.example')
  })

  it('goes back to a wrong address without losing what was typed', async () => {
    const { page } = await registered()
    byRole(page, 'button', 'Wrong address? Go back').click()
    await nextTick()
    const typed = (name: string) => (page.find(`[name="${name}"]`).element as HTMLInputElement).value
    expect([typed('email'), typed('name'), typed('organization')]).toEqual([
      'kit@tideway.example',
      'Kit Marsh',
      'Tideway Radio',
    ])
  })

  it('puts what the server refuses of one field at that field', async () => {
    const { page, type, submit } = await go('/register')
    answers.on('POST /api/accounts', refused(422, 'command-malformed', { field: 'name', problem: 'holds U+202E' }))
    await type('email', 'kit@tideway.example')
    await type('name', 'Kit\u202eMarsh')
    await type('new-password', PASSWORD)
    await submit()
    expect(said()).toContain('characters that cannot be kept')
    expect(document.activeElement).toBe(page.find('[name=name]').element)
  })

  it('is not offered where the newsroom takes nobody without an invitation', async () => {
    answers.on('GET /api/settings', ok({ name: null, logo: null, languages: ['en'], registration: 'closed' }))
    const { page } = await go('/register')
    expect(page.find('h1').text()).toBe('By invitation')
    expect(page.find('form').exists()).toBe(false)
  })
})

describe('an invitation', () => {
  it('leaves the address at once, says what it offers, and goes along with the account', async () => {
    answers.on('POST /api/invitations/look', ok({ role: 'moderator', outlet: 'Tideway Radio' }))
    const { router, type, submit } = await go(`/register?back=/account#${TOKEN}`)
    expect(router.currentRoute.value.fullPath).toBe('/register?back=/account')
    expect(said()).toContain('You are invited as a moderator. For Tideway Radio.')
    answers.on('POST /api/accounts', ok(sent(), 202))
    await type('email', 'kit@tideway.example')
    await type('name', 'Kit Marsh')
    await type('new-password', PASSWORD)
    await submit()
    expect(answers.asked.at(-1)?.body).toMatchObject({ invitation: TOKEN })
  })

  it.each([
    ['invitation-used-up', 'used as often as it may be'],
    ['invitation-ended', 'has ended'],
    ['invitation-unknown', 'does not know this invitation'],
  ])('that is no more (%s) says so, and registering goes on without it', async (code, words) => {
    answers.on('POST /api/invitations/look', refused(410, code))
    const { type, submit } = await go(`/register#${TOKEN}`)
    expect(said()).toContain(words)
    expect(said()).toContain('You can register without it')
    answers.on('POST /api/accounts', ok(sent(), 202))
    await type('email', 'kit@tideway.example')
    await type('name', 'Kit Marsh')
    await type('new-password', PASSWORD)
    await submit()
    expect(answers.asked.at(-1)?.body).not.toHaveProperty('invitation')
  })

  it('is taken up with the account of somebody who is signed in', async () => {
    answers.on('GET /api/sessions/current', ok(APPLICANT))
    answers.on('POST /api/invitations/look', ok({ role: 'captioner', outlet: null }))
    const { page } = await go(`/register#${TOKEN}`)
    const account: OwnAccount = { ...KIT, role: 'captioner', standing: 'accepted' }
    answers.on('POST /api/accounts/current/invitation', ok({ role: 'captioner', account, staff: [] }))
    byRole(page, 'button', 'Take it up with this account').click()
    await flushPromises()
    expect(answers.asked.at(-1)?.body).toEqual({ token: TOKEN })
    expect(said()).toContain('You caption in this newsroom.')
    expect(sessionStorage.length).toBe(0)
  })

  it('brings somebody back who signs in first', async () => {
    answers.on('POST /api/invitations/look', ok({ role: 'captioner', outlet: null }))
    const { page, router } = await go(`/register#${TOKEN}`)
    const href = byRole(page, 'link', 'Sign in').getAttribute('href') ?? ''
    expect(router.resolve(href).query['back']).toBe('/register')
  })
})

describe('the account', () => {
  it('sends whoever is not signed in to sign in, and back', async () => {
    const { router } = await go('/account')
    await flushPromises()
    expect(router.currentRoute.value.fullPath).toBe('/sign-in?back=/account')
  })

  it('says why it was refused, and asks again', async () => {
    const account: OwnAccount = { ...KIT, standing: 'refused', reason: 'Nobody answered at the desk.' }
    answers.on('GET /api/sessions/current', ok({ ...APPLICANT, account }))
    const { page } = await go('/account')
    expect(said()).toContain('Reason given: Nobody answered at the desk.')
    answers.on('POST /api/accounts/current/accreditation', ok(APPLICANT))
    byRole(page, 'button', 'Ask for accreditation again').click()
    await flushPromises()
    expect(said()).toContain('Waiting for accreditation')
  })

  it('learns by itself that it has been accredited', async () => {
    answers.on('GET /api/sessions/current', ok(APPLICANT))
    await go('/account')
    const account: OwnAccount = { ...KIT, standing: 'accepted', accreditedFor: 'Tideway Radio' }
    answers.on('GET /api/sessions/current', ok({ role: 'reporter', account, staff: [] }))
    await vi.advanceTimersByTimeAsync(16_000)
    await flushPromises()
    expect(said()).toContain('For Tideway Radio')
  })

  it('says that the session is over where somebody ended it elsewhere', async () => {
    answers.on('GET /api/sessions/current', ok(APPLICANT))
    const { page } = await go('/account')
    answers.on('PUT /api/accounts/current', refused(403, 'not-permitted'))
    answers.on('GET /api/sessions/current', ok(READER))
    byRole(page, 'button', 'Save').click()
    await vi.waitFor(() => expect(said()).toContain('You are no longer signed in.'))
  })

  it('signs out here or everywhere', async () => {
    answers.on('GET /api/sessions/current', ok(APPLICANT))
    const { page, router } = await go('/account')
    answers.on('DELETE /api/sessions', { status: 204 })
    byRole(page, 'button', 'Sign out everywhere').click()
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/'))
    expect(answers.asked.map(({ call }) => call)).toContain('DELETE /api/sessions')
  })
})

it('offers the captions page of the briefing that one is staff of, and of no other', async () => {
  const about = {
    status: 'live',
    rehearsal: false,
    language: 'en',
    visibility: 'public',
    timeZone: 'UTC',
    startedAt: NOW,
  }
  const briefings = ['quay', 'pier'].map((id) => ({ ...about, id, title: id, endedAt: null, scheduledFor: null }))
  answers.on('GET /api/briefings', ok({ briefings }))
  answers.on('GET /api/sessions/current', ok({ ...APPLICANT, staff: [{ briefing: 'pier', role: 'captioner' }] }))
  const { page } = await go('/')
  expect(byRole(page, 'link', 'Captions page: pier').getAttribute('href')).toBe('/b/pier/captions')
  expect(() => byRole(page, 'link', 'Captions page: quay')).toThrow('no link')
  expect(() => byRole(page, 'button', 'End')).toThrow('no button')
})

describe('the newsletter', () => {
  it('is left by one press, by a token that is not in the address any more', async () => {
    const { page, router } = await go(`/newsletter/unsubscribe#${TOKEN}`)
    expect(router.currentRoute.value.fullPath).toBe('/newsletter/unsubscribe')
    expect(answers.asked.filter(({ call }) => call.startsWith('POST'))).toEqual([])
    answers.on(`POST /api/newsletter/unsubscription?token=${TOKEN}`, ok(null))
    byRole(page, 'button', 'Unsubscribe').click()
    await flushPromises()
    expect(page.find('h1').text()).toBe('Unsubscribed')
  })

  it('shows the language that was chosen, and changes it', async () => {
    answers.on('POST /api/newsletter/preferences', ok({ language: 'fr', confirmed: true }))
    const { page, type, submit } = await go(`/newsletter/preferences#${TOKEN}`)
    expect((page.find('[name=language]').element as HTMLSelectElement).value).toBe('fr')
    answers.on('PUT /api/newsletter/preferences', ok({ language: 'en', confirmed: true }))
    await type('language', 'en')
    await submit()
    expect(answers.asked.at(-1)?.body).toEqual({ token: TOKEN, language: 'en' })
    expect(said()).toContain('Saved.')
  })

  it('says that a link of a mail was cut short', async () => {
    await go('/newsletter/confirm')
    expect(said()).toContain('Use the whole link of the mail.')
  })
})
