/** The screens of one briefing: which are connected, here or at another node, and what each has said of itself last. */
import type { PairedScreen } from '#shared/domain/newsroom/screens.ts'
import type { HeardScreen, PresentScreen, ScreenReport } from '#shared/protocol/screens.ts'
import type { Clock } from '../clock.ts'
import type { LiveSocket } from './sockets.ts'

/** What a screen said before it left is shown to the desk for so long: a day of work. */
const KEPT_MS = 12 * 60 * 60_000
/** Whoever has said nothing for so long, where every five seconds are due, is counted no more. */
const SPEAKS_FOR_MS = 12_000

interface Here {
  readonly id: string
  readonly since: number
  /** When it last said something; its coming is the first. */
  saidAt: number
}

interface Heard {
  readonly report: ScreenReport
  /** ms on this node's clock. */
  readonly at: number
}

export class ScreensHeard {
  readonly #clock: Clock
  /** Those that are connected here. A page that comes back may be there twice for a while. */
  readonly #here = new Map<LiveSocket, Here>()
  readonly #last = new Map<string, Heard>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get size(): number {
    return this.#here.size
  }

  /** Connected here, of one kind. */
  count(isMeant: (socket: LiveSocket) => boolean): number {
    return [...this.#here.keys()].filter(isMeant).length
  }

  arrive(socket: LiveSocket, id: string): void {
    const now = this.#clock.now()
    this.#here.set(socket, { id, since: now, saidAt: now })
  }

  depart(socket: LiveSocket): boolean {
    return this.#here.delete(socket)
  }

  /** True where something else is on the screen than it said before. Of one that is not here nothing is taken down. */
  report(socket: LiveSocket, report: ScreenReport): boolean {
    const here = this.#here.get(socket)
    if (here === undefined) return false
    const { id } = here
    const now = this.#clock.now()
    const before = this.#last.get(id)?.report ?? null
    const spoke = this.#connections(id)
    here.saidAt = now
    this.#last.set(id, { report, at: now })
    return saidOf(before) !== saidOf(report) || this.#connections(id) !== spoke
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
    return [...new Set([...this.#here.values()].map(({ id }) => id))].map((id) => {
      const { at = now, report = null } = this.#last.get(id) ?? {}
      return { id, agoMs: Math.max(0, now - at), connections: this.#connections(id), report }
    })
  }

  /** `connected`: those that are, on all nodes. */
  present(showing: readonly PairedScreen[], connected: readonly HeardScreen[]): PresentScreen[] {
    return showing.map(({ id, number, name }) => {
      const { report = null, at = null } = this.#last.get(id) ?? {}
      const its = connected.filter((one) => one.id === id)
      const isConnected = its.length > 0
      const connections = its.reduce((sum, one) => sum + one.connections, 0)
      const atLeast = isConnected ? 1 : 0
      return { id, number, name, isConnected, connections: Math.max(connections, atLeast), report, heardAt: at }
    })
  }

  /** The one that came last, and whichever still spoke after it had come: a page that was loaded anew does not. */
  #connections(id: string): number {
    const its = [...this.#here.values()].filter((here) => here.id === id)
    const latest = its.at(-1)?.since ?? 0
    const after = this.#clock.now() - SPEAKS_FOR_MS
    return its.filter(({ saidAt }, at) => saidAt > after && (at === its.length - 1 || saidAt > latest)).length
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
