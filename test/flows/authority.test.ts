/** What is taken from somebody on one node is gone on the other within a second, on connections that are open. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import type { MovableClock } from '../support/movableClock.ts'
import { eventually, snapshotIn, type NodeUnderTest, type Reader } from '../support/node.ts'
import { startPair, type Pair } from '../support/pair.ts'
import {
  assign,
  createAlarmClock,
  decide,
  giveRole,
  insist,
  register,
  signIn,
  whoIs,
  type Member,
} from '../support/people.ts'
import { startRedisServer, type RedisServer } from '../support/redisServer.ts'
import { startSmtpServer, type SmtpServer } from '../support/smtpServer.ts'

const WITHIN_MS = 1_000
const WEEK_MS = 7 * 24 * 60 * 60_000

let redis: RedisServer
let smtp: SmtpServer
let clock: MovableClock
let pair: Pair
let a: NodeUnderTest
let b: NodeUnderTest
let owner: string

beforeAll(async () => {
  redis = await startRedisServer()
  smtp = await startSmtpServer()
})
afterAll(async () => {
  await smtp.close()
  await redis.stop()
})

beforeEach(async () => {
  clock = createAlarmClock()
  pair = await startPair(redis, smtp, { clock })
  ;({ a, b, owner } = pair)
})
afterEach(() => pair.close())

async function created(visibility: 'public' | 'accredited'): Promise<CreatedBriefing> {
  const body = { title: 'On the quay', visibility, start: true }
  return (await insist<CreatedBriefing>(a, 'POST /api/briefings', { cookie: owner, body })).body
}

async function memberWith(role: 'owner' | 'moderator'): Promise<Member> {
  const member = await register(a, smtp)
  await giveRole(a, owner, member.account, role)
  return member
}

/** Follows the briefing on node B, which must have heard of the right to it first. */
async function following(cookie: string | undefined, { id }: CreatedBriefing): Promise<Reader> {
  let joined: Reader | null = null
  await eventually(async () => {
    const reader = await b.reader(cookie === undefined ? {} : { cookie })
    try {
      snapshotIn(await reader.join(id))
      joined = reader
    } catch (error) {
      reader.socket.disconnect()
      throw error
    }
  })
  if (joined === null) throw new Error('nobody joined')
  return joined
}

const label = { type: 'IntroduceSpeaker' } as const
let introduced = 0
function aSpeaker() {
  introduced += 1
  const speaker = { id: `s${introduced}`, label: `Pilot, ${introduced}`, name: null, role: 'Pilot', outlet: null }
  return { ...label, speaker: { ...speaker, side: 'podium' as const } }
}

const mayCommand = async (reader: Reader, { id }: CreatedBriefing) => (await reader.command(id, aSpeaker())).ok

/** Desk only: the fact itself is hidden from readers, who get its number and nothing else. */
async function issueToken({ id }: CreatedBriefing, name: string): Promise<void> {
  await insist(a, `POST /api/briefings/${id}/tokens`, { cookie: owner, body: { label: name } })
}

const sawToken = ({ facts }: Reader, name: string) =>
  facts.some(({ event }) => event?.type === 'LinesTokenIssued' && event.label === name)

/** Calls it on node A, and holds that the connection on node B is cut within a second of the answer. */
async function cutWithin(reader: Reader, take: () => Promise<unknown>): Promise<void> {
  expect(reader.socket.connected).toBe(true)
  const cut = new Promise<number>((resolve) => {
    reader.socket.once('disconnect', () => {
      resolve(performance.now())
    })
  })
  await take()
  const answered = performance.now()
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => {
      reject(new Error(`the connection was still open ${WITHIN_MS} ms after the answer`))
    }, WITHIN_MS).unref()
  })
  expect((await Promise.race([cut, late])) - answered).toBeLessThanOrEqual(WITHIN_MS)
}

/** Commands without pause on an open connection until one is refused or cannot be sent; answers how many were taken after `since`. */
async function takenAfter(reader: Reader, briefing: CreatedBriefing, since: () => number | null): Promise<number> {
  let late = 0
  while (reader.socket.connected) {
    const cut = new Promise<false>((resolve) => {
      reader.socket.once('disconnect', () => {
        resolve(false)
      })
    })
    const taken = await Promise.race([mayCommand(reader, briefing).catch(() => false), cut])
    if (!taken) break
    const answered = since()
    if (answered !== null && performance.now() > answered + WITHIN_MS) late += 1
    // One connection may ask twenty times a second.
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
  return late
}

describe('on an open connection to node B', () => {
  it('[G15] a moderator who is revoked on node A commands nothing, sees nothing of the desk and is cut', async () => {
    const briefing = await created('public')
    const moderator = await memberWith('moderator')
    const desk = await following(moderator.cookie, briefing)
    await issueToken(briefing, 'before')
    await eventually(() => {
      expect(sawToken(desk, 'before')).toBe(true)
    })
    expect(await mayCommand(desk, briefing)).toBe(true)

    let answered: number | null = null
    const commanding = takenAfter(desk, briefing, () => answered)
    await cutWithin(desk, async () => {
      await giveRole(a, owner, moderator.account, 'reporter')
      answered = performance.now()
    })
    expect(await commanding).toBe(0)

    await issueToken(briefing, 'after')
    const again = await following(moderator.cookie, briefing)
    expect(await again.command(briefing.id, aSpeaker())).toMatchObject({ ok: false, refusal: 'not-permitted' })
    await issueToken(briefing, 'later')
    await eventually(() => {
      expect(again.facts.length).toBeGreaterThan(0)
    })
    expect(sawToken(desk, 'after')).toBe(false)
    expect(sawToken(again, 'later')).toBe(false)
    expect(JSON.stringify(again.facts)).not.toContain('later')
  })

  it('[G15] even a raised account is cut, and comes back with what it has now', async () => {
    const briefing = await created('public')
    const member = await register(a, smtp)
    const reader = await following(member.cookie, briefing)
    expect(await mayCommand(reader, briefing)).toBe(false)
    await cutWithin(reader, () => giveRole(a, owner, member.account, 'moderator'))
    expect(await mayCommand(await following(member.cookie, briefing), briefing)).toBe(true)
  })

  it('[G15] sign out everywhere ends each session of the account and nobody else’s', async () => {
    const briefing = await created('public')
    const moderator = await memberWith('moderator')
    const other = await memberWith('moderator')
    const second = await signIn(a, moderator)
    const [one, two, others] = [
      await following(moderator.cookie, briefing),
      await following(second, briefing),
      await following(other.cookie, briefing),
    ]
    const twoCut = cutWithin(two, () => Promise.resolve())
    await cutWithin(one, async () => insist(a, 'DELETE /api/sessions', { cookie: second }))
    await twoCut
    for (const cookie of [moderator.cookie, second]) {
      expect((await whoIs(b, cookie)).role).toBe('reader')
      expect(await mayCommand(await following(cookie, briefing), briefing)).toBe(false)
    }
    expect(others.socket.connected).toBe(true)
    expect(await mayCommand(others, briefing)).toBe(true)
  })

  it('[G15] a new password on node A ends what was open on node B', async () => {
    const briefing = await created('public')
    const moderator = await memberWith('moderator')
    const desk = await following(moderator.cookie, briefing)
    const body = { current: moderator.password, password: 'Another!Pier-of-1909' }
    await cutWithin(desk, () => insist(a, 'PUT /api/accounts/current/password', { cookie: moderator.cookie, body }))
    expect((await whoIs(b, moderator.cookie)).role).toBe('reader')
  })

  it('[G15] a briefing’s captioner who is released captions no more, there or by polling', async () => {
    const briefing = await created('accredited')
    const captioner = await register(a, smtp)
    await assign(a, owner, briefing.id, captioner.account, 'captioner')
    const desk = await following(captioner.cookie, briefing)
    const polling = await b.reader({ cookie: captioner.cookie, transports: ['polling'] })
    snapshotIn(await polling.join(briefing.id))
    expect(await mayCommand(desk, briefing)).toBe(true)
    const pollingCut = cutWithin(polling, () => Promise.resolve())
    const route = `DELETE /api/briefings/${briefing.id}/staff/${captioner.account}`
    await cutWithin(desk, () => insist(a, route, { cookie: owner }))
    await pollingCut
    const again = await b.reader({ cookie: captioner.cookie })
    expect(await again.join(briefing.id)).toMatchObject({ ok: false, refusal: 'briefing-not-found' })
    expect(await again.command(briefing.id, aSpeaker())).toMatchObject({ ok: false, refusal: 'briefing-not-found' })
  })

  it('[G15] a reporter whose accreditation is revoked follows no accredited briefing', async () => {
    const briefing = await created('accredited')
    const reporter = await register(a, smtp)
    await decide(a, owner, reporter.account, ['asked', 'accepted'])
    const reader = await following(reporter.cookie, briefing)
    const line = async (id: string, text: string) =>
      insist(a, `POST /api/briefings/${briefing.id}/lines`, {
        body: { id, text },
        headers: { authorization: `Bearer ${briefing.tokens.lines}` },
      })
    await line('l1', 'For the accredited.')
    await eventually(() => {
      expect(JSON.stringify(reader.facts)).toContain('For the accredited.')
    })
    await cutWithin(reader, () => decide(a, owner, reporter.account, ['accepted', 'revoked'], 'Left the outlet.'))
    await line('l2', 'For those who still are.')
    const again = await b.reader({ cookie: reporter.cookie })
    expect(await again.join(briefing.id)).toMatchObject({ ok: false, refusal: 'briefing-not-found' })
    expect(JSON.stringify(reader.facts)).not.toContain('For those who still are.')
  })

  it('readers without a session, and people whom nothing was taken from, are not disturbed by any of it', async () => {
    const briefing = await created('public')
    const moderator = await memberWith('moderator')
    const quiet = await memberWith('moderator')
    const readers = [
      await following(undefined, briefing),
      await following('doorstep_session=nonsense', briefing),
      await following(quiet.cookie, briefing),
    ]
    const desk = await following(moderator.cookie, briefing)
    await cutWithin(desk, () => giveRole(a, owner, moderator.account, 'reporter'))
    await assign(a, owner, briefing.id, moderator.account, 'captioner')
    await insist(a, `DELETE /api/people/${moderator.account}`, { cookie: owner })
    await issueToken(briefing, 'a sign')
    for (const reader of readers) {
      await eventually(() => {
        expect(reader.facts.length).toBeGreaterThan(0)
      })
      expect(reader.socket.connected).toBe(true)
    }
  })

  it('[G15] a session that comes to its end commands nothing from that moment, and is cut', async () => {
    const briefing = await created('public')
    const moderator = await memberWith('moderator')
    const desk = await following(moderator.cookie, briefing)
    clock.skip(WEEK_MS - 60_000)
    expect(await mayCommand(desk, briefing)).toBe(true)
    await cutWithin(desk, () => {
      clock.skip(120_000)
      return Promise.resolve()
    })
    expect((await whoIs(b, moderator.cookie)).role).toBe('reader')
    expect(await mayCommand(await following(moderator.cookie, briefing), briefing)).toBe(false)
  })

  it('[G15] the owner’s link signed out everywhere on node A is nobody on node B', async () => {
    const briefing = await created('public')
    const desk = await following(owner, briefing)
    expect(await mayCommand(desk, briefing)).toBe(true)
    await cutWithin(desk, () => insist(a, 'DELETE /api/sessions', { cookie: owner }))
    expect((await whoIs(b, owner)).role).toBe('reader')
  })
})
