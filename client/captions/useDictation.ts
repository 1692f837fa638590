/** The microphone of the page, where the browser recognises speech: off until somebody presses it. */
import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { BROWSER_CLOCK } from '../live/linkTransport.ts'
import { Dictation, recogniserHere } from './dictation.ts'

export interface DictationHandlers {
  readonly language: () => string
  readonly hearing: (text: string) => void
  readonly heard: (text: string) => void
}

export function useDictation({ language, hearing, heard }: DictationHandlers) {
  const create = recogniserHere()
  const isOn = ref(false)
  const fault = ref<string | null>(null)
  /** What is being said and not yet in the field. */
  const interim = ref('')
  const current = shallowRef<Dictation | null>(null)

  function start() {
    if (create === null) return
    fault.value = null
    isOn.value = true
    current.value = new Dictation({
      create,
      language: language(),
      clock: BROWSER_CLOCK,
      heard,
      hearing(text) {
        interim.value = text
        hearing(text)
      },
      stopped(error) {
        isOn.value = false
        fault.value = error
      },
    })
    current.value.start()
  }

  function stop() {
    current.value?.stop()
    isOn.value = false
  }

  onBeforeUnmount(stop)
  return { isPossible: create !== null, isOn, fault, interim, stop, toggle: () => (isOn.value ? stop() : start()) }
}
