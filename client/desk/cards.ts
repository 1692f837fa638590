/** What the first two columns show of the queue: the inbox's cards, what is said of each asker, and what a search finds. */
import { accountsOf, heardSoFar, type Heard } from '#shared/domain/questions/heard.ts'
import { askedQuestion, isWaiting, listedQuestion } from '#shared/domain/questions/order.ts'
import type { AskedQuestion, Question, QuestionState } from '#shared/domain/questions/state.ts'
import type { Asker } from '#shared/domain/questions/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'

type WithQuestions = Pick<Briefing, 'queue' | 'backstage'>

export interface InboxCard {
  readonly id: string
  readonly kind: 'pending' | 'rewording'
  readonly asked: AskedQuestion
  /** What the desk decides on. */
  readonly text: string | null
  /** The words that stand in the queue, where others are proposed; else how it was asked first, where that was otherwise. */
  readonly before: string | null
  /** When it came here, in ms: the last change. */
  readonly since: number
}

/** The newest first: questions that nobody has decided on, and new words for waiting ones. */
export function inboxCards({ queue, backstage }: WithQuestions): readonly InboxCard[] {
  return backstage.asked.flatMap((asked) => cardOf(asked, queue)).toSorted((a, b) => b.since - a.since)
}

function cardOf(asked: AskedQuestion, queue: Briefing['queue']): InboxCard[] {
  const { id, state, text, original, proposed, askedAt, changedAt } = asked
  if (state === 'pending') {
    return [{ id, kind: 'pending', asked, text, before: original === text ? null : original, since: askedAt }]
  }
  const listed = proposed === null ? undefined : listedQuestion({ queue }, id)
  if (listed === undefined || !isWaiting(listed)) return []
  return [{ id, kind: 'rewording', asked, text: proposed, before: listed.text, since: changedAt }]
}

/** Of any question, as search shows it. */
export interface Found {
  readonly id: string
  readonly state: QuestionState
  readonly text: string | null
  readonly asker: Asker
}

/** Every question in the order of asking, each once. */
export function allQuestions({ queue, backstage }: WithQuestions): readonly Found[] {
  const asked = backstage.asked.map((each): Found => {
    const listed = listedQuestion({ queue }, each.id)
    return { ...each, state: each.state === 'listed' ? (listed?.state ?? 'waiting') : each.state }
  })
  return [...asked, ...queue.questions.filter(({ id }) => askedQuestion({ backstage }, id) === undefined)]
}

/** Letters are compared without case and accents. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Those with every word that was typed in their text, their asker or the outlet; the newest first. */
export function search(questions: readonly Found[], typed: string): readonly Found[] {
  const words = folded(typed).split(/\s+/).filter(Boolean)
  return questions
    .filter(({ text, asker: { name, outlet } }) => {
      const all = folded(`${text ?? ''} ${name} ${outlet ?? ''}`)
      return words.every((word) => all.includes(word))
    })
    .toReversed()
}

/** How often each of these was heard so far, by question: turns that were called or taken. */
export function timesHeard(briefing: Heard, questions: readonly Question[]): ReadonlyMap<string, number> {
  const heard = heardSoFar(briefing)
  const accounts = accountsOf(briefing)
  return new Map(
    questions.map(({ id, asker }) => [id, heard.times({ ...asker, account: accounts.get(id) ?? null })] as const),
  )
}
