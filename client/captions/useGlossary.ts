/** The glossary of the briefing, which a page that follows it as a reader has to ask for: now and then, while it is looked at. */
import { onBeforeUnmount, onMounted, shallowRef, type Ref } from 'vue'
import type { GlossaryAnswer } from '#shared/protocol/http.ts'
import type { Term } from '#shared/domain/vocabulary.ts'
import { request } from '../http/request.ts'

const EVERY_MS = 20_000

export function useGlossary(briefing: string, token: Ref<string | null>): Readonly<Ref<readonly Term[]>> {
  const terms = shallowRef<readonly Term[]>([])
  let seq = -1

  async function ask() {
    if (document.visibilityState === 'hidden') return
    const address = `/api/briefings/${encodeURIComponent(briefing)}/glossary`
    const answer = await request<GlossaryAnswer>(address, { bearer: token.value })
    if (!answer.ok || answer.value.seq < seq) return
    seq = answer.value.seq
    if (JSON.stringify(terms.value) !== JSON.stringify(answer.value.terms)) terms.value = answer.value.terms
  }

  let timer: ReturnType<typeof setInterval> | undefined
  const askNow = () => void ask()
  onMounted(() => {
    askNow()
    timer = setInterval(askNow, EVERY_MS)
    document.addEventListener('visibilitychange', askNow)
  })
  onBeforeUnmount(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', askNow)
  })
  return terms
}
