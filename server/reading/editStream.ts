/** F25: a stenographer's stream, in which what was typed wrongly is taken back by backspaces, over the ends of rows as well. */

const LINE_END = /\r\n|[\n\r\u2028\u2029\u0085\v\f]/gu
const TAKES_BACK = /[\b\u007F]/u

/** `number` and `column` count from 1 and tell where the first kept character stands in the untouched source. */
export interface SourceRow {
  readonly number: number
  readonly column: number
  readonly raw: string
}

export interface SourceRows {
  readonly rows: readonly SourceRow[]
  /** Characters that were taken back, and those that took them. */
  readonly taken: number
}

/** The rows as they stood when the stream ended. */
export function rowsOf(source: string): SourceRows {
  const raws = source.split(LINE_END)
  if (!TAKES_BACK.test(source)) {
    return { rows: raws.map((raw, index) => ({ number: index + 1, column: columnOf(raw), raw })), taken: 0 }
  }
  return withoutWhatWasTakenBack(raws)
}

function columnOf(raw: string): number {
  return 1 + Math.max(0, raw.search(/\S/u))
}

interface Typed {
  readonly number: number
  readonly characters: string[]
  readonly columns: number[]
}

function withoutWhatWasTakenBack(raws: readonly string[]): SourceRows {
  const typed: Typed[] = []
  let taken = 0
  for (const [index, raw] of raws.entries()) {
    let row: Typed = { number: index + 1, characters: [], columns: [] }
    typed.push(row)
    let column = 1
    for (const character of raw) {
      if (TAKES_BACK.test(character)) {
        taken += 1 + takeBack(typed)
        row = typed.at(-1) ?? row
      } else {
        row.characters.push(character)
        row.columns.push(column)
      }
      column += character.length
    }
  }
  return { rows: typed.map(rowOf), taken }
}

/** One character of the last row, or the end of the row before. How many UTF-16 units of words went. */
function takeBack(typed: Typed[]): number {
  const row = typed.at(-1)
  if (row === undefined) return 0
  row.columns.pop()
  const character = row.characters.pop()
  if (character !== undefined) return character.length
  if (typed.length > 1) typed.pop()
  return 0
}

function rowOf({ number, characters, columns }: Typed): SourceRow {
  const first = characters.findIndex((character) => /\S/u.test(character))
  return { number, column: columns[first] ?? 1, raw: characters.join('') }
}
