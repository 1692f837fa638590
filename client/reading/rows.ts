/** The rows of the transcript pane: turn heads, lines and text still being spoken, each with a lasting key. */
import type { Amendment, Briefing, Line, Turn } from '#shared/domain/state.ts'
import { currentLine, type CurrentLine } from '#shared/domain/transcript.ts'
import { unsaidBefore } from './turns.ts'
import type { Interim } from '../stores/interims.ts'

export type Row =
  | { readonly kind: 'beginning'; readonly key: 'beginning'; readonly turn: number }
  | { readonly kind: 'head'; readonly key: string; readonly turn: number; readonly opened: Turn }
  /** The question as it was handed in, where nobody has said it in the turn (yet). */
  | { readonly kind: 'handed-in'; readonly key: string; readonly turn: number; readonly opened: Turn }
  | {
      readonly kind: 'line'
      readonly key: string
      readonly turn: number
      readonly current: CurrentLine
      readonly showsSpeaker: boolean
      /** Where there is little room, only the times that say something new are shown. */
      readonly showsTime: boolean
    }
  | {
      readonly kind: 'interim'
      readonly key: string
      readonly turn: number
      readonly interim: Interim
      readonly showsSpeaker: boolean
    }
  | { readonly kind: 'ended'; readonly key: 'ended'; readonly turn: number }

type LineRow = Extract<Row, { kind: 'line' }>

export const lineKey = (lineId: string) => `line-${lineId}`
export const turnKey = (turn: number) => `turn-${turn}`

/** Builds the rows anew on each change, but hands out the same object for whatever did not change. */
/** In ms: so much later, a line shows its time though its speaker just goes on. */
const TIME_SHOWN_EVERY = 60_000

export class RowBuilder {
  readonly #lineRows = new WeakMap<Line, { row: LineRow; amendments: number }>()
  readonly #openings = new WeakMap<Turn, readonly Row[]>()

  build(briefing: Briefing, interims: readonly Interim[]): readonly Row[] {
    const rows: Row[] = [{ kind: 'beginning', key: 'beginning', turn: briefing.lines[0]?.turn ?? 0 }]
    const amendments = groupByLine(briefing.amendments)
    const missesTheBeginning = briefing.lines.length < briefing.lineCount
    let before: Line | null = null
    let timeShown = Number.NEGATIVE_INFINITY
    for (const line of briefing.lines) {
      const opened = briefing.turns[line.turn]
      // Where the first line held is in the midst of a turn, its head comes with the earlier lines.
      const begins = before === null ? !missesTheBeginning || opened?.lineId === line.id : before.turn !== line.turn
      if (begins && opened !== undefined) {
        for (const unsaid of unsaidBefore(briefing.turns, opened.number)) rows.push(...this.#opening(unsaid, null))
        rows.push(...this.#opening(opened, line))
      }
      const showsSpeaker = begins || before?.speakerId !== line.speakerId
      const showsTime = showsSpeaker || line.saidAt - timeShown > TIME_SHOWN_EVERY
      if (showsTime) timeShown = line.saidAt
      rows.push(this.#line(line, { showsSpeaker, showsTime }, amendments.get(line.id) ?? []))
      before = line
    }
    for (const unsaid of unsaidBefore(briefing.turns, briefing.turns.length)) rows.push(...this.#opening(unsaid, null))
    const turn = Math.max(0, briefing.turns.length - 1)
    let speakerBefore = before?.speakerId ?? null
    for (const interim of interims) {
      // Without a speaker it may be anybody: it stands there without a name until its line says whose it is.
      const showsSpeaker = interim.speakerId !== null && speakerBefore !== interim.speakerId
      rows.push({ kind: 'interim', key: lineKey(interim.lineId), turn, interim, showsSpeaker })
      speakerBefore = interim.speakerId ?? speakerBefore
    }
    if (briefing.status === 'ended') rows.push({ kind: 'ended', key: 'ended', turn })
    return rows
  }

  #opening(opened: Turn, first: Line | null): readonly Row[] {
    const turn = opened.number
    const known = this.#openings.get(opened)
    const head: Row = known?.[0] ?? { kind: 'head', key: turnKey(turn), turn, opened }
    const isHandedIn = opened.questionId !== null && first?.kind !== 'question'
    if (known !== undefined && known.length === (isHandedIn ? 2 : 1)) return known
    const rows: readonly Row[] = isHandedIn
      ? [head, { kind: 'handed-in', key: `handed-in-${turn}`, turn, opened }]
      : [head]
    this.#openings.set(opened, rows)
    return rows
  }

  #line(line: Line, shows: Pick<LineRow, 'showsSpeaker' | 'showsTime'>, amendments: readonly Amendment[]): Row {
    const known = this.#lineRows.get(line)
    const isSame = known?.row.showsSpeaker === shows.showsSpeaker && known.row.showsTime === shows.showsTime
    if (isSame && known.amendments === amendments.length) return known.row
    const row: LineRow = {
      kind: 'line',
      key: lineKey(line.id),
      turn: line.turn,
      current: currentLine(line, amendments),
      ...shows,
    }
    this.#lineRows.set(line, { row, amendments: amendments.length })
    return row
  }
}

function groupByLine(amendments: readonly Amendment[]): ReadonlyMap<string, readonly Amendment[]> {
  return Map.groupBy(amendments, (amendment) => amendment.lineId)
}

/** The row of this line or, with `turn-N`, of that turn's head; -1 where it is not held. */
export function rowIndexOf(rows: readonly Row[], key: string): number {
  return rows.findLastIndex((row) => row.key === key)
}

/** The nearest line row from `index` in that direction, itself excluded; -1 where there is none. */
export function nextLine(rows: readonly Row[], index: number, step: 1 | -1): number {
  for (let at = index + step; at >= 0 && at < rows.length; at += step) if (rows[at]?.kind === 'line') return at
  return -1
}

/** A guess at a row's height in px before it is measured; near enough that the scroll bar hardly moves. */
export function estimateHeight(row: Row | undefined, width: number): number {
  if (row === undefined) return 60
  switch (row.kind) {
    case 'beginning':
      return 110
    case 'head':
      return 79
    case 'handed-in':
      return 96
    case 'ended':
      return 120
    case 'line':
    case 'interim': {
      const text = row.kind === 'line' ? row.current.text : row.interim.text
      const perLine = Math.max(24, Math.min(66, (width - (width < 720 ? 32 : 92)) / 8.9))
      const corrected = row.kind === 'line' && row.current.correctedAt !== null ? 34 : 0
      return Math.ceil(text.length / perLine) * 29.5 + (row.showsSpeaker ? 42 : 15) + corrected
    }
    default:
      return row satisfies never
  }
}
