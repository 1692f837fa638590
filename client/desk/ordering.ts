/** Where a waiting question is put when somebody moves it: places are changed among those of its own rank only. */
import type { Question } from '#shared/domain/questions/state.ts'

const rankOf = ({ isPointOfOrder, isPinned }: Question) => (isPointOfOrder ? 0 : isPinned ? 1 : 2)

export interface Placing {
  /** The question before which it is put, or null: the end. */
  readonly before: string | null
  /** Its place in the order afterwards, from 0. */
  readonly place: number
}

/**
 * Putting the question before the one that stands at `gap` (0 … length) in `order`, as near to it as its rank allows.
 * Null where it is not in the order or stays where it is.
 */
export function placing(order: readonly Question[], id: string, gap: number): Placing | null {
  const from = order.findIndex((question) => question.id === id)
  const moved = order[from]
  if (moved === undefined) return null
  const others = order.toSpliced(from, 1)
  const first = others.findIndex((other) => rankOf(other) >= rankOf(moved))
  const start = first < 0 ? others.length : first
  const after = others.findIndex((other) => rankOf(other) > rankOf(moved))
  const end = after < 0 ? others.length : after
  const wanted = gap > from ? gap - 1 : gap
  const place = Math.min(Math.max(wanted, start), end)
  if (place === from) return null
  return { place, before: place === end ? null : (others[place]?.id ?? null) }
}
