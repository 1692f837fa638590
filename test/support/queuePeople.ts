/** A briefing that is live, on two nodes over a real Redis, with moderators at its desk and reporters who are accredited. */
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { eventually, type NodeOptions, type NodeUnderTest } from './node.ts'
import { startPair, type Pair } from './pair.ts'
import { decide, giveRole, insist, register, whoIs, type Member } from './people.ts'
import { startRedisServer, type RedisServer } from './redisServer.ts'
import { startSmtpServer } from './smtpServer.ts'

export const MODERATORS = ['Oona Vey', 'Tomas Reike'] as const
export const REPORTERS = [
  ['Kit Marsh', 'Tideway Radio'],
  ['Noor Aalto', 'Tidewater Post'],
  ['Mara Lund', 'Quay Gazette'],
] as const

export interface QueueStage extends Omit<Pair, 'close'> {
  readonly redis: RedisServer
  readonly nodes: readonly [NodeUnderTest, NodeUnderTest]
  /** In the order of the names above. */
  readonly moderators: readonly Member[]
  readonly reporters: readonly Member[]
  readonly createBriefing: () => Promise<CreatedBriefing>
  readonly close: () => Promise<void>
}

export async function startQueueStage(options: NodeOptions = {}): Promise<QueueStage> {
  const redis = await startRedisServer()
  const smtp = await startSmtpServer()
  const pair = await startPair(redis, smtp, options)
  const { a, b, owner } = pair

  const moderators: Member[] = []
  for (const name of MODERATORS) {
    const member = await register(a, smtp, { name, outlet: '' })
    await giveRole(a, owner, member.account, 'moderator')
    moderators.push(member)
  }
  const reporters: Member[] = []
  for (const [name, outlet] of REPORTERS) {
    const member = await register(a, smtp, { name, outlet })
    await decide(a, owner, member.account, ['asked', 'accepted'])
    reporters.push(member)
  }
  await eventually(async () => {
    const last = reporters.at(-1)?.cookie ?? ''
    if ((await whoIs(b, last)).role !== 'reporter') throw new Error('the other node has not heard of everybody')
  })

  return {
    ...pair,
    redis,
    nodes: [a, b],
    moderators,
    reporters,
    async createBriefing() {
      const body = { title: 'On the quay', start: true }
      return (await insist<CreatedBriefing>(a, 'POST /api/briefings', { cookie: owner, body })).body
    },
    async close() {
      await pair.close()
      await smtp.close()
      await redis.stop()
    },
  }
}
