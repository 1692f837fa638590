/** Votes counted by hand from what was acknowledged, to be held against what a page was told. */
import type { Briefing } from '#shared/domain/state.ts'
import type { Follower } from './queueFollower.ts'
import type { Sent } from './queueLaws.ts'

/** Each account sends one command at a time, so its own votes have an order. */
export function wrongInTallies(sent: readonly Sent[], last: Briefing, { tallies }: Follower): string[] {
  const votes = new Map<string, Set<string>>()
  for (const { by, command, answers } of sent) {
    if (!answers.some(({ ok }) => ok)) continue
    if (command.type !== 'CastVote' && command.type !== 'TakeBackVote') continue
    const voters = votes.get(command.questionId) ?? new Set()
    votes.set(command.questionId, voters)
    if (command.type === 'CastVote') voters.add(by)
    else voters.delete(by)
  }
  return last.queue.questions.flatMap(({ id }) => {
    const told = tallies[id] ?? 0
    const isMerged = sent.some(({ command }) => command.type === 'MergeQuestion' && command.into === id)
    const counted = votes.get(id)?.size ?? 0
    // What was merged, and perhaps parted again, brings votes along: then only that nobody counts twice can be said by hand.
    if (isMerged) return told <= votersOf(votes).size ? [] : [`${id} has ${told} votes`]
    return told === counted ? [] : [`${id} has ${told} votes, not ${counted}`]
  })
}

function votersOf(votes: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  return new Set([...votes.values()].flatMap((voters) => [...voters]))
}
