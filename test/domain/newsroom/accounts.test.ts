import { describe, expect, it } from 'vitest'
import { triesLeft } from '#shared/domain/newsroom/accounts.ts'
import { NOON } from '../../support/given.ts'
import { given, hash, MINUTE, sealed } from './givenNewsroom.ts'
import * as step from './steps.ts'

const RIGHT = (id: string) => ({ type: 'CodeTried', id, right: true }) as const
const WRONG = (id: string) => ({ type: 'CodeTried', id, right: false }) as const

describe('an account', () => {
  it('[AC1] opens by the right code, and asks to be accredited', () => {
    given(step.register('ana'))
      .when(step.confirm('ana'))
      .then(RIGHT('r-ana'), {
        type: 'AccountOpened',
        account: 'ana',
        addressKey: hash('ana'),
        profile: sealed('ana'),
        password: sealed('ana-first'),
        role: 'reporter',
        standing: 'asked',
        outlet: null,
        invitation: null,
      })
    expect(given(step.opened('ana')).newsroom.accounts.get('ana')).toMatchObject({ epoch: 1, openedAt: NOON })
  })

  it('[AC1] does not open by a wrong code, which is counted', () => {
    const tried = given(step.register('ana')).when(step.confirm('ana', 'guess'))
    tried.then(WRONG('r-ana'))
    expect(triesLeft(tried.after, 'r-ana')).toBe(4)
    expect(triesLeft(tried.after, 'nothing')).toBe(0)
  })

  it('[AC1] opens once where an address was registered twice at the same time', () => {
    const second = step.register('ana2', { address: 'ana' })
    const both = given(step.register('ana'), [second, MINUTE], [step.confirm('ana'), MINUTE])
    both.when(step.confirm('ana2'), MINUTE).then(WRONG('r-ana2'))
  })

  it('[AC2] opens as its invitation says, which is used by it', () => {
    const registered = given(
      step.GAZETTE,
      step.invite('booth', { role: 'captioner', outlet: 'gazette' }),
      step.register('ana', { invitation: 'booth' }),
    ).when(step.confirm('ana'))
    registered.thenTypes('CodeTried', 'AccountOpened')
    expect(registered.after.accounts.get('ana')).toMatchObject({
      role: 'captioner',
      standing: 'accepted',
      outlet: 'gazette',
    })
    expect(registered.after.invitations.get('booth')?.used).toBe(1)
  })

  it.each([
    ['was revoked', [step.revoke('booth')], 0],
    ['has ended', [], 2 * MINUTE],
    ['was used up', [step.register('bo', { invitation: 'booth' }), step.confirm('bo')], 0],
  ])('[AC2] opens like anybody’s where the invitation %s after the registration', (_what, between, after) => {
    const invited = step.invite('booth', { role: 'owner', endsAt: NOON + 2 * MINUTE })
    const { accounts } = given(invited, step.register('ana', { invitation: 'booth' }), between).when(
      step.confirm('ana'),
      after,
    ).after
    expect(accounts.get('ana')).toMatchObject({ role: 'reporter', standing: 'asked' })
  })

  it('[AC3] does not open without an invitation once registration is closed, whatever the code', () => {
    const closed = given(step.register('ana'), step.CLOSED)
    for (const code of ['code:r-ana', 'guess'])
      closed.when(step.confirm('ana', code)).thenRefused('registration-closed')
    given(step.register('ana'), step.CLOSED, step.OPEN)
      .when(step.confirm('ana'))
      .thenTypes('CodeTried', 'AccountOpened')
  })

  it('[AC3] opens while registration is closed as often as the invitation may be used, and not once more', () => {
    const steps = [step.invite('one'), step.CLOSED, step.register('ana', { invitation: 'one' })]
    const twice = given(steps, step.register('bo', { invitation: 'one' }), step.confirm('ana'))
    expect(twice.newsroom.accounts.get('ana')).toMatchObject({ standing: 'accepted' })
    twice.when(step.confirm('bo')).thenRefused('registration-closed')
  })

  it('[AC4] begins a new epoch with a new password, by a code or by the person', () => {
    const forgotten = [step.opened('ana'), [[step.forget('ana'), MINUTE]]] as const
    const byCode = given(...forgotten).when(step.reset('ana'), MINUTE)
    byCode.then(RIGHT('p-ana'), { type: 'PasswordChanged', account: 'ana', password: sealed('ana-new') })
    expect(byCode.after.accounts.get('ana')).toMatchObject({ epoch: 2, password: sealed('ana-new') })
    const changed = { type: 'ChangePassword', account: 'ana', saw: 1, password: sealed('x') } as const
    expect(given(step.opened('ana')).when(changed).after.accounts.get('ana')?.epoch).toBe(2)
  })

  it('[AC4] makes other codes for a password worthless with a new one, and answers them like wrong ones', () => {
    given(
      step.opened('ana'),
      [step.forget('ana'), MINUTE],
      [step.forget('ana', 'ana', 'p-thief'), 2 * MINUTE],
      [step.reset('ana'), 2 * MINUTE],
    )
      .when(step.reset('ana', 'code:p-thief', 'p-thief'), 2 * MINUTE)
      .then(WRONG('p-thief'))
  })

  it('[AC5] takes what it says already as already true', () => {
    const ana = given(step.opened('ana'))
    ana.when({ type: 'ChangeProfile', account: 'ana', profile: sealed('ana') }).then()
    ana.when({ type: 'ChangePassword', account: 'ana', saw: 1, password: sealed('ana-first') }).then()
    ana.when(step.role('ana', 'reporter')).then()
    ana
      .when({ type: 'ChangeProfile', account: 'ana', profile: sealed('b') })
      .then({ type: 'ProfileChanged', account: 'ana', profile: sealed('b') })
    ana.when(step.role('bo', 'owner')).thenRefused('account-not-found')
  })

  const staffed = [
    step.HARBOUR,
    step.opened('ana', 'bo'),
    step.role('bo', 'owner'),
    step.role('ana', 'owner'),
    step.part('ana', 'moderator'),
    step.part('bo', 'captioner'),
    step.invite('key', { role: 'owner', uses: 9, issuer: 'ana' }),
    step.invite('desk', { role: 'captioner', issuer: 'ana' }),
    step.invite('other', { role: 'owner', issuer: 'bo' }),
    step.invite('link', { role: 'owner' }),
    { type: 'IssueOwnerLink', hash: 'kept', issuer: 'ana' },
    { type: 'IssueOwnerLink', hash: 'printed', issuer: null },
  ] as const

  it('[AC6] loses with a lower role its parts, what it could not issue now and the links it may have kept', () => {
    const lowered = given(...staffed).when(step.role('ana', 'moderator'))
    lowered.then(
      { type: 'RoleGiven', account: 'ana', role: 'moderator' },
      { type: 'StaffReleased', briefing: 'harbour', account: 'ana' },
      { type: 'InvitationRevoked', id: 'key' },
    )
    expect(lowered.after.ownerLinks.map(({ hash }) => hash)).toEqual(['printed'])
    expect(lowered.after.staff).toEqual([{ briefing: 'harbour', account: 'bo', role: 'captioner' }])
  })

  it('[AC6] loses no part with a higher role', () => {
    const raised = given(step.HARBOUR, step.opened('ana'), step.part('ana', 'captioner'), {
      type: 'IssueOwnerLink',
      hash: 'kept',
      issuer: 'ana',
    }).when(step.role('ana', 'moderator'))
    raised.thenTypes('RoleGiven')
    expect(raised.after.ownerLinks).toEqual([])
  })

  it('[AC6] is in a lower role what was decided of its accreditation', () => {
    const steps = [
      step.opened('ana'),
      step.decide('ana', 'asked', 'accepted'),
      step.decide('ana', 'accepted', 'revoked'),
    ]
    const { accounts } = given(...steps, step.role('ana', 'moderator'), step.role('ana', 'reporter')).newsroom
    expect(accounts.get('ana')).toMatchObject({ role: 'reporter', standing: 'revoked' })
  })

  it('[AC7] stays owner and stays where it is the last one', () => {
    const one = [step.opened('ana', 'bo'), step.role('ana', 'owner')] as const
    given(...one)
      .when(step.role('ana', 'moderator'))
      .thenRefused('account-last-owner')
    given(...one)
      .when(step.erase('ana'))
      .thenRefused('account-last-owner')
    given(...one, step.role('bo', 'owner'))
      .when(step.role('ana', 'moderator'))
      .thenTypes('RoleGiven')
    given(...one, step.role('bo', 'owner'))
      .when(step.erase('ana'))
      .thenTypes('AccountErased')
  })

  it('[AC8] leaves nothing when it is erased, once', () => {
    const erased = given(...staffed).when(step.erase('ana'))
    erased.then(
      { type: 'AccountErased', account: 'ana' },
      { type: 'InvitationRevoked', id: 'key' },
      { type: 'InvitationRevoked', id: 'desk' },
    )
    const { accounts, codes, staff, ownerLinks } = erased.after
    expect([...accounts.keys()]).toEqual(['bo'])
    expect([...codes.keys()]).toEqual(['r-bo'])
    expect(staff.map(({ account }) => account)).toEqual(['bo'])
    expect(ownerLinks.map(({ hash }) => hash)).toEqual(['printed'])
    given(...staffed, step.erase('ana'))
      .when(step.erase('ana'))
      .then()
  })

  it('[AC8] makes of the same address a stranger, for whom codes of before are worth nothing', () => {
    const gone = [
      step.opened('ana'),
      step.decide('ana', 'asked', 'accepted'),
      [step.forget('ana'), MINUTE],
      step.erase('ana'),
      [step.register('ana-b', { address: 'ana' }), 2 * MINUTE],
      [step.confirm('ana-b'), 2 * MINUTE],
    ] as const
    expect(given(...gone).newsroom.accounts.get('ana-b')).toMatchObject({
      role: 'reporter',
      standing: 'asked',
      epoch: 1,
    })
    given(...gone)
      .when(step.reset('ana'), 2 * MINUTE)
      .then(WRONG('p-ana'))
  })
})
