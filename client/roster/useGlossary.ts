/** The glossary on the page: a desk follows it with the briefing; a captioner, who is not sent it, asks for it. */
import { computed, onBeforeUnmount, onMounted, shallowRef, watch, type Ref } from 'vue'
import type { Briefing } from '#shared/domain/state.ts'
import type { Role, Term } from '#shared/domain/vocabulary.ts'
import type { GlossaryAnswer } from '#shared/protocol/http.ts'
import { request, type Fault } from '../http/request.ts'
import { isKeptOut } from './useRosterWork.ts'

export interface FollowedBriefing {
  readonly id: string
  readonly briefing: Readonly<Ref<Briefing | null>>
  readonly role: Readonly<Ref<Role>>
  readonly token: Readonly<Ref<string | null>>
  /** Whether this browser may read it at all. */
  readonly isAdmitted: Readonly<Ref<boolean>>
  readonly refused: (code: string) => void
  /** In ms; lines move the number of the briefing as well, and a long briefing is not to be asked after each. */
  readonly every: number
}

export function useGlossary({ id, briefing, role, token, isAdmitted, refused, every }: FollowedBriefing) {
  const asked = shallowRef<GlossaryAnswer | null>(null)
  const fault = shallowRef<Fault | null>(null)
  const isDesk = computed(() => role.value === 'owner' || role.value === 'moderator')
  /** Null until it is known. */
  const terms = computed<readonly Term[] | null>(() =>
    isDesk.value ? (briefing.value?.glossary ?? null) : (asked.value?.terms ?? null),
  )
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  let isAskedAgain = false

  async function ask(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    // Until the briefing is there nobody knows as whom the page follows it.
    if (briefing.value === null || isDesk.value || !isAdmitted.value) return
    // What is under way may have left before the change that is asked for.
    if (isAsking) return void (isAskedAgain = true)
    isAsking = true
    isAskedAgain = false
    const path = `/api/briefings/${encodeURIComponent(id)}/glossary`
    const answer = await request<GlossaryAnswer>(path, { bearer: token.value })
    isAsking = false
    fault.value = answer.ok ? null : answer
    if (!answer.ok && isKeptOut(answer.status)) refused(answer.code)
    if (answer.ok) asked.value = answer.value
    if (isAskedAgain) await ask()
  }

  function askSoon(): void {
    timer ??= setTimeout(() => void ask(), every)
  }

  const whenSeen = () => {
    if (document.visibilityState === 'visible') void ask()
  }
  watch([() => briefing.value === null, isAdmitted, isDesk, token], () => void ask())
  watch(
    () => briefing.value?.seq ?? 0,
    (seq) => {
      if (asked.value !== null && seq > asked.value.seq) askSoon()
    },
  )
  onMounted(() => {
    void ask()
    window.addEventListener('focus', whenSeen)
    document.addEventListener('visibilitychange', whenSeen)
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    window.removeEventListener('focus', whenSeen)
    document.removeEventListener('visibilitychange', whenSeen)
  })

  return { terms, fault, ask }
}
