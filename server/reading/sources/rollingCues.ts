/** Captions that roll show the last rows of a cue once more at the top of the next: those are no words, they were said already. */
import type { SourceLine } from '../sourceLines.ts'

const FEWEST = 2
/** A screen shows no more rows at once. */
const MOST_ROWS = 4

/** For each cue how many of its first lines were shown before; none at all unless a third of the file rolls. */
export function rowsShownBefore(cues: readonly (readonly SourceLine[])[]): readonly number[] {
  const spoken = cues.filter((lines) => lines.length > 0)
  const again = new Map<readonly SourceLine[], number>()
  for (const [index, lines] of spoken.entries()) {
    const shown = shownBefore(spoken[index - 1] ?? [], lines)
    if (shown > 0) again.set(lines, shown)
  }
  const rolls = again.size >= FEWEST && again.size * 3 >= spoken.length
  return cues.map((lines) => (rolls ? (again.get(lines) ?? 0) : 0))
}

function shownBefore(above: readonly SourceLine[], lines: readonly SourceLine[]): number {
  for (let count = Math.min(above.length, lines.length, MOST_ROWS); count > 0; count -= 1)
    if (above.slice(-count).every((line, index) => isSame(line, lines[index]))) return count
  return 0
}

function isSame(one: SourceLine, other: SourceLine | undefined): boolean {
  return one.text === other?.text && one.voice === other.voice
}
