/** A code on its way to an address: how long it is good for and when another may be asked for, by the server's clock. */
import { computed, shallowRef } from 'vue'
import type { CodeSent } from '#shared/protocol/people.ts'
import { request, type Answer } from '../http/request.ts'
import { useNow } from '../reading/useNow.ts'
import { keepPending, pendingFrom, recallPending, type CodePurpose, type PendingCode } from './pendingCode.ts'

export function usePendingCode(purpose: CodePurpose) {
  const now = useNow()
  const pending = shallowRef<PendingCode | null>(recallPending(purpose, Date.now()))

  function keep(next: PendingCode | null) {
    pending.value = next
    keepPending(purpose, next)
  }

  /** Asks for another code in the place of this one; where that is too early, the wait is counted from the answer. */
  async function askAgain(): Promise<Answer<CodeSent>> {
    const held = pending.value
    if (held === null) throw new Error('there is no code to be asked for again')
    const path = `/api/codes/${encodeURIComponent(held.request)}/again`
    const answer = await request<CodeSent>(path, { method: 'POST', body: {} })
    const wait = answer.ok ? null : answer.detail['retryAfterMs']
    if (answer.ok) keep(pendingFrom(answer.value, held.email, Date.now()))
    else if (typeof wait === 'number') keep({ ...held, againAt: Date.now() + held.offset + wait })
    return answer
  }

  const serverNow = computed(() => now.value + (pending.value?.offset ?? 0))

  return {
    pending,
    begin: (sent: CodeSent, email: string) => keep(pendingFrom(sent, email, Date.now())),
    forget: () => keep(null),
    askAgain,
    /** Milliseconds until a new code may be asked for; 0: now. */
    wait: computed(() => Math.max(0, (pending.value?.againAt ?? 0) - serverNow.value)),
    isOver: computed(() => pending.value !== null && serverNow.value >= pending.value.expiresAt),
    /** By this device's clock, to be shown beside the time it shows. */
    expiresAt: computed(() => (pending.value?.expiresAt ?? 0) - (pending.value?.offset ?? 0)),
  }
}
