/** What the last act did, said once for the whole page; the places say it, the page shows it for a while. */
import { inject, onScopeDispose, provide, ref, type InjectionKey, type Ref } from 'vue'

const SAY: InjectionKey<(text: string) => void> = Symbol('say')
/** In ms; long enough to be read twice. */
const SHOWN_FOR = 7_000

export function provideSaid(): Readonly<Ref<string>> {
  const said = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  provide(SAY, (text) => {
    clearTimeout(timer)
    said.value = text
    timer = setTimeout(() => (said.value = ''), SHOWN_FOR)
  })
  onScopeDispose(() => clearTimeout(timer))
  return said
}

export const useSay = (): ((text: string) => void) => inject(SAY, () => {})
