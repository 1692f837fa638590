import { describe, expect, it } from 'vitest'
import { isShownToReaders } from '#shared/domain/figures/shown.ts'
import { alsoSaid, conflictsWith, likelySame } from '#shared/domain/figures/standing.ts'
import { heard, total } from './newsdesk.ts'

describe('merging', () => {
  it('[F10] keeps the values of the other one, and lists where it was said again', () => {
    const desk = heard()
    desk.corrected('l2.1', total('4100000000')).thenDone()
    desk.merges('l3.1', 'l2.1').thenTypes('FigureMerged', 'DeskActed')
    desk.merges('l3.1', 'l2.1').then()
    expect(desk.figure('l2.1').values.value).toBe('4100000000')
    expect(alsoSaid(desk.briefing.figures, 'l2.1').map(({ id }) => id)).toEqual(['l3.1'])
  })

  it('[F10] takes along what was merged into it, so that nothing goes round in a circle', () => {
    const desk = heard()
    desk.merges('l3.1', 'l2.1').thenDone()
    desk.merges('l2.1', 'l3.1').thenRefused('figure-not-standing', { figure: 'l3.1', did: 'merge-figure' })
    desk.merges('l2.1', 'l1.1').thenTypes('FigureMerged', 'FigureMerged', 'DeskActed')
    expect(alsoSaid(desk.briefing.figures, 'l1.1').map(({ id }) => id)).toEqual(['l2.1', 'l3.1'])
  })

  it('[F10] has it wait for the desk again when the other one is no more', () => {
    const desk = heard()
    desk.enters('e1', total('4')).thenDone()
    desk.merges('e1', 'l2.1').thenDone()
    desk.merges('l3.1', 'l2.1').thenDone()
    desk.dismisses('l2.1').thenTypes('FigureDismissed', 'FigureRevived', 'FigureRevived', 'DeskActed')
    expect(desk.states).toMatchObject({ 'l2.1': 'dismissed', 'l3.1': 'heard', e1: 'confirmed' })
    desk.merges('l3.1', 'l1.1').thenDone()
    desk.corrects('l1', 'Nothing was said.').thenDone()
    expect(desk.states).toMatchObject({ 'l1.1': 'withdrawn', 'l3.1': 'heard' })
  })

  it('[F10] has it wait for the desk again when the line of the other one is taken back', () => {
    const desk = heard()
    desk.confirms('l2.1').thenDone()
    desk.merges('l3.1', 'l2.1').thenDone()
    desk.retracts('l2').thenDone()
    expect(desk.figure('l2.1').flag).toBe('line-retracted')
    expect(desk.states).toMatchObject({ 'l3.1': 'heard' })
  })

  it('[F10] refuses what cannot be one, or is no more', () => {
    const desk = heard()
    desk.enters('eur', total('4', { currency: 'EUR' })).thenDone()
    desk.enters('nok', total('4', { currency: 'NOK' })).thenDone()
    desk.enters('month', total('4', { per: 'month', measure: 'pace' })).thenDone()
    desk.enters('year', total('4', { per: 'year', measure: 'pace' })).thenDone()
    desk.enters('percent', total('4', { unit: '%', measure: 'share' })).thenDone()
    desk.merges('eur', 'nok').thenRefused('figures-unlike', { differs: 'currency', one: 'EUR', other: 'NOK' })
    desk.merges('month', 'year').thenRefused('figures-unlike', { differs: 'per' })
    desk.merges('percent', 'l1.1').thenRefused('figures-unlike', { differs: 'unit' })
    desk.merges('l1.1', 'l1.1').thenRefused('figures-unlike')
    desk.merges('l1.1', 'none').thenRefused('figure-not-found', { figure: 'none' })
    desk.dismisses('l2.1').thenDone()
    desk.merges('l3.1', 'l2.1').thenRefused('figure-not-standing', { state: 'dismissed' })
  })

  it('finds what is likely to be the same, and what contradicts it', () => {
    const desk = heard()
    const { figures } = desk.briefing
    expect(likelySame(figures, desk.figure('l3.1')).map(({ id }) => id)).toEqual(['l2.1'])
    expect(conflictsWith(figures, desk.figure('l3.1')).map(({ id }) => id)).toEqual(['l1.1'])
    desk.confirms('l1.1').thenDone()
    desk.confirms('l3.1').thenDone()
    expect(conflictsWith(desk.briefing.figures, desk.figure('l3.1'))).toEqual([])
    expect(isShownToReaders({ state: 'heard', confidence: 59 })).toBe(false)
    expect(isShownToReaders({ state: 'heard', confidence: 60 })).toBe(true)
    expect(isShownToReaders({ state: 'dismissed', confidence: 99 })).toBe(false)
  })
})
