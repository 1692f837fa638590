/** Who the browser is, and what it may do in which briefing. */
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { OwnAccount, SessionAnswer } from '#shared/protocol/people.ts'
import { useSessionStore } from '../../client/stores/session.ts'
import { ok, refused, stubAnswers, type Answers } from './support/answers.ts'

const account: OwnAccount = {
  id: 'kit',
  name: 'Kit Marsh',
  email: 'kit@tideway.example',
  outlet: '',
  language: 'en',
  role: 'reporter',
  standing: 'accepted',
  reason: null,
  accreditedFor: null,
}
const REPORTER: SessionAnswer = { role: 'reporter', account, staff: [] }
const CURRENT = 'GET /api/sessions/current'

let answers: Answers
beforeEach(() => {
  setActivePinia(createPinia())
  answers = stubAnswers()
})
afterEach(() => vi.unstubAllGlobals())

describe('the session', () => {
  it('is asked for once, however many parts of the page want to know', async () => {
    answers.on(CURRENT, ok(REPORTER))
    const session = useSessionStore()
    await Promise.all([session.ensureKnown(), session.ensureKnown()])
    await session.ensureKnown()
    expect(answers.asked).toHaveLength(1)
    expect([session.role, session.standing, session.isSignedIn, session.isOwner]).toEqual([
      'reporter',
      'accepted',
      true,
      false,
    ])
  })

  it('stays what it was where no answer comes, and is asked for again', async () => {
    answers.on(CURRENT, ok(REPORTER), 'unreachable', ok({ ...REPORTER, role: 'moderator' }))
    const session = useSessionStore()
    await session.ensureKnown()
    await session.refresh()
    expect(session.role).toBe('reporter')
    await session.ensureKnown()
    expect(session.role).toBe('moderator')
  })

  it('does not fall back to what was true before somebody signed in', async () => {
    answers.on(CURRENT, ok({ role: 'reader', account: null, staff: [] }))
    answers.on('POST /api/sessions', ok(REPORTER, 201))
    const session = useSessionStore()
    const asking = session.ensureKnown()
    await session.signIn({ email: 'kit@tideway.example', password: 'x' })
    await asking
    expect(session.account?.id).toBe('kit')
  })

  it('is over after signing out, and not where the server did not do it', async () => {
    answers.on(CURRENT, ok(REPORTER))
    answers.on('DELETE /api/sessions/current', refused(503, 'store-down'), { status: 204 })
    const session = useSessionStore()
    await session.ensureKnown()
    await session.signOut()
    expect(session.isSignedIn).toBe(true)
    await session.signOut()
    expect([session.isSignedIn, session.account]).toEqual([false, null])
  })
})

describe('the part in one briefing', () => {
  it.each([
    ['reporter', 'captioner', 'captioner', { mayWrite: true, mayLead: false }],
    ['applicant', 'moderator', 'moderator', { mayWrite: true, mayLead: true }],
    ['captioner', 'moderator', 'moderator', { mayWrite: true, mayLead: true }],
    ['owner', 'captioner', 'owner', { mayWrite: true, mayLead: true }],
    ['moderator', 'captioner', 'moderator', { mayWrite: true, mayLead: true }],
  ] as const)('makes of a %s who is its %s a %s there, and nothing elsewhere', (role, part, there, may) => {
    const session = useSessionStore()
    session.take({ role, account, staff: [{ briefing: 'quay', role: part }] })
    expect(session.roleIn('quay')).toBe(there)
    expect({ mayWrite: session.mayWrite('quay'), mayLead: session.mayLead('quay') }).toEqual(may)
    expect(session.roleIn('pier')).toBe(role)
  })
})
