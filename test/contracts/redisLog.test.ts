/** What Redis and the way to it can do to the log: links cut, stalled or half-open, replies and messages lost, servers restarted. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { NO_HEAD, OutcomeUnknown, StoreDown, type EventLog } from '../../server/log/eventLog.ts'
import { redisLog } from '../../server/log/redis/redisLog.ts'
import { startFaultProxy, type FaultProxy } from '../support/faultProxy.ts'
import { startRedisServer, type RedisServer } from '../support/redisServer.ts'
import { appendOne, factOf, hear, readAll, until } from './logSteps.ts'

describe('the log on Redis', () => {
  let server: RedisServer
  let proxy: FaultProxy
  /** Through the proxy. */
  let log: EventLog
  /** Another node, without the proxy. */
  let direct: EventLog
  let streams = 0
  let stream: string

  async function open(url: string): Promise<EventLog> {
    const opened = redisLog({ url })
    onTestFinished(() => opened.close())
    await until(() => opened.reachable())
    return opened
  }

  async function hearConfirmed() {
    const listener = hear(log, stream)
    await until(() => listener.confirmations() === 1)
    return listener
  }

  beforeAll(async () => {
    server = await startRedisServer()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    stream = `stream-${(streams += 1)}`
    proxy = await startFaultProxy(server.port)
    onTestFinished(() => proxy.stop())
    log = await open(proxy.url)
    direct = await open(server.url)
  })

  it('signals lost and confirmed when Redis cuts the subscriber, and a read closes the gap', async () => {
    const listener = await hearConfirmed()
    let head = await appendOne(direct, stream, NO_HEAD, 1)
    await until(() => listener.facts.length === 1)
    await server.ask('CLIENT', 'KILL', 'TYPE', 'pubsub')
    head = await appendOne(direct, stream, head, 2)
    await until(() => listener.losses.length === 1 && listener.confirmations() === 2, 3_000)
    await appendOne(direct, stream, head, 3)
    await until(() => listener.facts.at(-1)?.seq === 3)
    expect((await log.read(stream, 1, 10)).facts.map(({ seq }) => seq)).toEqual([2, 3])
  })

  it('[G11] notices within 2.6 s that the feed is half-open, and restores it', async () => {
    const listener = await hearConfirmed()
    const since = Date.now()
    proxy.stall('both')
    await until(() => listener.losses.length === 1, 5_000)
    expect(Date.now() - since).toBeLessThan(2_600)
    expect(listener.losses[0]).toContain('PING')
    proxy.flow()
    await until(() => listener.confirmations() === 2, 10_000)
    await appendOne(direct, stream, NO_HEAD, 1)
    await until(() => listener.facts.length === 1)
  })

  it('restores feed and log after every connection was reset', async () => {
    const listener = await hearConfirmed()
    proxy.reset()
    await until(() => listener.losses.length === 1 && listener.confirmations() === 2)
    expect(proxy.lost.resets).toBeGreaterThanOrEqual(2)
    await until(() => log.reachable())
    await appendOne(log, stream, NO_HEAD, 1)
    await until(() => listener.facts.length === 1)
  })

  it('[G8] refuses to write within 1.3 s while Redis is paused, and the log is contiguous after it', async () => {
    const head = await appendOne(log, stream, NO_HEAD, 0)
    server.pause()
    const errors: unknown[] = []
    try {
      for (let nth = 0; nth < 4; nth += 1) {
        const since = Date.now()
        errors.push(await log.append(stream, head, [factOf('paused')]).catch((error: unknown) => error))
        expect(Date.now() - since).toBeLessThan(1_300)
      }
      expect(await log.reachable()).toBe(false)
    } finally {
      server.resume()
    }
    expect(errors[0]).toBeInstanceOf(OutcomeUnknown)
    for (const error of errors) expect([OutcomeUnknown, StoreDown]).toContain((error as Error).constructor)
    await expect(until(() => log.reachable())).resolves.toBeUndefined()
    await appendOne(log, stream, head, 'after')
    const facts = await readAll(log, stream)
    expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1))
    expect(facts.filter(({ event }) => event === 'paused').length).toBeLessThanOrEqual(1)
    expect(facts.at(-1)?.event).toBe('after')
  })

  it('answers a write whose reply is lost as unknown, although it was written, and a read as down', async () => {
    const head = await appendOne(log, stream, NO_HEAD, 1)
    proxy.loseReplies(0)
    await expect(log.append(stream, head, [factOf(2)])).rejects.toThrow(OutcomeUnknown)
    expect(proxy.lost.replies).toBeGreaterThan(0)
    expect((await readAll(direct, stream)).map(({ event }) => event)).toEqual([1, 2])
    await expect(log.read(stream, 0, 1)).rejects.toThrow(StoreDown)
    proxy.loseReplies(null)
    await until(() => log.reachable())
    expect(await log.append(stream, head, [factOf(3)])).toMatchObject({ ok: false, head: { seq: 2 } })
  })

  it('rejects as unknown what is in flight when the link breaks', async () => {
    const head = await appendOne(log, stream, NO_HEAD, 1)
    proxy.stall('down')
    const writing = log.append(stream, head, [factOf(2)]).catch((error: unknown) => error)
    await until(async () => (await readAll(direct, stream)).length === 2, 900)
    proxy.reset()
    expect(await writing).toBeInstanceOf(OutcomeUnknown)
    proxy.flow()
  })

  it('loses published messages that the proxy counts, and keeps their facts', async () => {
    const listener = await hearConfirmed()
    let nth = 0
    proxy.losePublished(() => (nth += 1) % 3 === 0)
    let head = NO_HEAD
    for (let fact = 1; fact <= 30; fact += 1) head = await appendOne(direct, stream, head, fact)
    await until(() => proxy.lost.published === 10 && listener.facts.length === 20)
    proxy.losePublished(null)
    await appendOne(direct, stream, head, 31)
    await until(() => listener.facts.at(-1)?.seq === 31)
    expect(listener.facts.map(({ seq }) => seq)).not.toContain(3)
    expect(await readAll(log, stream)).toHaveLength(31)
  })

  it('[G1] keeps every acknowledged fact when Redis is killed amid appends and started again', async () => {
    const listener = await hearConfirmed()
    let acknowledged = 0
    const writing = (async () => {
      let head = NO_HEAD
      for (;;) {
        head = await appendOne(direct, stream, head, head.seq + 1)
        acknowledged = head.seq
      }
    })().catch((error: unknown) => error)
    await until(() => acknowledged > 200)
    await server.kill()
    expect([OutcomeUnknown, StoreDown]).toContain(((await writing) as Error).constructor)
    await server.restart()
    await until(() => direct.reachable())
    const facts = await readAll(direct, stream)
    expect(facts.length).toBeGreaterThanOrEqual(acknowledged)
    expect(facts.map(({ seq, event }) => [seq, event])).toEqual(facts.map((_, index) => [index + 1, index + 1]))
    await until(() => listener.confirmations() === 2)
  })

  it('loads its functions into a Redis that does not know them any more', async () => {
    const head = await appendOne(log, stream, NO_HEAD, 1)
    await server.ask('FUNCTION', 'FLUSH')
    expect(await log.append(stream, head, [factOf(2)])).toMatchObject({ ok: true })
    await server.ask('FLUSHALL')
    expect(await log.heads([stream])).toEqual([NO_HEAD])
  })

  it('shows a log without its epoch, or an epoch without its log, as a head that nobody expects', async () => {
    const head = await appendOne(log, stream, NO_HEAD, 1)
    await server.ask('DEL', `doorstep:{${stream}}:epoch`)
    expect(await log.append(stream, head, [factOf(2)])).toEqual({ ok: false, head: { epoch: '', seq: 1 } })
    const renewed = await log.renew(stream, { epoch: '', seq: 1 }, 'kept')
    expect(renewed).toMatchObject({ seq: 1 })
    await server.ask('DEL', `doorstep:{${stream}}:log`)
    expect(await log.append(stream, renewed, [factOf(2)])).toEqual({ ok: false, head: NO_HEAD })
    const begun = await appendOne(log, stream, NO_HEAD, 'anew')
    expect([head.epoch, renewed.epoch]).not.toContain(begun.epoch)
  })

  it('is down, not stuck, where nothing listens, and serves once something does', async () => {
    const later = await startRedisServer()
    onTestFinished(() => later.stop())
    await later.kill()
    const early = redisLog({ url: later.url })
    onTestFinished(() => early.close())
    await expect(early.append(stream, NO_HEAD, [factOf(1)])).rejects.toThrow(StoreDown)
    const listener = hear(early, stream)
    await later.restart()
    await until(() => listener.confirmations() === 1)
    await until(() => early.reachable())
    await appendOne(early, stream, NO_HEAD, 1)
    await until(() => listener.facts.length === 1)
  })

  it('follows quick changes of mind about a subscription to the last one', async () => {
    for (let round = 0; round < 10; round += 1) {
      const given = [hear(log, stream), hear(log, stream)]
      for (const listener of given) void listener.close()
    }
    const listener = await hearConfirmed()
    const head = await appendOne(direct, stream, NO_HEAD, 1)
    await until(() => listener.facts.length === 1)
    await listener.close()
    const channels = ['PUBSUB', 'SHARDCHANNELS', `*${stream}}*`]
    await until(async () => ((await server.ask(...channels)) as string[]).length === 0)
    const again = await hearConfirmed()
    await appendOne(direct, stream, head, 2)
    await until(() => again.facts.length === 1)
    expect(listener.facts).toHaveLength(1)
  })

  it('warns of a Redis that keeps no append-only file', async () => {
    const forgetful = await startRedisServer(['--appendonly', 'no'])
    onTestFinished(() => forgetful.stop())
    const warnings: string[] = []
    const opened = redisLog({ url: forgetful.url, log: { warn: (_, message) => warnings.push(message) } })
    onTestFinished(() => opened.close())
    await until(() => warnings.some((warning) => warning.includes('no append-only file')))
  })

  it('says which address is none', () => {
    expect(() => redisLog({ url: 'http://127.0.0.1:1' })).toThrow('redis://host:port/database')
  })

  it('keeps each stream in one slot of a cluster, and asks several slots in one step', async () => {
    const cluster = await startRedisServer(['--cluster-enabled', 'yes'])
    onTestFinished(() => cluster.stop())
    await cluster.ask('CLUSTER', 'ADDSLOTSRANGE', '0', '16383')
    const clustered = await open(cluster.url)
    const names = ['a', 'b}', '{c', '}', 'é']
    await until(async () => (await clustered.heads(names)).length === names.length)
    const listener = hear(clustered, 'b}')
    await until(() => listener.confirmations() === 1)
    for (const name of names) await appendOne(clustered, name, NO_HEAD, name)
    expect((await clustered.heads(names)).map(({ seq }) => seq)).toEqual(names.map(() => 1))
    await until(() => listener.facts.length === 1)
  })
})
