/** The rows that stand in the pane right now, measured as they come; what is read stays where it is when others change. */
import { elementScroll, useVirtualizer, type Virtualizer } from '@tanstack/vue-virtual'
import { computed, nextTick, onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { NEAR_END } from './following.ts'
import { estimateHeight, rowIndexOf, type Row } from './rows.ts'

/** Room that the sticky turn head takes from the top, in px. */
export const HEAD_HEIGHT = 49
/** White space above a turn head in its row, in px: it scrolls away before the head sticks. */
export const HEAD_SPACE = 30

type ScrollTo = (
  offset: number,
  how: { adjustments?: number; behavior?: ScrollBehavior },
  rows: Virtualizer<HTMLElement, Element>,
) => void

/** `whole`: the element that is as high as all rows together. */
export function useVirtualRows(
  pane: Ref<HTMLElement | null>,
  whole: Ref<HTMLElement | null>,
  rows: Ref<readonly Row[]>,
) {
  // The position is written before Vue draws the new height, and beyond the old height the browser would cut it short.
  const scrollTo: ScrollTo = (offset, how, instance) => {
    if (whole.value !== null) whole.value.style.height = `${instance.getTotalSize()}px`
    elementScroll(offset, how, instance)
  }

  const width = ref(expectedWidth(window.innerWidth))
  /** White space after the last row, in px: for the pill, and less where there is little height at all. */
  const room = ref(112)
  const expectedHeight = () => rows.value.reduce((sum, row) => sum + estimateHeight(row, width.value), 0) + room.value
  const virtualizer = useVirtualizer(
    computed(() => ({
      count: rows.value.length,
      getScrollElement: () => pane.value,
      getItemKey: (index: number) => rows.value[index]?.key ?? index,
      estimateSize: (index: number) => estimateHeight(rows.value[index], width.value),
      scrollToFn: scrollTo,
      // The first rows drawn are those at the end: otherwise the pane would be empty until it has scrolled there.
      initialOffset: () => Math.max(0, expectedHeight() - window.innerHeight),
      initialRect: { width: window.innerWidth, height: window.innerHeight },
      overscan: 6,
      anchorTo: 'end' as const,
      scrollEndThreshold: NEAR_END,
      scrollPaddingStart: HEAD_HEIGHT + 12,
      scrollPaddingEnd: room.value - 16,
      paddingEnd: room.value,
    })),
  )
  const items = computed(() => virtualizer.value.getVirtualItems())
  const height = computed(() => virtualizer.value.getTotalSize())

  /** Sizes that were measured at another width or text size are worth nothing; the row at the top is held in place. */
  async function remeasure(isAtEnd: boolean) {
    const top = pane.value?.scrollTop ?? 0
    const first = virtualizer.value.getVirtualItemForOffset(top)
    const key = first === undefined ? undefined : rows.value[first.index]?.key
    virtualizer.value.measure()
    await nextTick()
    if (isAtEnd) return virtualizer.value.scrollToEnd()
    virtualizer.value.getTotalSize()
    const start =
      key === undefined ? undefined : virtualizer.value.measurementsCache[rowIndexOf(rows.value, key)]?.start
    if (start !== undefined && first !== undefined) virtualizer.value.scrollToOffset(start + top - first.start)
  }

  function measureRow(element: unknown) {
    if (element instanceof HTMLElement) virtualizer.value.measureElement(element)
  }

  return { virtualizer, items, height, width, room, measureRow, remeasure }
}

/** How wide the pane will be in a window of that width, in px, as the page's style sheet has it. */
function expectedWidth(page: number): number {
  if (page < 860) return page
  return page < 1100 ? page - 300 : Math.min(1320, page) - 392
}

interface PaneSize {
  readonly width: Ref<number>
  readonly room: Ref<number>
}

/** Keeps the pane's size, and calls back when its width has changed by more than a scroll bar. */
export function usePaneSize(pane: Ref<HTMLElement | null>, { width, room }: PaneSize, changed: () => void) {
  const observer = new ResizeObserver(([entry]) => {
    const now = entry?.contentRect ?? { width: 0, height: 0 }
    if (now.width === 0) return
    room.value = now.height < 320 ? 32 : 112
    if (Math.abs(now.width - width.value) < 20) return
    width.value = now.width
    changed()
  })
  onMounted(() => {
    watch(
      pane,
      (element) => {
        observer.disconnect()
        if (element !== null) observer.observe(element)
      },
      { immediate: true },
    )
  })
  onBeforeUnmount(() => observer.disconnect())
}
