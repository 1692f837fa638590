/** Everybody around one queue: two moderators and three reporters, each at both nodes at once, and the public at each. */
import type { Recorded } from '#shared/domain/recorded.ts'
import type { Role } from '#shared/domain/vocabulary.ts'
import { eventually } from './node.ts'
import { insist } from './people.ts'
import { follow, type Follower } from './queueFollower.ts'
import type { QueueStage } from './queuePeople.ts'

export interface Person {
  readonly account: string
  readonly isDesk: boolean
  /** The same person at either node. */
  readonly at: readonly [Follower, Follower]
}

export interface Crowd {
  readonly desk: readonly Person[]
  readonly reporters: readonly Person[]
  readonly audience: readonly Follower[]
  readonly everybody: readonly Follower[]
}

export async function gather({ a, b, moderators, reporters }: QueueStage, id: string): Promise<Crowd> {
  const atBoth = (cookie?: string, role: Role = 'reader') => {
    const following = cookie === undefined ? {} : { cookie, role }
    return Promise.all([follow(a, id, following), follow(b, id, following)])
  }
  const come = (members: QueueStage['reporters'], role: Role) =>
    Promise.all(
      members.map(async ({ account, cookie }): Promise<Person> => {
        return { account, isDesk: role === 'moderator', at: await atBoth(cookie, role) }
      }),
    )
  const [desk, press, audience] = await Promise.all([
    come(moderators, 'moderator'),
    come(reporters, 'reporter'),
    atBoth(),
  ])
  return { desk, reporters: press, audience, everybody: [...[...desk, ...press].flatMap(({ at }) => at), ...audience] }
}

/** Waits until all of these have read what either node has, and what was acknowledged: a node may answer before it hears the echo. */
export async function caughtUp(
  { nodes }: QueueStage,
  id: string,
  everybody: readonly Follower[],
  acknowledged = 0,
): Promise<void> {
  const followed = await Promise.all(nodes.map(({ server }) => server.briefings.open(id)))
  const head = Math.max(acknowledged, ...followed.map((following) => following.head.seq))
  await eventually(() => {
    const behind = everybody.filter(({ briefing }) => briefing.seq < head)
    if (behind.length > 0) throw new Error(`${behind.length} have not read fact ${head}`)
  })
}

/** As the desk may read it, page by page. */
export async function wholeLog({ b, owner }: QueueStage, id: string): Promise<Recorded[]> {
  const facts: Recorded[] = []
  for (;;) {
    const route = `GET /api/briefings/${id}/log?after=${facts.length}`
    const { body } = await insist<{ facts: Recorded[] }>(b, route, { cookie: owner })
    if (body.facts.length === 0) return facts
    facts.push(...body.facts)
  }
}
