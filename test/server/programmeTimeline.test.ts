/** A programme along its briefings: in order of time, and within bounds. */
import { describe, expect, it } from 'vitest'
import type { Figure, Programme } from '#shared/domain/figures/state.ts'
import type { ListedBriefing } from '#shared/domain/newsroom.ts'
import {
  knownProgrammes,
  programmeTimeline,
  type BriefingWithProgrammes,
} from '../../server/takeaway/programmeTimeline.ts'
import { amount, QUAY } from '../support/figures.ts'
import { NOON } from '../support/given.ts'

const listed = (id: string, startedAt: number | null, scheduledFor: number | null = null): ListedBriefing => ({
  id,
  title: id,
  visibility: 'public',
  language: 'en',
  timeZone: 'UTC',
  rehearsal: false,
  status: startedAt === null ? 'scheduled' : 'ended',
  scheduledFor,
  startedAt,
  endedAt: null,
})

function figure(id: string, at: number, programme = QUAY.id): Figure & { speaker: null } {
  const about = { values: amount('1'), earlier: [], source: null, unitCarried: false, confidence: null }
  return {
    id,
    at,
    origin: 'entered',
    state: 'confirmed',
    ...about,
    programme,
    into: null,
    flag: null,
    seq: 1,
    speaker: null,
  }
}

const programme = (name: string, id = QUAY.id): Programme => ({ ...QUAY, id, name, seq: 1 })

const briefing = (of: ListedBriefing, figures: number, name = of.id): BriefingWithProgrammes => ({
  listed: of,
  known: {
    programmes: [programme(name)],
    figures: Array.from({ length: figures }, (_none, nth) => figure(`${of.id}-${nth}`, NOON - nth)),
  },
})

describe('a timeline', () => {
  it('goes from the oldest briefing to the latest, with those that have no time yet at the end', () => {
    const briefings = [
      briefing(listed('unplanned', null), 0),
      briefing(listed('second', NOON + 2), 1),
      briefing(listed('planned', null, NOON + 3), 0),
      briefing(listed('first', NOON + 1, NOON + 9), 1),
    ]
    const timeline = programmeTimeline(QUAY.id, briefings)
    expect(timeline?.briefings.map(({ id, at }) => [id, at])).toEqual([
      ['first', NOON + 1],
      ['second', NOON + 2],
      ['planned', NOON + 3],
      ['unplanned', null],
    ])
    expect(timeline?.programme.name).toBe('unplanned')
  })

  it('has each briefing’s figures of this programme alone, in order of time', () => {
    const { listed: of, known } = briefing(listed('one', NOON), 3)
    const figures = [...known.figures, figure('elsewhere', NOON, 'another')]
    const timeline = programmeTimeline(QUAY.id, [{ listed: of, known: { ...known, figures } }])
    expect(timeline?.briefings[0]?.figures.map(({ id }) => id)).toEqual(['one-2', 'one-1', 'one-0'])
  })

  it('leaves out the oldest briefings where there would be too many figures', () => {
    const briefings = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, nth) => briefing(listed(id, NOON + nth), 1_000))
    expect(programmeTimeline(QUAY.id, briefings)?.briefings.map(({ id }) => id)).toEqual(['c', 'd', 'e', 'f'])
  })

  it('is not there where no briefing knows the programme', () => {
    expect(programmeTimeline('another', [briefing(listed('one', NOON), 1)])).toBeNull()
    expect(programmeTimeline(QUAY.id, [])).toBeNull()
  })
})

describe('the programmes that are known', () => {
  it('are as the latest briefing has them, by name', () => {
    const late = briefing(listed('late', NOON + 1), 0, 'Renamed Fund')
    const early = briefing(listed('early', NOON), 0, 'Fund')
    const other = { listed: listed('other', NOON), known: { programmes: [programme('A Pier', 'pier')], figures: [] } }
    expect(knownProgrammes([late, early, other]).programmes.map(({ name, briefing: of }) => [name, of])).toEqual([
      ['A Pier', 'other'],
      ['Renamed Fund', 'late'],
    ])
  })
})
