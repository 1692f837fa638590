/** Documents read beside the node: in a thread of their own, in a fair order, for those who still wait. */
import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import type { DocumentReading } from '#shared/protocol/documents.ts'
import { systemClock } from '../../server/clock.ts'
import { askerOf } from '../../server/http/documentBody.ts'
import { ANYBODY } from '../../server/people/identities.ts'
import { createReadApart, type ReadApart } from '../../server/reading/readApart.ts'
import { ReadingGivenUp, type Asker } from '../../server/reading/readingQueue.ts'
import { longTranscript } from '../support/longTranscript.ts'

describe('a document', () => {
  let apart: ReadApart
  afterEach(() => apart.close())
  const asked = (characters: number) => ({ source: longTranscript(characters), type: 'text/plain' }) as const
  const asker = (by: string, more: Partial<Asker> = {}): Asker => ({
    by,
    gone: new AbortController().signal,
    looks: true,
    ...more,
  })
  const readBy = async (about: Asker, characters: number) =>
    JSON.parse(await apart.asJson(asked(characters), about)) as DocumentReading

  it('[RA1] is read without keeping anybody waiting', async () => {
    apart = createReadApart({ clock: systemClock })
    const request = asked(600_000)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const began = performance.now()
    const json = await apart.asJson(request, asker('kit'))
    const took = performance.now() - began
    delay.disable()
    expect((JSON.parse(json) as DocumentReading).ok).toBe(true)
    // Whoever reads it on the node itself holds it for all of that time.
    expect(delay.max / 1e6).toBeLessThan(Math.max(60, took / 4))
  })

  it('[RA2] waits for its turn, is refused where too many wait, and is stopped where it takes too long', async () => {
    apart = createReadApart({ clock: systemClock, waitingAtMost: 1, atMostMs: 30_000 })
    const [first, second, third] = await Promise.allSettled(
      ['kit', 'ada', 'noor'].map((by) => readBy(asker(by), 200_000)),
    )
    expect([first?.status, second?.status]).toEqual(['fulfilled', 'fulfilled'])
    expect(third).toMatchObject({ status: 'rejected', reason: { code: 'too-busy' } })
    await apart.close()
    apart = createReadApart({ clock: systemClock, atMostMs: 1 })
    await expect(readBy(asker('kit'), 200_000)).rejects.toMatchObject({ code: 'too-busy', detail: { limitMs: 1 } })
  })

  it('[RA3] is read by a new thread after one was stopped, and not at all once all is closed', async () => {
    let isPatient = false
    const clock = {
      ...systemClock,
      after: (ms: number, run: () => void) => systemClock.after(isPatient ? ms : 1, run),
    }
    apart = createReadApart({ clock })
    const read = () => readBy(asker('kit'), 100_000)
    await expect(read()).rejects.toMatchObject({ code: 'too-busy' })
    isPatient = true
    expect((await read()).ok).toBe(true)
    const left = read()
    const [ended] = await Promise.allSettled([left, apart.close()])
    expect(ended).toMatchObject({ status: 'rejected', reason: { code: 'server-closing' } })
    await expect(read()).rejects.toMatchObject({ code: 'server-closing' })
  })

  it('[RA4] of one account waits alone: the newer takes the place of what was to be looked at, and keeps it', async () => {
    apart = createReadApart({ clock: systemClock })
    const order: string[] = []
    const read = async (by: string, name: string) => {
      await readBy(asker(by), 30_000)
      order.push(name)
    }
    const [first, old, other, newer] = await Promise.allSettled([
      read('kit', 'first'),
      read('kit', 'old'),
      read('ada', 'other'),
      read('kit', 'newer'),
    ])
    expect([first, other, newer].map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
    expect(old).toMatchObject({ status: 'rejected', reason: { name: 'ReadingGivenUp' } })
    expect(order).toEqual(['first', 'newer', 'other'])
  })

  it('[RA4] that is to be entered is not lost for one that is only looked at', async () => {
    apart = createReadApart({ clock: systemClock })
    const [, entered, look] = await Promise.allSettled([
      readBy(asker('kit'), 30_000),
      readBy(asker('kit', { looks: false }), 30_000),
      readBy(asker('kit'), 30_000),
    ])
    expect(entered.status).toBe('fulfilled')
    expect(look).toMatchObject({ status: 'rejected', reason: { code: 'too-many-requests' } })
  })

  it('[RA5] is not read for somebody who has gone, and leaves room for who comes', async () => {
    apart = createReadApart({ clock: systemClock, waitingAtMost: 1 })
    const leaving = new AbortController()
    const first = readBy(asker('kit'), 30_000)
    const left = readBy(asker('ada', { gone: leaving.signal }), 30_000)
    leaving.abort()
    const come = readBy(asker('noor'), 30_000)
    await expect(left).rejects.toThrow(ReadingGivenUp)
    expect((await Promise.all([first, come])).map(({ ok }) => ok)).toEqual([true, true])
    await expect(readBy(asker('ada', { gone: leaving.signal }), 30_000)).rejects.toThrow(ReadingGivenUp)
  })
})

describe('whoever asks', () => {
  let http: Server
  afterEach(() => http.close())

  it('[RA5] has gone when the request is closed, and not before', async () => {
    const asked = Promise.withResolvers<Asker>()
    http = createServer(
      express().post('/', (_, response) => {
        asked.resolve(askerOf({ ...ANYBODY, account: 'kit' }, response, true))
      }),
    )
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    const sent = request({ port: (http.address() as AddressInfo).port, host: '127.0.0.1', method: 'POST' })
    sent.on('error', () => undefined)
    sent.end('{}')
    const { by, gone } = await asked.promise
    expect([by, gone.aborted]).toEqual(['kit', false])
    const left = once(gone, 'abort')
    sent.destroy()
    await left
    expect(gone.aborted).toBe(true)
  })
})
