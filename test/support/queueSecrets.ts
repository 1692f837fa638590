/** What readers of the queue were sent, held against what its public facts say. */
import type { Recorded } from '#shared/domain/recorded.ts'
import { CANARY } from './queueChance.ts'
import type { Follower } from './queueFollower.ts'

const PUBLIC = new Set(
  `BriefingScheduled BriefingStarted SpeakerIntroduced LineTranscribed TurnOpened TurnNamed TurnDropped QueueChanged
  QuestionListed QuestionUnlisted QuestionReworded QuestionJoined QuestionMoved QuestionPinned QuestionCalled QuestionSkipped
  QuestionRequeued QuestionClosed FollowUpLinked`.split(/\s+/),
)

/** What somebody who is not at the desk was sent and should not have been. `secrets`: who must not be named to them. */
export function leaked(
  reader: Follower,
  facts: readonly Recorded[],
  own: ReadonlySet<string>,
  secrets: readonly string[],
): string[] {
  const published = new Set<string>()
  const mine = new Set<string>()
  for (const { event } of facts) {
    const words = JSON.stringify(event).match(CANARY) ?? []
    const about =
      event === null ? '' : 'questionId' in event ? event.questionId : 'question' in event ? event.question.id : ''
    if (about != null && own.has(about)) for (const word of words) mine.add(word)
    if (event?.type === 'QuestionListed') published.add(event.card.text ?? '')
    if (event?.type === 'QuestionReworded') published.add(event.text ?? '')
  }
  const types = reader.facts.flatMap(({ event }) => (event === null || PUBLIC.has(event.type) ? [] : [event.type]))
  const words = reader.heard.flatMap(([event, json]) => {
    const found = [...(json.match(CANARY) ?? []), ...secrets.filter((secret) => json.includes(secret))]
    return found.filter((word) => !published.has(word) && !(event === 'briefing:own' && mine.has(word)))
  })
  return [...new Set([...types, ...words])]
}
