/** The glossary of the briefing: a desk is sent it with the briefing; a page that follows as a reader asks for it now and then. */
import { computed, onBeforeUnmount, onMounted, shallowRef, watch, type Ref } from 'vue'
import type { GlossaryAnswer } from '#shared/protocol/http.ts'
import type { Role, Term } from '#shared/domain/vocabulary.ts'
import { request } from '../http/request.ts'
import type { OutboxPage } from './useOutbox.ts'

const EVERY_MS = 20_000

export function useGlossary(
  { id, token, briefing }: OutboxPage,
  role: Readonly<Ref<Role>>,
): Readonly<Ref<readonly Term[]>> {
  const asked = shallowRef<readonly Term[]>([])
  const isDesk = computed(() => role.value === 'owner' || role.value === 'moderator')
  let seq = -1

  async function ask() {
    // Until the briefing is there nobody knows as whom the page follows it.
    if (briefing.value === null || isDesk.value || document.visibilityState === 'hidden') return
    const address = `/api/briefings/${encodeURIComponent(id)}/glossary`
    const answer = await request<GlossaryAnswer>(address, { bearer: token.value })
    if (!answer.ok || answer.value.seq < seq) return
    seq = answer.value.seq
    if (JSON.stringify(asked.value) !== JSON.stringify(answer.value.terms)) asked.value = answer.value.terms
  }

  let timer: ReturnType<typeof setInterval> | undefined
  const askNow = () => void ask()
  watch([() => briefing.value === null, isDesk, token], askNow)
  onMounted(() => {
    askNow()
    timer = setInterval(askNow, EVERY_MS)
    document.addEventListener('visibilitychange', askNow)
  })
  onBeforeUnmount(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', askNow)
  })
  return computed(() => (isDesk.value ? (briefing.value?.glossary ?? []) : asked.value))
}
