import { describe, expect, it } from 'vitest'
import { given } from './givenNewsroom.ts'
import * as step from './steps.ts'

const PARTED = [step.HARBOUR, step.opened('ana', 'bo'), step.part('ana', 'captioner')] as const
const release = { type: 'ReleaseStaff', briefing: 'harbour', account: 'ana' } as const

describe('a part in a briefing', () => {
  it('[SF1] is given to an account in a listed briefing, once', () => {
    const { newsroom, when } = given(...PARTED)
    expect(newsroom.staff).toEqual([{ briefing: 'harbour', account: 'ana', role: 'captioner' }])
    when(step.part('ana', 'captioner')).then()
    when(step.part('ana', 'captioner', 'elsewhere')).thenRefused('briefing-not-found', { briefing: 'elsewhere' })
    when(step.part('cy', 'captioner')).thenRefused('account-not-found')
  })

  it('[SF2] takes the place of the one before', () => {
    const { staff } = given(...PARTED, step.part('bo', 'captioner'), step.part('ana', 'moderator')).newsroom
    expect(staff.map(({ account, role }) => `${account} ${role}`)).toEqual(['bo captioner', 'ana moderator'])
  })

  it('[SF3] is taken away once', () => {
    const released = given(...PARTED).when(release)
    released.then({ type: 'StaffReleased', briefing: 'harbour', account: 'ana' })
    expect(released.after.staff).toEqual([])
    given(...PARTED, release)
      .when(release)
      .then()
  })
})
