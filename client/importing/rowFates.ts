/**
 * What became of each row of the source, and which row stands where in the result.
 *
 * RF1 Every row that is not empty was said, or dropped, or set apart, or belongs to what stands beside it.
 * RF2 Where the numbers are those of entries, as in JSON, their rows are where the words stand.
 */
import type {
  ApartKind,
  ApartLine,
  DocumentLine,
  DocumentReading,
  DroppedLine,
  DropReason,
  Uncertainty,
} from '#shared/protocol/documents.ts'

export type ReadDocument = Extract<DocumentReading, { ok: true }>

export type Fate =
  | { readonly is: 'said'; readonly at: number }
  | { readonly is: 'dropped'; readonly reason: DropReason; readonly language: string | null }
  | { readonly is: 'apart'; readonly as: ApartKind }

export interface RowFates {
  /** By the number that the reading gives the row. */
  readonly of: ReadonlyMap<number, Fate>
  readonly doubts: ReadonlyMap<number, Uncertainty>
  /** The reading counts rows. */
  readonly isByRow: boolean
  /** The row of the source, from 1, in which an entry of that number stands. */
  readonly rowOf: (number: number) => number
  /** The number that a row has, or the nearest one above it. */
  readonly numberAt: (row: number) => number
}

export function fatesOf({ report, lines }: ReadDocument): RowFates {
  const of = new Map<number, Fate>()
  for (const { line, as } of report.apart) of.set(line, { is: 'apart', as })
  for (const { line, reason, language } of report.dropped) of.set(line, { is: 'dropped', reason, language })
  lines.forEach(({ sources }, at) => {
    for (const number of sources) of.set(number, { is: 'said', at })
  })
  const doubts = new Map(report.uncertain.map(({ line, reason }) => [line, reason]))
  return { of, doubts, ...placesOf(lines, [...report.apart, ...report.dropped]) }
}

type Places = Pick<RowFates, 'isByRow' | 'rowOf' | 'numberAt'>

function placesOf(lines: readonly DocumentLine[], gone: readonly (ApartLine | DroppedLine)[]): Places {
  const isByRow =
    lines.every(({ sources: [number], place }) => number === place.line) &&
    gone.every(({ place }) => place === undefined)
  if (isByRow) return { isByRow, rowOf: (number) => number, numberAt: (row) => row }
  const said = lines.flatMap(({ sources: [number], place }) =>
    number === undefined ? [] : [{ number, row: place.line }],
  )
  const unsaid = gone.map(({ line, place }) => ({ number: line, row: place?.line ?? line }))
  const known = [...said, ...unsaid].sort((one, other) => one.number - other.number)
  return {
    isByRow,
    rowOf: (number) => known[lastWhere(known, (each) => each.number <= number)]?.row ?? 1,
    numberAt: (row) => (known[lastWhere(known, (each) => each.row <= row)] ?? known[0])?.number ?? row,
  }
}

/** Of a document of which nothing is known yet. */
export const NO_FATES: RowFates = { of: new Map(), doubts: new Map(), ...placesOf([], []) }

/** The index of the last one for which it holds, of a list where it holds up to one and for none after it; −1 for none. */
function lastWhere<Each>(list: readonly Each[], holds: (each: Each) => boolean): number {
  let from = 0
  let to = list.length
  while (from < to) {
    const middle = (from + to) >> 1
    const each = list[middle]
    if (each !== undefined && holds(each)) from = middle + 1
    else to = middle
  }
  return from - 1
}

/** Dropped rows that follow each other for one reason are told once. */
export interface DroppedRun {
  readonly reason: DropReason
  readonly lines: readonly DroppedLine[]
}

export function runsOf(dropped: readonly DroppedLine[]): readonly DroppedRun[] {
  const runs: { reason: DropReason; lines: DroppedLine[] }[] = []
  for (const line of dropped) {
    const last = runs.at(-1)
    if (last?.reason === line.reason) last.lines.push(line)
    else runs.push({ reason: line.reason, lines: [line] })
  }
  return runs
}

/** The look of a row: one word, for its style. */
export function rowIs(
  fate: Fate | undefined,
  isDoubtful: boolean,
): 'said' | 'doubtful' | 'dropped' | 'apart' | 'beside' {
  if (fate === undefined) return 'beside'
  return fate.is === 'said' && isDoubtful ? 'doubtful' : fate.is
}
