/** Which figures of a line are said in its corrected text again, and where. */
import { sameValues } from './likeness.ts'
import type { Span } from './said.ts'
import type { Figure } from './state.ts'
import type { FigureValues, SaidFigure } from './vocabulary.ts'

export interface Matched {
  /** Where each that is said again is read by now. */
  readonly again: ReadonlyMap<Figure, SaidFigure>
  /** Readings that no figure is for yet. */
  readonly left: readonly SaidFigure[]
  /** Figures that no reading is of. */
  readonly unread: readonly Figure[]
}

/**
 * A figure is the same where its line says the same values again, in whatever words; of several the one in the same words, then
 * the nearest one. What the desk made of it does not count: it is held against what was read from the line.
 */
export function matched(
  figures: readonly Figure[],
  readings: readonly SaidFigure[],
  before: string,
  after: string,
): Matched {
  const shift = shiftBetween(before, after)
  const pairs = figures.flatMap((figure) =>
    readings.flatMap((reading) => {
      if (!isReadAlike(figure, reading)) return []
      const distance = Math.abs(shift(figure.source?.start ?? 0) - reading.start)
      return [{ figure, reading, isOtherWords: figure.source?.said !== wordsOf(reading, after), distance }]
    }),
  )
  const again = new Map<Figure, SaidFigure>()
  const taken = new Set<SaidFigure>()
  const nearest = pairs.toSorted((a, b) => Number(a.isOtherWords) - Number(b.isOtherWords) || a.distance - b.distance)
  for (const { figure, reading } of nearest) {
    if (again.has(figure) || taken.has(reading)) continue
    again.set(figure, reading)
    taken.add(reading)
  }
  return {
    again,
    left: readings.filter((reading) => !taken.has(reading)),
    unread: figures.filter((figure) => !again.has(figure)),
  }
}

const wordsOf = ({ start, end }: Span, text: string) => text.slice(start, end)

function isReadAlike(figure: Figure, reading: SaidFigure): boolean {
  return sameValues(asRead(figure), reading.values)
}

/** What was read from the line, before the desk corrected it. */
function asRead({ earlier, values }: Figure): FigureValues {
  return earlier[0]?.values ?? values
}

/** Where the words of the figure stand by now, nearest to where they stood and free of what is `taken`; or null. */
export function wordsStill(figure: Figure, before: string, after: string, taken: readonly Span[]): Span | null {
  const { source } = figure
  if (source === null) return null
  const expected = shiftBetween(before, after)(source.start)
  let nearest: Span | null = null
  for (let start = after.indexOf(source.said); start >= 0; start = after.indexOf(source.said, start + 1)) {
    const span = { start, end: start + source.said.length }
    if (!isWhole(after, span) || taken.some((other) => other.start < span.end && span.start < other.end)) continue
    if (nearest === null || Math.abs(start - expected) < Math.abs(nearest.start - expected)) nearest = span
  }
  return nearest
}

/** "4" is not said in "14", nor in "4.5". */
function isWhole(text: string, { start, end }: Span): boolean {
  const [before, behind] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)]
  return !/[\p{L}\p{N}]$|\p{N}[.,]$/u.test(before) && !/^(?:[\p{L}\p{N}]|[.,]\p{N})/u.test(behind)
}

/** Where a place is by now, as far as what stands before and behind the change tells. */
function shiftBetween(before: string, after: string): (place: number) => number {
  const shortest = Math.min(before.length, after.length)
  let same = 0
  while (same < shortest && before[same] === after[same]) same += 1
  return (place) => (place < same ? place : place + after.length - before.length)
}
