/** The programmes of a briefing as a table, and back. */
import type { Programme } from '#shared/domain/figures/state.ts'
import { programmeSchema, type ProgrammeValues } from '#shared/domain/figures/vocabulary.ts'
import { csvOf } from './cells.ts'
import { currencyIn, decimalIn, listCell, listIn, wordIn } from './cellValues.ts'
import { readTable, type Numbered, type TableRow } from './readTable.ts'

const COLUMNS = ['id', 'name', 'aliases', 'unit', 'currency', 'target', 'from', 'to', 'baseline'] as const

export function programmesTable(programmes: readonly Programme[]): string {
  const rows = programmes.map((programme) => [
    programme.id,
    programme.name,
    listCell(programme.aliases),
    programme.unit,
    programme.currency,
    programme.target,
    programme.period?.from ?? null,
    programme.period?.to ?? null,
    programme.baseline,
  ])
  return `\uFEFF${csvOf([COLUMNS, ...rows])}`
}

/** A row without an id is about the programme of that name, or makes one whose id is made of the name. */
export function programmesIn(
  text: string,
  known: readonly Programme[],
  rowsAtMost: number,
): readonly Numbered<ProgrammeValues>[] {
  const seen = new Map<string, number>()
  return readTable(text, { columns: COLUMNS, rowsAtMost }).map((row) => {
    const programme = programmeIn(row, known)
    const before = seen.get(programme.id)
    if (before !== undefined) throw row.fault('id', 'id-twice', `is in row ${before} already`)
    seen.set(programme.id, row.number)
    return { number: row.number, said: programme }
  })
}

/** Where a column is missing, what the programme says there stays. */
function programmeIn(row: TableRow<(typeof COLUMNS)[number]>, known: readonly Programme[]): ProgrammeValues {
  const named = row.read('name', wordIn)
  const id = row.read('id', wordIn) ?? (named === null ? null : idOf(named, known))
  const was = known.find((programme) => programme.id === id)
  const name = row.has('name') ? named : (was?.name ?? null)
  if (name === null) throw row.fault('name', 'missing', 'is missing')
  if (id === null) throw row.fault('id', 'id-missing', 'is missing, and the name has no letters to make one of')
  const from = row.readOr('from', wordIn, was?.period?.from ?? null)
  const to = row.readOr('to', wordIn, was?.period?.to ?? null)
  if ((from === null) !== (to === null)) throw row.fault(from === null ? 'from' : 'to', 'missing', 'is missing')
  return row.parse(programmeSchema, {
    id,
    name,
    aliases: row.readOr('aliases', listIn, was?.aliases ?? null) ?? [],
    unit: row.readOr('unit', wordIn, was?.unit ?? null),
    currency: row.readOr('currency', currencyIn, was?.currency ?? null),
    target: row.readOr('target', decimalIn, was?.target ?? null),
    period: from === null || to === null ? null : { from, to },
    baseline: row.readOr('baseline', decimalIn, was?.baseline ?? null),
  })
}

function idOf(name: string, known: readonly Programme[]): string | null {
  const folded = name.toLowerCase()
  const same = known.find((programme) => programme.name.toLowerCase() === folded)
  if (same !== undefined) return same.id
  const words = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const id = words
    .match(/[a-z0-9]+/g)
    ?.join('-')
    .slice(0, 48)
    .replace(/-$/, '')
  return id ?? null
}
