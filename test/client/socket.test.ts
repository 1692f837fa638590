/** The way back to a server that went away. */
import { describe, expect, it } from 'vitest'
import { retryDelay } from '../../client/live/socket.ts'

describe('the delay before the next attempt', () => {
  it('grows with each failure up to eight seconds', () => {
    const delays = [0, 1, 2, 3, 4, 5, 9, 30].map((failures) => retryDelay(failures, 1))
    expect(delays).toEqual([400, 800, 1_600, 3_200, 6_400, 8_000, 8_000, 8_000])
  })

  it('is spread over half of itself, also at its cap, so that a crowd does not return at once', () => {
    expect(retryDelay(30, 0)).toBe(4_000)
    expect(retryDelay(30, 0.5)).toBe(6_000)
  })

  it('grows no further than whoever connects can wait', () => {
    expect([0, 1, 2, 30].map((failures) => retryDelay(failures, 1, 1_000))).toEqual([400, 800, 1_000, 1_000])
  })
})
