/** What one reporter is told of their own questions, and nobody else but the desk. */
import type { Briefing } from '../state.ts'
import { goesWith } from './merging.ts'
import { listedQuestion, nextQuestion, waitingInOrder } from './order.ts'
import type { Asked } from './vocabulary.ts'
import type { AskedQuestion, DeskAct, QuestionState } from './state.ts'

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

/** In the order of asking. A question that was merged goes where the other one goes. */
export function ownQuestions(briefing: Pick<Briefing, 'queue' | 'backstage'>, account: string): readonly OwnQuestion[] {
  const asked = briefing.backstage.asked.filter((question) => question.account === account)
  if (asked.length === 0) return []
  const order = waitingInOrder(briefing.queue)
  const next = nextQuestion(briefing.queue)?.id
  return asked.map((question) =>
    ownQuestion(briefing, question, (id) => ({
      place: order.findIndex((waiting) => waiting.id === id) + 1 || null,
      isNext: id === next,
    })),
  )
}

function ownQuestion(
  briefing: Pick<Briefing, 'queue' | 'backstage'>,
  asked: AskedQuestion,
  standing: (id: string) => Pick<OwnQuestion, 'place' | 'isNext'>,
): OwnQuestion {
  const { id, state, text, original, proposed, reason, parent, isPointOfOrder, into, askedAt, changedAt } = asked
  const target = goesWith(briefing, asked)
  const card = listedQuestion(briefing, target)
  return {
    id,
    state: state === 'listed' ? (card?.state ?? 'waiting') : state,
    text,
    original,
    proposed,
    wrote: wroteOf(briefing, asked),
    reason,
    ...standing(target),
    parent,
    isPointOfOrder,
    into: into === null ? null : (card?.text ?? ''),
    askedAt,
    changedAt,
  }
}

function wroteOf({ backstage }: Pick<Briefing, 'backstage'>, asked: AskedQuestion): string | null {
  let wrote: string | null = null
  let last: DeskAct | null = null
  for (const act of backstage.acts) {
    if (act.undone || (act.kind !== 'reword' && act.kind !== 'approve') || !act.questions.includes(asked.id)) continue
    const was: Asked | undefined = act.before?.asked?.find(({ id }) => id === asked.id)
    const isTheirs: boolean = was !== undefined && (last === null || wrote === null || was.changedAt > last.at)
    wrote = was?.proposed ?? (isTheirs ? (was?.text ?? null) : (wrote ?? asked.original))
    last = act
  }
  // A pending question that was changed after the desk's words is in its asker's words again.
  if (last !== null && asked.state === 'pending' && asked.seq > last.seq) return null
  return wrote === asked.text ? null : wrote
}
