/** Who may write in a briefing, on the pages for it: by the account, or by a lines token that this tab keeps. */
import { computed, onBeforeUnmount, onMounted, ref } from 'vue'
import { useBriefingStore } from '../stores/briefing.ts'
import { useSessionStore } from '../stores/session.ts'
import { keepToken, readToken } from './linesToken.ts'

/** Opens the briefing once it is known who this browser is, and closes it with the page. */
export function useAdmission(id: string) {
  const store = useBriefingStore()
  const session = useSessionStore()
  const token = ref(readToken(id))
  const isKnown = ref(false)
  /** The code with which the token was refused. */
  const keptOut = ref<string | null>(null)
  const isAdmitted = computed(() => isKnown.value && (session.mayWrite(id) || token.value !== null))

  onMounted(async () => {
    await session.ensureKnown()
    isKnown.value = true
    store.open(id)
  })
  onBeforeUnmount(() => store.close())

  function useToken(given: string | null) {
    keepToken(id, given)
    token.value = given
    keptOut.value = null
  }

  /** Whoever may no longer write is told so: by the form for a token, or by what the session is now. */
  function refused(code: string) {
    if (token.value === null) return void session.refresh()
    useToken(null)
    keptOut.value = code
  }

  return { token, isKnown, keptOut, isAdmitted, useToken, refused }
}
