/** Who this browser is to the newsroom: a reader, until the owner's link has been used. */
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { Role } from '#shared/domain/vocabulary.ts'
import type { SessionAnswer } from '#shared/protocol/people.ts'
import { request, type Answer } from '../http/request.ts'

export const useSessionStore = defineStore('session', () => {
  const role = ref<Role>('reader')
  let asked: Promise<void> | null = null

  /** Asks once; where no answer comes, the browser stays a reader and the next call asks again. */
  function ensureKnown(): Promise<void> {
    asked ??= request<SessionAnswer>('/api/sessions/current').then((answer) => {
      if (answer.ok) role.value = answer.value.role
      else asked = null
    })
    return asked
  }

  async function signIn(token: string): Promise<Answer<SessionAnswer>> {
    const answer = await request<SessionAnswer>('/api/sessions', { method: 'POST', body: { token } })
    if (answer.ok) {
      role.value = answer.value.role
      asked = Promise.resolve()
    }
    return answer
  }

  async function signOut(): Promise<Answer<unknown>> {
    const answer = await request<unknown>('/api/sessions/current', { method: 'DELETE' })
    if (answer.ok) role.value = 'reader'
    return answer
  }

  return {
    role,
    isOwner: computed(() => role.value === 'owner' || role.value === 'moderator'),
    ensureKnown,
    signIn,
    signOut,
  }
})
