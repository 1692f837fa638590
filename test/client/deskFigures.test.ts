/** Figures at the desk as a moderator works them: with the keys, in the editor, and beside another moderator. */
import { flushPromises } from '@vue/test-utils'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { NO_VALUES } from '#shared/domain/figures/state.ts'
import type { FigureValues, SaidFigure } from '#shared/domain/figures/vocabulary.ts'
import { answer, cardOf, click, column, names, press, said, show, stage, stageEach, type } from './support/deskPage.ts'

stageEach()
// Transformed before the first test, which would else wait for it.
beforeAll(() => import('../../client/components/desk/figures/FigureEditor.vue'))

const TEXT = 'We are now at 4 billion.'

function heard(text: string, words: string, values: Partial<FigureValues> = {}, confidence = 90): SaidFigure {
  const start = text.indexOf(words)
  return {
    values: { ...NO_VALUES, value: '4000000000', measure: 'total', ...values },
    ...{ said: words, start, end: start + words.length },
    sentence: { start: 0, end: text.length },
    ...{ unitCarried: false, confidence, programme: null },
  }
}
const sayTotal = (id = 'l1', confidence = 90) => stage.say(id, TEXT, [heard(TEXT, '4 billion', {}, confidence)])

/** The part of the page that is loaded when it is first shown is there. */
const field = (name: string) =>
  vi.waitFor(() => {
    const found = document.querySelector<HTMLInputElement>(`input[name=${name}]`)
    if (found === null) throw new Error(`there is no field ${name}`)
    return found
  })

/** Enter in a field hands in its form. */
async function enter(input: HTMLInputElement) {
  input.form?.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
}

describe('a heard figure', () => {
  it('stands in the inbox with its sentence, its speaker and how likely it is, and is confirmed with C', async () => {
    sayTotal()
    show()
    const card = cardOf('4 billion')
    expect(card.querySelector('mark')?.textContent).toBe('4 billion')
    for (const words of ['Heard, unconfirmed', 'sure', 'Total so far', 'no currency said', 'Oona Vey']) {
      expect(card.textContent).toContain(words)
    }
    await press('c')
    expect(stage.sent).toMatchObject({ type: 'ConfirmFigure', figureId: 'l1.1' })
    await answer()
    expect(names('Inbox')).toEqual([])
  })

  it('is marked where it was heard with low confidence', () => {
    sayTotal('l1', 40)
    show()
    expect(cardOf('4 billion').textContent).toContain('low confidence')
  })

  it('is counted apart from questions, and told of when it comes; C leaves what has just come for a second', async () => {
    stage.ask('Kit Marsh', 'Is the quay open?')
    show()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    sayTotal()
    await flushPromises()
    expect(column('Inbox').textContent).toContain('1 question · 1 figure')
    expect(said()).toContain('New in the inbox: 1 figure')
    await press('c')
    expect(stage.transport.commands).toHaveLength(0)
    vi.advanceTimersByTime(1_000)
    vi.useRealTimers()
    await press('c')
    expect(stage.sent).toMatchObject({ type: 'ConfirmFigure', figureId: 'l1.1' })
  })

  it('is dismissed with X where it is chosen, while A and P say nothing to it', async () => {
    sayTotal()
    show()
    await press('j')
    await press('a')
    await press('p')
    expect(stage.transport.commands).toHaveLength(0)
    await press('x')
    expect(stage.sent).toMatchObject({ type: 'DismissFigure', figureId: 'l1.1' })
  })
})

describe('the editor of a figure', () => {
  it('opens with E in the card, says what a number is read as, and saves with Enter', async () => {
    sayTotal()
    show()
    await press('j')
    await press('e')
    const value = await field('value')
    expect(value.value).toBe('4 billion')
    await type(value, '4.2 billion')
    expect(cardOf('4 billion').textContent).toContain('reads as 4.2 billion (4,200,000,000)')
    await enter(value)
    expect(stage.sent).toMatchObject({ type: 'CorrectFigure', figureId: 'l1.1', values: { value: '4200000000' } })
    await answer()
    expect(stage.briefing.figures[0]).toMatchObject({
      state: 'corrected',
      earlier: [{ values: { value: '4000000000' } }],
    })
  })

  it('names what is wrong beside its field, and sends nothing', async () => {
    sayTotal()
    show()
    await press('j')
    await press('e')
    const value = await field('value')
    await type(value, 'four bananas')
    await enter(value)
    expect(value.getAttribute('aria-invalid')).toBe('true')
    expect(cardOf('4 billion').textContent).toContain('This is not a number such as 4 billion or 2.5.')
    expect(stage.transport.commands).toHaveLength(0)
  })

  it('keeps what was typed where another was faster, says who did what, and saves when it is pressed again', async () => {
    sayTotal()
    show()
    await press('j')
    await press('e')
    const value = await field('value')
    await type(value, '5 billion')
    stage.elsewhereFigure({ type: 'ConfirmFigure', figureId: 'l1.1' })
    await flushPromises()
    expect((await field('value')).value).toBe('5 billion')
    await enter(value)
    await answer()
    expect(said().join(' ')).toContain('Lotte Brandt confirmed the figure “4 billion”')
    expect((await field('value')).value).toBe('5 billion')
    await enter(await field('value'))
    await answer()
    expect(stage.briefing.figures[0]?.values.value).toBe('5000000000')
  })

  it('closes with Escape and changes nothing', async () => {
    sayTotal()
    show()
    await press('j')
    await press('e')
    await type(await field('value'), '9')
    await press('Escape')
    expect(document.querySelector('input[name=value]')).toBe(null)
    expect(stage.transport.commands).toHaveLength(0)
  })
})

describe('a confirmed figure whose line is mended', () => {
  it('rises to the top with the old and the new sentence, and is confirmed again', async () => {
    sayTotal()
    stage.elsewhereFigure({ type: 'ConfirmFigure', figureId: 'l1.1' })
    stage.mend('l1', 'We are nowhere near it.')
    stage.ask('Kit Marsh', 'Is the quay open?')
    show()
    expect(names('Inbox')).toEqual(['4 billion', 'Kit Marsh'])
    const card = cardOf('4 billion')
    expect(card.textContent).toContain('Its line was corrected after it was confirmed')
    expect(card.querySelector('s')?.textContent).toContain(TEXT)
    expect(card.textContent).toContain('We are nowhere near it.')
    await click('Confirm again')
    expect(stage.sent).toMatchObject({ type: 'ConfirmFigure', figureId: 'l1.1' })
    await answer()
    expect(names('Inbox')).toEqual(['Kit Marsh'])
  })
})
