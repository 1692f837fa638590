/** What a window for a pasted list holds: the text, whether it is under way, and what was not taken and why. */
import { ref, shallowRef } from 'vue'
import type { Fault } from '../http/request.ts'

export interface Taken {
  /** What was not taken, as it was pasted. */
  readonly rest: string
  /** Somebody is to look at that: the window stays. */
  readonly isLeft: boolean
}

export interface PasteWindow {
  readonly open: () => Promise<void>
  readonly close: () => void
}

export function usePasted(window: () => PasteWindow | null) {
  const text = ref('')
  const isBusy = ref(false)
  /** Some were taken, and others are still in the field. */
  const isLeft = ref(false)
  const fault = shallowRef<Fault | null>(null)

  async function open() {
    fault.value = null
    isLeft.value = false
    await window()?.open()
  }

  /** One run at a time. */
  async function submit(take: () => Promise<Taken>) {
    if (isBusy.value) return
    isBusy.value = true
    fault.value = null
    const taken = await take()
    isBusy.value = false
    text.value = taken.isLeft ? taken.rest : ''
    isLeft.value = taken.isLeft
    if (!taken.isLeft) window()?.close()
  }

  return { text, isBusy, isLeft, fault, open, submit }
}
