/** The entries of the audit by the day on which they happened, in the zone of their reader. */
import type { AuditEntry } from '#shared/protocol/people.ts'

export interface AuditDay {
  readonly name: string
  readonly entries: readonly AuditEntry[]
}

/** Newest first, as the entries are. `nameOf`: of the day of an instant in ms. */
export function byDay(entries: readonly AuditEntry[], nameOf: (at: number) => string): readonly AuditDay[] {
  const days: { name: string; entries: AuditEntry[] }[] = []
  for (const entry of entries) {
    const name = nameOf(entry.at)
    const day = days.at(-1)
    if (day?.name === name) day.entries.push(entry)
    else days.push({ name, entries: [entry] })
  }
  return days
}
