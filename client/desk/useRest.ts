/** A second in which something rests, and what it rests after: somebody else was faster, and nobody has seen it yet. */
import { onScopeDispose, shallowReadonly, shallowRef, type ShallowRef } from 'vue'

const REST = 1_000

export interface Rest<T> {
  /** Null where nothing rests. */
  readonly after: Readonly<ShallowRef<T | null>>
  readonly rest: (after: T) => void
  readonly wake: () => void
}

export function useRest<T>(): Rest<T> {
  const after = shallowRef<T | null>(null)
  let ends: ReturnType<typeof setTimeout> | undefined
  function wake() {
    clearTimeout(ends)
    after.value = null
  }
  function rest(what: T) {
    wake()
    after.value = what
    ends = setTimeout(wake, REST)
  }
  onScopeDispose(wake)
  return { after: shallowReadonly(after), rest, wake }
}
