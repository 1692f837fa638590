/** What is counted is counted once for all nodes: tries of a code, uses of an invitation, the last owner. */
import { randomInt } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CodeSent, InvitationEntry, Person } from '#shared/protocol/people.ts'
import { createMovableClock, type MovableClock } from '../support/movableClock.ts'
import { eventually } from '../support/node.ts'
import { startPair, type Pair } from '../support/pair.ts'
import {
  ask,
  codeIn,
  codeOf,
  giveRole,
  insist,
  invite,
  otherCode,
  OTHER_PASSWORD,
  PASSWORD,
  register,
  signIn,
  type Answer,
} from '../support/people.ts'
import { startRedisServer, type RedisServer } from '../support/redisServer.ts'
import { startSmtpServer, type SmtpServer } from '../support/smtpServer.ts'

let redis: RedisServer
let smtp: SmtpServer
let clock: MovableClock
let pair: Pair

beforeAll(async () => {
  redis = await startRedisServer()
  smtp = await startSmtpServer()
})
afterAll(async () => {
  await smtp.close()
  await redis.stop()
})
beforeEach(async () => {
  clock = createMovableClock(0)
  pair = await startPair(redis, smtp, { clock })
})
afterEach(() => pair.close())

const door = (nth: number) => (nth % 2 === 0 ? pair.a : pair.b)
const outcomes = (answers: readonly Answer[]) => answers.map((answer) => codeOf(answer) ?? String(answer.status))
const count = (told: readonly string[], wanted: string) => told.filter((each) => each === wanted).length

let nth = 0
async function askedForAccount(invitation?: string): Promise<{ email: string; request: string; code: string }> {
  const email = `at-once-${(nth += 1)}-${randomInt(1e9)}@example.org`
  const about = { email, name: 'Somebody', outlet: '', password: PASSWORD, language: 'en' }
  const body = { ...about, ...(invitation !== undefined && { invitation }) }
  const { request } = (await insist<CodeSent>(pair.a, 'POST /api/accounts', { body })).body
  const code = codeIn(await smtp.nextMailTo(email))
  await eventually(() => {
    expect(pair.b.server.newsroom.state.codes.has(request)).toBe(true)
  })
  return { email, request, code }
}

function confirm(at: number, request: string, code: string): Promise<Answer> {
  return ask(door(at), 'POST /api/accounts/confirmation', { body: { request, code } })
}

describe('a code that is tried from two nodes at once', () => {
  it('is compared five times and not once more, though the right one is among the tries that come after', async () => {
    const { request, code } = await askedForAccount()
    // A network each, so that nothing but the rule of five stands in the way of the tries beyond it.
    const wrong = Array.from({ length: 10 }, (_, at) => confirm(at, request, otherCode(code)))
    const told = outcomes(await Promise.all(wrong))
    expect(count(told, 'code-wrong')).toBe(5)
    expect(count(told, 'code-wrong') + count(told, 'code-tried-out') + count(told, 'too-many-requests')).toBe(10)
    const facts = [pair.a, pair.b].map(({ server }) => server.newsroom.state.codes.get(request))
    for (const known of facts) expect(known).toMatchObject({ tries: 5, used: false })
    const late = [await confirm(0, request, code), await confirm(1, request, code)]
    for (const answer of outcomes(late)) expect(['code-tried-out', 'too-many-requests']).toContain(answer)
    expect(late.map(({ cookie }) => cookie)).toEqual(['', ''])
  })

  it('opens one account when the right one comes on both at once', async () => {
    const { request, code, email } = await askedForAccount()
    const told = outcomes(await Promise.all([0, 1, 2, 3].map((at) => confirm(at, request, code))))
    expect(count(told, '201')).toBe(1)
    expect(count(told, 'code-expired')).toBe(3)
    const { people } = (await insist<{ people: Person[] }>(pair.a, 'GET /api/people', { cookie: pair.owner })).body
    expect(people.filter((person) => person.email === email)).toHaveLength(1)
  })

  it('lets two registrations of one address become one account', async () => {
    const first = await askedForAccount()
    clock.skip(61_000)
    const about = { email: first.email, name: 'Again', outlet: '', password: OTHER_PASSWORD, language: 'en' }
    const { request } = (await insist<CodeSent>(pair.b, 'POST /api/accounts', { body: about })).body
    const code = codeIn(await smtp.nextMailTo(first.email))
    const both = [confirm(0, first.request, first.code), confirm(1, request, code)]
    const told = outcomes(await Promise.all(both))
    expect(count(told, '201')).toBe(1)
    expect(count(told, 'code-wrong')).toBe(1)
  })
})

describe('an invitation for three', () => {
  it('raises three, whoever of eight comes on whichever node at once', async () => {
    const { token, id } = await invite(pair.a, pair.owner, { role: 'captioner', uses: 3 })
    const members = await Promise.all(Array.from({ length: 8 }, () => register(pair.a, smtp)))
    await eventually(() => {
      expect(pair.b.server.newsroom.state.accounts.size).toBe(pair.a.server.newsroom.state.accounts.size)
      expect(pair.b.server.newsroom.state.invitations.has(id)).toBe(true)
    })
    const answers = await Promise.all(
      members.map(({ cookie }, at) =>
        ask(door(at), 'POST /api/accounts/current/invitation', { cookie, body: { token } }),
      ),
    )
    expect(count(outcomes(answers), '200')).toBe(3)
    expect(count(outcomes(answers), 'invitation-used-up')).toBe(5)
    const listed = await insist<{ invitations: InvitationEntry[] }>(pair.a, 'GET /api/invitations', {
      cookie: pair.owner,
    })
    expect(listed.body.invitations.find((entry) => entry.id === id)).toMatchObject({ uses: 3, used: 3 })
  })

  it('opens three accounts with its role, and the others without', async () => {
    const { token, id } = await invite(pair.a, pair.owner, { role: 'captioner', uses: 3 })
    const asked = await Promise.all(Array.from({ length: 6 }, () => askedForAccount(token)))
    const answers = await Promise.all(asked.map(({ request, code }, at) => confirm(at, request, code)))
    const roles = answers.map(({ body }) => (body as { role?: string }).role)
    expect(count(roles.map(String), 'captioner')).toBe(3)
    expect(count(roles.map(String), 'applicant')).toBe(3)
    expect(pair.a.server.newsroom.state.invitations.get(id)?.used).toBe(3)
  })
})

describe('the last owner', () => {
  it('is left whole when all of them are erased on both nodes at once', async () => {
    for (let round = 0; round < 4; round += 1) {
      const members = await Promise.all([0, 1, 2].map(() => register(pair.a, smtp)))
      for (const { account } of members) await giveRole(pair.a, pair.owner, account, 'owner')
      const before = [...pair.a.server.newsroom.state.accounts.values()].filter(({ role }) => role === 'owner')
      await eventually(() => {
        expect(pair.b.server.newsroom.following.head.seq).toBe(pair.a.server.newsroom.following.head.seq)
      })
      const told = outcomes(
        await Promise.all(
          before.map(({ id }, at) => ask(door(at), `DELETE /api/people/${id}`, { cookie: pair.owner })),
        ),
      )
      expect(count(told, '204')).toBe(before.length - 1)
      expect(count(told, 'account-last-owner')).toBe(1)
      const left = [...pair.a.server.newsroom.state.accounts.values()].filter(({ role }) => role === 'owner')
      expect(left).toHaveLength(1)
      const { people } = (await insist<{ people: Person[] }>(pair.b, 'GET /api/people', { cookie: pair.owner })).body
      const [kept] = people.filter(({ role }) => role === 'owner')
      expect(kept?.id).toBe(left[0]?.id)
      expect(await signIn(pair.b, { email: kept?.email ?? '', password: PASSWORD })).not.toBe('')
    }
  })
})
