import { describe, expect, it } from 'vitest'
import { createSendingQueue } from '../../../server/mail/sendingQueue.ts'
import { createFakeClock, settle } from '../../support/fakeClock.ts'

/** A queue whose attempts end when the test says so. */
function stagedQueue(atOnce: number) {
  const clock = createFakeClock()
  const started: string[] = []
  const ends = new Map<string, (again: number | null) => void>()
  const queue = createSendingQueue(clock, atOnce, ({ mark }) => {
    started.push(mark)
    return new Promise((resolve) => ends.set(mark, resolve))
  })
  return {
    clock,
    queue,
    started,
    async end(mark: string, again: number | null = null) {
      ends.get(mark)?.(again)
      await settle()
    },
  }
}

const digests = ['d1', 'd2', 'd3', 'd4', 'd5'].map((mark) => ({ mark, bulk: true }))
const code = { mark: 'code', bulk: false }

describe('the queue of mails', () => {
  it('[M4] keeps one place free of digests, so that a code starts at once', () => {
    const { queue, started } = stagedQueue(4)
    for (const digest of digests) queue.add(digest)
    expect(started).toEqual(['d1', 'd2', 'd3'])
    queue.add(code)
    expect(started).toEqual(['d1', 'd2', 'd3', 'code'])
  })

  it('[M4] gives a place that becomes free to a code before digests that waited longer', async () => {
    const { queue, started, end } = stagedQueue(1)
    for (const digest of digests) queue.add(digest)
    queue.add(code)
    await end('d1')
    await end('code')
    expect(started).toEqual(['d1', 'code', 'd2'])
  })

  it('never has more under way than it may, and starts the next when one ends', async () => {
    const { queue, started, end } = stagedQueue(2)
    for (const n of [1, 2, 3, 4]) queue.add({ mark: `m${n}`, bulk: false })
    expect(started).toEqual(['m1', 'm2'])
    await end('m2')
    expect(started).toEqual(['m1', 'm2', 'm3'])
  })

  it('[M3] tries again after the pause that was asked for, and lets others pass meanwhile', async () => {
    const { clock, queue, started, end } = stagedQueue(1)
    queue.add(code)
    await end('code', 5_000)
    expect(queue.holds(code)).toBe(true)
    queue.add({ mark: 'other', bulk: false })
    await end('other')
    await clock.advance(4_999)
    expect(started).toEqual(['code', 'other'])
    await clock.advance(1)
    expect(started).toEqual(['code', 'other', 'code'])
    await end('code')
    expect(queue.holds(code)).toBe(false)
  })

  it('[M2] does not take in what it holds already', () => {
    const { queue, started } = stagedQueue(4)
    queue.add(code)
    queue.add(code)
    expect(started).toEqual(['code'])
  })

  it('starts nothing once it is being closed, and is closed when the last one ends', async () => {
    const { queue, started, end } = stagedQueue(1)
    queue.add(code)
    queue.add({ mark: 'other', bulk: false })
    let isClosed = false
    const closing = queue.close(1_000).then(() => (isClosed = true))
    await settle()
    expect(isClosed).toBe(false)
    await end('code', 1_000)
    await closing
    expect(started).toEqual(['code'])
  })
})
