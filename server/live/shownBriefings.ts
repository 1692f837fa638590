/** The briefings that screens of this node show: opened while there is such a screen, asked for again while they cannot be. */
import type { Logger } from 'pino'
import type { Recorded } from '#shared/domain/recorded.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { backOff, type Clock } from '../clock.ts'
import { StoreDown } from '../log/eventLog.ts'
import type { BriefingFollowing, Briefings } from './briefings.ts'

export interface ShownBriefing {
  readonly id: string
  /** Null while it is not open. */
  readonly following: BriefingFollowing | null
  /** The store says that there is none. */
  readonly isMissing: boolean
}

interface Shown extends ShownBriefing {
  following: BriefingFollowing | null
  isMissing: boolean
  screens: number
  /** Ends to listen to it, or to wait for the next try. */
  stop: () => void
}

export interface ShownBriefingsParts {
  readonly briefings: Pick<Briefings, 'open'>
  readonly clock: Clock
  readonly logger: Logger
  /** It is open or missing now, or what its screens are to show may have changed. */
  readonly changed: (shown: ShownBriefing) => void
}

/** A rehearsal between two plays is wiped for a moment, and not missing. */
const TRIES_WHILE_WIPED = 4
const AGAIN_AFTER_MS = 300
const AGAIN_AT_MOST_MS = 2_000

export class ShownBriefings {
  readonly #parts: ShownBriefingsParts
  readonly #shown = new Map<string, Shown>()

  constructor(parts: ShownBriefingsParts) {
    this.#parts = parts
  }

  /** One screen more shows it. To be let go of once for each time. */
  hold(id: string): ShownBriefing {
    const known = this.#shown.get(id)
    const shown = known ?? { id, following: null, isMissing: false, screens: 0, stop: () => undefined }
    shown.screens += 1
    if (known === undefined) {
      this.#shown.set(id, shown)
      void this.#open(shown, 0)
    }
    return shown
  }

  letGo(id: string): void {
    const shown = this.#shown.get(id)
    if (shown === undefined) return
    shown.screens -= 1
    if (shown.screens > 0) return
    this.#shown.delete(id)
    shown.stop()
  }

  close(): void {
    for (const shown of this.#shown.values()) shown.stop()
    this.#shown.clear()
  }

  async #open(shown: Shown, failures: number): Promise<void> {
    try {
      const following = await this.#parts.briefings.open(shown.id)
      if (this.#isShown(shown)) this.#attach(shown, following)
    } catch (error) {
      if (this.#isShown(shown)) this.#openLater(shown, failures, error)
    }
  }

  #attach(shown: Shown, following: BriefingFollowing): void {
    shown.following = following
    shown.isMissing = false
    const changed = () => {
      this.#parts.changed(shown)
    }
    shown.stop = following.listen({
      facts: (facts) => {
        if (facts.some(isOfScreens)) changed()
      },
      begunAnew: changed,
    })
    changed()
  }

  #openLater(shown: Shown, failures: number, error: unknown): void {
    const { clock, logger, changed } = this.#parts
    const code = error instanceof Refusal ? error.code : null
    const isMissing = code === 'briefing-not-found' || (code === 'behind' && failures + 1 >= TRIES_WHILE_WIPED)
    const wasMissing = shown.isMissing
    if (!(error instanceof StoreDown)) shown.isMissing = isMissing
    if (failures === 0) logger.warn({ err: error, briefing: shown.id }, 'screens show a briefing that cannot be opened')
    if (shown.isMissing && !wasMissing) changed(shown)
    const wait = backOff(failures, AGAIN_AFTER_MS, AGAIN_AT_MOST_MS)
    shown.stop = clock.after(wait, () => {
      void this.#open(shown, failures + 1)
    })
  }

  #isShown(shown: Shown): boolean {
    return this.#shown.get(shown.id) === shown
  }
}

/** In its language a screen begins that nobody has said anything about. */
function isOfScreens({ event }: Recorded): boolean {
  return event?.type === 'ScreenSet' || event?.type === 'ScreenUnset' || event?.type === 'BriefingScheduled'
}
