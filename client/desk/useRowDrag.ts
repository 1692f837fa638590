/** Picks up a row of the order by its handle and puts it down elsewhere: with a mouse, a pen or a finger. */
import { onBeforeUnmount, shallowRef, type ShallowRef } from 'vue'

export interface Drag {
  readonly id: string
  /** It would be put before the row that stands here, from 0; as many as there are rows: at the end. */
  readonly gap: number
}

/** So near to the edge of what scrolls, in px, the list goes on by itself; at most so many px for each frame. */
const EDGE = 56
const FASTEST = 14
/** A press that moves less than this, in px, is none. */
const SLOP = 4

/** `middles`: of the rows, and `y` the pointer, all in px from the top of the window. */
export function gapAt(middles: readonly number[], y: number): number {
  const at = middles.findIndex((middle) => y < middle)
  return at < 0 ? middles.length : at
}

/** How far to scroll for a pointer at `y` over what is seen from `top` to `bottom`; 0 where it is not near an edge. */
export function scrollStep(y: number, top: number, bottom: number): number {
  if (y < top + EDGE) return -Math.ceil(FASTEST * Math.min(1, (top + EDGE - y) / EDGE))
  if (y > bottom - EDGE) return Math.ceil(FASTEST * Math.min(1, (y - bottom + EDGE) / EDGE))
  return 0
}

function scrollerOf(element: HTMLElement): HTMLElement {
  for (let at: HTMLElement | null = element; at !== null; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at)
    if (at.scrollHeight > at.clientHeight && (overflowY === 'auto' || overflowY === 'scroll')) return at
  }
  return document.documentElement
}

function scrollNear(scroller: HTMLElement, y: number): boolean {
  const isPage = scroller === document.documentElement
  const { top, bottom } = isPage ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect()
  const step = scrollStep(y, top, bottom)
  if (step !== 0) scroller.scrollBy(0, step)
  return step !== 0
}

interface Following {
  readonly moved: (y: number) => void
  readonly dropped: () => void
  readonly cancelled: () => void
}

/** Follows one pointer from its press to its end; Escape cancels. The answer stops it. */
function follow(handle: HTMLElement, pointer: number, { moved, dropped, cancelled }: Following): () => void {
  const ended = new AbortController()
  const { signal } = ended
  handle.setPointerCapture(pointer)
  handle.addEventListener('pointermove', ({ clientY }) => moved(clientY), { signal })
  handle.addEventListener('pointerup', dropped, { signal })
  handle.addEventListener('pointercancel', cancelled, { signal })
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && cancelled(), { signal })
  return () => ended.abort()
}

export function useRowDrag(
  list: () => HTMLElement | null,
  drop: (drag: Drag) => void,
): { readonly drag: Readonly<ShallowRef<Drag | null>>; readonly start: (event: PointerEvent, id: string) => void } {
  const drag = shallowRef<Drag | null>(null)
  let stop = () => {}

  const middles = () =>
    [...(list()?.querySelectorAll('[data-row]') ?? [])].map((row) => {
      const { top, height } = row.getBoundingClientRect()
      return top + height / 2
    })

  function start(event: PointerEvent, id: string) {
    const handle = event.currentTarget
    if (event.button !== 0 || !(handle instanceof HTMLElement)) return
    stop()
    const first = event.clientY
    const scroller = scrollerOf(handle)
    let y = first
    let frame = 0
    const place = () => (drag.value = { id, gap: gapAt(middles(), y) })
    const scrollOn = () => {
      if (scrollNear(scroller, y)) place()
      frame = requestAnimationFrame(scrollOn)
    }
    const unfollow = follow(handle, event.pointerId, {
      moved(to) {
        y = to
        if (drag.value === null && Math.abs(y - first) < SLOP) return
        if (drag.value === null) frame = requestAnimationFrame(scrollOn)
        place()
      },
      dropped() {
        const last = drag.value
        stop()
        if (last !== null) drop(last)
      },
      cancelled: () => stop(),
    })
    stop = () => {
      cancelAnimationFrame(frame)
      unfollow()
      drag.value = null
    }
  }

  onBeforeUnmount(() => stop())
  return { drag, start }
}
