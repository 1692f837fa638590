/**
 * Something that is done with the document: under way, stopped, failed with words, or done. It can always be tried again.
 * Meanwhile its window stays, since closing it would break the work off without a word.
 */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Answer, Fault } from '../http/request.ts'

export type Sending = ReturnType<typeof useSending>

export function useSending() {
  const isBusy = ref(false)
  const wasStopped = ref(false)
  const fault = shallowRef<Fault | null>(null)
  let underway: AbortController | null = null

  /** Null where it was not done. */
  async function send<Value>(work: (signal: AbortSignal) => Promise<Answer<Value>>): Promise<Value | null> {
    if (underway !== null) return null
    const mine = new AbortController()
    underway = mine
    isBusy.value = true
    wasStopped.value = false
    fault.value = null
    const answer = await work(mine.signal)
    underway = null
    isBusy.value = false
    wasStopped.value = mine.signal.aborted
    if (answer.ok) return answer.value
    if (!mine.signal.aborted) fault.value = answer
    return null
  }

  const stop = () => underway?.abort()
  watch(isBusy, (isNow) => holdWindows(isNow), { flush: 'sync' })
  onScopeDispose(() => {
    stop()
    holdWindows(false)
  })
  return { isBusy, wasStopped, fault, send, stop }
}

function holdWindows(isHeld: boolean): void {
  for (const type of ['cancel', 'keydown']) {
    if (isHeld) document.addEventListener(type, stay, true)
    else document.removeEventListener(type, stay, true)
  }
}

/** Browsers let a window refuse Escape once; the key itself can be refused each time. */
function stay(event: Event): void {
  if (event.type === 'cancel' || (event as KeyboardEvent).key === 'Escape') event.preventDefault()
}
