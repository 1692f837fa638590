/** What a test waits for may take longer on a busy machine than the second after which it is usually given up. */
import { vi } from 'vitest'

const WAITS_MS = 10_000
const { waitFor } = vi

vi.waitFor = (check, options = {}) =>
  waitFor(check, typeof options === 'number' ? options : { timeout: WAITS_MS, ...options })
