import { describe, expect, it } from 'vitest'
import { FIGURES_A_LINE, FIGURES_HELD, SENTENCE_LIMIT } from '#shared/domain/figures/state.ts'
import { briefingEventSchema } from '#shared/domain/events.ts'
import { PRESS, say } from '../../support/briefings.ts'
import { heard, Newsdesk, QUAY, readPlainly, total } from './newsdesk.ts'

describe('hearing', () => {
  it('[F1] has a figure in the append of its line, with its words, its sentence and its programme', () => {
    const desk = new Newsdesk()
    const { events } = desk.hears('l1', 'Good morning. The fund is at 4 billion now. Thank you.')
    expect(events.map(({ type }) => type)).toEqual(['LineTranscribed', 'FigureHeard'])
    expect(desk.figure('l1.1')).toMatchObject({
      state: 'heard',
      origin: 'said',
      values: total('4000000000'),
      programme: QUAY.id,
      source: { lineId: 'l1', said: '4 billion', sentence: { text: 'The fund is at 4 billion now.' } },
    })
  })

  it.each(['question', 'stage'] as const)('[F1] takes none from a %s', (kind) => {
    new Newsdesk().hears('l1', 'The fund is at 4 billion.', { kind }).thenTypes('LineTranscribed')
  })

  it('[F1] takes none from who asks, nor again from a line that is known', () => {
    const desk = new Newsdesk()
    const text = 'Is it 4 billion?'
    const asked = say('l1', PRESS.label, text)
    if (asked.type !== 'TranscribeLine') throw new Error('is no line')
    desk.send({ ...asked, figures: readPlainly(text) }).thenTypes('TurnOpened', 'LineTranscribed')
    desk.hears('l2', 'It is 4 billion.').thenDone()
    desk.hears('l2', 'It is 4 billion.').then()
  })

  it('[F2] numbers the figures of a line, and never uses a number again', () => {
    const desk = new Newsdesk()
    desk.enters('l1.2', total('1')).thenDone()
    desk.hears('l1', 'From 3 billion to 4 billion.').thenDone()
    desk.corrects('l1', 'From 3 billion to 6 billion.').thenDone()
    expect(desk.states).toEqual({ 'l1.2': 'confirmed', 'l1.3': 'heard', 'l1.4': 'withdrawn', 'l1.5': 'heard' })
  })

  it('[F2] hears so many in a line, and so many in a briefing', () => {
    const desk = new Newsdesk()
    const many = Array.from({ length: FIGURES_A_LINE + 6 }, (_, n) => `${n + 1} billion`).join(', ')
    desk.hears('l1', many).thenDone()
    expect(desk.briefing.figures).toHaveLength(FIGURES_A_LINE)
    desk.corrects('l1', `So ${many}`).thenDone()
    expect(desk.briefing.figures).toHaveLength(FIGURES_A_LINE)
    for (let n = 2; n < 60; n += 1) desk.hears(`l${n}`, many).thenDone()
    expect(desk.briefing.figures).toHaveLength(FIGURES_HELD)
    desk.enters('e1', total('1')).thenRefused('figures-too-many', { limit: FIGURES_HELD })
  })

  it('keeps of a long sentence the part around the figure, in what the log can read again', () => {
    const desk = new Newsdesk()
    const { events } = desk.hears('l1', `${'word '.repeat(300)}4 billion ${'more '.repeat(300)}end.`)
    const { source } = desk.figure('l1.1')
    expect(source?.sentence.text.length).toBeLessThanOrEqual(SENTENCE_LIMIT)
    expect(source?.sentence.text).toContain('4 billion')
    for (const event of events) expect(briefingEventSchema.parse(event)).toEqual(event)
  })

  it('is about no programme that is not there', () => {
    const desk = new Newsdesk(
      heard()
        .facts.slice(0, 4)
        .flatMap(({ event }) => (event === null ? [] : [event])),
    )
    desk.hears('l1', 'The fund is at 4 billion.').thenDone()
    expect(desk.figure('l1.1').programme).toBeNull()
  })
})
