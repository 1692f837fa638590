/** The last lines and the meter as a captioner meets them: what became of each line, and what can be done about it. */
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import OutboxMeter from '../../client/components/captions/OutboxMeter.vue'
import SentLines from '../../client/components/captions/SentLines.vue'
import { lineAct, retracted } from '../../client/captions/amending.ts'
import { entryOf, type OutboxEntry, type Progress } from '../../client/captions/entries.ts'
import type { LastLine } from '../../client/captions/lastLines.ts'
import { loadWords, setLocale } from '../../client/format/i18n.ts'
import { captionsWords } from '../../client/locales/wordSets.ts'
import { byRole } from './support/byRole.ts'
import { KIT, OONA } from './support/facts.ts'

beforeAll(async () => {
  await setLocale('en')
  await loadWords(captionsWords)
})

describe('the last lines', () => {
  const line: LastLine = {
    id: 'a',
    voice: { kind: 'known', speaker: OONA },
    speaker: 'oona',
    kind: 'statement',
    text: 'Good morning.',
    marks: [],
    at: 0,
    hand: 'own',
    progress: { kind: 'accepted', seq: 12 },
    act: null,
    correctedAt: null,
    standing: { text: 'Good morning.', speaker: 'oona' },
    retracting: null,
    isLeaving: false,
    isGone: false,
    retracted: null,
  }
  const mountLines = (about: Partial<LastLine>, editing: string | null = null) =>
    mount(SentLines, {
      props: { lines: [{ ...line, ...about }], roster: [OONA, KIT], editing, zone: 'UTC', language: 'en' },
      attachTo: document.body,
    })

  it('says of each line what became of it, and by whose hand', () => {
    const of = (progress: Progress) => mountLines({ progress }).text()
    expect(of({ kind: 'accepted', seq: 12 })).toContain('on the record, 12')
    expect(of({ kind: 'waiting' })).toContain('waiting for the network')
    expect(of({ kind: 'refused', code: 'briefing-not-live' })).toContain('The briefing is not live.')
    expect(of({ kind: 'waiting' })).toContain('Oona Vey')
    expect(mountLines({ hand: 'captioner' }).text()).toContain('another captioner')
  })

  it('says nothing of a line of somebody else that stands as it was said', () => {
    const others = (about: Partial<LastLine>) => mountLines({ hand: 'source', ...about }).find('.state')
    expect(others({}).exists()).toBe(false)
    expect(others({ correctedAt: 1 }).text()).toContain('corrected')
    const act = retracted('a', 'Not meant.', { id: 'r', n: 1, at: 0 })
    expect(others({ act, progress: { kind: 'waiting' } }).text()).toContain('waiting')
  })

  it('changes a line in its place: Enter saves, arrows go on while it is untouched, Escape leaves', async () => {
    const wrapper = mountLines({}, 'a')
    const field = byRole(wrapper, 'textbox', 'Words of the line')
    if (!(field instanceof HTMLTextAreaElement)) throw new Error('the field is no textarea')
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', cancelable: true }))
    expect(wrapper.emitted('step')).toEqual([['older']])
    field.value = 'Good evening.'
    field.dispatchEvent(new Event('input'))
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', cancelable: true }))
    expect(wrapper.emitted('step')).toHaveLength(1)
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }))
    expect(wrapper.emitted('save')?.[0]?.[1]).toEqual({
      saw: { text: 'Good morning.', speaker: 'oona' },
      text: 'Good evening.',
    })
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
    expect(wrapper.emitted('leave')).toHaveLength(1)
    wrapper.unmount()
  })

  it('takes a line back for a reason, and offers to keep it until it is gone', async () => {
    const wrapper = mountLines({}, 'a')
    byRole(wrapper, 'button', 'Take back').click()
    await nextTick()
    byRole(wrapper, 'button', 'Typed twice').click()
    expect(wrapper.emitted('retract')?.[0]?.[1]).toBe('Typed twice')
    wrapper.unmount()
    const going = mountLines({ retracting: 5_000 })
    byRole(going, 'button', 'Keep it').click()
    expect(going.emitted('keep')).toHaveLength(1)
    going.unmount()
    const leaving = mountLines({ retracting: 5_000, isLeaving: true })
    expect(leaving.text()).toContain('being taken back')
    expect(() => byRole(leaving, 'button', 'Keep it')).toThrow('no button')
    leaving.unmount()
  })

  it('strikes a line that was taken back, says when and why, and offers nothing that makes no sense', () => {
    const gone = { isGone: true, retracted: { at: Date.UTC(2026, 10, 24, 8), reason: 'Typed twice' } }
    const wrapper = mountLines({ hand: 'source', ...gone })
    expect(wrapper.text()).toContain('taken back 08:00')
    expect(wrapper.text()).toContain('Typed twice')
    expect(wrapper.find('.going .text').text()).toBe('Good morning.')
    expect(wrapper.findAll('button')).toEqual([])
    wrapper.unmount()
    const act = retracted('a', 'Not meant.', { id: 'r', n: 1, at: 0 })
    const refused = mountLines({ ...gone, act, progress: { kind: 'refused', code: 'line-already-retracted' } })
    expect(refused.findAll('button').map((each) => each.text())).toEqual(['Discard'])
    refused.unmount()
  })

  it('says when a line was corrected in the time of the briefing, and waiting, sending and refused look different', () => {
    const corrected = mount(SentLines, {
      props: {
        lines: [{ ...line, correctedAt: Date.UTC(2026, 10, 24, 8) }],
        roster: [],
        editing: null,
        zone: 'Asia/Tokyo',
        language: 'en',
      },
    })
    expect(corrected.text()).toContain('corrected 17:00')
    const looks = [{ kind: 'waiting' }, { kind: 'sending' }, { kind: 'refused', code: 'briefing-ended' }] as const
    const classes = looks.map((progress) => mountLines({ progress }).find('.state').classes().join(' '))
    expect(new Set(classes).size).toBe(3)
    expect(classes.some((each) => each.includes('bad'))).toBe(false)
  })
})

describe('the meter', () => {
  const moment = { id: 'a', n: 1, at: 0 }
  const words = { speaker: null, text: 'Words.', lineKind: null, marks: [], verbatim: false }
  const said = (waiting: readonly OutboxEntry[]) =>
    mount(OutboxMeter, { props: { waiting, lastAcknowledged: null, zone: 'UTC' } }).text()

  it('counts lines as lines, and changes to lines as changes', () => {
    const line = entryOf(lineAct(moment, words))
    expect(said([])).toContain('Everything is acknowledged')
    expect(said([line])).toContain('1 line is kept here')
    expect(said([line, entryOf(retracted('a', 'Not meant.', { ...moment, id: 'r' }))])).toContain(
      '2 changes are kept here',
    )
  })
})
