/** Components as a person meets them: by role and by name. */
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, shallowRef } from 'vue'
import LiveLog from '../../client/components/transcript/LiveLog.vue'
import NewLinesPill from '../../client/components/transcript/NewLinesPill.vue'
import TranscriptLine from '../../client/components/transcript/TranscriptLine.vue'
import NowSpeaking from '../../client/components/turn/NowSpeaking.vue'
import TurnList from '../../client/components/turn/TurnList.vue'
import { setLocale } from '../../client/format/i18n.ts'
import { useAnnouncements } from '../../client/reading/useAnnouncements.ts'
import { RowBuilder, type Row } from '../../client/reading/rows.ts'
import { fold } from '#shared/domain/briefing.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { byRole } from './support/byRole.ts'
import { FakeClock } from './support/fakeClock.ts'
import { briefingOf, briefingWith, lineEvent, lineFact, recorded } from './support/facts.ts'

beforeAll(async () => {
  await setLocale('en')
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
