/** Whether the reader goes along with the end, and how many lines came since they stopped. */

export interface Following {
  readonly isFollowing: boolean
  /** How many lines the briefing had when the reader was last at its end. */
  readonly seenCount: number
  /** Pixels from the top, and to the end, at the last scroll. */
  readonly top: number
  readonly distance: number
}

/** So near to the end counts as the end. */
export const NEAR_END = 56

export const followFrom = (count: number): Following => ({ isFollowing: true, seenCount: count, top: 0, distance: 0 })

/**
 * Only a move towards earlier lines ends following. Lines that grow below take the end farther away without a move, and
 * rows that turn out lower than was guessed make a move without taking it farther away.
 */
export function scrolled(
  state: Following,
  { top, distance }: { top: number; distance: number },
  count: number,
): Following {
  if (distance <= NEAR_END) return { isFollowing: true, seenCount: count, top, distance }
  const movedUp = top < state.top - 1 && distance > state.distance + 1
  return { ...state, isFollowing: state.isFollowing && !movedUp, top, distance }
}

/** After a jump to a place in the record. */
export function stopped(state: Following, count: number): Following {
  return state.isFollowing ? { ...state, isFollowing: false, seenCount: count } : state
}

export function grown(state: Following, count: number): Following {
  return state.isFollowing ? { ...state, seenCount: count } : state
}

export function newLines(state: Following, count: number): number {
  return state.isFollowing ? 0 : Math.max(0, count - state.seenCount)
}
