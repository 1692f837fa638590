/** A screen from its start to its end: pairing, following, keeping, reporting and healing, put together. */
import { ref, shallowRef, watch } from 'vue'
import type { ShownScene } from '#shared/domain/screens/shown.ts'
import type { MakeWire } from './connection.ts'
import { Follower } from './follower.ts'
import { StandIn, type StandInPorts } from './healing/standIn.ts'
import { reportedAge, staleForMs, STALE_AFTER } from './healing/staleness.ts'
import { Watchdog } from './healing/watchdog.ts'
import { Keeping } from './keeping/keeping.ts'
import { pictureOf, restorePicture } from './keeping/heldPicture.ts'
import { readPicture, type KeptPicture } from './keeping/keptPicture.ts'
import { PairingAsk, type PairingPorts, type PairingState } from './pairing/pairingAsk.ts'
import { Reporting, type ReportingPorts } from './reporting.ts'
import type { ScreenClock } from './screenClock.ts'
import type { Slot } from './slot.ts'

export interface ScreenPorts
  extends Pick<PairingPorts, 'ask' | 'claim'>, Pick<ReportingPorts, 'afterPaint'>, Pick<StandInPorts, 'glass'> {
  readonly clock: ScreenClock
  readonly slot: Slot
  readonly makeWire?: MakeWire
  /** Of the page that is here, and what it is drawn on. */
  readonly version: string
  readonly size: () => { readonly width: number; readonly height: number; readonly scale: number }
  /** The page of another version is there to be loaded. */
  readonly told: (version: string) => void
  readonly serverAnswers: () => Promise<boolean>
  readonly reload: () => void
  /** What was kept may be what broke the page. */
  readonly isKeptSuspect: boolean
}

const NOTHING_YET: PairingState = { code: null, isWaiting: false }

export class ScreenControl {
  /** Null while the display is paired. */
  readonly pairing = shallowRef<PairingState | null>(null)
  /** How old the picture is, in ms, where that is worth a mark; infinitely, where nobody knows. */
  readonly staleFor = ref<number | null>(null)
  readonly follower: Follower
  readonly standIn: StandIn
  readonly slot: Slot
  readonly #ports: ScreenPorts
  readonly #keeping: Keeping
  readonly #reporting: Reporting
  readonly #watchdog: Watchdog
  #ask: PairingAsk | null = null
  #storeLostAt: number | null = null
  #isKept = true
  #stopWatching = () => {}

  constructor(ports: ScreenPorts) {
    const { clock, slot } = ports
    this.#ports = ports
    this.slot = slot
    this.follower = new Follower({
      clock,
      ...(ports.makeWire && { makeWire: ports.makeWire }),
      heard: () => this.#watchdog.heard(),
      version: ports.told,
      unpaired: () => this.#unpaired(),
      greeted: () => this.#reporting.send(),
    })
    const { keepPicture: keep, keepHeard } = slot
    this.#keeping = new Keeping({ clock, keep, keepHeard, picture: () => pictureOf(this.follower, clock) })
    const { shown } = this.follower
    this.#reporting = new Reporting({
      clock,
      afterPaint: ports.afterPaint,
      send: (report) => this.follower.report(report),
      offset: () => shown.offset.value,
      lastFact: () => shown.lastFact.value,
      around: () => ({
        ...ports.size(),
        staleForMs: reportedAge(this.staleFor.value, clock),
        isBroken: this.standIn.isBroken,
        isKept: this.#isKept,
        version: ports.version,
      }),
    })
    this.standIn = new StandIn({
      glass: ports.glass,
      clock,
      told: () => this.#told(),
      covered: (by) => this.#reporting.covered(by),
      uncovered: () => this.#reporting.uncovered(),
    })
    this.#watchdog = new Watchdog({
      clock,
      isConnected: () => this.follower.isConnected,
      reconnect: () => this.follower.reconnect(),
      rejoin: () => shown.rejoin(),
      serverAnswers: ports.serverAnswers,
      reload: ports.reload,
      ticked: () => this.#tick(),
    })
  }

  open(): void {
    const { slot, isKeptSuspect } = this.#ports
    const token = slot.token()
    if (token !== null && !isKeptSuspect) this.#restore(readPicture(slot.picture(), slot.heardAt()))
    const { shown, directive } = this.follower
    const stops = [
      watch([shown.briefing, shown.interims, directive], () => this.#keeping.changed(), { flush: 'sync' }),
      watch([shown.briefing, directive, this.pairing], () => this.standIn.follow(), { flush: 'sync' }),
    ]
    this.#stopWatching = () => stops.forEach((stop) => stop())
    this.#watchdog.open()
    if (token === null) this.#pair()
    else this.follower.open(token)
  }

  close(): void {
    this.#stopWatching()
    this.#watchdog.close()
    this.#ask?.close()
    this.follower.close()
  }

  /** What was kept is drawn now: from here on the clock is today's. */
  restored(): void {
    if (this.#kept !== null) this.follower.shown.offset.value = this.#kept.offset
  }

  drawn(scene: ShownScene | 'standby', head: number): void {
    const { value: directive } = this.follower.directive
    if (directive !== null && !this.standIn.isBroken) this.#reporting.drawn(directive, scene, head)
  }

  /** A part of the page has failed. */
  broken(): void {
    if (this.standIn.isBroken) return
    this.standIn.broken()
    this.#reporting.broken()
  }

  /** Keeps what is shown now. */
  keep(): void {
    if (this.pairing.value === null) this.#keeping.flush()
  }

  #kept: KeptPicture | null = null

  #restore(kept: KeptPicture | null): void {
    if (kept === null) return
    this.#kept = kept
    restorePicture(this.follower, kept, this.#ports.clock)
    this.#keeping.changed()
  }

  #told() {
    const { directive, shown } = this.follower
    return {
      isPairing: this.pairing.value !== null,
      directive: directive.value,
      briefing: shown.briefing.value,
      now: this.#ports.clock.now() + shown.offset.value,
    }
  }

  #pair(): void {
    this.pairing.value = NOTHING_YET
    const { ask, claim, clock, slot } = this.#ports
    this.#ask = new PairingAsk({
      ask,
      claim,
      clock,
      changed: (state) => (this.pairing.value = state),
      paired: (token) => {
        this.#isKept = slot.keepToken(token)
        this.pairing.value = null
        this.#watchdog.heard()
        this.follower.open(token)
      },
    })
    this.#ask.open()
  }

  /** Its token is none any more: what it showed is nobody's to see from here. */
  #unpaired(): void {
    this.follower.close()
    this.follower.clear()
    this.#ports.slot.forget()
    this.#pair()
  }

  #tick(): void {
    const { shown } = this.follower
    const now = this.#ports.clock.steady()
    const { value: link } = shown.link
    this.#storeLostAt = link.storeStale ? (this.#storeLostAt ?? now) : null
    const isEmpty = shown.briefing.value === null
    const stale = isEmpty ? null : staleForMs(link, shown.heardAt, this.#storeLostAt, now)
    const age = Math.max(stale ?? 0, this.standIn.ageMs ?? 0)
    this.staleFor.value = age > STALE_AFTER ? age : null
    // Nobody talks to a display that is being paired but by the calls that it makes itself.
    if (this.pairing.value !== null) return this.#watchdog.heard()
    this.follower.tick()
    this.#keeping.tick()
    this.#reporting.tick()
  }
}
