/** Keeps the focus with the question that was just asked: on its entry while it is on its way, then on its card. */
import { nextTick, watch, type Ref, type WatchSource } from 'vue'

export interface AskedFocusParts {
  /** Holds an element with `data-question` for each. */
  readonly root: Ref<HTMLElement | null>
  /** Changes whenever they do. */
  readonly shown: WatchSource[]
  readonly isOnItsWay: (id: string) => boolean
}

export function useAskedFocus({ root, shown, isOnItsWay }: AskedFocusParts) {
  let followed: string | null = null

  function focusIt(): void {
    const all = [...(root.value?.querySelectorAll<HTMLElement>('[data-question]') ?? [])]
    const at = all.find(({ dataset }) => dataset.question === followed) ?? root.value
    at?.focus()
  }

  watch(
    shown,
    () => {
      if (followed === null) return
      // Whoever has gone elsewhere meanwhile is left there.
      if (document.activeElement === document.body) focusIt()
      if (!isOnItsWay(followed)) followed = null
    },
    { flush: 'post' },
  )

  /** Null: it is gone, and the focus stays in its part of the page. */
  return async function follow(id: string | null): Promise<void> {
    followed = id
    await nextTick()
    focusIt()
  }
}
