import { describe, expect, it } from 'vitest'
import type { Period } from '#shared/domain/figures/vocabulary.ts'
import { heard, QUAY, total, type Newsdesk } from './newsdesk.ts'

/** 3 was superseded by 4. */
function superseded(): Newsdesk {
  const desk = heard()
  desk.confirms('l1.1').thenDone()
  desk.confirms('l2.1').thenTypes('FigureConfirmed', 'FigureSuperseded', 'DeskActed')
  expect(desk.states).toMatchObject({ 'l1.1': 'superseded', 'l2.1': 'confirmed' })
  return desk
}

describe('superseding', () => {
  it('[F7] has a later statement take the place of an earlier one, and what is confirmed late stand behind', () => {
    const desk = heard()
    desk.confirms('l2.1').thenDone()
    desk.confirms('l1.1').thenTypes('FigureConfirmed', 'FigureSuperseded', 'DeskActed')
    expect(desk.figure('l1.1')).toMatchObject({ state: 'superseded', into: 'l2.1' })
  })

  it('[F7] leaves alone what is of another programme, measure, unit, currency, time or period, and what was only heard', () => {
    const period: Period = { said: 'this year', months: [], year: 'this' }
    const others = [
      total('5', { measure: 'target' }),
      total('5', { unit: 'boats' }),
      total('5', { currency: 'EUR' }),
      total('5', { per: 'month' }),
      total('5', { period }),
      total('5', { measure: 'pledge' }),
    ]
    const desk = heard()
    desk.confirms('l1.1').thenDone()
    others.forEach((values, n) => desk.enters(`e${n}`, values).thenTypes('FigureEntered', 'DeskActed'))
    desk.enters('none', total('5'), null, null).thenTypes('FigureEntered', 'DeskActed')
    expect(desk.states).toMatchObject({ 'l1.1': 'confirmed', 'l2.1': 'heard' })
    desk.enters('e9', total('5')).thenTypes('FigureEntered', 'FigureSuperseded', 'DeskActed')
    expect(desk.figure('l1.1').into).toBe('e9')
  })

  it('[F7] supersedes by correcting and by assigning, too', () => {
    const desk = heard()
    desk.confirms('l1.1').thenDone()
    desk.assigns('l2.1', null).thenDone()
    desk.confirms('l2.1').thenTypes('FigureConfirmed', 'DeskActed')
    desk.assigns('l2.1', QUAY.id).thenTypes('FigureAssigned', 'FigureSuperseded', 'DeskActed')
    desk.corrected('l2.1', total('4', { measure: 'target' })).thenTypes('FigureCorrected', 'FigureRevived', 'DeskActed')
    desk.corrected('l2.1', total('4')).thenTypes('FigureCorrected', 'FigureSuperseded', 'DeskActed')
  })

  it('[F8] has both stand where the desk says so, until a third', () => {
    const desk = superseded()
    desk.confirms('l1.1').thenTypes('FigureConfirmed', 'DeskActed')
    expect(desk.states).toMatchObject({ 'l1.1': 'confirmed', 'l2.1': 'confirmed' })
    desk.corrected('l1.1', total('3100000000')).thenTypes('FigureCorrected', 'DeskActed')
    desk.confirms('l3.1').thenTypes('FigureConfirmed', 'FigureSuperseded', 'FigureSuperseded', 'DeskActed')
  })

  it('[F9] revives what was superseded as it was: corrected, where it was', () => {
    const desk = heard()
    desk.corrected('l1.1', total('3100000000')).thenDone()
    desk.confirms('l2.1').thenDone()
    desk.dismisses('l2.1').thenTypes('FigureDismissed', 'FigureRevived', 'DeskActed')
    expect(desk.figure('l1.1')).toMatchObject({ state: 'corrected', into: null })
  })

  it.each<[string, (desk: Newsdesk) => void]>([
    ['is merged', (desk) => desk.merges('l2.1', 'l3.1').thenDone()],
    ['is about another programme', (desk) => desk.assigns('l2.1', null).thenDone()],
    ['was said in a line that is taken back', (desk) => desk.retracts('l2').thenDone()],
  ])('[F9] revives it when what superseded it %s', (_what, act) => {
    const desk = superseded()
    act(desk)
    expect(desk.states).toMatchObject({ 'l1.1': 'confirmed' })
  })

  it('[F9] passes it on where a third one superseded that in turn, or was confirmed between', () => {
    const desk = superseded()
    desk.confirms('l3.1').thenDone()
    expect(desk.figure('l1.1').into).toBe('l2.1')
    desk.dismisses('l2.1').thenTypes('FigureDismissed', 'FigureSuperseded', 'DeskActed')
    expect(desk.figure('l1.1')).toMatchObject({ state: 'superseded', into: 'l3.1' })
    desk.confirms('l2.1').thenDone()
    desk.dismisses('l3.1').thenDone()
    expect(desk.states).toEqual({ 'l1.1': 'superseded', 'l2.1': 'confirmed', 'l3.1': 'dismissed' })
    expect(desk.figure('l1.1').into).toBe('l2.1')
  })
})
