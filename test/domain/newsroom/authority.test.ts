import { describe, expect, it } from 'vitest'
import { roleInBriefing, roleOfSession, type SessionClaims } from '#shared/domain/newsroom/authority.ts'
import type { Newsroom } from '#shared/domain/newsroom.ts'
import { ROLES, type Role } from '#shared/domain/vocabulary.ts'
import { NOON } from '../../support/given.ts'
import { given, HOUR } from './givenNewsroom.ts'
import * as step from './steps.ts'

const claims = (account: string | null, epoch = 1): SessionClaims => ({
  session: 's1',
  account,
  epoch,
  expiresAt: NOON + HOUR,
})
const roleOf = (newsroom: Newsroom, account: string | null, epoch = 1, at = NOON) =>
  roleOfSession(newsroom, claims(account, epoch), at)
const ENDED = { type: 'EndSession', session: 's1', until: NOON + HOUR } as const

describe('a session', () => {
  it('[AU1] makes nobody of anybody past its time', () => {
    const { newsroom } = given(step.opened('ana'))
    for (const account of ['ana', null]) {
      expect(roleOf(newsroom, account, 1, NOON + HOUR - 1)).not.toBeNull()
      expect(roleOf(newsroom, account, 1, NOON + HOUR)).toBeNull()
    }
  })

  it('[AU1] makes nobody of anybody once it was ended', () => {
    const { newsroom } = given(step.opened('ana'), ENDED)
    expect([roleOf(newsroom, 'ana'), roleOf(newsroom, null)]).toEqual([null, null])
    expect(roleOfSession(newsroom, { ...claims('ana'), session: 's2' }, NOON)).toBe('applicant')
  })

  it('[AU1] makes nobody of anybody in another epoch', () => {
    const { newsroom } = given(step.opened('ana'), { type: 'EndSessions', account: 'ana' })
    expect([1, 2, 3].map((epoch) => roleOf(newsroom, 'ana', epoch))).toEqual([null, 'applicant', null])
  })

  it('[AU2] has the role of now, and none of an account that is gone', () => {
    const steps = [step.opened('ana', 'bo'), step.role('bo', 'owner'), step.role('ana', 'owner')] as const
    expect(roleOf(given(...steps).newsroom, 'ana')).toBe('owner')
    expect(roleOf(given(...steps, step.role('ana', 'captioner')).newsroom, 'ana')).toBe('captioner')
    expect(roleOf(given(...steps, step.erase('ana')).newsroom, 'ana')).toBeNull()
    expect(roleOf(given(...steps).newsroom, 'cy')).toBeNull()
  })

  it('[AU3] by the owner’s link is the owner’s until these sessions are ended', () => {
    expect(roleOf(given().newsroom, null)).toBe('owner')
    const { newsroom } = given({ type: 'EndOwnerSessions' })
    expect([1, 2].map((epoch) => roleOf(newsroom, null, epoch))).toEqual([null, 'owner'])
  })

  it('[AU4] of a reporter who is not accredited is an applicant’s', () => {
    const accepted = [step.opened('ana'), step.decide('ana', 'asked', 'accepted')] as const
    expect(roleOf(given(step.opened('ana')).newsroom, 'ana')).toBe('applicant')
    expect(roleOf(given(...accepted).newsroom, 'ana')).toBe('reporter')
    const revoked = [...accepted, step.decide('ana', 'accepted', 'revoked')] as const
    expect(roleOf(given(...revoked).newsroom, 'ana')).toBe('applicant')
    expect(roleOf(given(...revoked, step.role('ana', 'captioner')).newsroom, 'ana')).toBe('captioner')
    expect(roleOf(given(step.opened('bo'), step.decide('bo', 'asked', 'refused')).newsroom, 'bo')).toBe('applicant')
  })
})

describe('a part in a briefing', () => {
  const parted = (part: 'moderator' | 'captioner') =>
    given(step.HARBOUR, step.opened('ana'), step.part('ana', part)).newsroom

  it.each<['moderator' | 'captioner', readonly Role[]]>([
    ['moderator', ['owner', 'moderator', 'moderator', 'moderator', 'moderator', 'moderator', 'moderator']],
    ['captioner', ['owner', 'moderator', 'captioner', 'captioner', 'captioner', 'captioner', 'captioner']],
  ])('[AU5] as %s counts where it is stronger', (part, expected) => {
    expect(ROLES.map((role) => roleInBriefing(parted(part), role, 'ana', 'harbour'))).toEqual(expected)
  })

  it('[AU5] counts in no other briefing, for nobody else and not without an account', () => {
    const newsroom = parted('moderator')
    expect(roleInBriefing(newsroom, 'reporter', 'ana', 'elsewhere')).toBe('reporter')
    expect(roleInBriefing(newsroom, 'reporter', 'bo', 'harbour')).toBe('reporter')
    expect(roleInBriefing(newsroom, 'reader', null, 'harbour')).toBe('reader')
  })
})
