/** The question that is held above its answer: the one that was taken, else as it was handed in, else all that the press said of it until the podium answered. Pure. */
import type { Briefing, Line, Turn } from '#shared/domain/state.ts'
import { calledOut } from '#shared/domain/calledOut.ts'
import { currentLine } from '#shared/domain/transcript.ts'
import { spokenText } from '../format/marks.ts'
import { handedIn } from '../reading/turns.ts'
import type { TranslateScenes } from './sceneWords.ts'

export interface HeldQuestion {
  /** Null where nobody knows it. */
  readonly text: string | null
  /** The ids of the lines that it is made of: captions below need not say them again. */
  readonly standing: ReadonlySet<string>
}

/** The lines of the press in which the turn was asked. None where its first line is not held here any more. */
export function questionLines({ lines, speakers }: Pick<Briefing, 'lines' | 'speakers'>, turn: Turn): readonly Line[] {
  const first = turn.lineId === null || turn.number === 0 ? -1 : lines.findLastIndex(({ id }) => id === turn.lineId)
  if (first < 0) return []
  const since = lines.slice(first).filter((line) => line.turn === turn.number)
  const answer = since.findIndex(({ kind }) => kind === 'answer')
  const podium = new Set(speakers.flatMap(({ id, side }) => (side === 'podium' ? [id] : [])))
  const asked = answer < 0 ? since : since.slice(0, answer)
  return asked.filter(({ kind, speakerId }) => kind === 'question' && !podium.has(speakerId ?? ''))
}

/** What was taken of the questions called out together; null where the desk has not said, or it is not held here. */
function takenLines(
  briefing: Pick<Briefing, 'lines' | 'speakers' | 'amendments'>,
  { number, taken }: Turn,
): readonly Line[] | null {
  if (!taken) return null
  return calledOut(briefing, number).find((question) => question.some(({ id }) => id === taken)) ?? null
}

/** `room`: so many letters have room. A line that has none stays in the captions, with all after it; the first is cut short. */
export function heldQuestion(
  briefing: Pick<Briefing, 'lines' | 'speakers' | 'amendments' | 'queue'>,
  turn: Turn,
  t: TranslateScenes,
  room: number,
): HeldQuestion {
  const taken = takenLines(briefing, turn)
  const written = taken === null ? handedIn(briefing, turn) : null
  if (written !== null) return { text: written, standing: new Set() }
  const said = (taken ?? questionLines(briefing, turn)).flatMap((line) => {
    const { text, marks, retracted } = currentLine(line, briefing.amendments)
    return retracted === null ? [{ id: line.id, text: spokenText(text, marks, (mark) => t(`mark.${mark}`)) }] : []
  })
  const shown = said.slice(0, Math.max(1, fittingLines(said, room)))
  return {
    text: shown.length === 0 ? null : shown.map(({ text }) => text).join(' '),
    standing: new Set(shown.map(({ id }) => id)),
  }
}

function fittingLines(said: readonly { readonly text: string }[], room: number): number {
  let letters = -1
  const full = said.findIndex(({ text }) => (letters += text.length + 1) > room)
  return full < 0 ? said.length : full
}
