/** A value as it was when the page last had nothing better to do: a new line is drawn before what follows from its figures. */
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'

/** However busy the page is, it is no older than this, in ms. */
const AT_MOST_MS = 200

export function useRested<T>(read: () => T): Readonly<Ref<T>> {
  const rested = shallowRef(read())
  let stop: (() => void) | null = null
  watch(
    read,
    () => {
      stop ??= whenIdle(() => {
        stop = null
        rested.value = read()
      })
    },
    { flush: 'sync' },
  )
  onScopeDispose(() => stop?.())
  return rested
}

/** Safari cannot tell when it is idle: there it is the moment after the next frame. */
function whenIdle(then: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(then, { timeout: AT_MOST_MS })
    return () => {
      cancelIdleCallback(id)
    }
  }
  const id = setTimeout(then, 50)
  return () => {
    clearTimeout(id)
  }
}
