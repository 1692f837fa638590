/** Hands in a table of programmes or pledges, and says what came of it: how many rows, or which cell was wrong. */
import { TABLE_LIMIT, type TakenTable } from '#shared/protocol/figures.ts'
import type { Problem } from '#shared/protocol/http.ts'
import type { Fault } from '../http/request.ts'
import { tableFaultsEn } from '../locales/tableFaultsEn.ts'
import { figureFaultWords } from '../locales/figureFaults.ts'
import type { DeskTranslate } from './trailWords.ts'

export type Table = 'programmes' | 'pledges'
export type Taken = { readonly ok: true; readonly value: TakenTable } | Fault

/** A large one takes its time. */
const ANSWER_WITHIN = 30_000
const TABLE_FAULTS = Object.keys(tableFaultsEn) as (keyof typeof tableFaultsEn)[]

/** Never rejects. */
export async function sendTable(briefing: string, table: Table, file: Blob): Promise<Taken> {
  if (file.size > TABLE_LIMIT) return { ok: false, code: 'body-too-large', status: 413, detail: {} }
  try {
    const response = await fetch(`/api/briefings/${briefing}/${table}`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'text/csv' },
      credentials: 'same-origin',
      signal: AbortSignal.timeout(ANSWER_WITHIN),
      body: await file.text(),
    })
    const value = (await response.json()) as TakenTable & Partial<Problem>
    if (response.ok) return { ok: true, value }
    return { ok: false, code: value.code ?? 'internal', status: response.status, detail: value.detail ?? {} }
  } catch {
    return { ok: false, code: 'not-reached', status: 0, detail: {} }
  }
}

/** What came of it in a sentence; of a cell that was wrong its row and column. */
export function takenWords(taken: Taken, t: DeskTranslate): string {
  if (taken.ok) {
    return taken.value.taken === 0 ? t('figuresDesk.takenNone') : t('figuresDesk.taken', { n: taken.value.taken })
  }
  return t('figuresDesk.tableFault', { why: whereWords(taken, t) })
}

function whereWords({ code, detail }: Fault, t: DeskTranslate): string {
  const { row, column, value, fault } = detail
  const words = faultWords(fault, t)
  if (words === null) return figureFaultWords(code, t)
  const why = typeof value === 'string' ? t('figuresDesk.tableValue', { value, why: words }) : words
  if (typeof row !== 'number') return why
  return typeof column === 'string'
    ? t('figuresDesk.tableAt', { row, column, why })
    : t('figuresDesk.tableAtRow', { row, why })
}

/** Null for what is no fault of a table, or of a later server. */
function faultWords(fault: unknown, t: DeskTranslate): string | null {
  const key = TABLE_FAULTS.find((known) => known === `tableFault.${String(fault)}`)
  return key === undefined ? null : t(key)
}
