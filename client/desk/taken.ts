/** Which of the questions that were called out together in the last turn was taken, and what the next press says of it. */
import { calledOut } from '#shared/domain/calledOut.ts'
import type { Briefing, Line } from '#shared/domain/state.ts'
import { currentLine } from '#shared/domain/transcript.ts'
import type { Translate } from '../format/i18n.ts'
import { spokenText } from '../format/marks.ts'
import { asker } from '../format/speakers.ts'
import type { DeskOrder } from './deskOrder.ts'

type Taking = Extract<DeskOrder, { type: 'MarkTaken' }>

export interface CalledOut {
  /** Of its first line, which it is marked by. */
  readonly lineId: string
  readonly asker: string
  readonly text: string
  readonly isTaken: boolean
}

/** Of the last turn; empty where nothing was called out together. */
export function stackNow(briefing: Briefing): readonly (readonly Line[])[] {
  const turn = briefing.turns.at(-1)
  if (turn === undefined || turn.number === 0) return []
  const questions = calledOut(briefing, turn.number)
  return questions.length > 1 ? questions : []
}

export function calledOutNow(briefing: Briefing, t: Translate): readonly CalledOut[] {
  const taken = briefing.turns.at(-1)?.taken ?? null
  const wordsOf = (line: Line) => {
    const { text, marks } = currentLine(line, briefing.amendments)
    return spokenText(text, marks, (mark) => t(`mark.${mark}`))
  }
  return stackNow(briefing).flatMap((question) => {
    const [first] = question
    if (first === undefined) return []
    const speaker = briefing.speakers.find(({ id }) => id === first.speakerId) ?? null
    const isTaken = question.some(({ id }) => id === taken)
    return [{ lineId: first.id, asker: asker(speaker, t), text: question.map(wordsOf).join(' '), isTaken }]
  })
}

/** Marks this one of the last turn, or none, and says which one was seen as taken. */
export function markingTaken({ turns }: Pick<Briefing, 'turns'>, lineId: string | null): Taking | null {
  const turn = turns.at(-1)
  return turn === undefined ? null : { type: 'MarkTaken', turn: turn.number, saw: turn.taken ?? null, lineId }
}

/** After the last one none is marked again; null where there is nothing to choose from. */
export function nextTaken(briefing: Briefing): Taking | null {
  const taken = briefing.turns.at(-1)?.taken
  const stack = stackNow(briefing)
  if (stack.length === 0) return null
  const at = stack.findIndex((question) => question.some(({ id }) => id === taken))
  return markingTaken(briefing, stack[at + 1]?.[0]?.id ?? null)
}
