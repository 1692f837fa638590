/** What was just done, shown for a while; the same words again are shown anew. */
import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** In ms; long enough to be read twice. */
const SHOWN_FOR = 7_000

export function useToast(said: Readonly<Ref<{ readonly words: string } | null>>): Readonly<Ref<string>> {
  const shown = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(said, (now) => {
    clearTimeout(timer)
    shown.value = now?.words ?? ''
    timer = setTimeout(() => (shown.value = ''), SHOWN_FOR)
  })
  onScopeDispose(() => clearTimeout(timer))
  return shown
}
