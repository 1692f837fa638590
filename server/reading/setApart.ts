/**
 * Which lines of a document are neither said nor a page's, and which are left to be judged.
 *
 * A1 What its shape or its notation sets apart is named as what it is; what the owner says of a line comes before.
 * A2 A row of stars or dashes with words said above and below it is a pause; elsewhere such a row belongs to the print.
 * A3 What an element of a page hides that nothing closes is hidden up to the first row in it that names who speaks.
 * A4 The edges of printed pages are dropped, wherever they stand (`runningHeads.ts`).
 */
import type { ApartKind, ApartLine, DroppedLine, DropReason, Told } from '#shared/protocol/documents.ts'
import type { Piece } from './grammars/grammar.ts'
import type { Header } from './header.ts'
import { isRule } from './pageRows.ts'
import type { SourceLine } from './sourceLines.ts'
import type { SourceText } from './sources/source.ts'
import { timesAlone } from './timesAlone.ts'

export interface Gone {
  readonly apart: readonly ApartLine[]
  readonly dropped: readonly DroppedLine[]
}

interface Asked {
  readonly source: SourceText
  readonly header: Header
  /** Without those of the header. */
  readonly lines: readonly SourceLine[]
  /** Numbers of lines at the edges of printed pages. */
  readonly heads: ReadonlySet<number>
  readonly pieces: ReadonlyMap<number, Piece>
  /** Numbers of lines that name who speaks. */
  readonly labelled: ReadonlySet<number>
  readonly told: Told
}

export function setApart({
  source,
  header,
  lines,
  heads,
  pieces,
  labelled,
  told,
}: Asked): Gone & { readonly spoken: readonly SourceLine[] } {
  const times = timesAlone(lines, pieces)
  const hidden = hiddenAboveLabels(source.doubtful ?? [], labelled)
  const kindOf = ({ number }: SourceLine): ApartKind | undefined => {
    if (times.has(number)) return 'time'
    if (hidden.has(number)) return 'notation'
    return pieces.get(number)?.apart
  }
  const apart = [...header.apart]
  const dropped: DroppedLine[] = []
  const spoken: SourceLine[] = []
  for (const line of lines) {
    const says = told.lines?.[line.number]
    const as = kindOf(line)
    if (says === 'dropped') dropped.push(droppedAs('told', line))
    else if (heads.has(line.number)) dropped.push(droppedAs('print-furniture', line))
    else if (as !== undefined && says !== 'speech') apart.push({ line: line.number, text: line.text, as })
    else spoken.push(line)
  }
  return { apart, dropped, spoken }
}

function droppedAs(reason: DropReason, { number, text }: SourceLine): DroppedLine {
  return { line: number, text, reason, language: null }
}

function hiddenAboveLabels(runs: readonly (readonly number[])[], labelled: ReadonlySet<number>): ReadonlySet<number> {
  const hidden = runs.flatMap((run) => {
    const first = run.findIndex((number) => labelled.has(number))
    return first < 0 ? run : run.slice(0, first)
  })
  return new Set(hidden)
}

/** A2, once it is known what is kept. */
export function namePauses(gone: Gone, kept: readonly SourceLine[]): Gone {
  const first = kept[0]?.number ?? Infinity
  const last = kept.at(-1)?.number ?? 0
  const isPause = ({ line, text }: ApartLine | DroppedLine) => line > first && line < last && isRule(text)
  const isNamed = (one: DroppedLine) => one.reason === 'print-furniture' && isPause(one)
  const pauses = gone.dropped.filter(isNamed).map(({ line, text, place }): ApartLine => {
    return { line, text, as: 'pause', ...(place !== undefined && { place }) }
  })
  const apart = gone.apart.map((one): ApartLine => (isPause(one) ? { ...one, as: 'pause' } : one))
  return { apart: [...apart, ...pauses], dropped: gone.dropped.filter((one) => !isNamed(one)) }
}

/** A source in which what it set apart is said, where the owner says so. */
export function sourceAsTold(source: SourceText, { lines: told = {} }: Told): SourceText {
  const known = new Set(source.lines.map(({ number }) => number))
  const isSaid = ({ line }: ApartLine) => told[line] === 'speech' && !known.has(line)
  const said = source.apart.filter(isSaid)
  if (said.length === 0) return source
  const lines = said.map(({ line, text, place }) => ({ number: line, text, place: place ?? { line, column: 1 } }))
  return {
    ...source,
    lines: [...source.lines, ...lines].sort((one, other) => one.number - other.number),
    apart: source.apart.filter((one) => !isSaid(one)),
  }
}
