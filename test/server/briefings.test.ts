import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#shared/domain/vocabulary.ts'
import { Briefings, streamOf } from '../../server/live/briefings.ts'
import { LIVE } from '../support/briefings.ts'
import { createFakeClock, type FakeClock } from '../support/fakeClock.ts'
import { createScriptedLog, type ScriptedLog } from '../support/scriptedLog.ts'

const OWNER: Actor = { role: 'owner', id: 'owner:o' }
const TEN_MINUTES = 10 * 60_000

let log: ScriptedLog
let clock: FakeClock
let briefings: Briefings
let opened: string[]
let letGo: string[]
let needed: Set<string>

beforeEach(async () => {
  log = createScriptedLog()
  clock = createFakeClock()
  opened = []
  letGo = []
  needed = new Set()
  briefings = new Briefings({
    log,
    clock,
    logger: pino({ level: 'silent' }),
    keepLostEnd: () => Promise.resolve(),
    opened: (id) => opened.push(id),
    letGo: (id) => letGo.push(id),
    isNeeded: (id) => needed.has(id),
    others: [],
  })
  const facts = LIVE.map((event) => ({ at: 1, by: OWNER, event }))
  for (const id of ['one', 'two']) await log.append(streamOf(id), { epoch: '', seq: 0 }, facts)
})
afterEach(async () => {
  await briefings.close()
})

describe('the briefings that a node follows', () => {
  it('are opened once, and let go when nobody has needed them for ten minutes', async () => {
    needed.add('two')
    const [first, again] = await Promise.all([briefings.open('one'), briefings.open('one'), briefings.open('two')])
    expect(first).toBe(again)
    expect(opened).toEqual(['one', 'two'])
    await clock.advance(TEN_MINUTES + 2_000)
    expect(letGo).toEqual(['one'])
    expect((await briefings.open('two')).phase).toBe('live')
    expect(opened).toEqual(['one', 'two'])
    expect(first.phase).toBe('closed')
    expect((await briefings.open('one')).state.id).toBe('harbour')
  })

  it('follow nothing for an id that no briefing has', async () => {
    await expect(briefings.open('nowhere')).rejects.toMatchObject({ code: 'briefing-not-found' })
    expect(opened).toEqual([])
  })

  it('ask whoever follows a rehearsal that was just wiped to come again in a moment', async () => {
    const following = await briefings.open('one')
    await following.reach(await log.renew(following.stream, following.head, 'wiped'))
    await expect(briefings.open('one')).rejects.toMatchObject({ code: 'behind', detail: { retryAfterMs: 300 } })
  })

  it('notice within a second and a half what no message told', async () => {
    const following = await briefings.open('one')
    log.drop(1)
    await log.append(streamOf('one'), following.head, [{ at: 2, by: OWNER, event: { type: 'BriefingEnded' } }])
    expect(following.state.status).toBe('live')
    await clock.advance(1_500)
    expect(following.state.status).toBe('ended')
  })
})
