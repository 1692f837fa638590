/** Changing one of the last lines in its place, and what others make of it meanwhile. */
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { fold } from '#shared/domain/briefing.ts'
import type { Briefing } from '#shared/domain/state.ts'
import LineEditor from '../../client/components/captions/LineEditor.vue'
import { attributed, corrected, lineAct } from '../../client/captions/amending.ts'
import { entryOf, type OutboxEntry } from '../../client/captions/entries.ts'
import { lastLines, type LastLine } from '../../client/captions/lastLines.ts'
import { isAhead, sendingOf } from '../../client/captions/sendAct.ts'
import { loadWords, setLocale } from '../../client/format/i18n.ts'
import { captionsWords } from '../../client/locales/wordSets.ts'
import { byRole } from './support/byRole.ts'
import { briefingOf, briefingWith, KIT, lineEvent, OONA, recorded } from './support/facts.ts'

const MOMENT = { id: 'act', n: 1e15, at: 7 }
const GOES_ON = { speaker: null, text: 'Words of a.', lineKind: null, marks: [], verbatim: false } as const
const SENT: OutboxEntry = {
  act: lineAct({ id: 'a', n: 1, at: 5 }, GOES_ON),
  progress: { kind: 'sending' },
}
const ARRIVED = briefingWith(recorded(5, lineEvent('a')))
const lineOf = (briefing: Briefing, entries: readonly OutboxEntry[] = [], edited: string | null = null): LastLine =>
  lastLines(briefing, entries, 10, { edited }).find(({ id }) => id === 'a')!

let editor: VueWrapper

beforeAll(async () => {
  await setLocale('en')
  await loadWords(captionsWords)
})
afterEach(() => editor?.unmount())

function edit(line: LastLine) {
  editor = mount(LineEditor, { props: { line, roster: [OONA, KIT], language: 'en' }, attachTo: document.body })
  const press = (key: string) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    editor.find('textarea').element.dispatchEvent(event)
    return event
  }
  return {
    press,
    words: () => editor.find('textarea').element.value,
    /** What became of the line meanwhile. */
    becomes: (now: LastLine) => editor.setProps({ line: now }),
    type: (text: string) => editor.find('textarea').setValue(text),
    saved: () => (editor.emitted('save') ?? []).map(([change]) => change),
  }
}

describe('the editor of a line', () => {
  it('sends no speaker and no kind where the record has named them while the words were typed', async () => {
    const { type, becomes, press, saved } = edit(lineOf(briefingOf(0), [SENT]))
    await type('Better words.')
    await becomes(lineOf(ARRIVED))
    press('Enter')
    expect(saved()).toEqual([{ saw: { text: 'Words of a.', speaker: null }, text: 'Better words.' }])
  })

  it('sends a kind that was chosen for whoever the record says it was, never for nobody', async () => {
    const { becomes, press, saved } = edit(lineOf(briefingOf(0), [SENT]))
    await editor.findAll('select')[1]?.setValue('question')
    await becomes(lineOf(ARRIVED))
    press('Enter')
    expect(saved()).toEqual([{ saw: { text: 'Words of a.', speaker: null }, kind: 'question' }])
    const act = attributed([], { lineId: 'a', saw: null, lineKind: 'question' }, MOMENT)
    expect(sendingOf(act, ARRIVED).body).toMatchObject({ saw: 'oona', speaker: 'oona', kind: 'question' })
  })

  it('[O5] leaves a line that waits everything that was not changed', () => {
    const waiting = entryOf(lineAct({ id: 'a', n: 1, at: 5 }, { ...GOES_ON, lineKind: 'question' }))
    expect(attributed([waiting], { lineId: 'a', saw: null, speaker: 'kit' }, MOMENT)).toMatchObject({
      speaker: 'kit',
      lineKind: 'question',
    })
    expect(attributed([waiting], { lineId: 'a', saw: null, lineKind: null }, MOMENT)).toMatchObject({
      speaker: null,
      lineKind: null,
    })
  })

  it('waits with the kind of a line until the page has seen who the record says it was', () => {
    const act = attributed([], { lineId: 'a', saw: null, lineKind: 'question' }, MOMENT)
    const accepted: OutboxEntry = { ...SENT, progress: { kind: 'accepted', seq: 5 } }
    expect([isAhead(act, [accepted], 4), isAhead(act, [accepted], 5), isAhead(act, [], 4)]).toEqual([
      true,
      false,
      false,
    ])
    const named = attributed([], { lineId: 'a', saw: 'oona', speaker: 'kit' }, MOMENT)
    expect(isAhead(named, [accepted], 4)).toBe(false)
  })

  it('shows both wordings where the record changed meanwhile, and saves over the other only when told to', async () => {
    const { type, becomes, press, saved, words } = edit(lineOf(ARRIVED))
    await type('Mine.')
    const theirs = fold([recorded(6, { type: 'LineCorrected', lineId: 'a', text: 'Theirs.', marks: [] })], ARRIVED)
    await becomes(lineOf(theirs))
    press('Enter')
    expect(saved()).toEqual([])
    expect(editor.find('[role=alert]').text()).toContain('Theirs.')
    expect(words()).toBe('Mine.')
    byRole(editor, 'button', 'Save mine over it').click()
    expect(saved()).toEqual([{ saw: { text: 'Theirs.', speaker: 'oona' }, text: 'Mine.' }])
    byRole(editor, 'button', 'Take theirs').click()
    await nextTick()
    expect([words(), editor.find('[role=alert]').exists()]).toEqual(['Theirs.', false])
  })

  it('follows the others while nobody has touched the words', async () => {
    const { becomes, words } = edit(lineOf(ARRIVED))
    await becomes(
      lineOf(fold([recorded(6, { type: 'LineCorrected', lineId: 'a', text: 'Theirs.', marks: [] })], ARRIVED)),
    )
    expect([words(), editor.find('[role=alert]').exists()]).toEqual(['Theirs.', false])
  })

  it('takes its own earlier change for nobody else’s once that is on the record', async () => {
    const change = corrected([], { lineId: 'a', saw: 'Words of a.', text: 'Better.' }, MOMENT)!
    const { type, becomes, press, saved } = edit(lineOf(ARRIVED, [entryOf(change)]))
    await type('Best.')
    await becomes(
      lineOf(fold([recorded(6, { type: 'LineCorrected', lineId: 'a', text: 'Better.', marks: [] })], ARRIVED)),
    )
    press('Enter')
    expect(saved()).toEqual([{ saw: { text: 'Better.', speaker: 'oona' }, text: 'Best.' }])
  })

  it('keeps what was typed where the line is gone meanwhile, says so, and saves nothing', async () => {
    const { type, becomes, press, saved, words } = edit(lineOf(ARRIVED))
    await type('Mine.')
    const gone = fold([recorded(6, { type: 'LineRetracted', lineId: 'a', reason: 'Not meant.' })], ARRIVED)
    await becomes(lineOf(gone, [], 'a'))
    press('Enter')
    expect([words(), saved()]).toEqual(['Mine.', []])
    expect(editor.find('[role=alert]').text()).toContain('taken back meanwhile')
    expect(() => byRole(editor, 'button', /^Take back(?! into)/)).toThrow('no button')
    byRole(editor, 'button', 'Take back into the field').click()
    expect(editor.emitted('reuse')).toEqual([['Mine.', 'oona']])
  })

  it('takes a mark off the line and puts it on again, with the words as they stand', async () => {
    const marked = briefingWith(recorded(5, lineEvent('a', 'Words of a.', { marks: ['laughter'] })))
    const { press, saved } = edit(lineOf(marked))
    const laughter = byRole(editor, 'button', 'laughter')
    expect(laughter.getAttribute('aria-pressed')).toBe('true')
    laughter.click()
    await nextTick()
    press('ArrowUp')
    expect(editor.emitted('step')).toBeUndefined()
    press('Enter')
    const saw = { text: 'Words of a.', speaker: 'oona' }
    expect(saved()).toEqual([{ saw, text: 'Words of a.', marks: [] }])
    laughter.click()
    press('Enter')
    expect(saved().at(-1)).toEqual({ saw })
  })

  it('sends marks that were changed, also where the words are the same, and shows them meanwhile', () => {
    const marked = briefingWith(recorded(5, lineEvent('a', 'Words of a.', { marks: ['laughter'] })))
    const act = corrected([], { lineId: 'a', saw: 'Words of a.', text: 'Words of a.', marks: [] }, MOMENT)!
    expect(sendingOf(act, marked).body).toMatchObject({ type: 'CorrectLine', text: 'Words of a.', marks: [] })
    expect(lineOf(marked, [entryOf(act)]).marks).toEqual([])
    const waiting = entryOf(lineAct({ id: 'a', n: 1, at: 5 }, { ...GOES_ON, marks: ['laughter'] }))
    const change = { lineId: 'a', saw: 'Words of a.', text: 'Words of a.' }
    expect(corrected([waiting], { ...change, marks: [] }, MOMENT)).toMatchObject({ id: 'a', marks: [] })
    expect(corrected([waiting], change, MOMENT)).toBeNull()
  })

  it('gives a line of marks alone the words of its marks', async () => {
    const alone = briefingWith(recorded(5, lineEvent('a', '[laughter]', { kind: 'stage', marks: ['laughter'] })))
    const { words } = edit(lineOf(alone))
    byRole(editor, 'button', 'applause').click()
    byRole(editor, 'button', 'laughter').click()
    await nextTick()
    expect(words()).toBe('[applause]')
  })

  it('takes a speaker’s key for its own line, and does not go on by arrows after that', async () => {
    const { press, saved } = edit(lineOf(ARRIVED))
    expect(press('F2').defaultPrevented).toBe(true)
    await nextTick()
    press('ArrowUp')
    expect(editor.emitted('step')).toBeUndefined()
    press('Enter')
    expect(saved()).toEqual([{ saw: { text: 'Words of a.', speaker: 'oona' }, speaker: 'kit' }])
  })

  it('asks why a line is taken back, in usual or in own words', async () => {
    edit(lineOf(ARRIVED))
    byRole(editor, 'button', 'Take back').click()
    await nextTick()
    expect(document.activeElement?.textContent?.trim()).toBe('Misheard')
    const own = editor.find('input')
    await own.trigger('keydown', { key: 'Enter' })
    expect(editor.emitted('retract')).toBeUndefined()
    await own.setValue('  Another room. ')
    await own.trigger('keydown', { key: 'Enter' })
    expect(editor.emitted('retract')).toEqual([['Another room.']])
  })
})
