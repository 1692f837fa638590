/** The token of a link in a mail: taken out of the address bar and the history before anything else can see or share it. */
import { watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** `take` is told at once, and again where another link, or the same one, is opened in this tab. */
export function useFragmentToken(take: (token: string) => void): void {
  const route = useRoute()
  const router = useRouter()
  watch(
    () => route.hash,
    (hash) => {
      if (hash.length < 2) return
      take(hash.slice(1))
      void router.replace({ path: route.path, query: route.query, hash: '' })
    },
    { immediate: true },
  )
}
