/** Words at the beginning of a row that somebody calls a label: which may be, and how the page takes them. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answerReading } from '../../server/reading/answerReading.ts'
import { setLocale } from '../../client/format/i18n.ts'
import { labelChoices, likelyChoice, selectedBeginning, selectedChoice } from '../../client/importing/labelWords.ts'
import { DOCUMENT, field, html, ImportStage, press, set, submit } from './support/importStage.ts'

describe('the words of a label', () => {
  const labelsIn = (row: string) => labelChoices(row).map(({ label }) => label)

  it('[LW1] are whole, and without the marks around them', () => {
    expect(labelsIn('  **K. Marsh**, [Tideway] – Until when?').slice(0, 4)).toEqual([
      'K',
      'K. Marsh',
      'K. Marsh**, [Tideway',
      'K. Marsh**, [Tideway] – Until',
    ])
    expect(labelsIn('>> Marsh: Until')).toEqual(['Marsh', 'Marsh: Until'])
    expect(labelsIn('– – (…)')).toEqual([])
    expect(labelsIn(`${'long'.repeat(40)} word`)).toEqual([])
    expect(labelsIn('one '.repeat(40))).toHaveLength(12)
  })

  it.each([
    ['Kit Marsh Until when?', 'Kit Marsh'],
    ['Kit Marsh, Tideway Radio: Until when?', 'Kit Marsh, Tideway Radio'],
    ['Mayor – Welcome.', 'Mayor'],
    ['marsh until when', 'marsh'],
    ['Marsh until when', 'Marsh'],
  ])('[LW2] are likely those of %s', (row, label) => {
    const choices = labelChoices(row)
    expect(choices[likelyChoice(row, choices)]?.label).toBe(label)
  })

  it('end where a selection does, of a part of a word with the whole of it', () => {
    const choices = labelChoices('Kit Marsh Until when?')
    expect(choices[selectedChoice('Kit Mar', choices)]?.label).toBe('Kit Marsh')
    expect(choices[selectedChoice('Kit ', choices)]?.label).toBe('Kit')
  })

  it('are selected from the beginning of a row, or not at all', () => {
    document.body.innerHTML = '<p>[<b>Kit</b> Marsh Until when?</p>'
    const row = field('p')
    const select = (from: Node, start: number, to: Node, end: number) => {
      window.getSelection()?.setBaseAndExtent(from, start, to, end)
      return selectedBeginning(row)
    }
    const [opening, bold, rest] = [...row.childNodes]
    const name = bold?.firstChild
    if (opening === undefined || rest === undefined || name == null) throw new Error('the row has other parts')
    expect(select(opening, 0, rest, 6)).toBe('[Kit Marsh')
    expect(select(name, 0, rest, 6)).toBe('[Kit Marsh')
    expect(select(name, 1, rest, 6)).toBeNull()
    expect(select(rest, 2, rest, 6)).toBeNull()
    document.body.innerHTML = ''
  })
})

describe('a label that no shape found', { timeout: 20_000 }, () => {
  let stage: ImportStage
  beforeAll(async () => {
    await setLocale('en')
    // The first document loads what knows languages.
    answerReading({ source: DOCUMENT, type: 'text/plain' })
  }, 60_000)
  beforeEach(() => (stage = new ImportStage()))
  afterEach(() => stage.leave())

  const UNMARKED = DOCUMENT.replace('Clerk, Ida Moor – And who', 'Ida Moor And who').replace(
    'Clerk, Ida Moor –',
    'Ida Moor',
  )
  const ACT = 'It begins with a label'
  const questions = () =>
    [...html().querySelectorAll('.result .question .text')].map(({ textContent }) => textContent.trim())
  async function aimAt(selector: string) {
    field(selector).focus()
    await flushPromises()
  }

  it('is named on a row of the source, with side and name; everything follows it, and undo takes it back', async () => {
    await stage.open('/import', UNMARKED)
    expect(questions()).toEqual(['When will it open?'])
    await aimAt('.source [data-row="3"]')
    await press(ACT)
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Ida Moor')
    await set('.form select', 'press', 'change')
    await set('.form input.input', 'Ida Moor-Lind')
    await submit('.form')
    const told = { labels: { 'Ida Moor': { labelAt: 4, side: 'press', name: 'Ida Moor-Lind' } } }
    expect(stage.readings().at(-1)?.told).toEqual(told)
    expect(questions()).toContain('And who will man it?')
    expect(html().querySelector('.result')?.textContent).toContain('Ida Moor-Lind')
    expect(html().querySelector('.source .form')).toBeNull()
    expect(document.activeElement?.getAttribute('data-row')).toBe('3')
    expect(html().querySelector('.report')?.textContent).toContain('Ida Moor: a label (line 4)')
    await press('Undo')
    expect(questions()).toEqual(['When will it open?'])
  })

  it('is named on a line of the result, where the keyboard stays', async () => {
    await stage.open('/import', UNMARKED)
    const line = [...html().querySelectorAll<HTMLElement>('.result .row')].find(({ textContent }) =>
      textContent.includes('Ida Moor And who'),
    )
    line?.focus()
    await flushPromises()
    html().querySelector<HTMLElement>('.result .acts [aria-expanded]')?.click()
    await flushPromises()
    await submit('.result .form')
    expect(stage.readings().at(-1)?.told).toEqual({ labels: { 'Ida Moor': { labelAt: 4 } } })
    expect(document.activeElement?.closest('.result .line')?.textContent).toContain('And who will man it?')
  })

  it('is left as it was by Escape, with the keyboard on the button again', async () => {
    await stage.open('/import', UNMARKED)
    await aimAt('.source [data-row="3"]')
    await press(ACT)
    field('.form input').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await flushPromises()
    expect(html().querySelector('.form')).toBeNull()
    expect(document.activeElement?.textContent.trim()).toBe(ACT)
    expect(stage.readings()).toHaveLength(1)
  })

  it('makes a document readable of which no shape is known', async () => {
    await stage.open('/import', 'Vey The lock is shut.\nMarsh Until when?\nVey Until May.')
    expect(html().querySelector('.unknown')).not.toBeNull()
    await aimAt('.unknown [data-row="1"]')
    await press(ACT)
    await set('.form select', 'press', 'change')
    const marsh = html().querySelector<HTMLInputElement>('.form input[aria-label="Marsh"]')
    marsh?.click()
    await flushPromises()
    await submit('.form')
    expect(stage.readings().at(-1)?.told).toEqual({ labels: { Marsh: { labelAt: 2, side: 'press' } } })
    expect(html().querySelector('.unknown')).toBeNull()
    expect(questions()[0]).toContain('Until when?')
  })
})

describe('a speaker who goes from the list', { timeout: 20_000 }, () => {
  let stage: ImportStage
  beforeEach(async () => {
    await setLocale('en')
    stage = new ImportStage()
    await stage.open()
  })
  afterEach(() => stage.leave())
  const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent.trim()

  it('leaves the keyboard on the next one, the last one on the one before', async () => {
    await press('Correct Jo Lind')
    html().querySelector<HTMLInputElement>('.form [type=checkbox]')?.click()
    await submit('.form')
    expect(stage.readings().at(-1)?.told).toEqual({ labels: { 'Mayor, Jo Lind': { notALabel: true } } })
    expect(focused()).toBe('Correct Reporter')
    await press('Undo')
    await press('Correct Ida Moor')
    await set('.form select', 'Reporter', 'change')
    await submit('.form')
    const labels = document.activeElement?.closest('.speaker')?.querySelector('.labels')?.textContent
    expect(labels).toMatch(/Reporter.*Clerk, Ida Moor/su)
  })

  it('stays with it where it only gets another name', async () => {
    await press('Correct Reporter')
    await set('.form input', 'Kit Marsh')
    await submit('.form')
    expect(focused()).toBe('Correct Kit Marsh')
  })
})
