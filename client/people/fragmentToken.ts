/** The token of a link in a mail: taken out of the address bar and the history before anything else can see or share it. */
import { ref, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** Null where the address carries none; another link opened in the same tab takes its place. */
export function useFragmentToken(): Readonly<Ref<string | null>> {
  const route = useRoute()
  const router = useRouter()
  const token = ref<string | null>(null)
  watch(
    () => route.hash,
    (hash) => {
      if (hash.length < 2) return
      token.value = hash.slice(1)
      void router.replace({ path: route.path, query: route.query, hash: '' })
    },
    { immediate: true },
  )
  return token
}
