/** Components as a person meets them: by role and by name. */
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, shallowRef } from 'vue'
import LineField from '../../client/components/captions/LineField.vue'
import SpeakerChoice from '../../client/components/captions/SpeakerChoice.vue'
import SentLines from '../../client/components/captions/SentLines.vue'
import LiveLog from '../../client/components/transcript/LiveLog.vue'
import NewLinesPill from '../../client/components/transcript/NewLinesPill.vue'
import TranscriptLine from '../../client/components/transcript/TranscriptLine.vue'
import NowSpeaking from '../../client/components/turn/NowSpeaking.vue'
import TurnList from '../../client/components/turn/TurnList.vue'
import type { Progress } from '../../client/captions/entries.ts'
import type { LastLine } from '../../client/captions/lastLines.ts'
import { loadWords, setLocale } from '../../client/format/i18n.ts'
import { captionsWords } from '../../client/locales/wordSets.ts'
import { useAnnouncements } from '../../client/reading/useAnnouncements.ts'
import { RowBuilder, type Row } from '../../client/reading/rows.ts'
import { fold } from '#shared/domain/briefing.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { byRole } from './support/byRole.ts'
import { FakeClock } from './support/fakeClock.ts'
import { OONA, briefingOf, briefingWith, KIT, lineEvent, lineFact, recorded } from './support/facts.ts'

beforeAll(async () => {
  await setLocale('en')
  await loadWords(captionsWords)
})

const HOSTILE = '<img src=x onerror=alert(1)> & <b>bold</b>'
const lineRow = (briefing: Briefing, id: string) =>
  new RowBuilder()
    .build(briefing, [])
    .find((row): row is Extract<Row, { kind: 'line' }> => row.key === `line-${id}` && row.kind === 'line')!
const mountLine = (briefing: Briefing, id: string) =>
  mount(TranscriptLine, {
    props: { row: lineRow(briefing, id), about: briefing, isSelected: true, isTarget: false },
    attachTo: document.body,
  })

describe('a line', () => {
  it('shows who speaks in what role, at what time of the briefing, and its words as text only', () => {
    const wrapper = mountLine(briefingWith(lineFact(5, 'a', HOSTILE)), 'a')
    expect(wrapper.text()).toContain('Oona Vey')
    expect(wrapper.text()).toContain('Chair of the Quay')
    expect(wrapper.text()).toContain('09:00:00')
    expect(wrapper.text()).toContain(HOSTILE)
    expect(wrapper.find('img').exists()).toBe(false)
    wrapper.unmount()
  })

  it('offers to copy the quote and the link', async () => {
    const wrapper = mountLine(briefingOf(1), 'l5')
    await vi.dynamicImportSettled()
    await nextTick()
    byRole(wrapper, 'button', 'Copy quote').click()
    byRole(wrapper, 'button', 'Link').click()
    expect(wrapper.emitted()).toMatchObject({ copyQuote: [[]], copyLink: [[]] })
    wrapper.unmount()
  })

  it('that was taken back keeps its place and gives the reason instead of the words', () => {
    const briefing = briefingWith(
      lineFact(5, 'a', 'A name.'),
      recorded(6, { type: 'LineRetracted', lineId: 'a', reason: 'Wrong person.' }),
    )
    const wrapper = mountLine(briefing, 'a')
    expect(wrapper.text()).toContain('Wrong person.')
    expect(wrapper.text()).not.toContain('A name.')
    expect(wrapper.find('button').exists()).toBe(false)
    wrapper.unmount()
  })

  it('stays the same element when text being spoken becomes it', async () => {
    const builder = new RowBuilder()
    const before = briefingOf(1)
    const spoken = builder.build(before, [{ lineId: 'n', speakerId: 'oona', text: 'And so', at: 0 }]).at(-1)
    const after = fold([recorded(6, lineEvent('n', 'And so it is.'))], before)
    const said = builder.build(after, []).at(-1)
    if (spoken?.kind !== 'interim' || said?.kind !== 'line') throw new Error('the rows are not as this test needs them')
    const wrapper = mount(TranscriptLine, { props: { row: spoken, about: before, isSelected: false, isTarget: false } })
    const words = wrapper.find('p.words').element
    await wrapper.setProps({ row: said, about: after })
    expect(wrapper.findAll('p.words')).toHaveLength(1)
    expect(wrapper.find('p.words').text()).toBe('And so it is.')
    expect(wrapper.find('article').attributes('id')).toBe('line-n')
    expect(wrapper.find('p.words').element).toBe(words)
  })
})

describe('turns', () => {
  const briefing = briefingWith(
    lineFact(5, 'a'),
    recorded(6, { type: 'TurnOpened', turn: 1, askerId: 'kit' }),
    recorded(7, lineEvent('q', 'Who pays?', { kind: 'question', speakerId: 'kit', turn: 1 })),
    recorded(8, lineEvent('b', 'We do.', { kind: 'answer', turn: 1 })),
  )

  it('stand in a list that leads to each of them', () => {
    const wrapper = mount(TurnList, { props: { briefing, offset: 0 }, attachTo: document.body })
    const turn = byRole(wrapper, 'link', /Kit Marsh, Tideway Radio.*Who pays\?/)
    expect(turn.getAttribute('href')).toBe('#turn-1')
    turn.click()
    expect(wrapper.emitted('jump')).toEqual([[1]])
    wrapper.unmount()
  })

  it('are summed up beside them: who speaks, in what role, answering what', () => {
    const wrapper = mount(NowSpeaking, { props: { briefing, interims: [], offset: 0 } })
    for (const words of ['Oona Vey', 'Chair of the Quay', 'Who pays?', 'Turn 1', 'on this answer'])
      expect(wrapper.text()).toContain(words)
  })

  it('know the total only once the briefing has ended', () => {
    const ended = fold([recorded(9, { type: 'BriefingEnded' })], briefing)
    expect(mount(NowSpeaking, { props: { briefing: ended, interims: [], offset: 0 } }).text()).toContain('Turn 1 of 1')
  })
})

it('says how many lines wait at the end', () => {
  const wrapper = mount(NewLinesPill, { props: { missed: 12, isLive: true }, attachTo: document.body })
  byRole(wrapper, 'button', /12 new lines/).click()
  expect(wrapper.emitted('toEnd')).toHaveLength(1)
  wrapper.unmount()
})

describe('what a screen reader is told', () => {
  it('is each finished line that came after the reader, once', async () => {
    const clock = new FakeClock()
    const briefing = shallowRef<Briefing | null>(briefingOf(3))
    const Page = defineComponent(() => {
      const announcements = useAnnouncements(briefing, clock)
      return () => h(LiveLog, { announcements: announcements.value, language: 'en' })
    })
    const wrapper = mount(Page, { attachTo: document.body })
    const log = byRole(wrapper, 'log', 'New lines')
    expect(log.textContent).toBe('')
    briefing.value = fold([lineFact(8, 'x', 'It begins.')], briefing.value!)
    await nextTick()
    clock.pass(2_000)
    await nextTick()
    expect(log.textContent).toBe('Oona Vey: It begins.')
    briefing.value = fold([recorded(9, null)], briefing.value)
    await nextTick()
    clock.pass(60_000)
    await nextTick()
    expect(log.textContent).toBe('Oona Vey: It begins.')
    wrapper.unmount()
  })
})

const mountField = (text: string) =>
  mount(LineField, {
    props: {
      text,
      language: 'en',
      maxLength: 8_000,
      disabled: false,
      fault: null,
      roster: [OONA, KIT],
      phrases: ['Harbour Authority'],
      isEmpty: text === '',
    },
    attachTo: document.body,
  })

describe('the captions page', () => {
  it('sends on Enter, but not while an input method composes', () => {
    const wrapper = mountField('Good morning.')
    const field = byRole(wrapper, 'textbox', 'What is being said')
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }))
    expect(wrapper.emitted('act')).toBeUndefined()
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }))
    expect(wrapper.emitted('act')).toEqual([['send']])
    wrapper.unmount()
  })

  it('offers people after @: arrows choose, Enter takes, and a name that nobody bears is a new one', async () => {
    const wrapper = mountField('@mar')
    const options = () => wrapper.findAll('[role=option]').map((option) => option.text())
    expect(options()).toEqual(['Kit Marsh Tideway Radio', expect.stringContaining('new')])
    const field = byRole(wrapper, 'textbox', 'What is being said')
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }))
    expect(wrapper.emitted('speaker')).toEqual([['kit']])
    expect(wrapper.emitted('type')).toEqual([['']])
    wrapper.unmount()
    const other = mountField('@mar')
    const again = byRole(other, 'textbox', 'What is being said')
    again.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', cancelable: true }))
    await nextTick()
    again.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }))
    expect(other.emitted('speaker')).toEqual([['mar']])
    expect(other.emitted('act')).toBeUndefined()
    other.unmount()
  })

  it('completes a prepared word on Tab and still sends on Enter; Escape puts the offer away', async () => {
    const wrapper = mountField('The harbour aut')
    const field = byRole(wrapper, 'textbox', 'What is being said')
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', cancelable: true }))
    expect(wrapper.emitted('type')).toEqual([['The Harbour Authority']])
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }))
    expect(wrapper.emitted('act')).toEqual([['send']])
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }))
    await nextTick()
    const tab = new KeyboardEvent('keydown', { key: 'Tab', cancelable: true })
    field.dispatchEvent(tab)
    expect(tab.defaultPrevented).toBe(false)
    wrapper.unmount()
  })

  it('offers the roster with its keys, and chooses a known person instead of introducing a second one', async () => {
    const wrapper = mount(SpeakerChoice, {
      props: { speakers: [OONA, KIT], modelValue: null, hasBefore: true, disabled: false },
      attachTo: document.body,
    })
    expect(byRole(wrapper, 'radio', /Kit Marsh.*F2/)).toBeDefined()
    const other = byRole(wrapper, 'textbox', 'Name as it should stand')
    if (!(other instanceof HTMLInputElement)) throw new Error('the field is no input')
    other.value = 'oona vey'
    other.dispatchEvent(new Event('input'))
    await nextTick()
    byRole(wrapper, 'button', 'Use this name').click()
    await wrapper.find('form').trigger('submit')
    expect(wrapper.emitted('update:modelValue')?.at(-1)).toEqual(['oona'])
    wrapper.unmount()
  })

  it('asks for a speaker until somebody has spoken, and only then offers the same as before', () => {
    const choice = (hasBefore: boolean) =>
      mount(SpeakerChoice, { props: { speakers: [OONA], modelValue: null, hasBefore, disabled: false } }).text()
    expect(choice(false)).toContain('Pick a person, or type a name')
    expect(choice(false)).not.toContain('The same as before')
    expect(choice(true)).toContain('The same as before')
    expect(choice(true)).not.toContain('Pick a person, or type a name')
  })

  it('says how a typed name will stand before it is used', async () => {
    const wrapper = mount(SpeakerChoice, {
      props: { speakers: [OONA], modelValue: null, hasBefore: false, disabled: false },
    })
    const type = async (text: string) => {
      await wrapper.find('#other-speaker').setValue(text)
      return wrapper.find('#other-preview').text()
    }
    expect(await type('Harbour Director, Ines Valdorra')).toBe(
      'Will stand as: Ines Valdorra, Harbour Director — podium',
    )
    expect(await type('Kit Marsh [Tideway Radio]')).toBe('Will stand as: Kit Marsh, Tideway Radio — press')
    expect(await type('oona vey')).toBe('In the list already: Oona Vey')
  })

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
