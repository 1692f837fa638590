import { describe, expect, it } from 'vitest'
import { usableInvitation } from '#shared/domain/newsroom/invitations.ts'
import { ACCOUNT_ROLES, type AccountRole } from '#shared/domain/newsroom/vocabulary.ts'
import { NOON } from '../../support/given.ts'
import { given, hash, HOUR } from './givenNewsroom.ts'
import * as step from './steps.ts'

describe('an invitation', () => {
  it('[IN1] is issued once, for an outlet that there is, with an end that lies ahead', () => {
    const { invitation } = step.invite('a')
    given().when(step.invite('a')).then({ type: 'InvitationIssued', invitation })
    given(step.invite('a')).when(step.invite('a')).then()
    given()
      .when(step.invite('a', { outlet: 'nowhere' }))
      .thenRefused('outlet-not-found')
    given()
      .when(step.invite('a', { endsAt: NOON }))
      .thenRefused('invitation-ended')
  })

  it('[IN2] can be used until it is revoked, has ended or is used up', () => {
    const refused = (code: string) => expect.objectContaining({ code }) as Error
    const issued = given(step.invite('a', { endsAt: NOON + HOUR })).newsroom
    expect(usableInvitation(issued, hash('a'), NOON + HOUR - 1).id).toBe('a')
    expect(() => usableInvitation(issued, hash('a'), NOON + HOUR)).toThrow(refused('invitation-ended'))
    expect(() => usableInvitation(issued, hash('b'), NOON)).toThrow(refused('invitation-unknown'))
    const revoked = given(step.invite('a'), step.revoke('a')).newsroom
    expect(() => usableInvitation(revoked, hash('a'), NOON)).toThrow(refused('invitation-unknown'))
    const used = given(step.opened('ana'), step.invite('a'), step.accept('ana', 'a')).newsroom
    expect(() => usableInvitation(used, hash('a'), NOON)).toThrow(refused('invitation-used-up'))
  })

  it('[IN2] raises nobody once it has ended or was revoked', () => {
    const ended = given(step.opened('ana'), step.invite('a', { endsAt: NOON + HOUR }))
    ended.when(step.accept('ana', 'a'), HOUR).thenRefused('invitation-ended')
    given(step.opened('ana'), step.invite('a'), step.revoke('a'))
      .when(step.accept('ana', 'a'))
      .thenRefused('invitation-unknown')
  })

  it('[IN3] is revoked once', () => {
    given(step.invite('a')).when(step.revoke('a')).then({ type: 'InvitationRevoked', id: 'a' })
    given(step.invite('a'), step.revoke('a')).when(step.revoke('a')).then()
    given().when(step.revoke('a')).thenRefused('invitation-unknown')
  })

  it('[IN4] counts the accounts that it opened or raised', () => {
    const { invitations } = given(
      step.opened('ana', 'bo'),
      step.invite('a', { uses: 3 }),
      step.accept('ana', 'a'),
      step.accept('ana', 'a'),
      step.register('cy', { invitation: 'a' }),
      step.confirm('cy'),
    ).newsroom
    expect(invitations.get('a')?.used).toBe(2)
  })

  it.each<[AccountRole, readonly AccountRole[]]>([
    ['owner', ACCOUNT_ROLES],
    ['moderator', ['captioner', 'reporter']],
    ['captioner', []],
    ['reporter', []],
  ])('[IN5] by an account that is %s gives %j', (issuer, gives) => {
    const people = given(step.opened('ana', 'bo'), step.role('bo', 'owner'), step.role('ana', issuer))
    for (const role of ACCOUNT_ROLES) {
      const issued = people.when(step.invite('a', { role, issuer: 'ana' }))
      if (gives.includes(role)) issued.thenTypes('InvitationIssued')
      else issued.thenRefused('not-permitted', { role: issuer, invites: role })
    }
    people.when(step.invite('a', { issuer: 'nobody' })).thenRefused('account-not-found')
  })

  it('[IN5] gives its own issuer no way back into the role that was taken', () => {
    const lowered = given(
      step.opened('ana', 'bo'),
      step.role('ana', 'owner'),
      step.role('bo', 'owner'),
      step.invite('back', { role: 'owner', issuer: 'ana' }),
      step.role('ana', 'reporter'),
    )
    lowered.when(step.accept('ana', 'back')).thenRefused('invitation-unknown')
    lowered.when(step.accept('bo', 'back')).thenRefused('invitation-unknown')
  })
})
