/** Permanent places in a briefing: `#line-ID` and `#turn-N`. */
export type Target =
  { readonly kind: 'line'; readonly lineId: string } | { readonly kind: 'turn'; readonly turn: number }

/** Null for no fragment, and for one that names no place. */
export function parseTarget(hash: string): Target | null {
  const line = /^#line-(.+)$/.exec(hash)?.[1]
  if (line !== undefined) {
    try {
      return { kind: 'line', lineId: decodeURIComponent(line) }
    } catch {
      // A broken escape in an address that somebody mangled.
      return null
    }
  }
  const turn = /^#turn-(\d{1,6})$/.exec(hash)?.[1]
  return turn === undefined ? null : { kind: 'turn', turn: Number(turn) }
}
