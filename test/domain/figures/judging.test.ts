import { describe, expect, it } from 'vitest'
import { EARLIER_HELD, NO_VALUES } from '#shared/domain/figures/state.ts'
import { SCHEDULED } from '../../support/briefings.ts'
import { heard, LIGHTS, LOTTE, Newsdesk, QUAY, total } from './newsdesk.ts'

const FOUR = '4000000000'

describe('judging', () => {
  it('[F3] refuses who did not see the last fact about the figure, with who did what', () => {
    const desk = heard()
    const saw = desk.saw('l2.1')
    desk.confirms('l2.1', LOTTE).thenDone()
    const late = { type: 'DismissFigure', act: 'late', figureId: 'l2.1', saw } as const
    desk.send(late).thenRefused('figure-changed-meanwhile', { by: 'Lotte Brandt', did: 'confirm-figure' })
    const seen = desk.saw('l1.1')
    desk.corrects('l1', 'So the fund stood at 3 billion.').thenDone()
    const later = { type: 'ConfirmFigure', act: 'later', figureId: 'l1.1', saw: seen } as const
    desk.send(later).thenRefused('figure-changed-meanwhile', { did: 'correct-line' })
    desk.dismisses('l9.1').thenRefused('figure-not-found', { figure: 'l9.1' })
  })

  it('[F4] confirms what was heard, dismissed or merged, once', () => {
    const desk = heard()
    desk.confirms('l2.1').thenTypes('FigureConfirmed', 'DeskActed')
    desk.confirms('l2.1').then()
    desk.dismisses('l1.1').thenDone()
    desk.assigns('l1.1', null).thenDone()
    desk.confirms('l1.1').thenDone()
    desk.merges('l3.1', 'l2.1').thenDone()
    desk.confirms('l3.1').thenDone()
    expect(desk.states).toEqual({ 'l1.1': 'confirmed', 'l2.1': 'superseded', 'l3.1': 'confirmed' })
  })

  it('[F5] keeps what a figure said before, oldest first, and confirms it where nothing is other', () => {
    const desk = heard()
    desk.corrected('l2.1', total(FOUR)).thenTypes('FigureConfirmed', 'DeskActed')
    desk.corrected('l2.1', total(FOUR, { bound: 'about' })).thenDone()
    desk.corrected('l2.1', total('4100000000')).thenDone()
    expect(desk.figure('l2.1')).toMatchObject({ state: 'corrected', values: total('4100000000') })
    expect(desk.figure('l2.1').earlier.map(({ values }) => values)).toEqual([
      total(FOUR),
      total(FOUR, { bound: 'about' }),
    ])
    for (let n = 1; n <= EARLIER_HELD + 3; n += 1) desk.corrected('l2.1', total(String(n))).thenDone()
    expect(desk.figure('l2.1').earlier).toHaveLength(EARLIER_HELD)
    expect(desk.figure('l2.1').earlier.at(-1)?.values.value).toBe(String(EARLIER_HELD + 2))
  })

  it('[F6] withdraws only what was entered, and that is not judged any more', () => {
    const desk = heard()
    desk.withdraws('l1.1').thenRefused('figure-not-standing', { figure: 'l1.1', origin: 'said' })
    desk.enters('e1', total('1'), null, null).thenDone()
    desk.withdraws('e1').thenDone()
    desk.withdraws('e1').then()
    desk.confirms('e1').thenRefused('figure-not-standing', { state: 'withdrawn', did: 'withdraw-figure' })
    desk.enters('e1', total('1'), null, null).thenRefused('figure-id-taken')
  })

  it('[F15] assigns to programmes that are there, and to none', () => {
    const desk = heard()
    desk.assigns('l1.1', LIGHTS.id).thenRefused('programme-not-found', { programme: LIGHTS.id })
    desk.assigns('l1.1', QUAY.id).then()
    desk.assigns('l1.1', null).thenDone()
    expect(desk.figure('l1.1').programme).toBeNull()
  })

  it('[F19] enters figures before the briefing, and judges them after it', () => {
    const desk = new Newsdesk([SCHEDULED])
    desk.send({ type: 'CreateProgramme', act: 'a', programme: QUAY }).thenDone()
    desk.enters('e1', { ...NO_VALUES, value: '1', measure: 'pledge' }).thenDone()
    desk.send({ type: 'StartBriefing' }).thenDone()
    desk.send({ type: 'EndBriefing' }).thenDone()
    desk.corrected('e1', { ...NO_VALUES, value: '2', measure: 'pledge' }).thenDone()
    desk.undoes().thenDone()
  })
})

describe('entering', () => {
  it('[F11] takes the words and the sentence from the line as it is by now', () => {
    const desk = heard()
    desk.corrects('l1', 'Good morning. Of 32 members, 23 pay. Thank you.').thenDone()
    desk.enters('e1', total('23'), { lineId: 'l1', start: 28, end: 32 }, null).thenDone()
    expect(desk.figure('e1')).toMatchObject({
      state: 'confirmed',
      source: { lineId: 'l1', said: '23', start: 29, end: 31, sentence: { text: 'Of 32 members, 23 pay.' } },
    })
  })

  it('[F11] refuses lines that are not there or were taken back, and places without words', () => {
    const desk = heard()
    desk.enters('e1', total('1'), { lineId: 'l9', start: 0, end: 1 }).thenRefused('line-not-found')
    desk.enters('e1', total('1'), { lineId: 'l1', start: 9, end: 99 }).thenRefused('line-changed-meanwhile')
    desk.enters('e1', total('1'), { lineId: 'l1', start: 3, end: 4 }).thenRefused('line-changed-meanwhile')
    desk.retracts('l1').thenDone()
    desk.enters('e1', total('1'), { lineId: 'l1', start: 0, end: 3 }).thenRefused('line-already-retracted')
  })

  it('[F11] is already true where the same stands under the id, and is refused where another does', () => {
    const desk = heard()
    desk.enters('e1', total('1')).thenDone()
    desk.enters('e1', total('1')).then()
    desk.enters('e1', total('2')).thenRefused('figure-id-taken', { figure: 'e1' })
    desk.enters('l1.1', total('2')).thenRefused('figure-id-taken')
  })
})
