/** Who may be voted for and what each has, worked out once for a state of the queue and of the ballots: hundreds ask for the same. */
import type { Backstage, Queue } from '#shared/domain/questions/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { countVotes, pollOf, type Ballots, type Poll } from '#shared/domain/votes.ts'

/** States are immutable, so that what was worked out for one holds as long as it does. */
const polls = new WeakMap<Queue, { readonly with: Backstage; readonly poll: Poll }>()
const counts = new WeakMap<Poll, { readonly of: Ballots; readonly counts: Readonly<Record<string, number>> }>()

export function pollNow({ queue, backstage }: Pick<Briefing, 'queue' | 'backstage'>): Poll {
  const known = polls.get(queue)
  if (known?.with === backstage) return known.poll
  const poll = pollOf({ queue, backstage })
  polls.set(queue, { with: backstage, poll })
  return poll
}

export function countNow(ballots: Ballots, poll: Poll): Readonly<Record<string, number>> {
  const known = counts.get(poll)
  if (known?.of === ballots) return known.counts
  const counted = countVotes(ballots, poll)
  counts.set(poll, { of: ballots, counts: counted })
  return counted
}
