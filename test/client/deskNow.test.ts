/** The desk's third column, as a person meets it. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { BriefingEvent } from '#shared/domain/events.ts'
import NowColumn from '../../client/components/desk/NowColumn.vue'
import { byRole } from './support/byRole.ts'
import { CALLED, briefingAfter, loadDeskWords, show, takeDown } from './support/deskPart.ts'
import { START, lineEvent } from './support/facts.ts'

beforeAll(loadDeskWords)
afterEach(takeDown)

describe('the column of the moment', () => {
  it('says whose question is being answered, its words and what turn it is', () => {
    const { shown } = show(NowColumn, briefingAfter(...CALLED), { interims: [] })
    for (const words of ['Kit Marsh, Tideway Radio is asking', 'Who pays?', 'Turn 1 of about 1'])
      expect(shown.text()).toContain(words)
  })

  it('closes the current question with the outcome that is pressed, naming what was seen', async () => {
    const { shown, sent } = show(NowColumn, briefingAfter(...CALLED), { interims: [] })
    byRole(shown, 'button', 'Partly').click()
    await flushPromises()
    expect(sent).toMatchObject([
      { type: 'CloseQuestion', questionId: 'q1', outcome: 'partly-answered', saw: { state: 'called', seq: 8 } },
    ])
  })

  it('lets the outcome of a closed question be said otherwise', async () => {
    const closed: BriefingEvent = { type: 'QuestionClosed', questionId: 'q1', outcome: 'answered' }
    const { shown, sent } = show(NowColumn, briefingAfter(...CALLED, closed), { interims: [] })
    expect(byRole(shown, 'button', '● Answered').getAttribute('aria-pressed')).toBe('true')
    byRole(shown, 'button', '○ Not answered').click()
    await flushPromises()
    expect(sent).toMatchObject([{ type: 'CloseQuestion', outcome: 'not-answered', saw: { state: 'answered' } }])
  })

  it('gives a turn that is nobody’s the name that is typed', async () => {
    const { shown, sent } = show(NowColumn, briefingAfter({ type: 'TurnOpened', turn: 1, askerId: null }), {
      interims: [],
    })
    byRole(shown, 'button', 'Name the asker').click()
    await flushPromises()
    await shown.find('input[name=name]').setValue(' Noor Aalto ')
    await shown.find('dialog form').trigger('submit')
    await flushPromises()
    const asker = { name: 'Noor Aalto', outlet: null, where: 'room' }
    expect(sent).toMatchObject([{ type: 'NameAsker', turn: 1, asker }])
  })

  it('asks a follow-up for the same person, linked to the question', async () => {
    const { shown, sent } = show(NowColumn, briefingAfter(...CALLED), { interims: [] })
    byRole(shown, 'button', 'Follow-up').click()
    await flushPromises()
    await shown.find('dialog form').trigger('submit')
    await flushPromises()
    expect(sent).toMatchObject([{ type: 'AskQuestion', parent: 'q1', text: null, asker: { name: 'Kit Marsh' } }])
  })

  it('says in words how long an answer is over its time', () => {
    vi.useFakeTimers({ now: START + 200_000 })
    const answer = lineEvent('b', 'We do.', { kind: 'answer', turn: 1 })
    const { shown } = show(NowColumn, briefingAfter(...CALLED, answer), { interims: [] })
    // Answered since the tenth second; two minutes are what it should take.
    expect(shown.find('.timer').text()).toMatch(/^03:10.*answer.*▲.*01:10 over time/)
  })

  it.each([
    ['the podium announced the last question', { type: 'FinalQuestionAnnounced', lineId: 'l' } as const],
    ['none of those announced is left', null],
  ])('offers to close the queue once %s', async (_, event) => {
    const briefing = briefingAfter(...CALLED, ...(event === null ? [] : [event]))
    const queue = { ...briefing.queue, more: event === null ? 0 : null }
    const { shown, sent } = show(NowColumn, { ...briefing, queue }, { interims: [] })
    byRole(shown, 'button', 'Close the queue').click()
    await flushPromises()
    expect(sent).toMatchObject([{ type: 'CloseQueue' }])
  })
})
