/** The window of lines, which question was taken and the final question, as a moderator meets them. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { evolve } from '#shared/domain/briefing.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import '../../client/components/desk/lines/LinesWindow.vue'
import NowColumn from '../../client/components/desk/NowColumn.vue'
import { nextTaken } from '../../client/desk/taken.ts'
import { byRole } from './support/byRole.ts'
import { answer, click, desk, press, show, stage, stageEach, submit, type } from './support/deskPage.ts'
import { briefingAfter, loadDeskWords, show as showPart, takeDown } from './support/deskPart.ts'
import { KIT, lineEvent, recorded } from './support/facts.ts'

const rows = () =>
  [...document.querySelectorAll('dialog article')].map((row) => row.querySelector('.said, .reason')?.textContent)
const field = () => document.querySelector<HTMLTextAreaElement>('dialog form textarea, dialog form input')

async function openLines(): Promise<void> {
  await press('l')
  await vi.dynamicImportSettled()
  await flushPromises()
}

describe('the window of lines', () => {
  stageEach()

  it('lists them newest first and finds them by their words', async () => {
    stage.say('a', 'The wall is high.')
    stage.say('b', 'The gate is wide.')
    show()
    await openLines()
    expect(rows()).toEqual(['The gate is wide.', 'The wall is high.'])
    await type(document.querySelector<HTMLInputElement>('dialog input[type=search]'), 'WALL')
    expect(rows()).toEqual(['The wall is high.'])
  })

  it('[T8] corrects a line, naming the words that were looked at', async () => {
    stage.say('a', 'We stand at four.')
    show()
    await openLines()
    await click('Correct: ')
    await type(field(), 'We stand at five.')
    submit()
    expect(stage.sent).toMatchObject({
      type: 'CorrectLine',
      lineId: 'a',
      saw: 'We stand at four.',
      text: 'We stand at five.',
    })
    await answer()
    expect(rows()).toEqual(['We stand at five.'])
    expect(field()).toBeNull()
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Correct: /)
  })

  it('loses nothing that is typed when lines arrive, and moves no row meanwhile', async () => {
    stage.say('a', 'We stand at four.')
    show()
    await openLines()
    await click('Correct: ')
    await type(field(), 'We stand at')
    stage.say('b', 'Thank you.')
    await flushPromises()
    expect(rows()).toEqual(['We stand at four.'])
    expect(field()?.value).toBe('We stand at')
    await click(/1 new line/)
    expect(rows()).toEqual(['Thank you.', 'We stand at four.'])
    expect(field()?.value).toBe('We stand at')
  })

  it('[T8] shows both wordings where somebody else was faster, and sends nothing before one is chosen', async () => {
    stage.say('a', 'We stand at four.')
    show()
    await openLines()
    await click('Correct: ')
    await type(field(), 'We stand at five.')
    stage.mend('a', 'We stand at fifty.')
    await flushPromises()
    submit()
    expect(stage.transport.commands).toEqual([])
    expect(document.querySelector('dialog [role=alert]')?.textContent).toContain('We stand at fifty.')
    expect(field()?.value).toBe('We stand at five.')
    await click('Keep mine')
    expect(stage.sent).toMatchObject({ saw: 'We stand at fifty.', text: 'We stand at five.' })
  })

  it('says in words why a line was not changed, and keeps what was typed', async () => {
    stage.say('a', 'We stand at four.')
    show()
    await openLines()
    await click('Correct: ')
    await type(field(), 'We stand at five.')
    submit()
    stage.mend('a', 'We stand at fifty.')
    await answer()
    expect(document.querySelector('dialog .notice')?.textContent).toContain(
      'Somebody has corrected this line in the meantime.',
    )
    expect(field()?.value).toBe('We stand at five.')
  })

  it('[T8] takes a line back with a reason, and not without', async () => {
    stage.say('a', 'A name.')
    show()
    await openLines()
    await click('Take back: ')
    submit()
    expect(stage.transport.commands).toEqual([])
    await type(field(), 'Wrong person.')
    submit()
    expect(stage.sent).toMatchObject({ type: 'RetractLine', lineId: 'a', reason: 'Wrong person.' })
    await answer()
    expect(rows()).toEqual(['Wrong person.'])
  })

  it('[T11] gives a line to somebody of the roster by the label, or to somebody new', async () => {
    stage.say('a', 'Who pays?')
    show()
    await openLines()
    await click('Who said it: ')
    await type(field(), 'Deputy Chair, Ada Lorn')
    expect(document.querySelector('dialog form')?.textContent).toContain('Joins the roster: Ada Lorn, Deputy Chair')
    submit()
    expect(stage.sent).toMatchObject({ type: 'AttributeLine', saw: 'oona', speaker: 'Deputy Chair, Ada Lorn' })
    await answer()
    expect(document.querySelector('dialog .who')?.textContent).toBe('Ada Lorn')
    expect(desk.exists()).toBe(true)
  })
})

const shouted: readonly BriefingEvent[] = [
  {
    type: 'SpeakerIntroduced',
    speaker: { ...KIT, id: 'noor', label: 'Noor Aalto [Post]', name: 'Noor Aalto', outlet: 'Post' },
  },
  { type: 'TurnOpened', turn: 1, askerId: 'kit' },
  lineEvent('a', 'How high?', { kind: 'question', speakerId: 'kit', turn: 1 }),
  lineEvent('b', 'Who pays?', { kind: 'question', speakerId: 'noor', turn: 1 }),
]

describe('questions called out together', () => {
  beforeAll(loadDeskWords)
  afterEach(takeDown)

  it('[T12] are marked by a press, and the taken one is the question of the moment', async () => {
    const briefing = briefingAfter(...shouted)
    const { shown, sent } = showPart(NowColumn, briefing, { interims: [] })
    byRole(shown, 'button', /Noor Aalto, Post/).click()
    await flushPromises()
    expect(sent).toEqual([{ type: 'MarkTaken', turn: 1, saw: null, lineId: 'b' }])
    await shown.setProps({ briefing: evolve(briefing, recorded(20, { type: 'QuestionTaken', turn: 1, lineId: 'b' })) })
    expect(byRole(shown, 'button', /Noor Aalto, Post/).getAttribute('aria-pressed')).toBe('true')
    expect(shown.find('.question').text()).toBe('Who pays?')
    expect(shown.find('.asker').text()).toContain('Noor Aalto, Post')
    byRole(shown, 'button', /Kit Marsh/).click()
    await flushPromises()
    expect(sent[1]).toEqual({ type: 'MarkTaken', turn: 1, saw: 'b', lineId: 'a' })
  })

  it('[T12] are not among the last words as well, of which there are none before somebody answers', async () => {
    const briefing = briefingAfter(...shouted)
    const { shown } = showPart(NowColumn, briefing, { interims: [] })
    expect(shown.find('.tail').text()).toBe('No answer yet.')
    const answer = lineEvent('c', 'The Fund pays.', { kind: 'answer', turn: 1 })
    await shown.setProps({ briefing: evolve(briefing, recorded(20, answer)) })
    expect(shown.find('.tail').text()).toBe('The Fund pays.')
  })

  it('[T12] are gone through by the key, and after the last none is marked', () => {
    let briefing = briefingAfter(...shouted)
    const taken: (string | null)[] = []
    const saw: (string | null)[] = []
    for (const seq of [20, 21, 22]) {
      const order = nextTaken(briefing)
      if (order === null) throw new Error('there is nothing to choose from')
      taken.push(order.lineId)
      saw.push(order.saw)
      briefing = evolve(briefing, recorded(seq, { type: 'QuestionTaken', turn: 1, lineId: order.lineId }))
    }
    expect(taken).toEqual(['a', 'b', null])
    expect(saw).toEqual([null, 'a', 'b'])
    expect(nextTaken(briefingAfter(...shouted.slice(0, 3)))).toBeNull()
  })
})

describe('the final question', () => {
  beforeAll(loadDeskWords)
  afterEach(takeDown)
  const announced: readonly BriefingEvent[] = [
    lineEvent('f', 'One last question, please.', { kind: 'moderation' }),
    { type: 'FinalQuestionAnnounced', lineId: 'f' },
  ]

  it('[T13] says who announced it, when and in which words, and is dismissed where it was none', async () => {
    const briefing = briefingAfter(...announced)
    const { shown, sent } = showPart(NowColumn, briefing, { interims: [] })
    expect(shown.find('.final').text()).toContain('Final question announced by Oona Vey, 09:00:')
    expect(shown.find('.final').text()).toContain('“One last question, please.”')
    byRole(shown, 'button', 'It was not').click()
    await flushPromises()
    expect(sent).toEqual([{ type: 'DismissFinalQuestion', lineId: 'f' }])
    await shown.setProps({ briefing: evolve(briefing, recorded(20, { type: 'FinalQuestionDismissed', lineId: 'f' })) })
    expect(shown.find('.final').exists()).toBe(false)
  })

  it('announces one more, which takes the announcement back', async () => {
    const { shown, sent } = showPart(NowColumn, briefingAfter(...announced), { interims: [] })
    byRole(shown, 'button', 'One more').click()
    await flushPromises()
    expect(sent).toMatchObject([
      { type: 'AnnounceMore', count: 1 },
      { type: 'DismissFinalQuestion', lineId: 'f' },
    ])
  })

  it('is put away for this desk alone', async () => {
    const { shown, sent } = showPart(NowColumn, briefingAfter(...announced), { interims: [] })
    byRole(shown, 'button', 'Put this away').click()
    await flushPromises()
    expect(shown.find('.final').exists()).toBe(false)
    expect(sent).toEqual([])
  })
})
