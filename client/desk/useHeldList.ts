/** Keeps a list from moving under the hand: while a pointer is over it, what is new waits, and what goes still goes. */
import { computed, shallowRef, type ComputedRef } from 'vue'

export interface HeldList<T> {
  readonly shown: ComputedRef<readonly T[]>
  /** How many new ones wait. */
  readonly waiting: ComputedRef<number>
  readonly hold: () => void
  readonly release: () => void
}

export function useHeldList<T extends { readonly id: string }>(list: () => readonly T[]): HeldList<T> {
  const held = shallowRef<ReadonlySet<string> | null>(null)
  const shown = computed(() => list().filter(({ id }) => held.value === null || held.value.has(id)))
  return {
    shown,
    waiting: computed(() => list().length - shown.value.length),
    hold() {
      // An empty list has nothing under the hand.
      if (held.value === null && list().length > 0) held.value = new Set(list().map(({ id }) => id))
    },
    release: () => (held.value = null),
  }
}
