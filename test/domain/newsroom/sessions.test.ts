import { describe, expect, it } from 'vitest'
import { NOON } from '../../support/given.ts'
import { given, HOUR } from './givenNewsroom.ts'
import * as step from './steps.ts'

const end = (session: string, until: number) => ({ type: 'EndSession', session, until }) as const

describe('a session', () => {
  it('[SE1] is recorded when it begins, and changes nothing', () => {
    const ana = given(step.opened('ana'))
    const signedIn = ana.when({ type: 'SignIn', account: 'ana', session: 's1' })
    signedIn.then({ type: 'SignedIn', account: 'ana', session: 's1' })
    expect(signedIn.after).toEqual(ana.newsroom)
    ana.when({ type: 'SignIn', account: null, session: 's1' }).thenTypes('SignedIn')
    ana.when({ type: 'SignIn', account: 'bo', session: 's1' }).thenRefused('account-not-found')
  })

  it('[SE2] ends once, and is remembered until it would have ended by itself', () => {
    const ended = given(end('s1', NOON + HOUR))
    ended.when(end('s1', NOON + HOUR)).then()
    const sessions = (after: number) =>
      ended.when(end('s2', NOON + 9 * HOUR), after).after.endedSessions.map(({ session }) => session)
    expect(sessions(HOUR - 1)).toEqual(['s1', 's2'])
    expect(sessions(HOUR)).toEqual(['s2'])
  })

  it('[SE3] is over everywhere with a new epoch of its account', () => {
    const over = given(step.opened('ana', 'bo')).when({ type: 'EndSessions', account: 'ana' })
    over.then({ type: 'SessionsEnded', account: 'ana' })
    expect([...over.after.accounts.values()].map(({ epoch }) => epoch)).toEqual([2, 1])
  })
})
