/** An invitation that a link brought: what it offers, or why it offers nothing any more. It stays in this tab only. */
import { ref, shallowRef } from 'vue'
import type { OfferedInvitation } from '#shared/protocol/people.ts'
import { recall, remember } from '../format/memory.ts'
import { request, type Fault } from '../http/request.ts'
import { useFragmentToken } from './useFragmentToken.ts'

const KEPT_AT = 'doorstep.invitation'
const tab = () => sessionStorage
/** Where looking has failed, not the invitation. */
const LOOK_AGAIN = ['not-reached', 'store-down', 'too-busy', 'too-many-requests', 'server-closing', 'internal']

/** `opened`: a link has just been opened. */
export function useInvitation(opened: () => void) {
  const token = ref(recall(KEPT_AT, tab))
  const offered = shallowRef<OfferedInvitation | null>(null)
  const fault = shallowRef<Fault | null>(null)
  const isLooking = ref(token.value !== null)

  async function look() {
    const looked = token.value
    if (looked === null) return
    isLooking.value = true
    fault.value = null
    const answer = await request<OfferedInvitation>('/api/invitations/look', {
      method: 'POST',
      body: { token: looked },
    })
    // Another link was opened meanwhile.
    if (looked !== token.value) return
    isLooking.value = false
    offered.value = answer.ok ? answer.value : null
    fault.value = answer.ok ? null : answer
    if (answer.ok) remember(KEPT_AT, looked, tab)
    else if (!LOOK_AGAIN.includes(answer.code)) forget()
  }

  /** It has been taken up, or is of no use. What was said of it stays. */
  function forget() {
    token.value = null
    remember(KEPT_AT, null, tab)
  }

  void look()
  useFragmentToken((given) => {
    token.value = given
    opened()
    void look()
  })
  return { token, offered, fault, isLooking, look, forget }
}
