/** A record that was put in long after it was said: readers see its own day, and how long its turns took. */
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import BriefingHeader from '../../client/components/shell/BriefingHeader.vue'
import RecordBeginning from '../../client/components/transcript/RecordBeginning.vue'
import RecordEnd from '../../client/components/transcript/RecordEnd.vue'
import TurnHead from '../../client/components/transcript/TurnHead.vue'
import TurnList from '../../client/components/turn/TurnList.vue'
import { setLocale } from '../../client/format/i18n.ts'
import { enterReading } from '../../server/reading/enterReading.ts'
import { answerReading } from '../../server/reading/answerReading.ts'
import { decide, fold } from '#shared/domain/briefing.ts'
import type { Command } from '#shared/domain/commands.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { OPENING, recorded, START } from './support/facts.ts'

beforeAll(() => setLocale('en'))

const CUES = [
  'WEBVTT',
  ...['00:00:00.000 --> 00:00:04.000', '<v Oona Vey>Welcome to the quay.'],
  ...['00:01:30.000 --> 00:01:34.000', '<v Reporter>When will it open?'],
  ...['00:02:00.000 --> 00:02:04.000', '<v Oona Vey>It will open in May.'],
  ...['00:04:10.000 --> 00:04:14.000', '<v Reporter>Who pays for it?'],
  ...['00:05:00.000 --> 00:05:04.000', '<v Oona Vey>We do.'],
].map((row) => (row.includes('-->') ? `\n${row}` : row))
const UNTIMED = 'Oona Vey: Welcome.\nReporter: When?\nOona Vey: In May.\nReporter: Who pays?\nOona Vey: We do.'
/** 23 November, 09:30 in Brussels: the day before the record takes it. */
const YESTERDAY = START - 23.5 * 3_600_000

/** As a node does it: each command is decided on what was recorded before it. */
function imported(source: string, type: 'text/vtt' | 'text/plain', recordedAt: number | null): Briefing {
  const reading = answerReading({ source, type })
  if (!reading.ok) throw new Error('the document was not read')
  let briefing = fold(OPENING.slice(0, 2))
  const { introductions, lines } = enterReading(briefing, reading, recordedAt)
  for (const command of [...introductions, ...lines, { type: 'EndBriefing' } satisfies Command]) {
    const moment = { at: START + 2_000, by: { role: 'moderator', id: '' } } as const
    for (const event of decide(briefing, command, moment))
      briefing = fold([{ ...moment, seq: briefing.seq + 1, event }], briefing)
  }
  return briefing
}

const beginning = (briefing: Briefing) =>
  mount(RecordBeginning, { props: { briefing, hasEarlier: false, failed: false } }).text()
const end = (briefing: Briefing) => mount(RecordEnd, { props: { briefing } }).text()
const turnTimes = (briefing: Briefing) =>
  mount(TurnList, { props: { briefing, offset: 0 } })
    .findAll('.time')
    .map((time) => time.text())
const headTimes = (briefing: Briefing) =>
  briefing.turns.map(({ number }) =>
    mount(TurnHead, { props: { number, briefing, offset: 0 } })
      .get('.time')
      .text(),
  )
const total = (briefing: Briefing) =>
  mount(BriefingHeader, { props: { briefing, readers: null, offset: 0 } })
    .get('.elapsed')
    .text()

describe('an imported record', () => {
  it('shows the day and the times at which it was said', () => {
    const briefing = imported(CUES.join('\n'), 'text/vtt', YESTERDAY)
    expect(beginning(briefing)).toContain('23 November 2026')
    expect(end(briefing)).toContain('Ended at 09:35')
    expect(turnTimes(briefing)).toEqual(['01:30', '02:40', '00:50'])
    expect(headTimes(briefing)).toEqual(['01:30', '02:40', '00:50'])
    expect(total(briefing)).toBe('05:00')
    expect(briefing.turns[1]?.answeredAt).toBe(YESTERDAY + 120_000)
  })

  it('[IM3] shows its day and no lengths where the document tells no times', () => {
    const briefing = imported(UNTIMED, 'text/plain', YESTERDAY)
    expect(briefing.lines).toHaveLength(5)
    expect(beginning(briefing)).toContain('23 November 2026')
    expect(end(briefing)).not.toContain('Ended at')
    expect(turnTimes(briefing).join('')).toBe('')
    expect(total(briefing)).toBe('')
  })

  it('shows no lengths where nobody knows when it was', () => {
    const briefing = imported(CUES.join('\n'), 'text/vtt', null)
    expect(beginning(briefing)).toContain('24 November 2026')
    expect(headTimes(briefing).join('')).toBe('')
  })
})

it('leaves a briefing that was held here as it was, also where its source is some minutes behind', () => {
  const briefing = imported(CUES.join('\n'), 'text/vtt', START - 300_000)
  expect(briefing.startedAt).toBe(recorded(2, null).at)
  expect(briefing.endedAt).toBe(START + 2_000)
  expect(briefing.turns.map(({ openedAt }) => openedAt)).toEqual(briefing.turns.map(() => START + 2_000))
})
