import { describe, expect, it } from 'vitest'
import { heard, Newsdesk, total } from './newsdesk.ts'

describe('a corrected line', () => {
  it('[F12] keeps what it says again, at its new place and in its new sentence', () => {
    const desk = heard()
    desk.confirms('l2.1').thenDone()
    desk.corrects('l2', 'Good morning. Now the fund is at 4 billion!').thenTypes('LineCorrected', 'FigureReread')
    expect(desk.states).toMatchObject({ 'l2.1': 'confirmed' })
    expect(desk.figure('l2.1').source).toMatchObject({
      said: '4 billion',
      start: 33,
      end: 42,
      sentence: { text: 'Now the fund is at 4 billion!' },
    })
    desk.corrects('l1', 'The fund stood at 03 billion.').thenTypes('LineCorrected', 'FigureReread')
    expect(desk.figure('l1.1').source?.said).toBe('03 billion')
  })

  it('[F12] knows a figure by what was read and not by what the desk made of it', () => {
    const desk = heard()
    desk.corrected('l2.1', total('4100000000')).thenDone()
    desk.corrects('l2', 'By now the fund is at 4 billion.').thenTypes('LineCorrected', 'FigureReread')
    expect(desk.states).toMatchObject({ 'l2.1': 'corrected' })
  })

  it('[F12] keeps what was entered, or confirmed, where its words are there still', () => {
    const desk = new Newsdesk()
    desk.hears('l1', 'Of 32 members, 23 pay.').thenDone()
    desk.enters('e1', total('23', { of: '32', measure: 'share' }), { lineId: 'l1', start: 15, end: 17 }).thenDone()
    desk.corrects('l1', 'Of 232 members, 23.5 or 23 pay.').thenTypes('LineCorrected', 'FigureReread')
    expect(desk.figure('e1').source).toMatchObject({ said: '23', start: 24 })
    desk.corrects('l1', 'Of 232 members, 24 pay.').thenTypes('LineCorrected', 'FigureFlagged')
    expect(desk.states).toEqual({ e1: 'confirmed line-corrected' })
  })

  it('[F13] withdraws what was heard and is said no more, and hears what is new', () => {
    const desk = heard()
    desk.dismisses('l2.1').thenDone()
    desk.corrects('l2', 'Now the fund is at 5 billion.').thenTypes('LineCorrected', 'FigureWithdrawn', 'FigureHeard')
    desk.corrects('l1', 'The fund stood at 2 billion.').thenTypes('LineCorrected', 'FigureWithdrawn', 'FigureHeard')
    expect(desk.states).toMatchObject({ 'l1.1': 'withdrawn', 'l1.2': 'heard', 'l2.1': 'withdrawn', 'l2.2': 'heard' })
  })

  it('[F13] flags what the desk stood by, keeps where it was said, and hears what is said by now', () => {
    const desk = heard()
    desk.confirms('l1.1').thenDone()
    desk.confirms('l2.1').thenDone()
    const { source } = desk.figure('l2.1')
    desk.corrects('l2', 'Now the fund is at 5 billion.').thenTypes('LineCorrected', 'FigureFlagged', 'FigureHeard')
    desk.corrects('l1', 'It stood at nothing.').thenTypes('LineCorrected', 'FigureFlagged')
    expect(desk.figure('l2.1')).toMatchObject({ state: 'confirmed', flag: 'line-corrected', source })
    expect(desk.states).toMatchObject({ 'l1.1': 'superseded line-corrected', 'l2.2': 'heard' })
  })

  it('[F13] takes the flag away when the desk looks again, or the line says it again', () => {
    const desk = heard()
    desk.confirms('l2.1').thenDone()
    desk.corrects('l2', 'Now the fund is at 5 billion.').thenDone()
    desk.confirms('l2.1').thenTypes('FigureConfirmed', 'DeskActed')
    expect(desk.states).toMatchObject({ 'l2.1': 'confirmed' })
    desk.corrects('l2', 'Now the fund is at 6 billion.').thenDone()
    expect(desk.states).toMatchObject({ 'l2.1': 'confirmed line-corrected' })
    desk.corrects('l2', 'So the fund is at 4 billion.').thenDone()
    expect(desk.states).toMatchObject({ 'l2.1': 'confirmed' })
    expect(desk.figure('l2.1').source?.sentence.text).toBe('So the fund is at 4 billion.')
  })

  it('[F12] tells two that say the same apart by where they stand', () => {
    const desk = new Newsdesk()
    desk.hears('l1', 'First 4 billion. Then 4 billion.').thenDone()
    desk.confirms('l1.2').thenDone()
    desk.corrects('l1', 'First none. Then 4 billion.').thenDone()
    expect(desk.states).toEqual({ 'l1.1': 'withdrawn', 'l1.2': 'confirmed' })
  })

  it('[F12] leaves figures alone where only the marks of the line change', () => {
    const desk = heard()
    const text = desk.text('l1')
    const marks = ['applause'] as const
    desk
      .send({ type: 'CorrectLine', lineId: 'l1', saw: text, text, marks: [...marks], figures: [] })
      .thenTypes('LineCorrected')
  })
})

describe('a line that is taken back', () => {
  it('[F14] has what was heard in it withdrawn, and what the desk stood by flagged', () => {
    const desk = heard()
    desk.confirms('l1.1').thenDone()
    desk.confirms('l2.1').thenDone()
    desk.retracts('l1').thenTypes('LineRetracted', 'FigureFlagged')
    desk.retracts('l2').thenTypes('LineRetracted', 'FigureFlagged', 'FigureRevived')
    desk.retracts('l3').thenTypes('LineRetracted', 'FigureWithdrawn')
    expect(desk.states).toEqual({
      'l1.1': 'confirmed line-retracted',
      'l2.1': 'confirmed line-retracted',
      'l3.1': 'withdrawn',
    })
    desk.dismisses('l2.1').thenDone()
    expect(desk.states).toMatchObject({ 'l2.1': 'dismissed' })
  })
})
