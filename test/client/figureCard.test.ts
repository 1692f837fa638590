/** The card of one figure, as a reader meets it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NO_VALUES, type Figure } from '#shared/domain/figures/state.ts'
import { markedSentence, repetitionsOf } from '../../client/components/figures/cardParts.ts'
import FigureCard from '../../client/components/figures/FigureCard.vue'
import { figureOf, showPart, sourceOf, speak, takeDownBoard } from './support/boards.ts'
import { byRole } from './support/byRole.ts'
import { START } from './support/facts.ts'

const TOTAL = figureOf(
  2,
  { value: '4000000000', measure: 'total' },
  { source: sourceOf('4 billion', 'We are now at 4 billion, all told.', 2) },
)
const show = (figure: Figure, figures: readonly Figure[] = [figure]) =>
  showPart(FigureCard, { figure, figures, language: 'en' })

beforeEach(() => speak('en'))
afterEach(takeDownBoard)

describe('the card of a figure', () => {
  it('says what was said, how far it is, and by whom and when, with its words marked in the sentence', () => {
    const page = show(TOTAL)
    byRole(page, 'article', 'Total so far: 4 billion')
    expect(page.find('.state').text()).toBe('✓Confirmed')
    expect(page.find('blockquote').text()).toBe('We are now at 4 billion, all told.')
    expect(page.find('mark').text()).toBe('4 billion')
    expect(page.find('figcaption').text()).toMatch(/Oona Vey.*Chair of the Quay.*09:02:00/)
  })

  it('leads to the sentence, and hands out its own address', () => {
    const page = show(TOTAL)
    byRole(page, 'button', 'To the sentence').click()
    byRole(page, 'button', 'Copy link').click()
    expect(page.emitted('sentence')).toEqual([['l2']])
    expect(page.emitted('copyLink')).toEqual([['l2.1']])
  })

  it('keeps each value that it had, struck through, with when it was left', () => {
    const before = (value: string, minute: number) => ({
      values: { ...NO_VALUES, value, measure: 'total' as const },
      at: START + minute * 60_000,
    })
    const page = show({ ...TOTAL, state: 'corrected', earlier: [before('3000000000', 4), before('3500000000', 5)] })
    expect(page.findAll('del').map((gone) => gone.text())).toEqual(['3.5 billion', '3 billion'])
    expect(page.find('.earlier').text()).toContain('until 09:05')
    expect(page.find('.number').text()).toBe('4 billion')
  })

  it('says that its line is another by now', () => {
    expect(
      show({ ...TOTAL, flag: 'line-corrected' })
        .find('.flag')
        .text(),
    ).toContain('has been corrected since')
  })

  it('says who said it again, and of a repetition what it repeats', () => {
    const again = figureOf(7, TOTAL.values, {
      state: 'merged',
      into: TOTAL.id,
      source: sourceOf('4', 'It is 4.', 7, 'kit'),
    })
    const page = show(TOTAL, [TOTAL, again])
    byRole(page, 'button', 'Kit Marsh, 09:07').click()
    expect(page.emitted('open')).toEqual([['l7.1']])
    takeDownBoard()
    const repeating = show(again, [TOTAL, again])
    byRole(repeating, 'button', 'Show it').click()
    expect(repeating.emitted('open')).toEqual([['l2.1']])
  })

  it('says of one that was entered by hand that it was, and offers no sentence', () => {
    const page = show({ ...TOTAL, origin: 'entered', source: null })
    expect(page.text()).toContain('Entered by hand at 09:02')
    expect(() => byRole(page, 'button', 'To the sentence')).toThrow()
  })

  it('names a country in the language of the reader, and everything else with it', async () => {
    await speak('fr')
    const values = {
      value: '2500000000',
      currency: 'EUR',
      measure: 'pledge',
      party: { code: 'DE', name: 'Germany' },
    } as const
    const page = show(figureOf(3, { ...values, date: '2026-11-20' }))
    byRole(page, 'article', 'Promesse : 2,5 milliards €')
    expect(page.find('dl').text()).toMatch(/Allemagne.*20 nov\. 2026/)
  })

  it('shows words as they were said, whatever is in them', () => {
    const said = '<img src=x onerror=alert(1)>'
    const page = show({ ...TOTAL, source: sourceOf(said, `They gave ${said} to us.`, 2) })
    expect(page.find('img').exists()).toBe(false)
    expect(page.find('mark').text()).toBe(said)
  })
})

describe('the words of a figure in its sentence', () => {
  it('are those at its offsets, also where the sentence has the same words before', () => {
    const text = 'Not 4 but 4 more.'
    const source = { ...sourceOf('4', text, 1), start: 20 + text.lastIndexOf('4') }
    expect(markedSentence(source)).toEqual({ before: 'Not 4 but ', words: '4', after: ' more.' })
  })

  it('are looked for where only a part of the sentence is kept', () => {
    const source = { ...sourceOf('4 billion', 'we are at 4 billion', 1), start: 700 }
    expect(markedSentence(source)).toEqual({ before: 'we are at ', words: '4 billion', after: '' })
  })

  it('are left unmarked where they are not there', () => {
    expect(markedSentence({ ...sourceOf('x', 'no such', 1), said: 'x' })).toMatchObject({
      before: 'no such',
      words: '',
    })
  })
})

describe('repetitions', () => {
  it('are found also by way of another, each once, and never the figure itself', () => {
    const a = figureOf(1, {}, { state: 'merged', into: 'l2.1' })
    const b = figureOf(2, {}, { state: 'merged', into: 'l3.1' })
    const c = figureOf(3, {})
    expect(repetitionsOf(c, [a, b, c]).map(({ id }) => id)).toEqual(['l1.1', 'l2.1'])
    const circle = { ...c, state: 'merged' as const, into: 'l1.1' }
    expect(repetitionsOf(circle, [a, b, circle]).map(({ id }) => id)).toEqual(['l1.1', 'l2.1'])
  })
})
