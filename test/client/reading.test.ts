/** What the reporter page concludes from the state: rows, following, places, announcements, words of the link. */
import { describe, expect, it } from 'vitest'
import { Announcer } from '../../client/reading/announcer.ts'
import { followFrom, grown, newLines, scrolled, stopped } from '../../client/reading/following.ts'
import { linkWords } from '../../client/reading/linkWords.ts'
import { parsePreferences } from '../../client/reading/preferences.ts'
import { nextLine, RowBuilder, rowIndexOf } from '../../client/reading/rows.ts'
import { parseTarget } from '../../client/reading/target.ts'
import { actionOf } from '../../client/reading/useReadingKeys.ts'
import { fill, type Translate } from '../../client/format/i18n.ts'
import { en } from '../../client/locales/en.ts'
import { IDLE } from '../../client/live/linkState.ts'
import { snapshotOf } from '#shared/domain/snapshot.ts'
import { FakeClock } from './support/fakeClock.ts'
import { briefingOf, briefingWith, lineEvent, lineFact, recorded } from './support/facts.ts'

const t: Translate = (key, ...[params]) => fill('en', en[key], params)

const QUESTION = recorded(7, lineEvent('q', 'Who pays?', { kind: 'question', speakerId: 'kit', turn: 1 }))
const withTurn = briefingWith(
  lineFact(5, 'a'),
  recorded(6, { type: 'TurnOpened', turn: 1, askerId: 'kit' }),
  QUESTION,
  recorded(8, lineEvent('b', 'We do.', { kind: 'answer', turn: 1 })),
)

describe('rows', () => {
  it('open each turn with a head and name the speaker when it changes', () => {
    const rows = new RowBuilder().build(withTurn, [])
    expect(rows.map((row) => row.key)).toEqual(['beginning', 'turn-0', 'line-a', 'turn-1', 'line-q', 'line-b'])
    expect(rows.flatMap((row) => (row.kind === 'line' ? [row.showsSpeaker] : []))).toEqual([true, true, true])
    const same = new RowBuilder().build(briefingOf(2), [])
    expect(same.flatMap((row) => (row.kind === 'line' ? [row.showsSpeaker] : []))).toEqual([true, false])
  })

  it('show a time again where a minute has passed since the last one that was shown', () => {
    const after = (seconds: number) => recorded(5 + seconds, lineEvent(`t${seconds}`, '', { saidAt: seconds * 1_000 }))
    const rows = new RowBuilder().build(briefingWith(...[0, 40, 60, 61, 100, 130].map(after)), [])
    const timed = rows.flatMap((row) => (row.kind === 'line' && row.showsTime ? [row.key] : []))
    expect(timed).toEqual(['line-t0', 'line-t61', 'line-t130'])
  })

  it('give text being spoken the key that its line will have, so that one becomes the other', () => {
    const builder = new RowBuilder()
    const spoken = builder.build(briefingOf(1), [{ lineId: 'next', speakerId: 'oona', text: 'And', at: 0 }])
    expect(spoken.at(-1)).toMatchObject({ kind: 'interim', key: 'line-next', showsSpeaker: false })
    const said = builder.build(briefingWith(lineFact(5), lineFact(6, 'next')), [])
    expect(said.filter((row) => row.key === 'line-next')).toHaveLength(1)
    expect(said.at(-1)).toMatchObject({ kind: 'line', key: 'line-next' })
  })

  it('are the same objects for what did not change, and new ones for a line that was corrected', () => {
    const builder = new RowBuilder()
    const before = builder.build(withTurn, [])
    const again = builder.build({ ...withTurn, seq: 9 }, [])
    expect(again[2]).toBe(before[2])
    const amended = builder.build(
      { ...withTurn, amendments: [{ kind: 'correction', lineId: 'a', at: 1, text: 'Other words.', marks: [] }] },
      [],
    )
    expect(amended[2]).not.toBe(before[2])
    expect(amended[2]).toMatchObject({ current: { text: 'Other words.', earlier: ['Words of a.'] } })
    expect(amended[4]).toBe(before[4])
  })

  it('leave the head of a turn to the page in which the turn begins', () => {
    const cut = snapshotOf(briefingOf(10), 4)
    expect(new RowBuilder().build(cut, []).map((row) => row.kind)).toEqual([
      'beginning',
      'line',
      'line',
      'line',
      'line',
    ])
  })

  it('are walked line by line, past heads', () => {
    const rows = new RowBuilder().build(withTurn, [])
    const first = rowIndexOf(rows, 'line-a')
    expect(nextLine(rows, first, 1)).toBe(rowIndexOf(rows, 'line-q'))
    expect(nextLine(rows, first, -1)).toBe(-1)
  })
})

describe('following', () => {
  it('goes on while lines grow below, and ends when the reader moves up', () => {
    let state = scrolled(followFrom(10), { top: 1_000, distance: 0 }, 10)
    state = scrolled(state, { top: 1_000, distance: 300 }, 11)
    expect(state.isFollowing).toBe(true)
    state = scrolled(state, { top: 700, distance: 600 }, 11)
    expect(state.isFollowing).toBe(false)
  })

  it('goes on when rows turn out lower than was guessed, which moves the page up but not away from the end', () => {
    let state = scrolled(followFrom(10), { top: 1_000, distance: 90 }, 10)
    state = scrolled(state, { top: 700, distance: 90 }, 10)
    expect(state.isFollowing).toBe(true)
    expect(scrolled(state, { top: 650, distance: 140 }, 10).isFollowing).toBe(false)
  })

  it('counts the lines that came since, and none once the end is reached again', () => {
    let state = grown(followFrom(10), 12)
    state = stopped(state, 12)
    expect(newLines(grown(state, 24), 24)).toBe(12)
    state = scrolled(state, { top: 5_000, distance: 3 }, 24)
    expect(state.isFollowing).toBe(true)
    expect(newLines(state, 24)).toBe(0)
  })
})

describe('the announcer', () => {
  it('says each line once, together at the chosen pace', () => {
    const clock = new FakeClock()
    const said: (readonly string[])[] = []
    const announcer = new Announcer(clock, (lines) => said.push(lines))
    announcer.offer('one', 'one')
    clock.pass(0)
    announcer.offer('two', 'two')
    announcer.offer('three', 'three')
    clock.pass(1_400)
    expect(said).toEqual([['one']])
    clock.pass(200)
    expect(said).toEqual([['one'], ['two', 'three']])
    announcer.setPace('spaced')
    announcer.offer('four', 'four')
    clock.pass(20_000)
    expect(said).toHaveLength(2)
    clock.pass(10_000)
    expect(said.at(-1)).toEqual(['four'])
  })

  it('is silent when told to be, and does not catch up afterwards', () => {
    const clock = new FakeClock()
    const said: (readonly string[])[] = []
    const announcer = new Announcer(clock, (lines) => said.push(lines))
    announcer.setPace('off')
    announcer.offer('one', 'one')
    announcer.setPace('each')
    clock.pass(60_000)
    expect(said).toEqual([])
  })
})

describe('places', () => {
  it('are read from the address, and nothing else is', () => {
    expect(parseTarget('#line-l-1')).toEqual({ kind: 'line', lineId: 'l-1' })
    expect(parseTarget('#turn-3')).toEqual({ kind: 'turn', turn: 3 })
    for (const hash of ['', '#turn-', '#turn-x', '#line-%E0%A4%A', '#other']) expect(parseTarget(hash)).toBeNull()
  })
})

describe('keys', () => {
  const key = (name: string, more = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...more })
  it('leave combinations to the browser, and arrows outside the transcript to the page', () => {
    expect(actionOf(key('c', { ctrlKey: true }), true)).toBeNull()
    expect(actionOf(key('ArrowDown'), false)).toBeNull()
    expect(actionOf(key('ArrowDown'), true)).not.toBeNull()
    expect(actionOf(key('End'), false)).not.toBeNull()
  })

  it('show their own list at a question mark', () => {
    let shown = 0
    const keys = { move() {}, copy() {}, toBeginning() {}, toEnd() {}, showKeys: () => void (shown += 1) }
    actionOf(key('?', { shiftKey: true }), false)?.(keys)
    expect(shown).toBe(1)
  })
})

describe('the words of the link', () => {
  const zone = 'UTC'
  it('say nothing while all is well or a loss is younger than a moment', () => {
    expect(linkWords({ link: { ...IDLE, phase: 'live' }, now: 10_000, lastLineAt: 0, zone }, t, 'en')).toBeNull()
    const lost = { ...IDLE, phase: 'connecting', pausedSince: 9_000 } as const
    expect(linkWords({ link: lost, now: 10_000, lastLineAt: 0, zone }, t, 'en')).toBeNull()
  })

  it('say that it reconnects and how old the last line is', () => {
    const link = { ...IDLE, phase: 'connecting', pausedSince: 5_000 } as const
    expect(linkWords({ link, now: 45_000, lastLineAt: 5_000, zone }, t, 'en')).toBe(
      'Reconnecting; last line 40 sec ago',
    )
  })

  it('say since when a connected page has heard nothing', () => {
    const link = { ...IDLE, phase: 'live', pausedSince: 0 } as const
    expect(linkWords({ link, now: 13_000, lastLineAt: null, zone }, t, 'en')).toBe('Live updates paused since 00:00')
  })
})

it('takes from kept preferences what is a choice, and the default for the rest', () => {
  expect(parsePreferences('{"theme":"dark","size":9,"times":false}')).toEqual({
    theme: 'dark',
    face: 'serif',
    size: 2,
    times: false,
    pace: 'each',
  })
  expect(parsePreferences('not json').theme).toBe('system')
})
