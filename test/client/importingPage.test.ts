/** The page for importing as its owner meets it: read, set right, read again; and with everything that can go wrong. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answerReading } from '../../server/reading/answerReading.ts'
import { setLocale } from '../../client/format/i18n.ts'
import { button, DOCUMENT, field, html, ImportStage, press, really, set, stuck, submit } from './support/importStage.ts'
import { visit } from './support/visit.ts'

let stage: ImportStage
beforeAll(async () => {
  await setLocale('en')
  // The first document loads what knows languages.
  answerReading({ source: DOCUMENT, type: 'text/plain' })
}, 60_000)
beforeEach(() => (stage = new ImportStage()))
afterEach(() => stage.leave())

const questions = () =>
  [...html().querySelectorAll('.result .question .text')].map(({ textContent }) => textContent.trim())
const acts = () => [...html().querySelectorAll<HTMLButtonElement>('.import-acts > button')]

describe('the page', { timeout: 20_000 }, () => {
  it('is for those who run the newsroom, and shows others the way in and back', async () => {
    stage.role = 'reporter'
    stage.visited = await visit('/import?briefing=first')
    expect(html().querySelector('.intake')).toBeNull()
    expect(html().querySelector('.message a')?.getAttribute('href')).toBe('/sign-in?back=/import?briefing=first')
  })

  it('reads again with what is told of a side, and goes back and forth without asking twice', async () => {
    await stage.open()
    expect(questions()).toEqual(['When will it open?'])
    const sides = [...html().querySelectorAll<HTMLSelectElement>('select.side')]
    const clerk = sides.find(({ id }) => html().querySelector(`label[for="${id}"]`)?.textContent === 'Side of Ida Moor')
    if (clerk === undefined) throw new Error('the clerk does not speak')
    clerk.value = 'press'
    clerk.dispatchEvent(new Event('change'))
    await flushPromises()
    expect(stage.readings().at(-1)?.told).toEqual({ labels: { 'Clerk, Ida Moor': { side: 'press' } } })
    expect(questions()).toContain('And who will man it?')
    const before = stage.readings().length
    await press('Undo')
    expect(questions()).toEqual(['When will it open?'])
    await press('Redo')
    expect(questions()).toContain('And who will man it?')
    await press('Take back: Clerk, Ida Moor: Side Press')
    expect(questions()).toEqual(['When will it open?'])
    expect(stage.readings()).toHaveLength(before)
  })

  it('tells name, person and lines in one step each', async () => {
    await stage.open()
    await press('Correct Reporter')
    await set('.form input', 'Kit Marsh')
    await submit('.form')
    expect(stage.readings().at(-1)?.told).toEqual({ labels: { Reporter: { name: 'Kit Marsh' } } })
    expect(html().querySelector('.result')?.textContent).toContain('Kit Marsh')
    await press(/^It is speech: Share this page/)
    expect(stage.readings().at(-1)?.told?.lines).toEqual({ 7: 'speech' })
    expect(html().querySelector('.result')?.textContent).toContain('Share this page')
    html().querySelector<HTMLElement>('.result .line .row')?.focus()
    await flushPromises()
    await press('Drop it')
    expect(stage.readings().at(-1)?.told?.lines).toEqual({ 1: 'dropped', 7: 'speech' })
  })

  it('stops reading when it is told to, and keeps everything for another try', async () => {
    stage.instead.set('POST /api/readings', stuck)
    await stage.open()
    await press('Stop')
    expect(html().querySelector('[role=alert]')?.textContent).toContain('Reading was stopped')
    stage.instead.delete('POST /api/readings')
    await press('Try again')
    expect(questions()).toEqual(['When will it open?'])
    expect(html().querySelector('[role=alert]')).toBeNull()
  })

  it('shows no answer that comes later than that to a later question', async () => {
    const late: (() => void)[] = []
    await stage.open()
    stage.instead.set('POST /api/readings', (body) => {
      const answer = really(body)
      return new Promise((resolve) => late.push(() => resolve(answer)))
    })
    await press(/^It is speech: Share this page/)
    await press('Undo')
    late.forEach((arrive) => arrive())
    await flushPromises()
    expect(html().querySelector('.result')?.textContent).not.toContain('Share this page')
  })

  it('lets nothing be done with a reading that lacks the last correction', async () => {
    await stage.open()
    expect(acts().map(({ disabled }) => disabled)).toEqual([false, false, false, false])
    stage.instead.set('POST /api/readings', stuck)
    await press(/^It is speech: Share this page/)
    await press('Stop')
    expect(acts().map(({ disabled }) => disabled)).toEqual([true, true, true, true])
    expect(html().querySelector('[role=alert]')?.textContent).toContain('from before your last correction')
    await press('Undo')
    expect(acts().map(({ disabled }) => disabled)).toEqual([false, false, false, false])
    stage.instead.set('POST /api/readings', () => Promise.reject(new TypeError('Failed to fetch')))
    await press('Redo')
    expect(acts().map(({ disabled }) => disabled)).toEqual([true, true, true, true])
    stage.instead.delete('POST /api/readings')
    await press('Try again')
    expect(acts().map(({ disabled }) => disabled)).toEqual([false, false, false, false])
  })

  it('leaves the keyboard beside what was dropped, or on the row that became speech', async () => {
    await stage.open()
    html().querySelector<HTMLElement>('.result .line .row')?.focus()
    await flushPromises()
    html().querySelector<HTMLElement>('.result .line .acts button')?.click()
    await flushPromises()
    expect(document.activeElement?.closest('.result .line')?.textContent).toContain('When will it open?')
    field('.source [data-row="6"]').focus()
    await flushPromises()
    await press('It is speech')
    expect(document.activeElement?.getAttribute('data-row')).toBe('6')
    button('Take back: Line 7: is speech').focus()
    await press('Take back: Line 7: is speech')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Take back: Line 1: dropped')
    await press('Take back: Line 1: dropped')
    expect(document.activeElement?.textContent).toContain('Your corrections')
  })
})
