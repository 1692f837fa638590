/** Sessions as somebody would attack them: planted, kept, forged, replayed, and used from another site. */
import { once } from 'node:events'
import { CompactEncrypt, EncryptJWT, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { ROUTES, type RouteName } from '#shared/domain/permissions.ts'
import type { Role, Visibility } from '#shared/domain/vocabulary.ts'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import type { AuditEntry } from '#shared/protocol/people.ts'
import { streamOf } from '../../server/live/briefings.ts'
import { NEWSROOM_STREAM } from '../../server/people/newsroom.ts'
import { derivedKey } from '../../server/people/secrets.ts'
import { SECRET } from '../support/node.ts'
import {
  ask,
  codeOf,
  giveRole,
  insist,
  OTHER_PASSWORD,
  register,
  signIn,
  startNewsroom,
  whoIs,
  type Member,
  type Newsroom,
} from '../support/people.ts'
import { plausible } from '../support/plausible.ts'

let newsroom: Newsroom
let member: Member
let accredited: string

beforeAll(async () => {
  newsroom = await startNewsroom()
  member = await register(newsroom.node, newsroom.smtp)
  accredited = await briefing('accredited')
})
afterAll(() => newsroom.close())

const roleOf = async (cookie: string): Promise<Role> => (await whoIs(newsroom.node, cookie)).role
async function briefing(visibility: Visibility = 'public'): Promise<string> {
  const asking = { cookie: newsroom.owner, body: { title: 'On the quay', visibility, start: true } }
  return (await insist<CreatedBriefing>(newsroom.node, 'POST /api/briefings', asking)).body.id
}
const enrol = () => register(newsroom.node, newsroom.smtp)

describe('a session', () => {
  it('is never the one that came with the request, and a planted one is over', async () => {
    const [victim, attacker] = [await enrol(), await enrol()]
    const planted = attacker.cookie
    const { email, password } = victim
    const answer = await insist(newsroom.node, 'POST /api/sessions', { cookie: planted, body: { email, password } })
    expect(answer.cookie).not.toBe(planted)
    expect(await roleOf(planted)).toBe('reader')
    expect((await whoIs(newsroom.node, answer.cookie)).account?.id).toBe(victim.account)
    const link = { token: await newsroom.node.server.newsroom.issueOwnerLink() }
    const again = await signIn(newsroom.node, attacker)
    const owner = await insist(newsroom.node, 'POST /api/sessions', { cookie: again, body: link })
    expect([await roleOf(again), await roleOf(owner.cookie)]).toEqual(['reader', 'owner'])
  })

  it.each([
    ['loses the role', (account: string) => giveRole(newsroom.node, newsroom.owner, account, 'moderator')],
    ['signs out everywhere', (_: string, cookie: string) => insist(newsroom.node, 'DELETE /api/sessions', { cookie })],
    [
      'is erased',
      (account: string) => insist(newsroom.node, `DELETE /api/people/${account}`, { cookie: newsroom.owner }),
    ],
  ] as const)(
    'by a link that an owner made ends, and so do the links made by it, when that owner %s',
    async (_, end) => {
      const { node, owner } = newsroom
      const [person, other] = [await enrol(), await enrol()]
      for (const { account } of [person, other]) await giveRole(node, owner, account, 'owner')
      const linkOf = async (cookie: string) =>
        (await insist<{ token: string }>(node, 'POST /api/sessions/links', { cookie })).body
      const first = await insist(node, 'POST /api/sessions', { body: await linkOf(person.cookie) })
      const second = await insist(node, 'POST /api/sessions', { body: await linkOf(first.cookie) })
      const unused = await linkOf(second.cookie)
      expect([await roleOf(first.cookie), await roleOf(second.cookie)]).toEqual(['owner', 'owner'])
      await end(person.account, person.cookie)
      expect([await roleOf(first.cookie), await roleOf(second.cookie), await roleOf(owner)]).toEqual([
        'reader',
        'reader',
        'owner',
      ])
      expect(codeOf(await ask(node, 'POST /api/sessions', { body: unused }))).toBe('token-unknown')
      const { entries } = (await insist<{ entries: AuditEntry[] }>(node, 'GET /api/audit?limit=100', { cookie: owner }))
        .body
      expect(entries.filter(({ type, by }) => type === 'OwnerLinkIssued' && by.id === person.account)).toHaveLength(1)
    },
  )

  it('is another one each time, also after a new password', async () => {
    const person = await enrol()
    const second = await signIn(newsroom.node, person)
    const body = { current: person.password, password: OTHER_PASSWORD }
    const changed = await insist(newsroom.node, 'PUT /api/accounts/current/password', { cookie: second, body })
    expect(new Set([person.cookie, second, changed.cookie]).size).toBe(3)
    expect([await roleOf(person.cookie), await roleOf(second)]).toEqual(['reader', 'reader'])
    expect(await roleOf(changed.cookie)).toBe('applicant')
  })

  it('has what its account has at this moment', async () => {
    const person = await enrol()
    for (const role of ['moderator', 'owner', 'captioner'] as const) {
      await giveRole(newsroom.node, newsroom.owner, person.account, role).catch(async (error: unknown) => {
        // It is the last owner; with another one it may go.
        const other = await enrol()
        await giveRole(newsroom.node, newsroom.owner, other.account, 'owner')
        await giveRole(newsroom.node, newsroom.owner, person.account, role)
        expect(String(error)).toContain('account-last-owner')
      })
      expect(await roleOf(person.cookie)).toBe(role)
      const audit = await ask(newsroom.node, 'GET /api/audit', { cookie: person.cookie })
      expect(codeOf(audit)).toBe(role === 'owner' ? null : 'not-permitted')
    }
  })

  it('that was signed out is nobody when its cookie is sent again, on HTTP and on a new socket', async () => {
    const person = await enrol()
    const other = await signIn(newsroom.node, person)
    const out = await insist(newsroom.node, 'DELETE /api/sessions/current', { cookie: person.cookie })
    expect(out.headers['set-cookie']?.[0]).toMatch(/^doorstep_session=; Max-Age=0;/)
    expect([await roleOf(person.cookie), await roleOf(other)]).toEqual(['reader', 'applicant'])
    const reader = await newsroom.node.reader({ cookie: person.cookie })
    expect(await reader.join(accredited)).toMatchObject({ refusal: 'briefing-not-found' })
    await insist(newsroom.node, 'DELETE /api/sessions', { cookie: other })
    expect(await roleOf(other)).toBe('reader')
  })

  it('of an owner ends nobody’s but by name, and an owner can end somebody’s', async () => {
    const person = await enrol()
    await insist(newsroom.node, `DELETE /api/people/${person.account}/sessions`, { cookie: newsroom.owner })
    expect([await roleOf(person.cookie), await roleOf(newsroom.owner)]).toEqual(['reader', 'owner'])
  })

  it('is set for this site alone, out of the reach of scripts, and nothing that sets it is kept', async () => {
    const { email, password } = member
    const answer = await insist(newsroom.node, 'POST /api/sessions', { body: { email, password } })
    const [header] = answer.headers['set-cookie'] ?? []
    expect(header).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(answer.headers['cache-control']).toBe('no-store')
  })
})

const key = Buffer.from(derivedKey(SECRET, 'sealed sessions'), 'base64url')
const claims = () => ({ account: member.account, epoch: 1, until: Date.now() + 3_600_000 })
const named = (value: string) => `doorstep_session=${value}`
const header = { alg: 'dir', enc: 'A256GCM' } as const
const seal = (payload: Record<string, unknown>, by: Buffer = key) =>
  new EncryptJWT(payload).setProtectedHeader(header).setJti('forged').encrypt(by)
const parts = () => member.cookie.split('=')[1]?.split('.') ?? []

describe('a cookie that this server did not make', () => {
  it('would be taken if it were well made, so that these tests would notice', async () => {
    expect(await roleOf(named(await seal(claims())))).toBe('applicant')
  })

  const flipped = (text: string, at: number) => {
    const other = text[at] === 'A' ? 'B' : 'A'
    return text.slice(0, at) + other + text.slice(at + 1)
  }
  const forgeries: Readonly<Record<string, () => string | Promise<string>>> = {
    'sealed under another key': () => seal(claims(), Buffer.alloc(32, 7)),
    'sealed under the key of another purpose': () =>
      seal(claims(), Buffer.from(derivedKey(SECRET, 'newsletter links'), 'base64url')),
    'of an earlier epoch': () => seal({ ...claims(), epoch: 0 }),
    'of a later epoch': () => seal({ ...claims(), epoch: 2 }),
    'of an account that there is not': () => seal({ ...claims(), account: 'nobody' }),
    'of an account called __proto__': () => seal({ ...claims(), account: '__proto__' }),
    'with an account that is no text': () => seal({ ...claims(), account: { id: member.account } }),
    'without an account': () => seal({ epoch: 1, until: Date.now() + 3_600_000 }),
    'with an epoch that is no number': () => seal({ ...claims(), epoch: '1' }),
    'whose time is over': () => seal({ ...claims(), until: Date.now() - 1 }),
    'whose time is no number': () => seal({ ...claims(), until: 'never' }),
    'whose own expiry is over': () =>
      new EncryptJWT(claims()).setProtectedHeader(header).setJti('x').setExpirationTime(1).encrypt(key),
    'that is merely signed with the key': () =>
      new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).setJti('x').sign(key),
    'that is signed by nothing': () => new UnsecuredJWT(claims()).setJti('x').encode(),
    'whose key is wrapped in it': () =>
      new CompactEncrypt(Buffer.from(JSON.stringify({ ...claims(), jti: 'x' })))
        .setProtectedHeader({ alg: 'A256KW', enc: 'A256GCM' })
        .encrypt(key),
    'whose key comes from a password': () =>
      new CompactEncrypt(Buffer.from(JSON.stringify({ ...claims(), jti: 'x' })))
        .setProtectedHeader({ alg: 'PBES2-HS256+A128KW', enc: 'A256GCM' })
        .encrypt(key),
    'of another cipher': () =>
      new EncryptJWT(claims()).setProtectedHeader({ alg: 'dir', enc: 'A128CBC-HS256' }).setJti('x').encrypt(key),
    'whose header says that there is no cipher': () => {
      const none = Buffer.from('{"alg":"none","enc":"none"}').toString('base64url')
      return [none, ...parts().slice(1)].join('.')
    },
    'with a changed letter in the middle': () => {
      const [head = '', , nonce = '', text = '', tag = ''] = parts()
      return [head, '', nonce, flipped(text, text.length >> 1), tag].join('.')
    },
    'with a changed tag': () => [...parts().slice(0, 4), flipped(parts()[4] ?? '', 0)].join('.'),
    'without its tag': () => `${parts().slice(0, 4).join('.')}.`,
    'that is cut': () => parts().join('.').slice(0, -5),
    'that is empty': () => '',
    'that is 7,000 letters': () => 'e'.repeat(7_000),
    'that is JSON': () => encodeURIComponent(JSON.stringify({ role: 'owner' })),
  }

  it.each(Object.keys(forgeries))('%s is nobody', async (forgery) => {
    const cookie = named((await forgeries[forgery]?.()) ?? '')
    expect(await roleOf(cookie)).toBe('reader')
    expect(codeOf(await ask(newsroom.node, 'PUT /api/accounts/current', { cookie, body: {} }))).toBe('not-permitted')
    const reader = await newsroom.node.reader({ cookie })
    expect(await reader.join(accredited)).toMatchObject({ refusal: 'briefing-not-found' })
  })
})

describe('a page of another site', () => {
  const FOREIGN = ['https://example.org', 'null', 'http://localhost:1', 'http://127.0.0.1', 'file://', '']
  const changing = (Object.keys(ROUTES) as RouteName[]).filter((route) => !route.startsWith('GET '))

  it.each(changing)('cannot send %s with somebody’s cookie', async (route) => {
    const id = await briefing()
    const cookie = newsroom.owner
    const headOf = async () => (await newsroom.log.heads([NEWSROOM_STREAM, streamOf(id)])).map(({ seq }) => seq)
    const { route: filled, asking } = plausible(route, { briefing: id, account: member.account, nth: 1 })
    const before = await headOf()
    const ways = [
      ...FOREIGN.map((origin) => ({ origin })),
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: newsroom.node.url },
    ]
    for (const way of ways) {
      const answer = await ask(newsroom.node, filled, { ...asking, cookie, headers: { ...asking.headers, ...way } })
      expect([way, answer.status, codeOf(answer)]).toEqual([way, 403, 'cross-site'])
      expect(answer.cookie).toBe('')
    }
    expect(await headOf()).toEqual(before)
    const own = { 'sec-fetch-site': 'same-origin', origin: newsroom.node.url }
    const answer = await ask(newsroom.node, filled, { ...asking, headers: { ...asking.headers, ...own } })
    expect(codeOf(answer)).not.toBe('cross-site')
  })

  it.each(['https://example.org', 'null', 'http://127.0.0.1'])(
    'from %s opens no socket, by neither transport',
    async (origin) => {
      const { host } = new URL(newsroom.node.url)
      const polling = { cookie: newsroom.owner, headers: { origin } }
      expect((await ask(newsroom.node, 'GET /socket.io/?EIO=4&transport=polling', polling)).status).toBe(403)
      const socket = new WebSocket(`ws://${host}/socket.io/?EIO=4&transport=websocket`, {
        headers: { origin, cookie: newsroom.owner },
      })
      const [error] = (await once(socket, 'error')) as [Error]
      expect(error.message).toMatch(/response: 4\d\d$/)
    },
  )

  it('gets no leave to read an answer', async () => {
    const asking = { cookie: newsroom.owner, headers: { origin: 'https://example.org' } }
    for (const route of ['GET /api/people', 'OPTIONS /api/people', 'GET /api/sessions/current']) {
      const { headers } = await ask(newsroom.node, route, asking)
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    }
  })
})

describe('the mail program that unsubscribes with one click', () => {
  it('needs neither origin nor cookie, and is served once and for all', async () => {
    const email = 'reads@example.org'
    await insist(newsroom.node, 'POST /api/newsletter', { body: { email, language: 'en' } })
    const mail = await newsroom.smtp.nextMailTo(email)
    const token = /newsletter\/confirm#(\S+)/.exec(mail.text ?? '')?.[1] ?? ''
    await insist(newsroom.node, 'POST /api/newsletter/confirmation', { body: { token } })
    expect(newsroom.node.server.newsroom.state.subscriptions.size).toBeGreaterThan(0)
    const asking = {
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }
    const route = `POST /api/newsletter/unsubscription?token=${token}`
    // Fetching the address, as scanners of mails do, ends nothing.
    expect((await ask(newsroom.node, route.replace('POST', 'GET'))).status).toBe(303)
    expect(codeOf(await ask(newsroom.node, 'POST /api/newsletter/preferences', { body: { token } }))).toBeNull()
    for (const _ of [1, 2]) expect((await ask(newsroom.node, route, asking)).status).toBe(200)
    expect(codeOf(await ask(newsroom.node, 'POST /api/newsletter/preferences', { body: { token } }))).toBe(
      'subscription-unknown',
    )
  })

  it('cannot end what it holds no link of, and is told nothing about it', async () => {
    const email = 'keeps@example.org'
    await insist(newsroom.node, 'POST /api/newsletter', { body: { email, language: 'en' } })
    const [, mine = ''] = /confirm#(\S+)/.exec((await newsroom.smtp.nextMailTo(email)).text ?? '') ?? []
    const [id = '', mac = ''] = mine.split('.')
    for (const token of [`${id}.${'A'.repeat(43)}`, `${id}.${mac.slice(0, -1)}`, `${id}x.${mac}`, `.${mac}`]) {
      const answer = await ask(newsroom.node, `POST /api/newsletter/unsubscription?token=${token}`)
      expect([answer.status, answer.text]).toEqual([200, '{}'])
    }
    expect(codeOf(await ask(newsroom.node, 'POST /api/newsletter/preferences', { body: { token: mine } }))).toBeNull()
  })

  it.each([
    ['a foreign host', 'https://example.org/aaaaaaaaaaaaaaaa'],
    ['a foreign host without a scheme', '//example.org/aaaaaaaaaaaaaaaaaa'],
    ['a backslash', '/\\example.org/aaaaaaaaaaaaaaaaaa'],
    ['a line break', 'aaaaaaaaaaaaaaaaaaaa\r\nLocation: https://example.org'],
    ['a user', '@example.org/aaaaaaaaaaaaaaaaaa'],
  ])('is led to its page and nowhere else by %s for a token', async (_what, token) => {
    const route = `GET /api/newsletter/unsubscription?token=${encodeURIComponent(token)}`
    const answer = await ask(newsroom.node, route, {
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    })
    const target = new URL(answer.headers.location ?? '')
    expect([answer.status, target.origin, target.pathname]).toEqual([303, newsroom.node.url, '/newsletter/unsubscribe'])
    expect(decodeURIComponent(target.hash.slice(1))).toBe(token)
  })

  it.each(['//example.org/assets', '/assets', '//example.org/%2e%2e', '/\\example.org', '/assets/../..//example.org'])(
    'like everybody else, is led to no other host by the address %s',
    async (path) => {
      const { headers } = await ask(newsroom.node, `GET ${path}`, { headers: { host: 'evil.example' } })
      const { location } = headers
      if (location !== undefined) expect(new URL(location, newsroom.node.url).origin).toBe(newsroom.node.url)
    },
  )
})

// Last, since it ends the owner's sessions of the other tests.
describe('a cookie that was not opened by a link', () => {
  it('of the owner’s link in an earlier epoch is nobody', async () => {
    const made = await seal({ ...claims(), account: null, epoch: newsroom.node.server.newsroom.state.ownerEpoch })
    expect(await roleOf(named(made))).toBe('owner')
    const other = await newsroom.node.ownerCookie()
    await insist(newsroom.node, 'DELETE /api/sessions', { cookie: other })
    expect(await roleOf(named(made))).toBe('reader')
  })
})
