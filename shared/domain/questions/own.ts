/** What one reporter is told of their own questions, and nobody else but the desk. */
import type { Briefing } from '../state.ts'
import { goesWith } from './merging.ts'
import { nextQuestion, waitingInOrder } from './order.ts'
import type { Asked } from './vocabulary.ts'
import type { AskedQuestion, DeskAct, Question, QuestionState } from './state.ts'

export interface OwnQuestion {
  readonly id: string
  readonly state: QuestionState
  /** As it stands; `original` is what was asked, `proposed` another wording that waits for the desk. */
  readonly text: string | null
  readonly original: string | null
  readonly proposed: string | null
  /** What its asker wrote, where the desk has put other words in its place; else null. */
  readonly wrote: string | null
  /** Why it was declined. */
  readonly reason: string | null
  /** Among those who wait, from 1; null where it does not wait. */
  readonly place: number | null
  readonly isNext: boolean
  readonly parent: string | null
  readonly isPointOfOrder: boolean
  /** What the question says that it was merged into. */
  readonly into: string | null
  /** Milliseconds since 1970. */
  readonly askedAt: number
  readonly changedAt: number
}

type WithQuestions = Pick<Briefing, 'queue' | 'backstage'>

/** In the order of asking. A question that was merged goes where the other one goes. */
export function ownQuestions(briefing: WithQuestions, account: string): readonly OwnQuestion[] {
  return ownQuestionsIn(briefing)(account)
}

/** Of whichever accounts: what is the same for all of them is gone through once, since hundreds are told at the same time. */
export function ownQuestionsIn(briefing: WithQuestions): (account: string) => readonly OwnQuestion[] {
  const { queue, backstage } = briefing
  const byAccount = Map.groupBy(backstage.asked, ({ account }) => account)
  const known: Known = {
    asked: new Map(backstage.asked.map((asked) => [asked.id, asked])),
    cards: new Map(queue.questions.map((question) => [question.id, question])),
    places: new Map(waitingInOrder(queue).map(({ id }, index) => [id, index + 1])),
    next: nextQuestion(queue)?.id,
    wordings: wordingsIn(briefing),
  }
  return (account) => (byAccount.get(account) ?? []).map((asked) => ownQuestion(briefing, asked, known))
}

/** By question. */
interface Known {
  readonly asked: ReadonlyMap<string, AskedQuestion>
  readonly cards: ReadonlyMap<string, Question>
  readonly places: ReadonlyMap<string, number>
  readonly next: string | undefined
  /** What the desk did about its words, oldest first. */
  readonly wordings: ReadonlyMap<string, readonly DeskAct[]>
}

function wordingsIn({ backstage }: WithQuestions): Known['wordings'] {
  const wordings = new Map<string, DeskAct[]>()
  for (const act of backstage.acts) {
    if (act.undone || (act.kind !== 'reword' && act.kind !== 'approve')) continue
    for (const id of new Set(act.questions)) {
      const acts = wordings.get(id) ?? []
      acts.push(act)
      wordings.set(id, acts)
    }
  }
  return wordings
}

function ownQuestion(briefing: WithQuestions, asked: AskedQuestion, known: Known): OwnQuestion {
  const { id, state, text, original, proposed, reason, parent, isPointOfOrder, into, askedAt, changedAt } = asked
  const target = goesWith(briefing, asked, (other) => known.asked.get(other))
  const card = known.cards.get(target)
  return {
    id,
    state: state === 'listed' ? (card?.state ?? 'waiting') : state,
    text,
    original,
    proposed,
    wrote: wroteOf(known.wordings.get(id) ?? [], asked),
    reason,
    place: known.places.get(target) ?? null,
    isNext: target === known.next,
    parent,
    isPointOfOrder,
    into: into === null ? null : (card?.text ?? ''),
    askedAt,
    changedAt,
  }
}

function wroteOf(acts: readonly DeskAct[], asked: AskedQuestion): string | null {
  let wrote: string | null = null
  let last: DeskAct | null = null
  for (const act of acts) {
    const was: Asked | undefined = act.before?.asked?.find(({ id }) => id === asked.id)
    const isTheirs: boolean = was !== undefined && (last === null || wrote === null || was.changedAt > last.at)
    wrote = was?.proposed ?? (isTheirs ? (was?.text ?? null) : (wrote ?? asked.original))
    last = act
  }
  // A pending question that was changed after the desk's words is in its asker's words again.
  if (last !== null && asked.state === 'pending' && asked.seq > last.seq) return null
  return wrote === asked.text ? null : wrote
}
