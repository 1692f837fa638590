import { describe, expect, it } from 'vitest'
import { NOON } from '../../support/given.ts'
import { given, sealed } from './givenNewsroom.ts'
import * as step from './steps.ts'

const ASKED = [step.GAZETTE, step.opened('ana')] as const
const ACCEPTED = [...ASKED, step.decide('ana', 'asked', 'accepted')] as const
const REVOKED = [...ACCEPTED, step.decide('ana', 'accepted', 'revoked')] as const
const REFUSED = [...ASKED, step.decide('ana', 'asked', 'refused')] as const

describe('the accreditation', () => {
  it('[AD1] is asked for again after a refusal and a revocation, and is already asked for else', () => {
    for (const before of [REFUSED, REVOKED]) {
      given(...before)
        .when(step.ask('ana'))
        .then({ type: 'AccreditationAsked', account: 'ana' })
    }
    for (const before of [ASKED, ACCEPTED])
      given(...before)
        .when(step.ask('ana'))
        .then()
  })

  it('[AD2] is not decided by who looked at another standing', () => {
    given(...ACCEPTED)
      .when(step.decide('ana', 'asked', 'refused'))
      .thenRefused('account-changed-meanwhile', { standing: 'accepted' })
    given(...REFUSED)
      .when(step.decide('ana', 'asked', 'accepted'))
      .thenRefused('account-changed-meanwhile', { standing: 'refused' })
  })

  it('[AD2] is decided once', () => {
    given(...ACCEPTED)
      .when(step.decide('ana', 'asked', 'accepted'))
      .then()
    given(...REFUSED)
      .when(step.decide('ana', 'asked', 'refused', 'gazette'))
      .then()
  })

  it.each([
    [REFUSED, 'refused', 'accepted', true],
    [REVOKED, 'revoked', 'accepted', true],
    [ASKED, 'asked', 'revoked', false],
    [REFUSED, 'refused', 'revoked', false],
    [ACCEPTED, 'accepted', 'refused', false],
    [REVOKED, 'revoked', 'refused', false],
  ] as const)(
    '[AD3] goes from one standing to another only as the rule has it (%#)',
    (before, saw, standing, isLegal) => {
      const decided = given(...before).when(step.decide('ana', saw, standing))
      if (isLegal) decided.thenTypes('AccreditationDecided')
      else decided.thenRefused('account-changed-meanwhile', { standing: saw })
    },
  )

  it('[AD4] is refused with a reason', () => {
    given(...ASKED)
      .when({ ...step.decide('ana', 'asked', 'refused'), reason: null })
      .thenRefused('command-malformed', { field: 'reason' })
  })

  it('[AD4] keeps the reason while it is asked for again, and loses it when it is given', () => {
    const again = [...REFUSED, step.ask('ana')] as const
    expect(given(...again).newsroom.accounts.get('ana')).toMatchObject({
      standing: 'asked',
      reason: sealed('ana-refused'),
    })
    const accepted = given(...again).when({ ...step.decide('ana', 'asked', 'accepted'), reason: sealed('odd') }).after
    expect(accepted.accounts.get('ana')).toMatchObject({ standing: 'accepted', reason: null })
  })

  it('[AD5] is given for an outlet that there is, and keeps the one it had', () => {
    given(...ASKED)
      .when(step.decide('ana', 'asked', 'accepted', 'nowhere'))
      .thenRefused('outlet-not-found')
    const forGazette = [...ASKED, step.decide('ana', 'asked', 'accepted', 'gazette')] as const
    const revoked = given(...forGazette, step.decide('ana', 'accepted', 'revoked'))
    expect(revoked.when(step.decide('ana', 'revoked', 'accepted')).after.accounts.get('ana')?.outlet).toBe('gazette')
    given(...ACCEPTED)
      .when(step.decide('ana', 'accepted', 'accepted', 'gazette'))
      .thenTypes('AccreditationDecided')
  })

  it('[AD6] ends a reporter’s parts when it is revoked, and no captioner’s', () => {
    const parted = [step.HARBOUR, ...ACCEPTED, step.part('ana', 'moderator')] as const
    const revoked = given(...parted).when(step.decide('ana', 'accepted', 'revoked'))
    revoked.thenTypes('AccreditationDecided', 'StaffReleased')
    expect(revoked.after.staff).toEqual([])
    given(...parted, step.role('ana', 'captioner'))
      .when(step.decide('ana', 'accepted', 'revoked'))
      .thenTypes('AccreditationDecided')
  })
})

describe('an invitation that is accepted', () => {
  const booth = step.invite('booth', { role: 'captioner', outlet: 'gazette' })

  it('[AD7] raises an account', () => {
    const raised = given(...ASKED, booth).when(step.accept('ana', 'booth'))
    raised.then({
      type: 'InvitationAccepted',
      account: 'ana',
      invitation: 'booth',
      role: 'captioner',
      outlet: 'gazette',
    })
    expect(raised.after.accounts.get('ana')).toMatchObject({ role: 'captioner', standing: 'accepted' })
  })

  it('[AD7] takes neither role nor outlet away', () => {
    const steps = [...ASKED, step.decide('ana', 'asked', 'accepted', 'gazette'), step.role('ana', 'moderator')] as const
    given(...steps, step.invite('low'))
      .when(step.accept('ana', 'low'))
      .then()
    given(...ASKED, step.role('ana', 'owner'), step.invite('low'))
      .when(step.accept('ana', 'low'))
      .then({ type: 'InvitationAccepted', account: 'ana', invitation: 'low', role: 'owner', outlet: null })
  })

  it('[AD7] is already true for who used it last, and used up for others', () => {
    const used = given(...ASKED, step.opened('bo'), booth, step.accept('ana', 'booth'))
    used.when(step.accept('ana', 'booth')).then()
    used.when(step.accept('bo', 'booth')).thenRefused('invitation-used-up')
  })

  it('[AD8] overrules no decision about a person, also while they ask again', () => {
    const open = step.invite('open', { uses: 100 })
    for (const before of [REFUSED, REVOKED]) {
      given(...before, open)
        .when(step.accept('ana', 'open'))
        .thenRefused('not-permitted')
      given(...before, open, step.ask('ana'))
        .when(step.accept('ana', 'open'), NOON)
        .thenRefused('not-permitted', { standing: 'asked' })
      given(...before, open, step.ask('ana'), step.decide('ana', 'asked', 'accepted'))
        .when(step.accept('ana', 'open'))
        .then()
    }
  })
})
