/** What the page of the screens brings along for browsers that lack it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { partyText } from '../../client/figures/figureText.ts'

const { timeout } = AbortSignal
const { DisplayNames } = Intl

beforeEach(async () => {
  AbortSignal.timeout = undefined as never
  Object.defineProperty(Intl, 'DisplayNames', { value: undefined, configurable: true, writable: true })
  vi.resetModules()
  await import('../../client/screen/oldBrowser.ts')
})
afterEach(() => {
  AbortSignal.timeout = timeout
  Object.defineProperty(Intl, 'DisplayNames', { value: DisplayNames, configurable: true, writable: true })
  vi.useRealTimers()
})

describe('a browser of 2019', () => {
  it('gives up on an answer in time', () => {
    vi.useFakeTimers()
    const signal = AbortSignal.timeout(500)
    vi.advanceTimersByTime(499)
    expect(signal.aborted).toBe(false)
    vi.advanceTimersByTime(1)
    expect(signal.aborted).toBe(true)
  })

  it('calls a country as it was said', () => {
    expect(partyText({ code: 'NO', name: 'Kingdom of Norway' }, 'fr')).toBe('Kingdom of Norway')
  })
})
