/** The part of a long list that stands in a pane, the row with the keyboard in it, and the way to a row from elsewhere. */
import { computed, nextTick, ref, shallowRef, watch, type Ref } from 'vue'
import { earlierPart, firstPart, laterPart, partWith, within, type ShownPart } from './shownPart.ts'

/** `aimed`: the index that is scrolled to when it changes, unless `staysPut`. */
export function useShownPart<Row>(
  pane: Ref<HTMLElement | null>,
  rows: Ref<readonly Row[]>,
  aimed: Ref<number | null>,
  staysPut: () => boolean,
) {
  const part = shallowRef(firstPart(rows.value.length))
  const shown = computed(() => rows.value.slice(part.value.from, part.value.to))
  /** The one row that Tab leads to. */
  const current = ref(0)

  const rowElement = (index: number) => pane.value?.querySelector<HTMLElement>(`[data-row="${index}"]`) ?? null

  async function bring(index: number): Promise<HTMLElement | null> {
    part.value = partWith(part.value, index, rows.value.length)
    await nextTick()
    const element = rowElement(index)
    element?.scrollIntoView({ block: 'nearest' })
    return element
  }

  watch(
    () => rows.value.length,
    (total) => {
      show(within(part.value, total))
    },
  )
  watch(
    aimed,
    (index) => {
      if (index === null) return
      current.value = index
      if (!staysPut()) void bring(index)
    },
    { immediate: true, flush: 'post' },
  )

  /** Up and down through the rows, whole parts of them by page, to either end. */
  async function move(event: KeyboardEvent): Promise<void> {
    const last = rows.value.length - 1
    const to = {
      ArrowDown: current.value + 1,
      ArrowUp: current.value - 1,
      PageDown: current.value + 15,
      PageUp: current.value - 15,
      Home: 0,
      End: last,
    }[event.key]
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    await go(Math.max(0, Math.min(last, to)))
  }

  async function go(index: number): Promise<void> {
    current.value = index
    const element = await bring(index)
    element?.focus()
  }

  /** The row that Tab leads to must be one of those that are there. */
  function show(next: ShownPart): void {
    part.value = next
    current.value = Math.min(Math.max(current.value, next.from), Math.max(next.from, next.to - 1))
  }

  return {
    part,
    shown,
    current,
    move,
    go,
    later: () => show(laterPart(part.value, rows.value.length)),
    earlier: () => show(earlierPart(part.value)),
  }
}
