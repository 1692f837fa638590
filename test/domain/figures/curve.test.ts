import { describe, expect, it } from 'vitest'
import type { FigureValues } from '#shared/domain/figures/vocabulary.ts'
import { figure, programmeWith } from './someFigures.ts'

const TOTAL: Partial<FigureValues> = { measure: 'total', value: '240000000' }

describe('the curve', () => {
  it('[FB10] has the baseline and every like total, superseded ones too, in order of time', () => {
    const said = [
      figure('now', TOTAL),
      figure('before', { ...TOTAL, value: '200000000' }, { state: 'superseded', daysAgo: 30 }),
      figure(
        'put right',
        { ...TOTAL, value: '210000000' },
        { state: 'superseded', daysAgo: 20, earlier: [{ values: figure('x', TOTAL).values, at: 1 }] },
      ),
      figure('crowns', { ...TOTAL, currency: 'NOK' }, { state: 'superseded', daysAgo: 10 }),
    ]
    const { curve, total } = programmeWith(said, { programme: { baseline: '50000000' } })
    expect(curve.map(({ number }) => [number.value, number.standing])).toEqual([
      ['50000000', 'set'],
      ['200000000', 'confirmed'],
      ['210000000', 'corrected'],
      ['240000000', 'confirmed'],
    ])
    expect(total?.figures).toEqual(['now'])
    // Midnight in Brussels is an hour before that of UTC.
    expect(curve[0]?.at).toBe(Date.UTC(2025, 11, 31, 23))
  })

  it('[FB10] begins with the baseline also where a total was said earlier, and without a period with none', () => {
    const early = figure('early', TOTAL, { at: Date.UTC(2025, 10, 1) })
    const { curve } = programmeWith([early], { programme: { baseline: '5' } })
    expect(curve.map(({ at, number }) => [at, number.value])).toEqual([
      [early.at, '5'],
      [early.at, '240000000'],
    ])
    expect(programmeWith([early], { programme: { baseline: '5', period: null } }).curve).toHaveLength(1)
  })

  it('[FB10] finds midnight on the day on which the clocks change', () => {
    const period = { from: '2026-03-29', to: '2026-12-31' }
    const { curve } = programmeWith([], { programme: { baseline: '5', period } })
    expect(curve[0]?.at).toBe(Date.UTC(2026, 2, 28, 23))
    const far = programmeWith([], { programme: { baseline: '5', period }, sight: { timeZone: 'Pacific/Auckland' } })
    expect(far.curve[0]?.at).toBe(Date.UTC(2026, 2, 28, 11))
  })
})
