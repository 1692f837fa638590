/** Brings a row to its place at the top and keeps it there while the rows around it are drawn and measured. */
import type { Virtualizer } from '@tanstack/vue-virtual'
import { onBeforeUnmount, onMounted, watch, type Ref } from 'vue'
import { rowIndexOf, type Row } from './rows.ts'
import { HEAD_HEIGHT, HEAD_SPACE } from './useVirtualRows.ts'

/** So many frames without a move count as settled. */
const SETTLED_AFTER = 12
/** In ms; a page that never settles is let go. */
const GIVEN_UP_AFTER = 4_000

export interface AimParts {
  readonly pane: Ref<HTMLElement | null>
  readonly rows: Ref<readonly Row[]>
  readonly virtualizer: Ref<Virtualizer<HTMLElement, Element>>
}

export function useAim({ pane, rows, virtualizer }: AimParts) {
  let attempt = 0

  /** A turn's own head takes the sticky place; a line stands right under it. Null where the row is not held. */
  function offsetOf(key: string): number | null {
    const element = pane.value
    const index = rowIndexOf(rows.value, key)
    // Asking for the whole height brings the starts of the rows up to date.
    virtualizer.value.getTotalSize()
    const start = virtualizer.value.measurementsCache[index]?.start
    if (start === undefined || element === null) return null
    const wanted = rows.value[index]?.kind === 'head' ? start + HEAD_SPACE : start - HEAD_HEIGHT - 12
    return Math.max(0, Math.min(wanted, virtualizer.value.getTotalSize() - element.clientHeight))
  }

  /** Goes there at once, and goes on correcting in the frames that follow. */
  async function aim(key: string): Promise<void> {
    const mine = (attempt += 1)
    const until = performance.now() + GIVEN_UP_AFTER
    for (let still = 0; still < SETTLED_AFTER && performance.now() < until;) {
      if (mine !== attempt) return
      const wanted = offsetOf(key)
      if (wanted === null) return
      const isThere = Math.abs((pane.value?.scrollTop ?? 0) - wanted) <= 1
      still = isThere && document.getElementById(key) !== null ? still + 1 : 0
      if (!isThere) virtualizer.value.scrollToOffset(wanted)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  }

  /** The reader moves by themselves from now on. */
  const letGo = () => void (attempt += 1)
  const MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const
  onMounted(() =>
    watch(
      pane,
      (element, before) => {
        for (const move of MOVES) before?.removeEventListener(move, letGo)
        for (const move of MOVES) element?.addEventListener(move, letGo, { passive: true })
      },
      { immediate: true },
    ),
  )
  onBeforeUnmount(letGo)
  return { aim, letGo }
}
