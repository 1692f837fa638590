/** The figures that wait for the desk: heard ones, and confirmed ones whose line was changed since, which come first. */
import type { Figure } from '#shared/domain/figures/state.ts'
import { SHOWN_CONFIDENCE } from '#shared/domain/figures/state.ts'
import type { Briefing, Line } from '#shared/domain/state.ts'
import { currentLine, findLine } from '#shared/domain/transcript.ts'

export interface FigureCard {
  readonly id: string
  readonly kind: 'figure'
  readonly figure: Figure
  /** When it came here, in ms. */
  readonly since: number
}

/** Flagged ones first, then the newest. `kept`: one that is being changed here, which stays whatever others do to it. */
export function figureCards({ figures }: Pick<Briefing, 'figures'>, kept: string | null = null): readonly FigureCard[] {
  return figures
    .filter((figure) => isOpen(figure) || figure.id === kept)
    .map((figure): FigureCard => ({ id: figure.id, kind: 'figure', figure, since: figure.at }))
    .toSorted(
      (a, b) =>
        Number(isFlagged(b.figure)) - Number(isFlagged(a.figure)) || b.since - a.since || b.figure.seq - a.figure.seq,
    )
}

export const isFlagged = ({ flag, state }: Pick<Figure, 'flag' | 'state'>) => flag !== null && !isGone(state)
const isGone = (state: Figure['state']) => state === 'dismissed' || state === 'withdrawn'
const isOpen = (figure: Figure) => figure.state === 'heard' || isFlagged(figure)

export type Likelihood = 'low' | 'likely' | 'sure'
/** From here on the grammar is hardly ever wrong. */
const SURE = 85

/** How likely value and unit were heard right, as a word; null where it was no machine that heard it. */
export function likelihood({ confidence }: Pick<Figure, 'confidence'>): Likelihood | null {
  if (confidence === null) return null
  return confidence < SHOWN_CONFIDENCE ? 'low' : confidence < SURE ? 'likely' : 'sure'
}

/** The sentence that it was said in, around the words of the figure. */
export interface MarkedSentence {
  readonly before: string
  readonly said: string
  readonly after: string
}

/** Null where it was said in no line. */
export function markedSentence({ source }: Pick<Figure, 'source'>): MarkedSentence | null {
  if (source === null) return null
  const { sentence, said, start } = source
  const at = start - sentence.start
  if (sentence.text.slice(at, at + said.length) === said) {
    return { before: sentence.text.slice(0, at), said, after: sentence.text.slice(at + said.length) }
  }
  return { before: `${sentence.text} `, said: '', after: '' }
}

/** What its line says by now, or why it was taken back; null where the line still says its sentence, or is not held here. */
export function lineNow(
  { source, flag }: Pick<Figure, 'source' | 'flag'>,
  briefing: Pick<Briefing, 'lines' | 'amendments'>,
): { readonly text: string; readonly isRetracted: boolean } | null {
  const line = source === null || flag === null ? undefined : findLine(briefing, source.lineId)
  if (line === undefined) return null
  const { text, retracted } = currentLine(line, briefing.amendments)
  return retracted === null ? { text, isRetracted: false } : { text: retracted.reason, isRetracted: true }
}

/** Whoever said it, as the roster has them now. */
export function speakerOf({ source }: Pick<Figure, 'source'>, { speakers }: Pick<Briefing, 'speakers'>) {
  return speakers.find(({ id }) => id === source?.speakerId) ?? null
}

/** Lines that somebody may enter a figure of, the last first: what they say by now. */
export function sayingLines(
  briefing: Pick<Briefing, 'lines' | 'amendments'>,
  count: number,
): readonly { readonly line: Line; readonly text: string }[] {
  const said: { line: Line; text: string }[] = []
  for (const line of briefing.lines.toReversed()) {
    if (said.length === count) break
    const { text, retracted } = currentLine(line, briefing.amendments)
    if (retracted === null) said.push({ line, text })
  }
  return said
}
