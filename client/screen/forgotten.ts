/**
 * What a screen lets go of in what stays in its place: facts name turns by their number and questions by those that they stand
 * before, so that none of them may be missing, but no scene shows more of the old ones than that they were there.
 */
import { isCounted } from '#shared/domain/figures/boardFigures.ts'
import type { Figure } from '#shared/domain/figures/state.ts'
import { isOutcome } from '#shared/domain/questions/order.ts'
import type { Question } from '#shared/domain/questions/state.ts'
import type { Briefing, Turn } from '#shared/domain/state.ts'

/** So many are let go of at once, so that not every fact makes all of them anew. */
const AT_ONCE = 20
const TURNS_LEFT = 8
const CLOSED_LEFT = 20
const FIGURES_LEFT = 60

const FORGOTTEN_TURN: Turn = {
  number: -1,
  askerId: null,
  questionId: null,
  asker: null,
  openedAt: 0,
  answeredAt: null,
  lineId: null,
}
const NOBODY: Question['asker'] = { name: '', outlet: null, where: 'room' }
const NONE: Question['alsoAskedBy'] = []

type Held = Pick<Briefing, 'turns' | 'queue' | 'figures'>

/** The same briefing until there is enough to let go of. */
export function forgotten<B extends Held>(briefing: B): B {
  const turns = oldReplaced(briefing.turns, isWholeTurn, TURNS_LEFT, () => FORGOTTEN_TURN)
  const questions = oldReplaced(briefing.queue.questions, isWholeClosed, CLOSED_LEFT, forgottenQuestion)
  const figures = oldReplaced(briefing.figures, isWholeUnused, FIGURES_LEFT, forgottenFigure)
  if (turns === briefing.turns && questions === briefing.queue.questions && figures === briefing.figures)
    return briefing
  return { ...briefing, turns, figures, queue: { ...briefing.queue, questions } }
}

function oldReplaced<T>(
  all: readonly T[],
  isWhole: (one: T) => boolean,
  left: number,
  replaced: (one: T) => T,
): readonly T[] {
  const whole = all.filter(isWhole)
  if (whole.length < left + AT_ONCE) return all
  const old = new Set(whole.slice(0, -left))
  return all.map((one) => (old.has(one) ? replaced(one) : one))
}

const isWholeTurn = (turn: Turn) => turn !== FORGOTTEN_TURN
const isWholeClosed = ({ state, asker }: Question) => isOutcome(state) && asker !== NOBODY
const forgottenQuestion = (question: Question): Question => ({
  ...question,
  text: null,
  asker: NOBODY,
  alsoAskedBy: NONE,
})

const isWholeUnused = (figure: Figure) => !isCounted(figure, 'heard') && (figure.source?.sentence.text ?? '') !== ''
function forgottenFigure(figure: Figure): Figure {
  const { source } = figure
  return source === null ? figure : { ...figure, source: { ...source, sentence: { ...source.sentence, text: '' } } }
}
