/** Screens and the desk on different nodes over one Redis: what is said at one is seen at the other, and a dead node is forgotten. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { redisKeys } from '../../server/log/redis/redisKeys.ts'
import { redisLog } from '../../server/log/redis/redisLog.ts'
import { createMovableClock, type MovableClock } from '../support/movableClock.ts'
import { connectReader, eventually, SECRET, startNode } from '../support/node.ts'
import { startPair, type Pair } from '../support/pair.ts'
import { insist } from '../support/people.ts'
import { done, seat } from '../support/press.ts'
import { startRedisServer, type RedisServer } from '../support/redisServer.ts'
import { reportOf } from '../support/screenReport.ts'
import { directives, display, imageWith, lastDirective, screensSeen, setting } from '../support/screenSeats.ts'
import { pairScreen } from '../support/screens.ts'
import { startSmtpServer, type SmtpServer } from '../support/smtpServer.ts'

let redis: RedisServer
let smtp: SmtpServer
let clock: MovableClock
let pair: Pair

beforeAll(async () => {
  redis = await startRedisServer()
  smtp = await startSmtpServer()
  clock = createMovableClock(0)
  pair = await startPair(redis, smtp, { clock })
})
afterAll(async () => {
  await pair.close()
  await smtp.close()
  await redis.stop()
})

async function briefing(): Promise<string> {
  const body = { title: 'On the quay', start: true }
  return (await insist<CreatedBriefing>(pair.a, 'POST /api/briefings', { cookie: pair.owner, body })).body.id
}

describe('a screen at another node than the desk', () => {
  it('is told at once what the desk takes, and the desk what is on the screen', async () => {
    const { a, b, owner } = pair
    const id = await briefing()
    const [about, other] = [
      await pairScreen(a, owner, { name: 'Lectern, left', briefing: id }),
      await pairScreen(b, owner, { name: 'Foyer', briefing: id }),
    ]
    const desks = [await seat(a, id, { cookie: owner }), await seat(b, id, { cookie: owner })] as const
    const screen = await display(b, about)
    await eventually(() => {
      expect(lastDirective(screen)).toMatchObject({ paired: true, number: 1, image: imageWith() })
      for (const desk of desks) expect(screensSeen(desk).map((each) => each.isConnected)).toEqual([true, false])
    })
    const seq = await done(desks[0].command(id, setting([about.id, other.id], { scene: 'queue', theme: 'light' })))
    await eventually(() => {
      expect(lastDirective(screen)).toMatchObject({ image: { scene: 'queue', theme: 'light' } })
    })
    const shown = lastDirective(screen)
    const report = reportOf({ briefing: id, scene: 'queue', head: seq, seq: shown?.paired === true ? shown.seq : -1 })
    screen.socket.emit('screen:report', report)
    await eventually(() => {
      for (const desk of desks) expect(screensSeen(desk)[0]).toMatchObject({ id: about.id, isConnected: true, report })
    })
    for (const desk of desks) {
      expect(Math.abs((screensSeen(desk)[0]?.heardAt ?? 0) - clock.now())).toBeLessThan(5_000)
    }
    // It moves to the other node, as after a lost connection.
    screen.socket.disconnect()
    const moved = await display(a, about)
    await eventually(() => {
      expect(directives(moved)).toEqual([shown])
      for (const desk of desks) expect(screensSeen(desk)[0]).toMatchObject({ isConnected: true, report })
    })
    await insist(b, `DELETE /api/screens/${about.id}`, { cookie: owner })
    await eventually(() => {
      for (const desk of desks) expect(screensSeen(desk).map((each) => each.id)).toEqual([other.id])
      expect(moved.socket.connected).toBe(false)
    })
  })

  it('is not there any more once its node has been silent for twelve seconds, and what it said last is kept', async () => {
    const { a, owner } = pair
    const stores = [redisLog({ url: redis.url }), redisKeys({ url: redis.url, secret: SECRET })] as const
    const dying = await startNode(stores[0], { keys: stores[1], clock })
    const id = await briefing()
    const about = await pairScreen(a, owner, { name: 'Side wall', briefing: id })
    const desk = await seat(a, id, { cookie: owner })
    const screen = await connectReader(dying.url, { auth: { screen: about.token } })
    const report = reportOf({ briefing: id })
    await eventually(() => {
      expect(directives(screen)).not.toEqual([])
    })
    screen.socket.emit('screen:report', report)
    await eventually(() => {
      expect(screensSeen(desk)).toMatchObject([{ isConnected: true, report }])
    })
    const heardAt = screensSeen(desk)[0]?.heardAt
    // It goes without a word to the others, as one that is killed.
    await dying.close()
    await Promise.all(stores.map((store) => store.close()))
    const told = desk.told.length
    clock.skip(8_000)
    a.server.rooms.beat()
    await eventually(() => {
      expect(desk.told.length).toBeGreaterThan(told)
    })
    expect(screensSeen(desk)).toMatchObject([{ isConnected: true, report }])
    clock.skip(4_000)
    a.server.rooms.beat()
    await eventually(() => {
      expect(screensSeen(desk)).toMatchObject([{ isConnected: false, report }])
    })
    expect(Math.abs((screensSeen(desk)[0]?.heardAt ?? 0) - (heardAt ?? 0))).toBeLessThan(2_000)
  })
})
