import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import { systemClock } from '../../server/clock.ts'
import { createExecute, type Execute } from '../../server/commands/execute.ts'
import { Briefings, streamOf } from '../../server/live/briefings.ts'
import { LIVE, say, SCHEDULED } from '../support/briefings.ts'
import { createScriptedLog, type ScriptedLog } from '../support/scriptedLog.ts'

const CAPTIONER: Actor = { role: 'captioner', id: 'token:t1' }
const OWNER: Actor = { role: 'owner', id: 'owner:o' }

let log: ScriptedLog
let nodes: { execute: Execute; briefings: Briefings; conflicts: () => number }[]

function startWriter() {
  const logger = pino({ level: 'silent' })
  let conflicts = 0
  const briefings = new Briefings({
    log,
    clock: systemClock,
    logger,
    keepLostEnd: () => Promise.resolve(),
    opened: () => undefined,
    letGo: () => undefined,
    isNeeded: () => true,
    others: [],
  })
  const execute = createExecute({
    log,
    clock: systemClock,
    logger,
    follow: (id, mayBeNew) => briefings.follow(id, mayBeNew),
    publicSeq: () => Number.POSITIVE_INFINITY,
    counted: (what, times) => {
      if (what === 'conflict') conflicts += times
    },
  })
  return { execute, briefings, conflicts: () => conflicts }
}

beforeEach(async () => {
  log = createScriptedLog()
  nodes = [startWriter(), startWriter()]
  await log.append(
    streamOf('harbour'),
    { epoch: '', seq: 0 },
    LIVE.map((event) => ({ at: 1, by: OWNER, event })),
  )
})
afterEach(async () => {
  for (const { briefings } of nodes) await briefings.close()
})

const node = (at: number) => nodes[at] ?? nodes[0] ?? startWriter()
const said = () =>
  log.facts(streamOf('harbour')).flatMap(({ event }) => {
    const { type, line } = event as { type: string; line?: { id: string } }
    return type === 'LineTranscribed' && line !== undefined ? [line.id] : []
  })

describe('the only writer', () => {
  it('[E1] writes the lines of two nodes in one order, each once, however they collide', async () => {
    const lines = Array.from({ length: 200 }, (_, at) => say(`l${at}`, 'Reporter', `Line ${at}.`))
    const answers = await Promise.all(lines.map((line, at) => node(at % 2).execute.one('harbour', CAPTIONER, line)))
    expect(said()).toHaveLength(200)
    expect(new Set(said()).size).toBe(200)
    expect(new Set(answers.map(({ seq }) => seq)).size).toBe(200)
    expect(node(0).conflicts() + node(1).conflicts()).toBeGreaterThan(0)
  })

  it('[E2] keeps the order in which one source handed its lines in', async () => {
    const ids = Array.from({ length: 150 }, (_, at) => `l${at}`)
    await Promise.all(ids.map((id) => node(0).execute.one('harbour', CAPTIONER, say(id, null, 'x'))))
    expect(said()).toEqual(ids)
  })

  it('lets others have their turn within a batch of long lines, and keeps their order', async () => {
    const lines = Array.from({ length: 20 }, (_, at) => say(`l${at}`, null, `${at} million euros. `.repeat(60)))
    let isAnswered = false
    const turnsOfOthers = vi.fn()
    const meanwhile = () => {
      if (isAnswered) return
      turnsOfOthers()
      setImmediate(meanwhile)
    }
    setImmediate(meanwhile)
    const answers = await node(0).execute.all('harbour', CAPTIONER, lines)
    isAnswered = true
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(said()).toEqual(lines.map((_line, at) => `l${at}`))
    expect(turnsOfOthers.mock.calls.length).toBeGreaterThanOrEqual(3)
  })

  it('[E3] carries out a command once that is sent to both nodes at the same moment', async () => {
    const line = say('l1', 'Reporter', 'Once.')
    await Promise.all([0, 1, 0, 1].map((at) => node(at).execute.one('harbour', CAPTIONER, line)))
    expect(said()).toEqual(['l1'])
  })

  it('[E4] refuses one of several without taking anything from the others', async () => {
    const answers = await node(0).execute.all('harbour', CAPTIONER, [
      say('l1', null, 'One.'),
      { type: 'RetractLine', lineId: 'nothing', reason: 'x' },
      { type: 'EndBriefing' },
      say('l2', null, 'Two.'),
    ])
    expect(answers.map((answer) => (answer.ok ? 'ok' : (answer.error as Refusal).code))).toEqual([
      'ok',
      'line-not-found',
      'not-permitted',
      'ok',
    ])
    expect(said()).toEqual(['l1', 'l2'])
  })

  it('[E5] says that it does not know when the reply was lost, and a retry is right', async () => {
    await node(0).briefings.open('harbour')
    log.loseNextReply()
    await expect(node(0).execute.one('harbour', CAPTIONER, say('l1', null, 'One.'))).rejects.toMatchObject({
      code: 'outcome-unknown',
    })
    await node(0).execute.one('harbour', CAPTIONER, say('l1', null, 'One.'))
    expect(said()).toEqual(['l1'])
  })

  it('[E6] says that the store is away, and works again when it is back', async () => {
    await node(0).briefings.open('harbour')
    log.setDown(true)
    await expect(node(0).execute.one('harbour', CAPTIONER, say('l1', null, 'One.'))).rejects.toMatchObject({
      code: 'store-down',
    })
    log.setDown(false)
    await node(0).execute.one('harbour', CAPTIONER, say('l1', null, 'One.'))
    expect(said()).toEqual(['l1'])
  })

  it('[E7] bounds what waits', async () => {
    const answers = await Promise.all(
      Array.from({ length: 2_100 }, (_, at) => node(0).execute.all('harbour', CAPTIONER, [say(`l${at}`, null, 'x')])),
    )
    const busy = answers.flat().filter((answer) => !answer.ok && (answer.error as Refusal).code === 'too-busy')
    expect(busy.length).toBeGreaterThan(0)
    expect(said().length + busy.length).toBe(2_100)
  })

  it('[E8] lets one of two make a new briefing', async () => {
    const command = { ...SCHEDULED, id: 'new', type: 'ScheduleBriefing' } as never
    const outcomes = await Promise.allSettled([0, 1].map((at) => node(at).execute.one('new', OWNER, command)))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(log.facts(streamOf('new'))).toHaveLength(1)
  })

  it('[E9] refuses a command to a briefing that does not exist', async () => {
    await expect(node(0).execute.one('nowhere', OWNER, { type: 'StartBriefing' })).rejects.toMatchObject({
      code: 'briefing-not-found',
    })
  })
})
