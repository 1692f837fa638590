/** Turns that the desk opened, as the transcript, the strip, the list and the digest name them. */
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import NowSpeaking from '../../client/components/turn/NowSpeaking.vue'
import NowStrip from '../../client/components/turn/NowStrip.vue'
import TurnList from '../../client/components/turn/TurnList.vue'
import TranscriptRow from '../../client/components/transcript/TranscriptRow.vue'
import { setLocale } from '../../client/format/i18n.ts'
import { RowBuilder, type Row } from '../../client/reading/rows.ts'
import { digestOf } from '../../server/mail/digestOf.ts'
import { fold } from '#shared/domain/briefing.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { briefingWith, lineEvent, lineFact, recorded } from './support/facts.ts'
import { called, listed } from './support/questions.ts'

beforeAll(() => setLocale('en'))

const keys = (rows: readonly Row[]) => rows.map(({ key }) => key)
const build = (briefing: Briefing) => new RowBuilder().build(briefing, [])
const answered = (seq: number, turn: number) =>
  recorded(seq, lineEvent(`a${seq}`, 'We pay.', { kind: 'answer', turn, saidAt: seq }))
const waiting = briefingWith(lineFact(5, 'a'), listed(6, 'q1', { text: 'Who pays for the quay?' }), listed(7, 'q2'))
const withCall = fold([...called(8, 'q1', 1)], waiting)

describe('a called turn in which nobody has spoken', () => {
  it('has a head and its question at the end of the transcript', () => {
    expect(keys(build(withCall))).toEqual(['beginning', 'turn-0', 'line-a', 'turn-1', 'handed-in-1'])
    const row = build(withCall).at(-1)!
    const about = {
      briefing: withCall,
      offset: 0,
      selected: null,
      target: null,
      hasEarlier: false,
      earlierFailed: false,
      figures: new Map(),
    }
    expect(mount(TranscriptRow, { props: { row, ...about } }).text()).toContain('Who pays for the quay?')
  })

  it('is gone again when it is dropped', () => {
    const dropped = fold([recorded(10, { type: 'TurnDropped', turn: 1 })], withCall)
    expect(keys(build(dropped))).toEqual(['beginning', 'turn-0', 'line-a'])
  })

  it('keeps its place before the next one', () => {
    const next = fold([...called(10, 'q2', 2), answered(12, 2)], withCall)
    const ends = keys(build(next)).slice(-5)
    expect(ends).toEqual(['turn-1', 'handed-in-1', 'turn-2', 'handed-in-2', 'line-a12'])
  })

  it('shows the question as it was said once its asker says it', () => {
    const said = recorded(10, lineEvent('s', 'So who pays?', { kind: 'question', speakerId: 'kit', turn: 1 }))
    expect(keys(build(fold([said], withCall))).slice(-2)).toEqual(['turn-1', 'line-s'])
  })

  it('keeps the same row objects while nothing about it changes', () => {
    const builder = new RowBuilder()
    expect(builder.build({ ...withCall, seq: 99 }, []).at(-1)).toBe(builder.build(withCall, []).at(-1))
  })
})

describe('the asker whom the desk names', () => {
  const props = { briefing: withCall, interims: [], offset: 0 }
  it('has the floor beside the transcript and in the strip', () => {
    const now = mount(NowSpeaking, { props }).text()
    expect(now).toContain('Called to ask')
    expect(now).toContain('Mara Lund')
    expect(now).toContain('Quay Gazette')
    expect(now).toContain('Who pays for the quay?')
    expect(mount(NowStrip, { props }).text()).toContain('Mara Lund')
  })

  it('stays beside the answer, with the question', () => {
    const briefing = fold([answered(10, 1)], withCall)
    const now = mount(NowSpeaking, { props: { ...props, briefing } }).text()
    expect(now).toContain('Oona Vey')
    expect(now).toContain('Mara Lund, Quay Gazette')
    expect(mount(NowStrip, { props: { ...props, briefing } }).text()).toContain('Mara Lund, Quay Gazette')
  })

  it('stands in the list of turns and in the digest', () => {
    expect(mount(TurnList, { props }).text()).toContain('Mara Lund, Quay Gazette')
    const over = fold([answered(10, 1), recorded(11, { type: 'BriefingEnded' })], withCall)
    expect(digestOf(over)?.turns[1]).toMatchObject({
      asker: 'Mara Lund',
      outlet: 'Quay Gazette',
      question: 'Who pays for the quay?',
      answer: 'We pay.',
    })
  })
})
