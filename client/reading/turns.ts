/** What the page says of a turn beside its lines. */
import { listedQuestion } from '#shared/domain/questions/order.ts'
import type { Briefing, Line, Turn } from '#shared/domain/state.ts'
import { currentLine } from '#shared/domain/transcript.ts'
import { isAnswered } from '#shared/domain/turns.ts'
import { spokenText } from '../format/marks.ts'
import type { Translate } from '../format/i18n.ts'
import type { Interim } from '../stores/interims.ts'

/** When the turn was over, in ms; null while it runs. */
export function turnEnd(briefing: Pick<Briefing, 'turns' | 'endedAt'>, number: number): number | null {
  return briefing.turns[number + 1]?.openedAt ?? briefing.endedAt
}

/** The line that opened the turn, or that was taken of those called out in it, where it is held here. */
export function openingLine(briefing: Pick<Briefing, 'lines'>, turn: Turn): Line | null {
  const id = turn.taken ?? turn.lineId
  return id === null ? null : (briefing.lines.findLast((line) => line.id === id) ?? null)
}

/** The same of every turn, by its number. In one pass over the lines. */
export function openingLines(briefing: Pick<Briefing, 'lines' | 'turns'>): ReadonlyMap<number, Line> {
  const opening = new Map<number, Line>()
  for (const line of briefing.lines) {
    const turn = briefing.turns[line.turn]
    if ((turn?.taken ?? turn?.lineId) === line.id) opening.set(line.turn, line)
  }
  return opening
}

/** The turns right before this number in which nothing was said: the desk opened them. */
export function unsaidBefore(turns: readonly Turn[], number: number): readonly Turn[] {
  let first = number
  while (first > 1 && turns[first - 1]?.lineId === null) first -= 1
  return turns.slice(first, number)
}

/** As it was handed in; null where it was not, or is not written yet. */
export function handedIn(briefing: Pick<Briefing, 'queue'>, turn: Turn): string | null {
  return turn.questionId === null ? null : (listedQuestion(briefing, turn.questionId)?.text ?? null)
}

/** As it was said in its first line, `opening`; else as it was handed in; null where neither is known. */
export function questionWords(
  briefing: Pick<Briefing, 'queue' | 'amendments'>,
  turn: Turn,
  opening: Line | null,
  t: Translate,
): string | null {
  if (opening?.kind !== 'question' && turn.questionId !== null) return handedIn(briefing, turn)
  const current = turn.number === 0 || opening === null ? null : currentLine(opening, briefing.amendments)
  if (current === null || current.retracted !== null) return null
  return spokenText(current.text, current.marks, (mark) => t(`mark.${mark}`))
}

/** The turn that was called and in which nobody has spoken yet: its asker has the floor. */
export function calledTurn(briefing: Pick<Briefing, 'turns' | 'status'>, interims: readonly Interim[]): Turn | null {
  const turn = briefing.turns.at(-1)
  const isOpen = briefing.status === 'live' && interims.length === 0
  return isOpen && turn !== undefined && turn.asker !== null && turn.lineId === null ? turn : null
}

/** Whether the transcript has anything to show: something was said, or somebody was called. */
export function hasRows(
  { lineCount, turns }: Pick<Briefing, 'lineCount' | 'turns'>,
  interims: readonly Interim[],
): boolean {
  return lineCount > 0 || interims.length > 0 || turns.length > 1
}

/** When the last line was taken, on this device's clock; null before the first. */
export function lastSaidAt(briefing: Pick<Briefing, 'lines'> | null, offset: number): number | null {
  const said = briefing?.lines.at(-1)?.at
  return said === undefined ? null : said - offset
}

/** How many questions there will have been, once that is known; null before. */
export function knownTotal(briefing: Pick<Briefing, 'status' | 'turns'>): number | null {
  return briefing.status === 'ended' ? Math.max(0, briefing.turns.length - 1) : null
}

/** Since when the clock of whoever speaks runs, and what for. */
export function runningSince(
  briefing: Pick<Briefing, 'turns'>,
): { at: number; what: 'statement' | 'answer' | 'question' } | null {
  const turn = briefing.turns.at(-1)
  if (turn === undefined) return null
  if (turn.number === 0) return { at: turn.openedAt, what: 'statement' }
  return turn.answeredAt === null ? { at: turn.openedAt, what: 'question' } : { at: turn.answeredAt, what: 'answer' }
}

/** Whether somebody of the press is asking the next question: it has no turn yet, and the one before is over. */
export function isAskingNext(
  briefing: Pick<Briefing, 'turns' | 'speakers' | 'lines'>,
  interims: readonly Interim[],
): boolean {
  const speakerId = interims.at(-1)?.speakerId ?? null
  const isPress = briefing.speakers.some(({ id, side }) => id === speakerId && side === 'press')
  const turn = briefing.turns.at(-1)
  return isPress && turn !== undefined && (turn.number === 0 || isAnswered(briefing, turn))
}
