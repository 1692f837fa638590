/**
 * Goes over to a new version of the page without anybody noticing.
 *
 * V1 Told of another version than its own: the new page is fetched, with its assets, and loaded in a quiet moment: when no
 *    line came for two seconds, after thirty at the latest.
 * V2 A node that still serves the page that is here has nothing to load: asked again after a while.
 * V3 The same version is not loaded again and again: each time only after twice the time.
 */
import type { ScreenClock } from '../screenClock.ts'
import type { ServedPage } from './serverPage.ts'

export const QUIET_FOR = 2_000
export const QUIET_WITHIN = 30_000
export const ASKED_AGAIN_AFTER = 5_000
const LOADED_AGAIN_AFTER = 60_000

export interface Loaded {
  readonly version: string
  readonly at: number
  readonly times: number
}

export interface DeployPorts {
  /** Of the page that is here; empty where it has none. */
  readonly own: string
  readonly clock: ScreenClock
  readonly servedPage: () => Promise<ServedPage | null>
  readonly fetchAssets: (page: ServedPage) => Promise<boolean>
  /** On the steady clock: when the last line came. */
  readonly lastLineAt: () => number
  readonly loaded: () => Loaded | null
  readonly reload: (noted: Loaded) => void
}

export class Deploy {
  readonly #ports: DeployPorts
  #told: string
  #attempt = 0
  #cancel = () => {}

  constructor(ports: DeployPorts) {
    this.#ports = ports
    this.#told = ports.own
  }

  told(version: string): void {
    if (version === this.#told) return
    this.#told = version
    this.close()
    if (version !== this.#ports.own && this.#ports.own !== '') void this.#prepare(this.#attempt)
  }

  close(): void {
    this.#attempt += 1
    this.#cancel()
  }

  async #prepare(attempt: number): Promise<void> {
    const page = await this.#ports.servedPage()
    const isNew = page !== null && page.version !== this.#ports.own
    const isHere = isNew && (await this.#ports.fetchAssets(page))
    if (attempt !== this.#attempt) return
    if (isHere) return this.#waitForQuiet(page.version, this.#ports.clock.steady())
    this.#cancel = this.#ports.clock.after(ASKED_AGAIN_AFTER, () => void this.#prepare(attempt))
  }

  #waitForQuiet(version: string, since: number): void {
    const { clock, lastLineAt, loaded, reload } = this.#ports
    const now = clock.now()
    const passed = clock.steady() - since
    const wait = Math.max(
      waitBeforeLoading(loaded(), version, now, passed),
      waitForQuiet(lastLineAt(), since, clock.steady()),
    )
    if (wait > 0) this.#cancel = clock.after(wait, () => this.#waitForQuiet(version, since))
    else reload(noted(loaded(), version, now))
  }
}

export function waitForQuiet(lastLineAt: number, since: number, now: number): number {
  return Math.min(lastLineAt + QUIET_FOR - now, since + QUIET_WITHIN - now)
}

/** `passed`: ms since it could have been loaded. */
function waitBeforeLoading(loaded: Loaded | null, version: string, now: number, passed: number): number {
  if (loaded?.version !== version) return 0
  const wait = LOADED_AGAIN_AFTER * 2 ** Math.min(loaded.times - 1, 10)
  // One that lies ahead was noted before the clock was set back.
  return loaded.at > now ? wait - passed : loaded.at + wait - now
}

function noted(loaded: Loaded | null, version: string, now: number): Loaded {
  return { version, at: now, times: loaded?.version === version ? loaded.times + 1 : 1 }
}
