/** Permanent places in a briefing: `#line-ID`, `#figure-ID` and `#turn-N`. */
export type Target =
  | { readonly kind: 'line'; readonly lineId: string }
  | { readonly kind: 'figure'; readonly figureId: string }
  | { readonly kind: 'turn'; readonly turn: number }

/** Null for no fragment, and for one that names no place. */
export function parseTarget(hash: string): Target | null {
  const [, kind, escaped] = /^#(line|figure)-(.+)$/.exec(hash) ?? []
  if (escaped !== undefined) {
    try {
      const id = decodeURIComponent(escaped)
      return kind === 'line' ? { kind, lineId: id } : { kind: 'figure', figureId: id }
    } catch {
      // A broken escape in an address that somebody mangled.
      return null
    }
  }
  const turn = /^#turn-(\d{1,6})$/.exec(hash)?.[1]
  return turn === undefined ? null : { kind: 'turn', turn: Number(turn) }
}
