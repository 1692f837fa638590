/** The page that somebody came from on the way to signing in, handed on between the pages for it. */
import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { safeBack } from './safeBack.ts'

export function useBack() {
  const route = useRoute()
  const back = computed(() => safeBack(route.query['back'], location.origin))
  return {
    back,
    /** Whether there is a page to go back to, other than the list of briefings. */
    isFrom: computed(() => back.value !== '/'),
    /** The address of another of these pages that keeps it. */
    keeping: (path: string) => (back.value === '/' ? { path } : { path, query: { back: back.value } }),
  }
}
