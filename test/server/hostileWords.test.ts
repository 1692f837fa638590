/** Words that are meant to do something: in every field of every route for people, and in the mails that carry them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutletEntry, Person, PublicSettings } from '#shared/protocol/people.ts'
import { createMovableClock, type MovableClock } from '../support/movableClock.ts'
import {
  ask,
  codeOf,
  decide,
  insist,
  invite,
  PASSWORD,
  register,
  startNewsroom,
  type Member,
  type Newsroom,
} from '../support/people.ts'

let clock: MovableClock
let newsroom: Newsroom
let member: Member

beforeAll(async () => {
  clock = createMovableClock(0)
  newsroom = await startNewsroom({ clock })
  member = await register(newsroom.node, newsroom.smtp)
})
afterAll(() => newsroom.close())

const TOKEN = 'ds_aNobodyHasEverBeenGivenThisTokenOfTheTestsX'
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('base64')
const deep = (levels: number): unknown => (levels === 0 ? 'x' : { x: deep(levels - 1) })

/** A body that is taken, for each route that takes one: each field of it is attacked in turn. */
const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'POST /api/accounts': {
    email: 'a@example.org',
    password: PASSWORD,
    name: 'N',
    outlet: 'O',
    language: 'en',
    invitation: TOKEN,
  },
  'POST /api/accounts/confirmation': { request: 'none', code: '12345678' },
  'POST /api/accounts/password': { request: 'none', code: '12345678', password: PASSWORD },
  'PUT /api/accounts/current': { name: 'N', outlet: 'O', language: 'en' },
  'PUT /api/accounts/current/password': { current: PASSWORD, password: PASSWORD },
  'POST /api/accounts/current/invitation': { token: TOKEN },
  'DELETE /api/accounts/current': { password: PASSWORD },
  'POST /api/codes': { email: 'a@example.org', language: 'en' },
  'POST /api/sessions': { email: 'a@example.org', password: PASSWORD },
  'POST /api/people/SOMEBODY/accreditation': { saw: 'asked', standing: 'refused', reason: 'R', outletName: 'O' },
  'PUT /api/people/SOMEBODY/role': { role: 'reporter' },
  'POST /api/outlets': { name: 'O' },
  'POST /api/invitations': {
    role: 'reporter',
    outletName: 'O',
    label: 'L',
    uses: 1,
    endsAt: '2090-01-01T00:00:00Z',
    email: 'a@example.org',
    language: 'en',
  },
  'POST /api/invitations/look': { token: TOKEN },
  'PUT /api/settings': { name: 'N', logo: { type: 'image/png', base64: PNG }, languages: ['en'], registration: 'open' },
  'POST /api/newsletter': { email: 'a@example.org', language: 'en' },
  'POST /api/newsletter/confirmation': { token: TOKEN },
  'PUT /api/newsletter/preferences': { token: TOKEN, language: 'en' },
}
const ofMember = new Set(Object.keys(bodies).filter((route) => route.includes('/accounts/current')))

const hostile: Readonly<Record<string, unknown>> = {
  'a control character': 'A\u0000B\u001b[31m',
  'a direction override': 'A\u202ebmoc.elpmaxe',
  'a lone surrogate': 'A\ud800B',
  'a text of 15,000 characters': 'x'.repeat(15_000),
  'a number': 7,
  'a truth': true,
  'a list': ['A', 'B'],
  'a list of lists': [[['A']]],
  'an object': { toString: 'A', length: 3 },
  'an object like a prototype': JSON.parse('{"__proto__":{"role":"owner"},"constructor":{"prototype":{}}}') as unknown,
  'seven levels': deep(7),
}

/** What is only compared or hashed, and never shown, may be any text that is not too long. */
function isBearable(field: string, what: string): boolean {
  if (field === 'uses') return what === 'a number'
  const isText = typeof hostile[what] === 'string' && what !== 'a text of 15,000 characters'
  if (field === 'token' || field === 'invitation') return isText
  return (field === 'password' || field === 'current') && isText && what !== 'a lone surrogate'
}

const send = (route: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(newsroom.node, route.replace('SOMEBODY', member.account), {
    cookie: ofMember.has(route) ? member.cookie : newsroom.owner,
    body,
    headers,
  })

describe.each(Object.keys(bodies))('%s', (route) => {
  const plain = bodies[route] ?? {}

  it.each(Object.keys(hostile))('refuses %s in any of its fields, and names the field', async (what) => {
    for (const field of Object.keys(plain)) {
      if (isBearable(field, what)) continue
      const answer = await send(route, { ...plain, [field]: hostile[what] })
      expect([field, codeOf(answer), answer.status]).toEqual([field, 'command-malformed', 422])
      const { detail } = answer.body as { detail: { field: string } }
      // Either door of a session is tried, and neither is named.
      if (route !== 'POST /api/sessions') expect(detail.field.startsWith(field)).toBe(true)
      expect(answer.text.length).toBeLessThan(600)
    }
  })

  it('refuses 100 kB, what is nested deep, what is no object and what is no JSON', async () => {
    const wide = { ...plain, padding: 'x'.repeat(100_000) }
    expect(codeOf(await send(route, wide))).toBe('body-too-large')
    expect(codeOf(await send(route, { ...plain, x: deep(30) }))).toBe('body-malformed')
    expect(codeOf(await send(route, '['.repeat(8_000)))).toBe('body-malformed')
    for (const body of ['[]', '"text"', '7', 'null']) expect(codeOf(await send(route, body))).toBe('command-malformed')
    for (const body of ['', '{', '{"a":1}{', '<a/>', 'a=1&b=2'])
      expect(codeOf(await send(route, body))).toBe('body-malformed')
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await send(route, JSON.stringify(plain), { 'content-type': type })
      expect(codeOf(answer)).toBe('media-type-unsupported')
    }
  })
})

describe('words that came through', () => {
  const SCRIPT = '<script>alert(1)</script>"\'&`{{7*7}}'

  it('are given back as they are, and run nowhere', async () => {
    const person = await register(newsroom.node, newsroom.smtp, { name: SCRIPT, outlet: SCRIPT })
    await insist(newsroom.node, 'POST /api/outlets', { cookie: newsroom.owner, body: { name: SCRIPT } })
    const listed = await insist<{ people: Person[] }>(newsroom.node, 'GET /api/people', { cookie: newsroom.owner })
    expect(listed.body.people[0]).toMatchObject({ id: person.account, name: SCRIPT, outlet: SCRIPT })
    expect(listed.headers).toMatchObject({ 'x-content-type-options': 'nosniff' })
    expect(listed.headers['content-type']).toContain('application/json')
    const outlets = await insist<{ outlets: OutletEntry[] }>(newsroom.node, 'GET /api/outlets', {
      cookie: newsroom.owner,
    })
    expect(outlets.body.outlets.map(({ name }) => name)).toContain(SCRIPT)
  })

  it('add nothing to anybody’s prototype', async () => {
    const body = '{"__proto__":{"role":"owner","isAdmin":true},"name":"N","outlet":"","language":"en"}'
    await insist(newsroom.node, 'PUT /api/accounts/current', { cookie: member.cookie, body })
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
    const answer = await insist<{ role: string }>(newsroom.node, 'GET /api/sessions/current', { cookie: member.cookie })
    expect(answer.body.role).toBe('applicant')
  })

  const INJECTED = 'A\r\nBcc: thief@example.org\r\nX-Injected: yes\r\n\r\n<b>body</b>'

  it('make no header of a mail, whether they are a name, an outlet, a reason or the newsroom’s own name', async () => {
    const { node, smtp, owner } = newsroom
    await insist(node, 'PUT /api/settings', { cookie: owner, body: { name: INJECTED } })
    const email = 'injected@example.org'
    const person = await register(node, smtp, { email, name: INJECTED, outlet: INJECTED })
    await decide(node, owner, person.account, ['asked', 'refused'], INJECTED)
    await smtp.nextMailTo(email)
    const body = { saw: 'refused', standing: 'accepted', outletName: INJECTED }
    await insist(node, `POST /api/people/${person.account}/accreditation`, { cookie: owner, body })
    await smtp.nextMailTo(email)
    await invite(node, owner, { role: 'reporter', outletName: INJECTED, label: INJECTED, email })
    await smtp.nextMailTo(email)
    const mails = smtp.mails().filter(({ envelope }) => envelope.to.includes(email))
    expect(mails).toHaveLength(4)
    for (const { envelope, headers, raw } of mails) {
      expect(envelope.to).toEqual([email])
      expect(headers.has('bcc') || headers.has('x-injected')).toBe(false)
      expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^(Bcc|X-Injected):/im)
    }
    expect(smtp.mails().some(({ envelope }) => envelope.to.includes('thief@example.org'))).toBe(false)
    await insist(node, 'PUT /api/settings', { cookie: owner, body: { name: null } })
  })

  it.each([
    'a@example.org\r\nBcc: thief@example.org',
    'a@example.org, thief@example.org',
    '<a@example.org>',
    'Anna <a@example.org>',
    '"a b"@example.org',
    'a@[127.0.0.1]',
    'a@example.org\u0000',
    'a@-example.org',
    'a@example',
    'a@ex\u202eample.org',
    '@example.org',
    `${'a'.repeat(65)}@example.org`,
  ])('are no address where they are more than one plain address: %j', async (email) => {
    for (const route of ['POST /api/accounts', 'POST /api/codes', 'POST /api/newsletter', 'POST /api/invitations']) {
      const { invitation: _, ...body } = { ...bodies[route], email } as Record<string, unknown>
      expect([route, codeOf(await send(route, body))]).toEqual([route, 'command-malformed'])
    }
  })
})

describe('the logo', () => {
  const set = (logo: unknown) => ask(newsroom.node, 'PUT /api/settings', { cookie: newsroom.owner, body: { logo } })
  const base64 = (text: string) => Buffer.from(text).toString('base64')

  it.each([
    ['a page', { type: 'image/png', base64: base64('<html><script>alert(1)</script>') }],
    ['a drawing with script', { type: 'image/svg+xml', base64: base64('<svg onload="alert(1)"/>') }],
    ['a PNG that says it is a JPEG', { type: 'image/jpeg', base64: PNG }],
    [
      'a JPEG that says it is a WebP',
      { type: 'image/webp', base64: Buffer.from('ffd8ffe0', 'hex').toString('base64') },
    ],
    ['a page of its own type', { type: 'text/html', base64: PNG }],
    ['a type with more behind it', { type: 'image/png; charset=x\r\nX-Injected: yes', base64: PNG }],
    ['an address', { type: 'image/png', base64: 'https://example.org/logo.png' }],
    ['nothing', { type: 'image/png', base64: '' }],
    ['90 kB', { type: 'image/png', base64: PNG + 'A'.repeat(90_000) }],
  ])('is not taken where it is %s', async (_what, logo) => {
    expect(['command-malformed', 'body-too-large']).toContain(codeOf(await set(logo)))
    expect(newsroom.node.server.newsroom.state.settings.logo).toBeNull()
  })

  it('that is a picture is served as one and as nothing else', async () => {
    const script = Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from('<script>alert(1)</script>')])
    expect((await set({ type: 'image/png', base64: script.toString('base64') })).status).toBe(204)
    const { logo } = (await insist<PublicSettings>(newsroom.node, 'GET /api/settings')).body
    const answer = await insist(newsroom.node, `GET ${logo ?? ''}`)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
    })
    expect((await set(null)).status).toBe(204)
  })
})
