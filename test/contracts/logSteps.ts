/** Steps that the tests of the log share: writing with retries, reading to the end, listening, waiting for a condition. */
import { setTimeout as wait } from 'node:timers/promises'
import type { EventLog, Frame, Head, NewFact, StoredFact } from '../../server/log/eventLog.ts'

export const byTest = { id: 'tester-1', role: 'owner' } as const satisfies NewFact['by']

export function factOf(event: unknown): NewFact {
  return { at: 1_700_000_000_000, by: byTest, event }
}

/** Appends one fact, again after each conflict. Answers the head after it. */
export async function appendOne(log: EventLog, stream: string, expected: Head, event: unknown): Promise<Head> {
  for (let head = expected; ;) {
    const outcome = await log.append(stream, head, [factOf(event)])
    if (outcome.ok) return outcome.head
    head = outcome.head
  }
}

/** Up to the head that the last page names; whoever read until nothing came would chase a busy writer for ever. */
export async function readAll(log: EventLog, stream: string): Promise<StoredFact[]> {
  const all: StoredFact[] = []
  for (;;) {
    const { facts, head } = await log.read(stream, all.length, 500)
    all.push(...facts)
    if (all.length >= head.seq) return all
    if (facts.length === 0) throw new Error(`${stream} ends at ${all.length}, and its head is ${head.seq}`)
  }
}

/** Listens and remembers. */
export function hear(log: EventLog, stream: string) {
  const frames: Frame[] = []
  const facts: StoredFact[] = []
  const losses: string[] = []
  const whispers: unknown[] = []
  let confirmed = 0
  const subscription = log.subscribe(stream, {
    frame: (frame) => {
      frames.push(frame)
      facts.push(...frame.facts)
    },
    lost: (reason) => losses.push(reason),
    confirmed: () => {
      confirmed += 1
    },
    whisper: (message) => whispers.push(message),
  })
  return { frames, facts, losses, whispers, confirmations: () => confirmed, close: () => subscription.close() }
}

/** Resolves once `isSo`; a condition that throws is not so yet. Throws after `within` ms. */
export async function until(isSo: () => boolean | Promise<boolean>, within = 10_000): Promise<void> {
  const end = Date.now() + within
  for (;;) {
    let last: unknown = 'it was never so'
    try {
      if (await isSo()) return
    } catch (error) {
      last = error
    }
    if (Date.now() > end) throw new Error(`not so within ${within} ms: ${isSo.toString()}`, { cause: last })
    await wait(5)
  }
}
