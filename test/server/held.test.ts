/** What the public is let read, on a clock and a log that the test moves. */
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fold } from '#shared/domain/briefing.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import { withoutLines } from '#shared/domain/withheld.ts'
import { Briefings, streamOf, type BriefingFollowing } from '../../server/live/briefings.ts'
import { CLOCKS_APART_MS, Held } from '../../server/live/held.ts'
import { LIVE } from '../support/briefings.ts'
import { createFakeClock, settle, type FakeClock } from '../support/fakeClock.ts'
import { OWNER } from '../support/given.ts'
import { createScriptedLog, type ScriptedLog } from '../support/scriptedLog.ts'

const STREAM = streamOf('harbour')
const HOLD = 30_000
const OVER = HOLD + CLOCKS_APART_MS

let log: ScriptedLog
let clock: FakeClock
let briefings: Briefings
let following: BriefingFollowing
let held: Held
let heard: (number | 'anew')[]
let shown: Recorded[]

const line = (id: string): BriefingEvent => ({
  type: 'LineTranscribed',
  line: {
    id,
    speakerId: null,
    label: null,
    attribution: 'inferred',
    text: `Said ${id}.`,
    kind: 'statement',
    saidAt: 1,
    turn: 0,
    marks: [],
  },
})
const takenBack = (lineId: string): BriefingEvent => ({
  type: 'LineRetracted',
  lineId,
  reason: 'a slip',
  withheld: true,
})

async function record(...events: readonly BriefingEvent[]): Promise<number> {
  const [head] = await log.heads([STREAM])
  const facts = events.map((event) => ({ at: clock.now(), by: OWNER, event }))
  const outcome = await log.append(STREAM, head ?? { epoch: '', seq: 0 }, facts)
  await settle()
  return outcome.head.seq
}

function holdBack(hold: number): void {
  held = new Held({ following, clock, hold, ask: () => briefings.isCurrent(following) })
  heard = []
  shown = []
  held.listen({
    facts: (facts) => {
      heard.push(...facts.map(({ seq }) => seq))
      shown.push(...facts)
    },
    begunAnew: () => heard.push('anew'),
  })
}

function startNode(): Promise<BriefingFollowing> {
  briefings = new Briefings({
    log,
    clock,
    logger: pino({ level: 'silent' }),
    keepLostEnd: () => Promise.resolve(),
    opened: (_id, opened) => {
      following = opened
      holdBack(HOLD)
    },
    letGo: () => undefined,
    isNeeded: () => true,
    others: [],
  })
  return briefings.open('harbour')
}

async function restartNode(): Promise<void> {
  held.close()
  await briefings.close()
  await startNode()
}

/** The state is what the public facts make, and they are in order and without holes. */
function expectWhole(): void {
  const facts = log.facts(STREAM).filter(({ seq }) => seq <= held.head.seq) as Recorded[]
  expect(held.state).toEqual(fold(facts.map((fact) => held.shown(fact))))
  expect(heard).toEqual(Array.from({ length: heard.length }, (_, at) => held.head.seq - heard.length + 1 + at))
}

const FIRST = LIVE.length

beforeEach(async () => {
  log = createScriptedLog()
  clock = createFakeClock()
  await record(...LIVE)
  await clock.advance(OVER + 1_000)
  await startNode()
  heard = []
  shown = []
})
afterEach(async () => {
  held.close()
  await briefings.close()
})

describe('the public', () => {
  it('[D1] is let read nothing before its time, and everything in order after it', async () => {
    const first = await record(line('l1'))
    await clock.advance(10_000)
    await record(line('l2'), line('l3'))
    await clock.advance(20_000)
    expect(heard).toEqual([])
    expect(held.head.seq).toBe(FIRST)
    expect(following.head.seq).toBe(FIRST + 3)
    expect(held.state.lines).toEqual([])
    await clock.advance(CLOCKS_APART_MS)
    expect(heard).toEqual([first])
    expectWhole()
    await clock.advance(10_000)
    expect(heard).toEqual([first, first + 1, first + 2])
    expectWhole()
    expect(held.state).toEqual(following.state)
  })

  it('[D2] reads at once without a hold, from the very state of the accredited', async () => {
    held.setHold(0)
    const seq = await record(line('l1'))
    expect(heard).toEqual([seq])
    expect(held.state).toBe(following.state)
    expect(held.head).toEqual(following.head)
  })

  it('[D3] waits on, or no longer, as the setting is changed while facts wait', async () => {
    const first = await record(line('l1'))
    await clock.advance(10_000)
    held.setHold(60_000)
    await clock.advance(OVER)
    expect(heard).toEqual([])
    const second = await record(line('l2'))
    held.setHold(5_000)
    await settle()
    expect(heard).toEqual([first])
    await clock.advance(5_000 + CLOCKS_APART_MS)
    expect(heard).toEqual([first, second])
    const third = await record(line('l3'))
    held.setHold(0)
    expect(heard).toEqual([first, second, third])
    held.setHold(HOLD)
    const fourth = await record(line('l4'))
    await clock.advance(HOLD)
    expect(heard).toEqual([first, second, third])
    await clock.advance(CLOCKS_APART_MS)
    expect(heard).toEqual([first, second, third, fourth])
    expectWhole()
  })

  it('[D4] is handed tails that end where it is', async () => {
    const seq = await record(line('l1'), line('l2'))
    await clock.advance(10_000)
    await record(line('l3'))
    await clock.advance(OVER - 10_000)
    expect(held.head.seq).toBe(seq)
    expect(held.factsAfter(FIRST)?.map((fact) => fact.seq)).toEqual([FIRST + 1, FIRST + 2])
    expect(held.factsAfter(seq)).toEqual([])
    expect(held.factsAfter(seq + 1)).toBeNull()
  })

  it('[D5] never reads what was taken back in time, nor does anybody who asks later', async () => {
    await record(line('l1'), line('slip'), line('l3'))
    await clock.advance(10_000)
    await record({ type: 'LineCorrected', lineId: 'slip', text: 'Said slip, in other words.', marks: [] })
    await clock.advance(10_000)
    const last = await record(takenBack('slip'))
    await clock.advance(2 * OVER)
    expect(heard.at(-1)).toBe(last)
    const expectNothing = () => {
      const out = JSON.stringify([shown, held.state, held.factsAfter(FIRST)])
      expect(out).toContain('Said l3.')
      expect(out).not.toContain('Said slip')
      expect(out).not.toContain('a slip')
      expect(held.state.lines.map(({ id }) => id)).not.toContain('slip')
    }
    expectWhole()
    expectNothing()
    expect(held.state).toEqual(withoutLines(following.state, new Set(['slip'])))
    held.setHold(0)
    await record(line('l5'))
    expectWhole()
    expectNothing()
    await restartNode()
    expectNothing()
    expectWhole()
  })

  it('[D6] is where it was after the node was started again, and reads nothing early then', async () => {
    await record(line('l1'))
    await clock.advance(OVER)
    const second = await record(line('l2'))
    await clock.advance(10_000)
    await restartNode()
    expect(held.head.seq).toBe(second - 1)
    expect(held.state.lines.map(({ id }) => id)).toEqual(['l1'])
    await clock.advance(OVER - 10_000)
    expect(held.head.seq).toBe(second)
    expectWhole()
  })

  it('[D7] is shown that there is a briefing, and nothing of it, while the newsroom is not known yet', async () => {
    held.close()
    holdBack(Number.POSITIVE_INFINITY)
    await record(line('l1'))
    await clock.advance(10 * OVER)
    expect(heard).toEqual([])
    await briefings.close()
    const other = new Briefings({
      log,
      clock,
      logger: pino({ level: 'silent' }),
      keepLostEnd: () => Promise.resolve(),
      opened: (_id, opened) => {
        following = opened
        holdBack(Number.POSITIVE_INFINITY)
      },
      letGo: () => undefined,
      isNeeded: () => true,
      others: [],
    })
    await other.open('harbour')
    expect(held.head.seq).toBe(1)
    expect(held.state.status).toBe('scheduled')
    await other.close()
  })

  it('[D8] reads nothing that this node, having lost its store, cannot know to stand', async () => {
    const seq = await record(line('slip'))
    log.breakFeed(STREAM)
    log.setDown(true)
    await clock.advance(2 * OVER)
    expect(heard).toEqual([])
    log.drop(1)
    log.setDown(false)
    // Another node took it back while this one heard nothing.
    await record(takenBack('slip'))
    await clock.advance(1_500)
    expect(heard).toEqual([seq])
    expect(JSON.stringify(shown)).not.toContain('Said slip')
    expect(held.state.lines).toEqual([])
  })

  it('[D8] is asked for at the store before it reads, so that a lost message lets no slip out', async () => {
    const seq = await record(line('slip'))
    await clock.advance(OVER - 1)
    log.drop(1)
    await record(takenBack('slip'))
    expect(log.dropped()).toBe(1)
    await clock.advance(1)
    expect(heard).toEqual([seq])
    expect(JSON.stringify(shown)).not.toContain('Said slip')
  })

  it('[D9] comes into a new epoch as late as into everything, and stays where it was until then', async () => {
    const seq = await record(line('l1'))
    await clock.advance(OVER)
    const { epoch } = held.head
    await record(line('l2'))
    await log.renew(STREAM, { epoch, seq: seq + 1 }, 'kept')
    await clock.advance(1_500)
    expect(following.head.epoch).not.toBe(epoch)
    await record(line('l3'))
    expect(held.head).toEqual({ epoch, seq })
    expect(held.factsAfter(FIRST)).toBeNull()
    await clock.advance(OVER - 1_500)
    expect(held.head).toEqual({ epoch: following.head.epoch, seq: seq + 1 })
    expect(heard).toEqual([seq, 'anew'])
    await clock.advance(1_500)
    expect(heard).toEqual([seq, 'anew', seq + 2])
    expect(held.state).toEqual(following.state)
  })

  it('[D9] still does not read, while a new epoch waits, what was taken back in the one before', async () => {
    await record(line('l1'), line('slip'))
    await clock.advance(1_000)
    await record(takenBack('slip'))
    await clock.advance(OVER)
    const { head } = following
    await log.renew(STREAM, head, 'wiped')
    await clock.advance(1_500)
    expect(following.head.seq).toBe(0)
    expect(held.state.lines.map(({ id }) => id)).toEqual(['l1'])
  })

  it('[D10] counts as having read what its time has come for, also on another node', async () => {
    const seq = await record(line('l1'))
    await clock.advance(HOLD - 1)
    expect(held.publicSeq).toBe(FIRST)
    await clock.advance(1)
    // Here it is let through a little later; a node whose clock runs fast has shown it by now.
    expect(held.head.seq).toBe(FIRST)
    expect(held.publicSeq).toBe(seq)
    held.setHold(0)
    expect(held.publicSeq).toBe(Number.POSITIVE_INFINITY)
  })

  it('[D10] is shown no more what a node whose clock runs slow takes back too late, and is told so without a reason', async () => {
    const seq = await record(line('l1'), line('slip'))
    await clock.advance(OVER)
    expect(held.state.lines.map(({ id }) => id)).toEqual(['l1', 'slip'])
    await record(takenBack('slip'))
    expect(held.state.lines.map(({ id }) => id)).toEqual(['l1'])
    expect(held.head.seq).toBe(seq)
    expect(JSON.stringify(held.factsAfter(FIRST))).not.toContain('Said slip')
    await clock.advance(OVER)
    expect(shown.at(-1)?.event).toEqual({ type: 'LineRetracted', lineId: 'slip', reason: '' })
    expectWhole()
  })

  it('[D10] does not wait for the clock of a node that runs far ahead', async () => {
    const [head] = await log.heads([STREAM])
    if (head === undefined) throw new Error('no head')
    await log.append(STREAM, head, [{ at: clock.now() + 3_600_000, by: OWNER, event: line('l1') }])
    await settle()
    await clock.advance(OVER)
    expect(heard).toEqual([FIRST + 1])
  })
})
