/** What an answer says about an address: the same for one that has an account and one that nobody has. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMovableClock, type MovableClock } from '../support/movableClock.ts'
import { eventually } from '../support/node.ts'
import {
  ask,
  insist,
  OTHER_PASSWORD,
  PASSWORD,
  register,
  startNewsroom,
  type Answer,
  type Asking,
  type Newsroom,
} from '../support/people.ts'

const MINUTE = 60_000
const KNOWN = 'known@example.org'
const UNKNOWN = 'other@example.org'

let clock: MovableClock
let newsroom: Newsroom

beforeAll(async () => {
  clock = createMovableClock(0)
  newsroom = await startNewsroom({ clock })
  await register(newsroom.node, newsroom.smtp, { email: KNOWN })
})
afterAll(() => newsroom.close())

/** Everything but ids and times, which differ between any two answers. */
function seen({ status, headers, text }: Answer) {
  const { date: _date, ...rest } = headers
  const shape = text
    .replace(/"request":"[A-Za-z0-9]{16}"/, '"request":ID')
    .replace(/"(now|againAt|expiresAt|retryAfterMs)":\d+/g, '"$1":TIME')
  return { status, headers: { ...rest, etag: undefined, 'content-length': 'same' }, shape, bytes: text.length }
}

async function both(route: string, asking: (email: string) => Asking): Promise<{ known: Answer; unknown: Answer }> {
  clock.skip(25 * 60 * MINUTE)
  return {
    known: await ask(newsroom.node, route, asking(KNOWN)),
    unknown: await ask(newsroom.node, route, asking(UNKNOWN)),
  }
}

const account = (email: string, password = PASSWORD) => ({ email, password, name: 'N', outlet: '', language: 'en' })

const doors: Readonly<Record<string, readonly [string, (email: string) => Asking, number]>> = {
  'a registration': ['POST /api/accounts', (email) => ({ body: account(email) }), 202],
  'a registration with a weak password': ['POST /api/accounts', (email) => ({ body: account(email, 'short') }), 422],
  'a forgotten password': ['POST /api/codes', (email) => ({ body: { email, language: 'fr' } }), 202],
  'a sign-in with a wrong password': [
    'POST /api/sessions',
    (email) => ({ body: { email, password: OTHER_PASSWORD } }),
    401,
  ],
  'the newsletter': ['POST /api/newsletter', (email) => ({ body: { email, language: 'en' } }), 202],
}

describe('an address that is known', () => {
  it.each(Object.keys(doors))('is answered %s as an unknown one is', async (door) => {
    const [route, asking, status] = doors[door] ?? ['', () => ({}), 0]
    const { known, unknown } = await both(route, asking)
    expect(known.status).toBe(status)
    expect(seen(known)).toEqual(seen(unknown))
    // And once more, when each has just been asked about.
    const again = [await ask(newsroom.node, route, asking(KNOWN)), await ask(newsroom.node, route, asking(UNKNOWN))]
    const [one, two] = again.map(seen)
    expect({ ...one, bytes: 0 }).toEqual({ ...two, bytes: 0 })
  })

  it.each([
    ['registers', 'POST /api/accounts', 'POST /api/accounts/confirmation', account] as const,
    [
      'forgets',
      'POST /api/codes',
      'POST /api/accounts/password',
      (email: string) => ({ email, language: 'en' }),
    ] as const,
  ])(
    'that %s is answered each wrong code, and another code, as an unknown one is',
    async (_what, door, entry, about) => {
      const { known, unknown } = await both(door, (email) => ({ body: about(email) }))
      const requests = [known, unknown].map(({ body }) => (body as { request: string }).request)
      const password = entry.endsWith('password') ? { password: OTHER_PASSWORD } : {}
      for (let tries = 0; tries < 7; tries += 1) {
        const [one, two] = await Promise.all(
          requests.map((request) => ask(newsroom.node, entry, { body: { request, code: '00000000', ...password } })),
        )
        if (one === undefined || two === undefined) throw new Error('no answer')
        expect(seen(one)).toEqual(seen(two))
        expect(one.status).toBe(tries < 5 ? 403 : 410)
      }
      clock.skip(2 * MINUTE)
      const again = await Promise.all(requests.map((request) => ask(newsroom.node, `POST /api/codes/${request}/again`)))
      const [one, two] = again.map(seen)
      expect(one).toEqual(two)
      expect(again[0]?.status).toBe(202)
    },
  )

  it('that takes the newsletter already is answered as one that does not', async () => {
    const subscribed = 'takes-it@example.org'
    await insist(newsroom.node, 'POST /api/newsletter', { body: { email: subscribed, language: 'en' } })
    const mail = await newsroom.smtp.nextMailTo(subscribed)
    const token = /newsletter\/confirm#(\S+)/.exec(mail.text ?? '')?.[1]
    await insist(newsroom.node, 'POST /api/newsletter/confirmation', { body: { token } })
    const answers = [subscribed, 'takes-none@example.org'].map((email) =>
      ask(newsroom.node, 'POST /api/newsletter', { body: { email, language: 'en' } }),
    )
    const [one, two] = (await Promise.all(answers)).map(seen)
    expect(one).toEqual(two)
    await eventually(() => {
      expect(newsroom.smtp.mails().filter(({ envelope }) => envelope.to.includes(subscribed))).toHaveLength(2)
    })
  })

  it('is told by mail that there is an account, and one that nobody has is sent nothing for a forgotten password', async () => {
    clock.skip(25 * 60 * MINUTE)
    const toKnown = () => newsroom.smtp.mails().filter(({ envelope }) => envelope.to.includes(KNOWN))
    const before = toKnown().length
    await insist(newsroom.node, 'POST /api/accounts', { body: account(KNOWN) })
    await insist(newsroom.node, 'POST /api/codes', { body: { email: 'nobody-here@example.org', language: 'en' } })
    // Ordered after what must not be ordered: once it is here and nothing waits any more, nothing more will come.
    await insist(newsroom.node, 'POST /api/newsletter', { body: { email: 'last@example.org', language: 'en' } })
    await newsroom.smtp.nextMailTo('last@example.org')
    await eventually(async () => {
      expect(toKnown()).toHaveLength(before + 1)
      expect((await readdir(join(newsroom.node.dataDir, 'spool'))).filter((file) => file.endsWith('.mail'))).toEqual([])
    })
    expect(toKnown().at(-1)?.text).not.toMatch(/\d{4} \d{4}/)
    const all = newsroom.smtp.mails().flatMap(({ envelope }) => envelope.to)
    expect(all).not.toContain('nobody-here@example.org')
  })
})
