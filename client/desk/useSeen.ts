/** What stood there for whoever changes it: where somebody else was faster, that is told before anything is put over it. */
import { computed, ref, type Ref } from 'vue'

/** `now`: what stands there. While one's own change is on its way, what it makes of it is nobody else's. */
export function useSeen<T extends string | null>(now: () => T, isBusy: () => boolean) {
  const saw = ref(now()) as Ref<T>
  return {
    saw,
    isChanged: computed(() => now() !== saw.value && !isBusy()),
    /** It was seen by now. */
    see: () => (saw.value = now()),
  }
}
