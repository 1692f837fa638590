/** Which card or row the keys are about. One that goes hands the choice to its neighbour in the same column. */
import { computed, nextTick, ref, watch, type ComputedRef } from 'vue'
import { useRest } from './useRest.ts'

export interface Choice {
  readonly chosen: ComputedRef<string | null>
  /** For a second after somebody else took the chosen one away: whoever presses a key then means that one. */
  readonly isUnread: ComputedRef<boolean>
  readonly choose: (key: string) => void
  /** Chooses what the keyboard has reached; a press is no choice before it is let go, lest the page moves under it. */
  readonly focused: (event: FocusEvent, key: string) => void
  /** Goes on by one, and takes the focus there. */
  readonly move: (step: 1 | -1) => void
  /** Chooses it, brings it into view and takes the focus there. */
  readonly goTo: (key: string) => void
}

export const cardKey = (id: string) => `inbox/${id}`
export const rowKey = (id: string) => `next/${id}`
export const figureKey = (id: string) => `figure/${id}`
export const itemKey = ({ kind, id }: { readonly kind: string; readonly id: string }) =>
  kind === 'figure' ? figureKey(id) : cardKey(id)
/** The question's or the figure's. */
export const idIn = (key: string) => key.slice(key.indexOf('/') + 1)
export const isFigureKey = (key: string) => key.startsWith('figure/')
export const columnOf = (key: string): 'inbox' | 'next' => (key.startsWith('next/') ? 'next' : 'inbox')

const elementOf = (key: string) => document.querySelector<HTMLElement>(`[data-choice="${CSS.escape(key)}"]`)

/** What stands after the one that went, else before it, in its column. */
export function neighbour(before: readonly string[], now: readonly string[], gone: string): string | null {
  const at = before.indexOf(gone)
  const isLeft = (key: string) => now.includes(key) && columnOf(key) === columnOf(gone)
  return before.slice(at + 1).find(isLeft) ?? before.slice(0, Math.max(0, at)).findLast(isLeft) ?? null
}

/** `keys`: what can be chosen, in the order in which it stands on the page. `isOwn`: whether it went by an act of this page. */
export function useChoice(keys: () => readonly string[], isOwn: (gone: string) => boolean): Choice {
  const wanted = ref<string | null>(null)
  const { after, rest, wake } = useRest<string>()
  const chosen = computed(() => (wanted.value !== null && keys().includes(wanted.value) ? wanted.value : null))

  watch(keys, (now, before) => {
    const gone = wanted.value
    if (gone === null || now.includes(gone)) return
    const focused = document.activeElement
    const hadFocus = focused === document.body || elementOf(gone)?.contains(focused) === true
    wanted.value = neighbour(before, now, gone)
    if (wanted.value !== null && !isOwn(gone)) rest(gone)
    // The focus goes with the choice only where it would be lost with the card.
    if (hadFocus) void nextTick(show)
  })

  function show() {
    const element = chosen.value === null ? null : elementOf(chosen.value)
    element?.focus({ preventScroll: true })
    element?.scrollIntoView({ block: 'nearest' })
  }

  function choose(key: string) {
    wake()
    wanted.value = key
  }

  function goTo(key: string) {
    choose(key)
    void nextTick(show)
  }

  function move(step: 1 | -1) {
    const all = keys()
    const at = chosen.value === null ? (step === 1 ? -1 : all.length) : all.indexOf(chosen.value)
    const to = all[Math.min(Math.max(at + step, 0), all.length - 1)]
    if (to !== undefined) goTo(to)
  }

  function focused({ target }: FocusEvent, key: string) {
    if (target instanceof Element && target.matches(':focus-visible')) wanted.value = key
  }

  return { chosen, isUnread: computed(() => after.value !== null), focused, choose, move, goTo }
}
