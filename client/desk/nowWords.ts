/** What the third column says of the moment: who speaks, whose question it is, the last words, what was closed last. */
import { currentQuestion, isOutcome, waitingInOrder } from '#shared/domain/questions/order.ts'
import type { Question } from '#shared/domain/questions/state.ts'
import type { Briefing, Line, Turn } from '#shared/domain/state.ts'
import { currentLine } from '#shared/domain/transcript.ts'
import type { Translate } from '../format/i18n.ts'
import { spokenText } from '../format/marks.ts'
import { named, type Named } from '../format/speakers.ts'
import { handedIn, openingLine } from '../reading/turns.ts'
import type { Interim } from '../stores/interims.ts'
import { stackNow } from './taken.ts'

/** Null while nobody has spoken. */
export function speaking(briefing: Briefing, interims: readonly Interim[], t: Translate): Named | null {
  const id = interims.at(-1)?.speakerId ?? briefing.lines.at(-1)?.speakerId
  if (id === undefined) return null
  return named(briefing.speakers.find((speaker) => speaker.id === id) ?? null, t)
}

function words(briefing: Pick<Briefing, 'amendments'>, line: Line, t: Translate): string | null {
  const { text, marks, retracted } = currentLine(line, briefing.amendments)
  return retracted === null ? spokenText(text, marks, (mark) => t(`mark.${mark}`)) : null
}

/** As it was taken of several, else as it was handed in, else as it was heard; null where neither is known. */
export function questionWords(briefing: Briefing, turn: Turn, t: Translate): string | null {
  const text = turn.taken ? null : handedIn(briefing, turn)
  if (text !== null || turn.number === 0) return text
  const line = openingLine(briefing, turn)
  return line === null ? null : words(briefing, line, t)
}

/** Whether the podium has begun to answer, be it with words that are not on the record yet. */
export function isBeingAnswered(briefing: Briefing, turn: Turn, interims: readonly Interim[]): boolean {
  const speaker = briefing.speakers.find(({ id }) => id === interims.at(-1)?.speakerId)
  return turn.answeredAt !== null || speaker?.side === 'podium'
}

export interface TailLine {
  readonly id: string
  readonly text: string
  readonly isInterim: boolean
}

const TAIL = 4

/** The last words of the last turn: of the answer once there is one. */
export function tailOf(briefing: Briefing, interims: readonly Interim[], t: Translate): readonly TailLine[] {
  const turn = briefing.turns.at(-1)
  if (turn === undefined) return []
  const isAnswered = turn.answeredAt !== null
  // It stands above them already, where nobody had handed in other words.
  const shown = handedIn(briefing, turn) === null && turn.number > 0 ? turn.lineId : null
  // Those that were called out together stand below them, each to be marked.
  const below = new Set(stackNow(briefing).flatMap((question) => question.map(({ id }) => id)))
  const said: TailLine[] = []
  for (const line of briefing.lines.toReversed()) {
    if (line.turn !== turn.number || said.length === TAIL) break
    const stands = line.id === shown || below.has(line.id) || (isAnswered && line.kind === 'question')
    const text = stands ? null : words(briefing, line, t)
    if (text !== null) said.unshift({ id: line.id, text, isInterim: false })
  }
  const spoken = interims.map(({ lineId, text }) => ({ id: lineId, text, isInterim: true }))
  return [...said, ...spoken].slice(-TAIL)
}

/** How many questions there will be about: those that had their turn, and those announced, or else waiting. */
export function aboutTotal({ turns, queue }: Pick<Briefing, 'turns' | 'queue'>): number {
  return Math.max(0, turns.length - 1) + (queue.more ?? waitingInOrder(queue).length)
}

/** The last to be closed first. */
export function closedLast({ queue }: Pick<Briefing, 'queue'>, count = 3): readonly Question[] {
  return queue.questions
    .filter(({ state }) => isOutcome(state))
    .toSorted((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0))
    .slice(0, count)
}

/** The question that is being answered, where its turn is not the last any more. */
export function leftOpen(briefing: Pick<Briefing, 'queue' | 'turns'>): Question | null {
  const current = currentQuestion(briefing)
  return current === null || current.id === briefing.turns.at(-1)?.questionId ? null : current
}
