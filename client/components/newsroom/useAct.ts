/** One act of the page at a time: running, failed with words, or done and said. */
import { nextTick, ref, shallowRef } from 'vue'
import type { Answer, Fault } from '../../http/request.ts'
import { useSay } from './said.ts'

export const PLACE_TITLE = 'place-title'

/** An act often takes away what was pressed; the keyboard goes on from the title of the place instead of from nowhere. */
export async function keepFocus(): Promise<void> {
  await nextTick()
  const active = document.activeElement
  if (active === null || active === document.body) document.getElementById(PLACE_TITLE)?.focus()
}

export function useAct() {
  const say = useSay()
  const isBusy = ref(false)
  const fault = shallowRef<Fault | null>(null)

  /** Answers whether it was done. `done`: what is said then; null says nothing. */
  async function act<Value>(
    work: () => Promise<Answer<Value>>,
    done: string | null | ((value: Value) => string | null),
  ): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    const answer = await work()
    isBusy.value = false
    fault.value = answer.ok ? null : answer
    if (!answer.ok) return false
    const words = typeof done === 'function' ? done(answer.value) : done
    if (words !== null) say(words)
    return true
  }

  return { isBusy, fault, act }
}
