/** What became of a line, as a reader meets it: what each correction changed, and what a listener is told of it. */
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, shallowRef } from 'vue'
import { evolve } from '#shared/domain/briefing.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import type { Briefing } from '#shared/domain/state.ts'
import EmbedLine from '../../client/components/embed/EmbedLine.vue'
import LiveLog from '../../client/components/transcript/LiveLog.vue'
import TranscriptLine from '../../client/components/transcript/TranscriptLine.vue'
import { lastLines } from '../../client/embed/lastLines.ts'
import { loadWords, setLocale } from '../../client/format/i18n.ts'
import { amendedWords } from '../../client/locales/wordSets.ts'
import { RowBuilder, type Row } from '../../client/reading/rows.ts'
import { useAnnouncements } from '../../client/reading/useAnnouncements.ts'
import { wordDiff } from '../../client/reading/wordDiff.ts'
import { FakeClock } from './support/fakeClock.ts'
import { briefingWith, lineEvent, lineFact, recorded } from './support/facts.ts'

beforeAll(async () => {
  await setLocale('en')
  await loadWords(amendedWords)
})
let page: VueWrapper | null = null
afterEach(() => {
  page?.unmount()
  page = null
})

const corrects = (text: string, more = {}): BriefingEvent =>
  ({ type: 'LineCorrected', lineId: 'a', text, marks: [], ...more }) as const
const retracts: BriefingEvent = { type: 'LineRetracted', lineId: 'a', reason: 'Wrong person.' }
const toKit: BriefingEvent = { type: 'LineAttributed', lineId: 'a', speakerId: 'kit', kind: 'question', opens: null }
/** The line `a` says this, and a minute later each of these happens. */
const after = (text: string, ...events: readonly BriefingEvent[]) =>
  briefingWith(lineFact(5, 'a', text), ...events.map((event, index) => recorded(65 + index * 60, event)))

async function drawn(briefing: Briefing): Promise<VueWrapper> {
  const row = new RowBuilder().build(briefing, []).find(({ key }) => key === 'line-a') as Extract<Row, { kind: 'line' }>
  page = mount(TranscriptLine, {
    props: { row, about: briefing, isSelected: false, isTarget: false },
    attachTo: document.body,
  })
  await vi.dynamicImportSettled()
  await flushPromises()
  return page
}

async function opened(line: VueWrapper): Promise<void> {
  const details = line.find('details').element as HTMLDetailsElement
  details.open = true
  details.dispatchEvent(new Event('toggle'))
  await flushPromises()
  await vi.dynamicImportSettled()
  await flushPromises()
}

/** What a step says went and came. */
const changes = (line: VueWrapper) =>
  line.findAll('li').map((step) => step.findAll('del, ins').map(({ element }) => element.lastChild?.textContent))

describe('a corrected line', () => {
  it('says when, in the time of the briefing, and shows no earlier words before it is opened', async () => {
    const line = await drawn(after('We stand at four.', corrects('We stand at five.')))
    expect(line.find('summary').text()).toContain('corrected 09:01')
    expect(line.find('.words').text()).toBe('We stand at five.')
    expect(line.text()).not.toContain('four')
  })

  it('shows word by word what was taken out and put in, each by its own element and in words', async () => {
    const line = await drawn(after('We stand at four.', corrects('We now stand at five.')))
    await opened(line)
    expect(changes(line)).toEqual([['now ', 'four', 'five']])
    expect(line.find('del').text()).toBe('removed: four')
    expect(line.find('ins').text()).toMatch(/^added: now/)
  })

  it('shows several corrections one by one, the last on top, each with its time', async () => {
    const line = await drawn(after('Four.', corrects('Five.'), corrects('Five gates.')))
    await opened(line)
    expect(line.findAll('time.label').map((time) => time.text())).toEqual(['Changed at 09:02:', 'Changed at 09:01:'])
    expect(changes(line)).toEqual([['gates'], ['Four', 'Five']])
  })

  it('[T7] says nothing of words that settled within moments', async () => {
    const line = await drawn(after('We stand at for.', corrects('We stand at four.', { revision: 2, settling: true })))
    expect(line.find('.words').text()).toBe('We stand at four.')
    expect(line.find('details').exists()).toBe(false)
  })

  it('stays open and opens nothing anew when facts arrive', async () => {
    const briefing = after('Four.', corrects('Five.'))
    const line = await drawn(briefing)
    await opened(line)
    const step = line.find('li').element
    await line.setProps({ about: evolve(briefing, lineFact(200, 'b')) })
    expect(line.find('li').element).toBe(step)
  })

  it('[T8] keeps its place, the time and the reason once it was taken back, and none of its words', async () => {
    const line = await drawn(after('A name.', corrects('Another name.'), retracts))
    expect(line.text()).toContain('Taken back at 09:02')
    expect(line.text()).toContain('Wrong person.')
    expect(line.text()).not.toContain('name')
    expect(line.find('details').exists()).toBe(false)
  })

  it('[T11] is said by whoever said it, on the page and where it is embedded', async () => {
    const briefing = after('Who pays?', toKit)
    const line = await drawn(briefing)
    expect(line.find('.who').text()).toBe('Kit Marsh Tideway Radio')
    expect(line.classes()).toContain('question')
    const [last] = lastLines(briefing)
    if (last === undefined) throw new Error('no line is embedded')
    const embedded = mount(EmbedLine, { props: { line: last, about: briefing } })
    expect(embedded.find('.who').text()).toContain('Kit Marsh')
    embedded.unmount()
  })
})

describe('the words of a correction', () => {
  it.each([
    ['Le mur, dit-il, est haut.', 'Le mur, dit-elle, est haut.', ['il', 'elle']],
    ['我们需要四十亿', '我们需要五十亿', ['四十', '五十']],
  ])('are told apart in %s', (before, now, expected) => {
    const stretches = wordDiff(before, now)
    expect(stretches.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(expected)
  })

  it('lead to the text as it is now, whatever changed', () => {
    const now = 'A gate, the first one, holds!'
    const stretches = wordDiff('The  first gate holds – so far.', now)
    expect(stretches.flatMap(({ kind, text }) => (kind === 'removed' ? [] : [text])).join('')).toBe(now)
  })
})

describe('a listener', () => {
  let clock: FakeClock
  let briefing: ReturnType<typeof shallowRef<Briefing | null>>
  let log: VueWrapper

  beforeEach(() => {
    clock = new FakeClock()
    briefing = shallowRef<Briefing | null>(after('Before you came.', corrects('Earlier words.')))
    const shown = briefing as { value: Briefing | null }
    const Listening = defineComponent({
      setup() {
        const announcements = useAnnouncements(shown as Parameters<typeof useAnnouncements>[0], clock)
        return () => h(LiveLog, { announcements: announcements.value, language: 'en' })
      },
    })
    log = page = mount(Listening)
  })

  async function hears(seq: number, event: BriefingEvent, later = 2_000): Promise<void> {
    const now = briefing.value
    if (now) briefing.value = evolve(now, recorded(seq, event))
    await nextTick()
    clock.pass(later)
    await nextTick()
  }
  const heard = () => log.findAll('p').map((line) => line.text())

  it('hears a correction once, and never what was corrected before they came', async () => {
    await hears(70, lineEvent('b', 'We stand at four.'))
    await hears(71, { type: 'LineCorrected', lineId: 'b', text: 'We stand at five.', marks: [] })
    await hears(72, lineEvent('c', 'Thank you.'))
    expect(heard()).toEqual([
      'Oona Vey: We stand at four.',
      'Corrected: Oona Vey: We stand at five.',
      'Oona Vey: Thank you.',
    ])
  })

  it('hears of a line that was taken back once, with the reason', async () => {
    await hears(70, lineEvent('b', 'A name.'))
    await hears(71, { type: 'LineRetracted', lineId: 'b', reason: 'Wrong person.' })
    await hears(72, lineEvent('c', 'Thank you.'))
    expect(heard()[1]).toBe('Taken back: a line of Oona Vey. Wrong person.')
    expect(heard()).toHaveLength(3)
  })

  it('[T7] hears nothing of words that settled, and the right ones where they were not told yet', async () => {
    await hears(70, lineEvent('b', 'First.'), 0)
    await hears(71, lineEvent('c', 'We stand at for.'), 0)
    await hears(72, {
      type: 'LineCorrected',
      lineId: 'c',
      text: 'We stand at four.',
      marks: [],
      revision: 2,
      settling: true,
    })
    await hears(73, { type: 'LineCorrected', lineId: 'b', text: 'First!', marks: [], revision: 2, settling: true })
    expect(heard()).toEqual(['Oona Vey: First.', 'Oona Vey: We stand at four.'])
  })

  it('never hears words that were taken back before they were told', async () => {
    await hears(70, lineEvent('b', 'First.'), 0)
    await hears(71, lineEvent('c', 'A name.'), 0)
    await hears(72, { type: 'LineRetracted', lineId: 'c', reason: 'A slip.' })
    expect(heard()).toEqual(['Oona Vey: First.', 'Taken back: a line of Oona Vey. A slip.'])
  })
})
