/** Who this browser is to the newsroom: a reader, until an account or the owner's link opens a session. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Role } from '#shared/domain/vocabulary.ts'
import type { NewSession, SessionAnswer } from '#shared/protocol/people.ts'
import { request, type Answer } from '../http/request.ts'
import { forgetImport } from '../importing/forgetImport.ts'
import { forgetQuestions } from '../questions/forgetQuestions.ts'

const READER: SessionAnswer = { role: 'reader', account: null, staff: [] }
const LEADING: readonly Role[] = ['owner', 'moderator']
const WRITING: readonly Role[] = ['owner', 'moderator', 'captioner']

export const useSessionStore = defineStore('session', () => {
  const who = shallowRef<SessionAnswer>(READER)
  const isKnown = ref(false)
  const endedElsewhere = ref(false)
  let asked: Promise<void> | null = null
  let changes = 0

  const role = computed(() => who.value.role)
  const account = computed(() => who.value.account)

  /** What the server says of this browser, from any route that answers it. */
  function take(answer: SessionAnswer): void {
    changes += 1
    who.value = answer
    isKnown.value = true
    endedElsewhere.value = false
    asked = Promise.resolve()
  }

  function takenFrom(answer: Answer<SessionAnswer>): Answer<SessionAnswer> {
    if (answer.ok) take(answer.value)
    return answer
  }

  async function ask(): Promise<void> {
    const before = changes
    const wasSignedIn = role.value !== 'reader'
    const answer = await request<SessionAnswer>('/api/sessions/current')
    // Whoever has signed in or out meanwhile knows better.
    if (answer.ok && before === changes) {
      take(answer.value)
      endedElsewhere.value = wasSignedIn && answer.value.role === 'reader'
    } else if (!answer.ok) asked = null
  }

  /** Asks once; where no answer comes, the browser stays what it was and the next call asks again. */
  function ensureKnown(): Promise<void> {
    asked ??= ask()
    return asked
  }

  /** Asks again, since what an account may do changes without it. */
  function refresh(): Promise<void> {
    asked = ask()
    return asked
  }

  /** With the owner's link or with an account. */
  async function signIn(proof: NewSession): Promise<Answer<SessionAnswer>> {
    return takenFrom(await request('/api/sessions', { method: 'POST', body: proof }))
  }

  async function leave(path: string, body?: unknown): Promise<Answer<unknown>> {
    const answer = await request<unknown>(path, { method: 'DELETE', body })
    if (!answer.ok) return answer
    take(READER)
    forgetQuestions()
    forgetImport()
    return answer
  }

  /** The role in one briefing: the newsroom's, or the part that the account has in it, if that is stronger. */
  function roleIn(briefing: string): Role {
    const part = who.value.staff.find((each) => each.briefing === briefing)?.role
    return part === undefined || LEADING.includes(role.value) ? role.value : part
  }

  return {
    role,
    account,
    staff: computed(() => who.value.staff),
    standing: computed(() => account.value?.standing ?? null),
    isKnown,
    /** It was over when it was asked for, and nobody has signed out here. */
    endedElsewhere,
    /** Owner or moderator of the whole newsroom. */
    isOwner: computed(() => LEADING.includes(role.value)),
    /** Has an account or the owner's link. */
    isSignedIn: computed(() => role.value !== 'reader'),
    roleIn,
    mayLead: (briefing: string) => LEADING.includes(roleIn(briefing)),
    mayWrite: (briefing: string) => WRITING.includes(roleIn(briefing)),
    take,
    takenFrom,
    ensureKnown,
    refresh,
    signIn,
    signOut: () => leave('/api/sessions/current'),
    signOutEverywhere: () => leave('/api/sessions'),
    erase: (password: string) => leave('/api/accounts/current', { password }),
  }
})
