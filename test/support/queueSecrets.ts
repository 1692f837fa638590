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
  /** The first fact that said each of them to everybody. */
  const published = new Map<string, number>()
  const mine = new Set<string>()
  const publish = (words: string | null, seq: number) => {
    if (words !== null && !published.has(words)) published.set(words, seq)
  }
  for (const { seq, event } of facts) {
    const words = JSON.stringify(event).match(CANARY) ?? []
    const about =
      event === null ? '' : 'questionId' in event ? event.questionId : 'question' in event ? event.question.id : ''
    if (about != null && own.has(about)) for (const word of words) mine.add(word)
    if (event?.type === 'QuestionListed') publish(event.card.text, seq)
    if (event?.type === 'QuestionReworded') publish(event.text, seq)
  }
  const types = reader.facts.flatMap(({ event }) => (event === null || PUBLIC.has(event.type) ? [] : [event.type]))
  const words = reader.heard.flatMap(([event, json]) =>
    piecesOf(json).flatMap(({ upTo, text }) => {
      const found = [...(text.match(CANARY) ?? []), ...secrets.filter((secret) => text.includes(secret))]
      const isPublic = (word: string) => (published.get(word) ?? Infinity) <= upTo
      return found.filter((word) => !isPublic(word) && !(event === 'briefing:own' && mine.has(word)))
    }),
  )
  return [...new Set([...types, ...words])]
}

/** A message in the parts that each belong to one place of the log: what was said only later may not be in it. */
function piecesOf(json: string): { readonly upTo: number; readonly text: string }[] {
  const message = JSON.parse(json) as { facts?: Recorded[]; briefing?: string | { readonly seq: number } }
  const { facts, briefing } = message
  if (facts !== undefined) return facts.map((fact) => ({ upTo: fact.seq, text: JSON.stringify(fact) }))
  if (typeof briefing === 'object') return [{ upTo: briefing.seq, text: json }]
  return [{ upTo: Number.MAX_SAFE_INTEGER, text: json }]
}
