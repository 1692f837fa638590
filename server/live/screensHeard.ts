/** The screens of one briefing: which are connected, here or at another node, and what each has said of itself last. */
import type { PairedScreen } from '#shared/domain/newsroom/screens.ts'
import type { HeardScreen, PresentScreen, ScreenReport } from '#shared/protocol/screens.ts'
import type { Clock } from '../clock.ts'
import type { LiveSocket } from './sockets.ts'

/** What a screen said before it left is shown to the desk for so long: a day of work. */
const KEPT_MS = 12 * 60 * 60_000

interface Heard {
  readonly report: ScreenReport
  /** ms on this node's clock. */
  readonly at: number
}

export class ScreensHeard {
  readonly #clock: Clock
  /** The ids of those that are connected here. A page that comes back may be there twice for a while. */
  readonly #here = new Map<LiveSocket, string>()
  readonly #last = new Map<string, Heard>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get size(): number {
    return this.#here.size
  }

  arrive(socket: LiveSocket, id: string): void {
    this.#here.set(socket, id)
  }

  depart(socket: LiveSocket): boolean {
    return this.#here.delete(socket)
  }

  /** True where something else is on the screen than it said before. Of one that is not here nothing is taken down. */
  report(socket: LiveSocket, report: ScreenReport): boolean {
    const id = this.#here.get(socket)
    if (id === undefined) return false
    const before = this.#last.get(id)?.report ?? null
    this.#last.set(id, { report, at: this.#clock.now() })
    return saidOf(before) !== saidOf(report)
  }

  /** What another node has heard. */
  hear(screens: readonly HeardScreen[]): void {
    const now = this.#clock.now()
    for (const { id, agoMs, report } of screens) {
      const at = now - agoMs
      if (report !== null && at > (this.#last.get(id)?.at ?? 0)) this.#last.set(id, { report, at })
    }
  }

  here(): HeardScreen[] {
    this.#forgetOld()
    const now = this.#clock.now()
    return [...new Set(this.#here.values())].map((id) => {
      const heard = this.#last.get(id)
      return { id, agoMs: heard === undefined ? 0 : Math.max(0, now - heard.at), report: heard?.report ?? null }
    })
  }

  /** `connected`: the ids of those that are, on all nodes. */
  present(showing: readonly PairedScreen[], connected: ReadonlySet<string>): PresentScreen[] {
    return showing.map(({ id, name }) => {
      const { report = null, at = null } = this.#last.get(id) ?? {}
      return { id, name, isConnected: connected.has(id), report, heardAt: at }
    })
  }

  #forgetOld(): void {
    const after = this.#clock.now() - KEPT_MS
    for (const [id, { at }] of this.#last) if (at <= after) this.#last.delete(id)
  }
}

/** What the desk is told of at once; the rest, which is never the same twice, waits for the next beat. */
export function saidOf(report: ScreenReport | null): string {
  if (report === null) return ''
  const { delayMs: _delay, head: _head, staleForMs, ...said } = report
  return JSON.stringify({ ...said, isStale: staleForMs !== null })
}
