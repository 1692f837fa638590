/** Something that is done with the document: under way, stopped, failed with words, or done. It can always be tried again. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Answer, Fault } from '../http/request.ts'

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
  onScopeDispose(stop)
  return { isBusy, wasStopped, fault, send, stop }
}
