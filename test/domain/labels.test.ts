import { describe, expect, it } from 'vitest'
import { describeLabel, isUnclearLabel } from '#shared/domain/labels.ts'

describe('what a printed label says', () => {
  it.each([
    ['Harbour Director, Oona Vey', { role: 'Harbour Director', name: 'Oona Vey', outlet: null, side: 'podium' }],
    ['Oona Vey, Harbour Director', { role: 'Harbour Director', name: 'Oona Vey', outlet: null, side: 'podium' }],
    [
      'Oona Vey, Chair of the Council',
      { role: 'Chair of the Council', name: 'Oona Vey', outlet: null, side: 'podium' },
    ],
    ['Chair, Oona Vey', { role: 'Chair', name: 'Oona Vey', outlet: null, side: 'podium' }],
    ['Secretary General of the Ports, Oona Vey', { name: 'Oona Vey', side: 'podium' }],
    ['Directrice du port, Oona Vey', { role: 'Directrice du port', name: 'Oona Vey', side: 'podium' }],
    ['Kit Marsh, Tideway Radio', { role: null, name: 'Kit Marsh', outlet: 'Tideway Radio', side: 'press' }],
    ['Kit Marsh [Tideway Radio]', { role: null, name: 'Kit Marsh', outlet: 'Tideway Radio', side: 'press' }],
    ['Reporter, Tideway Radio', { role: 'Reporter', name: null, outlet: 'Tideway Radio', side: 'press' }],
    ['Reporter', { role: 'Reporter', name: null, side: 'press' }],
    ['Moderator, Jun Castell', { role: 'Moderator', name: 'Jun Castell', side: 'moderator' }],
    ['Oona Vey', { role: null, name: 'Oona Vey', side: 'podium' }],
  ])('[R2] reads %s', (label, expected) => {
    expect(describeLabel(label)).toMatchObject({ label, ...expected })
  })

  it('[R3] calls unclear what names no role in either part', () => {
    expect(isUnclearLabel('Kit Marsh, Tideway Radio')).toBe(true)
    expect(isUnclearLabel('Harbour Director, Oona Vey')).toBe(false)
    expect(isUnclearLabel('Kit Marsh [Tideway Radio]')).toBe(false)
    expect(isUnclearLabel('Oona Vey')).toBe(false)
  })
})
