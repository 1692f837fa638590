/** What every log must do, whatever keeps it: one suite for all adapters. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_HEAD, type EventLog, type Head } from '../../server/log/eventLog.ts'
import { appendOne, byTest, factOf, hear, readAll, until } from './logSteps.ts'

export interface LogUnderTest {
  readonly open: () => Promise<EventLog>
  readonly stop: () => Promise<void>
}

const JSON_KINDS = [null, true, 0, -1.5, '', 'é 😀 \u2028 "', [], {}, [1, [null]], { a: { b: ['c'] }, __proto__x: 1 }]
const ODD_NAMES = ['a', 'a}', '{a}', '{', '}', '{}', 'a%7d', 'é😀', 'a b\n', "';--", 'A', '__proto__']

export function eventLogContract(name: string, setUp: () => Promise<LogUnderTest>): void {
  describe(`the log on ${name}`, () => {
    let underTest: LogUnderTest
    let log: EventLog
    let streams = 0
    const newStream = () => `stream-${(streams += 1)}`

    beforeAll(async () => {
      underTest = await setUp()
      log = await underTest.open()
    })
    afterAll(async () => {
      await log.close()
      await underTest.stop()
    })

    it('gives back every kind of JSON, with time and actor, numbered from 1', async () => {
      const stream = newStream()
      const facts = JSON_KINDS.map((event, index) => ({ at: 1_700_000_000_000 + index, by: byTest, event }))
      const outcome = await log.append(stream, NO_HEAD, facts)
      expect(outcome).toMatchObject({ ok: true, head: { seq: facts.length } })
      const page = await log.read(stream, 0, 100)
      expect(page).toEqual({ head: outcome.head, facts: facts.map((fact, index) => ({ ...fact, seq: index + 1 })) })
    })

    it('refuses what is no JSON, no facts, too many facts and unusable names, and writes nothing', async () => {
      const stream = newStream()
      await expect(log.append(stream, NO_HEAD, [factOf(1), factOf(undefined)])).rejects.toThrow(TypeError)
      await expect(log.append(stream, NO_HEAD, [])).rejects.toThrow('1 to 1000 facts, not 0')
      const many = Array.from({ length: 1_001 }, (_, index) => factOf(index))
      await expect(log.append(stream, NO_HEAD, many)).rejects.toThrow('not 1001')
      for (const bad of ['', 'a\ud800', 'a\0b'])
        await expect(log.read(bad, 0, 1)).rejects.toThrow('cannot name a stream')
      await expect(log.read(stream, -1, 1)).rejects.toThrow(RangeError)
      await expect(log.read(stream, 0, 0)).rejects.toThrow(RangeError)
      expect(await log.heads([stream])).toEqual([NO_HEAD])
    })

    it('takes a thousand facts in one append', async () => {
      const stream = newStream()
      const many = Array.from({ length: 1_000 }, (_, index) => factOf(index))
      expect(await log.append(stream, NO_HEAD, many)).toMatchObject({ ok: true, head: { seq: 1_000 } })
      expect((await log.read(stream, 0, 5_000)).facts.map(({ event }) => event)).toEqual(many.map(({ event }) => event))
    })

    it('writes nothing of an append whose number or epoch is not the head, and answers the head', async () => {
      const stream = newStream()
      const head = await appendOne(log, stream, NO_HEAD, 'first')
      const wrong: Head[] = [
        NO_HEAD,
        { ...head, seq: 0 },
        { ...head, seq: 2 },
        { epoch: 'other', seq: 1 },
        { epoch: '', seq: 1 },
      ]
      for (const expected of wrong) {
        expect(await log.append(stream, expected, [factOf('a'), factOf('b')])).toEqual({ ok: false, head })
      }
      expect((await readAll(log, stream)).map(({ event }) => event)).toEqual(['first'])
    })

    it('lets one of many simultaneous appends win and costs other streams nothing', async () => {
      const [stream, other] = [newStream(), newStream()]
      const rivals = Array.from({ length: 20 }, (_, index) =>
        log.append(stream, NO_HEAD, [factOf(index), factOf(index)]),
      )
      const [outcome, ...outcomes] = await Promise.all([log.append(other, NO_HEAD, [factOf('x')]), ...rivals])
      expect(outcome.ok).toBe(true)
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      const facts = await readAll(log, stream)
      expect(facts.map(({ seq }) => seq)).toEqual([1, 2])
      expect(facts[0]?.event).toBe(facts[1]?.event)
    })

    it('[G2] numbers what 64 writers append 1 to n, each fact once', async () => {
      const stream = newStream()
      const write = async (writer: number) => {
        let head: Head = NO_HEAD
        for (let nth = 0; nth < 4; nth += 1) head = await appendOne(log, stream, head, `${writer}:${nth}`)
      }
      await Promise.all(Array.from({ length: 64 }, (_, writer) => write(writer)))
      const facts = await readAll(log, stream)
      expect(facts.map(({ seq }) => seq)).toEqual(Array.from({ length: 256 }, (_, index) => index + 1))
      expect(new Set(facts.map(({ event }) => event)).size).toBe(256)
    })

    it('reads in pages of at most the limit, each with the head', async () => {
      const stream = newStream()
      const { head } = await log.append(
        stream,
        NO_HEAD,
        Array.from({ length: 25 }, (_, index) => factOf(index)),
      )
      const sizes: number[] = []
      for (let after = 0; after < 25; after += 10) {
        const page = await log.read(stream, after, 10)
        expect(page.head).toEqual(head)
        expect(page.facts[0]?.seq).toBe(after + 1)
        sizes.push(page.facts.length)
      }
      expect(sizes).toEqual([10, 10, 5])
      expect(await log.read(stream, 25, 10)).toEqual({ head, facts: [] })
      expect(await log.read(stream, 99, 10)).toEqual({ head, facts: [] })
    })

    it('answers the heads of many streams in the order asked, unknown ones too', async () => {
      const known = [newStream(), newStream()]
      const heads = await Promise.all(known.map((stream) => appendOne(log, stream, NO_HEAD, 1)))
      expect(await log.heads([known[1]!, 'unknown', known[0]!, known[1]!])).toEqual([
        heads[1],
        NO_HEAD,
        heads[0],
        heads[1],
      ])
      expect(await log.heads([])).toEqual([])
    })

    it('keeps apart streams whose names have odd characters', async () => {
      const heads = await Promise.all(ODD_NAMES.map((stream) => appendOne(log, stream, NO_HEAD, stream)))
      expect(heads.map(({ seq }) => seq)).toEqual(ODD_NAMES.map(() => 1))
      for (const stream of ODD_NAMES) expect((await readAll(log, stream)).map(({ event }) => event)).toEqual([stream])
    })

    it('tells every listener of a stream its frames in order, and nothing of other streams', async () => {
      const [stream, other] = [newStream(), newStream()]
      const listeners = [hear(log, stream), hear(log, stream), hear(log, other)] as const
      await until(() => listeners.every(({ confirmations }) => confirmations() === 1))
      let head = NO_HEAD
      for (let nth = 1; nth <= 50; nth += 1) head = await appendOne(log, stream, head, nth)
      await until(() => listeners[0].facts.length === 50 && listeners[1].facts.length === 50)
      for (const { facts } of listeners.slice(0, 2))
        expect(facts.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
      expect(listeners[0].facts).toEqual(await readAll(log, stream))
      expect(listeners[2].facts).toEqual([])
      await Promise.all(listeners.map(({ close }) => close()))
    })

    it('ends one subscription without ending another, and takes a new one at once', async () => {
      const stream = newStream()
      const [ended, kept] = [hear(log, stream), hear(log, stream)]
      await until(() => ended.confirmations() === 1 && kept.confirmations() === 1)
      await ended.close()
      await ended.close()
      const head = await appendOne(log, stream, NO_HEAD, 1)
      await until(() => kept.facts.length === 1)
      const closing = kept.close()
      const late = hear(log, stream)
      await closing
      await until(() => late.confirmations() === 1)
      await appendOne(log, stream, head, 2)
      await until(() => late.facts.length === 1)
      expect([ended.facts.length, kept.facts.length, late.facts[0]?.seq]).toEqual([0, 1, 2])
      await late.close()
    })

    it('misses nothing for whoever reads after the confirmation, while others write', async () => {
      const stream = newStream()
      let isWriting = true
      const writing = (async () => {
        let head = NO_HEAD
        while (isWriting) head = await appendOne(log, stream, head, 'busy')
        return head
      })()
      await until(async () => (await log.read(stream, 0, 1)).facts.length > 0)
      for (let round = 0; round < 5; round += 1) {
        const listener = hear(log, stream)
        await until(() => listener.confirmations() === 1)
        const read = await readAll(log, stream)
        await until(() => (listener.facts.at(-1)?.seq ?? 0) >= read.length + 10)
        const seen = new Set([...read, ...listener.facts].map(({ seq }) => seq))
        expect(seen.size).toBe(Math.max(...seen))
        await listener.close()
      }
      isWriting = false
      await writing
    })

    it('whispers to every listener what is not recorded', async () => {
      const stream = newStream()
      const listeners = [hear(log, stream), hear(log, stream)]
      await until(() => listeners.every(({ confirmations }) => confirmations() === 1))
      log.whisper(stream, { text: 'é😀' })
      await until(() => listeners.every(({ whispers }) => whispers.length === 1))
      expect(listeners.map(({ whispers }) => whispers[0])).toEqual([{ text: 'é😀' }, { text: 'é😀' }])
      expect(await log.heads([stream])).toEqual([NO_HEAD])
      await Promise.all(listeners.map(({ close }) => close()))
    })

    for (const how of ['wiped', 'kept'] as const) {
      it(`begins a new epoch with the facts ${how}, and announces it with an empty frame`, async () => {
        const stream = newStream()
        const listener = hear(log, stream)
        await until(() => listener.confirmations() === 1)
        const first = await appendOne(log, stream, NO_HEAD, 'a')
        const renewed = await log.renew(stream, first, how)
        expect(renewed.epoch).not.toBe(first.epoch)
        expect(renewed.seq).toBe(how === 'wiped' ? 0 : 1)
        expect(await log.renew(stream, first, how)).toEqual(renewed)
        expect(await log.append(stream, first, [factOf('late')])).toEqual({ ok: false, head: renewed })
        const next = await log.append(stream, renewed, [factOf('b')])
        expect(next).toEqual({ ok: true, head: { epoch: renewed.epoch, seq: renewed.seq + 1 } })
        expect((await readAll(log, stream)).map(({ event }) => event)).toEqual(how === 'wiped' ? ['b'] : ['a', 'b'])
        await until(() => listener.frames.length === 3)
        expect(listener.frames.map(({ epoch, facts }) => [epoch, facts.length])).toEqual([
          [first.epoch, 1],
          [renewed.epoch, 0],
          [renewed.epoch, 1],
        ])
        await listener.close()
      })
    }

    it('lets either a renewal or an append of the same instant win, never both', async () => {
      for (let round = 0; round < 20; round += 1) {
        const stream = newStream()
        const head = await appendOne(log, stream, NO_HEAD, 'a')
        const append = () => log.append(stream, head, [factOf('b')])
        const renew = () => log.renew(stream, head, 'kept')
        const [appended, renewed] =
          round % 2 === 0
            ? await Promise.all([append(), renew()])
            : await Promise.all([renew(), append()]).then(([second, first]) => [first, second] as const)
        expect(appended.ok).toBe(renewed.epoch === head.epoch)
        expect((await log.heads([stream]))[0]).toEqual(appended.ok ? appended.head : renewed)
      }
    })

    it('says that it can be reached', async () => {
      expect(await log.reachable()).toBe(true)
    })
  })
}
