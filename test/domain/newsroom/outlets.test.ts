import { describe, expect, it } from 'vitest'
import { NOON } from '../../support/given.ts'
import { given, HOUR } from './givenNewsroom.ts'
import * as step from './steps.ts'

const rename = (name: string, id = 'gazette') => ({ type: 'RenameOutlet', id, name }) as const
const remove = { type: 'RemoveOutlet', id: 'gazette' } as const
const ACCREDITED = [step.GAZETTE, step.opened('ana'), step.decide('ana', 'asked', 'accepted', 'gazette')] as const

describe('an outlet', () => {
  it('[OU1] is added once, under a name of its own whatever the case', () => {
    given().when(step.GAZETTE).then({ type: 'OutletAdded', id: 'gazette', name: 'Quay Gazette' })
    given(step.GAZETTE).when(step.GAZETTE).then()
    given(step.GAZETTE)
      .when({ type: 'AddOutlet', id: 'other', name: 'QUAY gazette' })
      .thenRefused('outlet-already-exists', { name: 'Quay Gazette' })
  })

  it('[OU2] is renamed, to no name of another', () => {
    const two = given(step.GAZETTE, { type: 'AddOutlet', id: 'radio', name: 'Tideway Radio' })
    two.when(rename('Quay Gazette')).then()
    two.when(rename('QUAY Gazette')).thenTypes('OutletRenamed')
    two.when(rename('tideway radio')).thenRefused('outlet-already-exists')
    two.when(rename('Any', 'nowhere')).thenRefused('outlet-not-found')
  })

  it('[OU3] stays while somebody is accredited for it', () => {
    given(...ACCREDITED)
      .when(remove)
      .thenRefused('outlet-in-use', { name: 'Quay Gazette' })
    const removed = given(...ACCREDITED, step.decide('ana', 'accepted', 'revoked')).when(remove)
    removed.then({ type: 'OutletRemoved', id: 'gazette' })
    expect(removed.after.accounts.get('ana')?.outlet).toBeNull()
    expect(removed.after.outlets.size).toBe(0)
    given().when(remove).thenRefused('outlet-not-found')
  })

  it('[OU3] stays while an invitation that can be used names it', () => {
    const invited = given(step.GAZETTE, step.invite('a', { outlet: 'gazette', endsAt: NOON + HOUR }))
    invited.when(remove, HOUR - 1).thenRefused('outlet-in-use')
    invited.when(remove, HOUR).thenTypes('OutletRemoved')
    given(step.GAZETTE, step.invite('a', { outlet: 'gazette' }), step.revoke('a'))
      .when(remove)
      .thenTypes('OutletRemoved')
  })
})
