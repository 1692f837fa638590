import { describe, expect, it } from 'vitest'
import { CODE_LASTS_MS, overdueCodes } from '#shared/domain/newsroom/codes.ts'
import { NOON } from '../../support/given.ts'
import { DAY, given, hash, HOUR, MINUTE } from './givenNewsroom.ts'
import * as step from './steps.ts'

const WRONG = (id: string) => ({ type: 'CodeTried', id, right: false }) as const
const guess = (who: string) => step.confirm(who, 'guess')

describe('a code', () => {
  it('[CO1] is issued once for its request, for half an hour', () => {
    const { type: _, ...issued } = step.register('ana')
    given()
      .when(step.register('ana'))
      .then({ ...issued, type: 'CodeIssued', expiresAt: NOON + CODE_LASTS_MS })
    expect(CODE_LASTS_MS).toBe(30 * MINUTE)
    given(step.register('ana')).when(step.register('ana'), HOUR).then()
  })

  it('[CO2] waits a minute after the last one for its address, whatever that was for', () => {
    const sent = given(step.register('ana'))
    sent.when(step.forget('ana', null), MINUTE - 1).thenRefused('code-too-soon', { retryAfterMs: 1 })
    sent.when(step.forget('ana', null), MINUTE).thenTypes('CodeIssued')
    sent.when(step.again('r-ana', 'b'), MINUTE - 1).thenRefused('code-too-soon', { retryAfterMs: 1 })
    sent.when(step.register('bo')).thenTypes('CodeIssued')
  })

  it('[CO2] is sent five times a day to an address, with or without an account', () => {
    for (const account of [null, 'ana']) {
      const five = [0, 1, 2, 3, 4].map((n) => [step.forget('ana', account, `p${n}`), n * HOUR] as const)
      const sent = given(five)
      const sixth = step.forget('ana', account, 'p5')
      sent.when(sixth, 5 * HOUR).thenRefused('code-too-many', { limit: 5, retryAfterMs: 19 * HOUR })
      sent.when(step.again('p4', 'b'), 5 * HOUR).thenRefused('code-too-many')
      sent.when(sixth, DAY).thenTypes('CodeIssued')
    }
  })

  it('[CO2] leaves no times behind that are older than a day', () => {
    const days = [0, 1, 2].map((n) => [step.forget('ana', null, `p${n}`), n * DAY] as const)
    expect(given(days).newsroom.codesIssued).toEqual(new Map([[hash('ana'), [NOON + 2 * DAY]]]))
  })

  it('[CO3] takes the place of the last one of its request, with all its tries', () => {
    const tried = [step.register('ana'), ...Array.from({ length: 5 }, () => guess('ana'))]
    const renewed = given(...tried, [step.again('r-ana', 'second'), MINUTE])
    renewed.when(step.confirm('ana'), MINUTE).then(WRONG('r-ana'))
    renewed.when(step.confirm('ana', 'second'), 31 * MINUTE - 1).thenTypes('CodeTried', 'AccountOpened')
    renewed.when(step.again('r-ana', 'second'), MINUTE).then()
  })

  it('[CO3] is not sent again for what has come true, is a day old or was never asked for', () => {
    given(step.opened('ana')).when(step.again('r-ana', 'b'), HOUR).thenRefused('code-expired')
    given(step.register('ana')).when(step.again('r-ana', 'b'), DAY).thenTypes('CodeIssued')
    given(step.register('ana'))
      .when(step.again('r-ana', 'b'), DAY + 1)
      .thenRefused('code-expired')
    given().when(step.again('r-ana', 'b')).thenRefused('code-expired')
  })

  it('[CO3] for a password finds, sent again, who has got the address meanwhile', () => {
    const steps = [step.forget('ana', null), [step.register('ana'), MINUTE], [step.confirm('ana'), MINUTE]] as const
    const renewed = given(...steps, [step.again('p-ana', 'second'), 2 * MINUTE])
    renewed.when(step.reset('ana', 'second'), 2 * MINUTE).thenTypes('CodeTried', 'PasswordChanged')
  })

  it('[CO4] can be tried five times', () => {
    const four = [step.register('ana'), ...Array.from({ length: 4 }, () => guess('ana'))]
    given(...four)
      .when(step.confirm('ana'))
      .thenTypes('CodeTried', 'AccountOpened')
    given(...four, guess('ana'))
      .when(step.confirm('ana'))
      .thenRefused('code-tried-out', { limit: 5 })
  })

  it('[CO5] is good until its end and not at it', () => {
    const sent = given(step.register('ana'))
    sent.when(step.confirm('ana'), CODE_LASTS_MS - 1).thenTypes('CodeTried', 'AccountOpened')
    sent.when(step.confirm('ana'), CODE_LASTS_MS).thenRefused('code-expired')
  })

  it('[CO5] is good once, and for what it was issued for', () => {
    given(step.opened('ana')).when(step.confirm('ana')).thenRefused('code-expired')
    const both = given(step.opened('ana'), [step.forget('ana'), MINUTE])
    both.when(step.confirm('ana', 'code:p-ana', 'p-ana'), MINUTE).thenRefused('code-wrong')
    both.when(step.reset('ana', 'code:r-ana', 'r-ana'), MINUTE).thenRefused('code-wrong')
    given().when(step.confirm('ana')).thenRefused('code-wrong')
  })

  it('[CO6] is never right for an address without an account, and answers like a wrong one', () => {
    const nobody = given(step.forget('ana', null))
    nobody.when(step.reset('ana')).then(WRONG('p-ana'))
    const tries = Array.from({ length: 5 }, () => step.reset('ana'))
    given(step.forget('ana', null), tries).when(step.reset('ana')).thenRefused('code-tried-out')
  })

  it('[CO6] is never right where it would open what is open or opens nothing', () => {
    const same = { ...step.register('ana', { request: 'r2', address: 'elsewhere' }) }
    given(step.opened('ana'), same)
      .when(step.confirm('ana', 'code:r2', 'r2'))
      .then(WRONG('r2'))
    given({ ...step.register('ana'), opening: null })
      .when(step.confirm('ana'))
      .then(WRONG('r-ana'))
  })

  it('[CO7] for a new account needs a usable invitation while registration is closed, also when sent again', () => {
    const closed = given(step.register('ana'), step.invite('one'), step.CLOSED)
    closed.when(step.register('bo')).thenRefused('registration-closed')
    closed.when(step.register('bo', { invitation: 'none' })).thenRefused('registration-closed')
    closed.when(step.register('bo', { invitation: 'one' })).thenTypes('CodeIssued')
    closed.when(step.again('r-ana', 'b'), MINUTE).thenRefused('registration-closed')
    closed.when(step.forget('bo', null)).thenTypes('CodeIssued')
  })

  it('[CO8] is overdue a day after it was last issued, and dropped once', () => {
    const sent = given(step.register('ana'), [step.again('r-ana', 'b'), HOUR])
    expect(overdueCodes(sent.newsroom, NOON + HOUR + DAY)).toEqual([])
    expect(overdueCodes(sent.newsroom, NOON + HOUR + DAY + 1).map(({ id }) => id)).toEqual(['r-ana'])
    const dropped = sent.when({ type: 'DropCode', id: 'r-ana' })
    dropped.then({ type: 'CodeDropped', id: 'r-ana' })
    expect(dropped.after.codes.size).toBe(0)
    given().when({ type: 'DropCode', id: 'r-ana' }).then()
  })
})
