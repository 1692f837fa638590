/** The acts of the outbox with what became of each, and which of them goes next. */
import type { Act } from './act.ts'

export type Progress =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'accepted'; readonly seq: number }
  | { readonly kind: 'refused'; readonly code: string }

export interface OutboxEntry {
  readonly act: Act
  readonly progress: Progress
}

export function entryOf(act: Act): OutboxEntry {
  return { act, progress: act.refused === null ? { kind: 'waiting' } : { kind: 'refused', code: act.refused } }
}

export const isOpen = ({ progress }: OutboxEntry): boolean => progress.kind === 'waiting' || progress.kind === 'sending'

/** The longest that a retraction waits; one that would wait longer was made on a clock that has been set since. */
export const UNDO_WITHIN = 5_000

/**
 * The first that may go: in order, but for a line with something refused or about to be retracted, which holds what
 * follows of the same line and nothing else.
 */
export function nextToSend(entries: readonly OutboxEntry[], now: number): Act | null {
  const held = new Set(entries.flatMap(({ act }) => (act.kind === 'retract' && !isDue(act, now) ? [act.lineId] : [])))
  for (const { act, progress } of entries) {
    if (progress.kind === 'refused') held.add(act.lineId)
    else if (progress.kind === 'waiting' && !held.has(act.lineId)) return act
  }
  return null
}

/**
 * What need not be sent any more: the acts on a line that is retracted now. A line that never left goes without a word; one
 * that did may be on the record, so that its retraction follows it.
 */
export function overtaken(entries: readonly OutboxEntry[], now: number): readonly string[] {
  const retractions = entries.filter(
    ({ act, progress }) => act.kind === 'retract' && isOpen({ act, progress }) && isDue(act, now),
  )
  return retractions.flatMap(({ act: retraction }) => {
    const others = entries.filter(
      ({ act, progress }) => act.lineId === retraction.lineId && progress.kind !== 'accepted' && act !== retraction,
    )
    const neverLeft = others.some(({ act }) => act.kind === 'line' && !act.tried)
    return [...others.map(({ act }) => act.id), ...(neverLeft ? [retraction.id] : [])]
  })
}

/** In ms; null where nothing waits to become due. */
export function nextDue(entries: readonly OutboxEntry[], now: number): number | null {
  const waits = entries.flatMap(({ act }) =>
    act.kind === 'retract' && act.refused === null && !isDue(act, now) ? [act.notBefore - now] : [],
  )
  return waits.length === 0 ? null : Math.min(...waits)
}

function isDue({ notBefore }: { readonly notBefore: number }, now: number): boolean {
  return notBefore <= now || notBefore - now > UNDO_WITHIN
}
