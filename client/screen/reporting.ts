/** Tells the desk what is on the screen: after the pixels, every five seconds, and whenever it has changed. */
import type { ShownScene } from '#shared/domain/screens/shown.ts'
import type { ScreenReport } from '#shared/protocol/screens.ts'
import type { PairedDirective } from './keeping/keptPicture.ts'
import type { ScreenClock } from './screenClock.ts'
import type { LastFact } from './shownBriefing.ts'

const EVERY = 5_000
/** Of lines alone it tells no more often. */
const LINES_EVERY = 1_000
/** So long a delay is told: it is of the last fact, which may have been long ago. */
const DELAY_TOLD_FOR = 60_000

type Painted = Pick<ScreenReport, 'briefing' | 'seq' | 'scene' | 'isFrozen' | 'head'>
const NOTHING: Painted = { briefing: null, seq: 0, scene: 'standby', isFrozen: false, head: 0 }

export interface ReportingPorts {
  readonly clock: ScreenClock
  readonly send: (report: ScreenReport) => void
  /** Runs once what was drawn is on the screen. */
  readonly afterPaint: (run: () => void) => void
  readonly around: () => Omit<ScreenReport, keyof Painted | 'delayMs'>
  readonly offset: () => number
  readonly lastFact: () => LastFact | null
}

export class Reporting {
  readonly #ports: ReportingPorts
  #painted: Painted | null = null
  /** What was drawn last, be it covered since or not. */
  #whole: Painted = NOTHING
  #delayMs: number | null = null
  #measured = 0
  #measuredAt = 0
  #sentAt = Number.NEGATIVE_INFINITY
  #isDue = false

  constructor(ports: ReportingPorts) {
    this.#ports = ports
  }

  /** Something was drawn; `head`: the last fact that is in it. */
  drawn(directive: PairedDirective, scene: ShownScene | 'standby', head: number): void {
    const { briefing, seq, image } = directive
    this.#whole = { briefing, seq, scene, isFrozen: image?.isFrozen === true, head }
    this.#paint(this.#whole)
  }

  /** What was drawn last is all that stands there from here on. */
  broken(): void {
    this.#painted ??= NOTHING
    this.send()
  }

  /** Nothing of it is to be seen. `by`: the directive that said so, which is obeyed with that; null: none did. */
  covered(by: PairedDirective | null): void {
    const { briefing, seq } = by ?? { ...this.#whole, seq: 0 }
    this.#paint({ briefing, seq, scene: 'blank', isFrozen: by?.image?.isFrozen === true, head: 0 })
  }

  /** It is again. */
  uncovered(): void {
    this.#paint(this.#whole)
  }

  /** Once a second. */
  tick(): void {
    const waited = this.#ports.clock.steady() - this.#sentAt
    if (waited >= EVERY || (this.#isDue && waited >= LINES_EVERY)) this.send()
  }

  /** At once, as after a new connection. */
  send(): void {
    if (this.#painted === null) return
    const now = this.#ports.clock.steady()
    this.#sentAt = now
    this.#isDue = false
    const delayMs = now - this.#measuredAt < DELAY_TOLD_FOR ? this.#delayMs : null
    this.#ports.send({ ...this.#painted, delayMs, ...this.#ports.around() })
  }

  #paint(painted: Painted): void {
    this.#ports.afterPaint(() => this.#onScreen(painted))
  }

  #onScreen(painted: Painted): void {
    const before = this.#painted
    this.#painted = painted
    this.#measure(painted.head)
    this.#isDue = true
    const isSamePicture =
      before !== null &&
      (['briefing', 'seq', 'scene', 'isFrozen'] as const).every((key) => before[key] === painted[key])
    if (!isSamePicture || this.#ports.clock.steady() - this.#sentAt >= LINES_EVERY) this.send()
  }

  #measure(head: number): void {
    const fact = this.#ports.lastFact()
    if (fact === null || fact.seq === this.#measured || fact.seq > head) return
    this.#measured = fact.seq
    this.#measuredAt = this.#ports.clock.steady()
    const delay = this.#ports.clock.now() + this.#ports.offset() - fact.at
    this.#delayMs = Math.min(86_400_000, Math.max(0, Math.round(delay)))
  }
}

/** In the second frame after a change its pixels are on the screen. A page that nobody sees draws none. */
export function afterPaint(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run))
}
