/**
 * What stands there once a part of the page has failed, until it is loaded anew: a copy of the last whole picture, which nothing
 * changes any more. It is covered where the desk says black, and where it is no longer this screen's to show.
 */
import { shallowRef } from 'vue'
import { shownScene } from '#shared/domain/screens/shown.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { PairedDirective } from '../keeping/keptPicture.ts'
import type { ScreenClock } from '../screenClock.ts'
import type { LastPicture } from './lastPicture.ts'

export interface Told {
  readonly isPairing: boolean
  readonly directive: PairedDirective | null
  readonly briefing: Briefing | null
  /** The server's clock, in ms. */
  readonly now: number
}

export interface StandInPorts {
  readonly glass: Pick<LastPicture, 'take' | 'broken' | 'cover'>
  readonly told: () => Told
  readonly clock: Pick<ScreenClock, 'steady'>
  /** The copy is covered from now on, by this; or it is to be seen again. */
  readonly covered: (by: PairedDirective | null) => void
  readonly uncovered: () => void
}

/** The code of a pairing, or the picture of a briefing. */
type Copied = 'code' | { readonly briefing: string | null }

/** So often the same picture is copied: what stands in for it may be so much older. */
const COPIED_EVERY = 5_000

export class StandIn {
  readonly isCovered = shallowRef(false)
  readonly #ports: StandInPorts
  #copied: Copied = { briefing: null }
  #copiedAt: number
  #is: string | null = null
  #scene: string | null = null
  #isBroken = false

  constructor(ports: StandInPorts) {
    this.#ports = ports
    this.#copiedAt = ports.clock.steady()
  }

  get isBroken(): boolean {
    return this.#isBroken
  }

  /** How old the copy that stands there is, in ms; null where none does. */
  get ageMs(): number | null {
    return this.#isBroken && this.#copied !== 'code' ? this.#ports.clock.steady() - this.#copiedAt : null
  }

  /** Everything is drawn, and whole. `scene`: what it is, where that is known. A copy of one with other words alone waits. */
  settled(scene: string | null = null): void {
    if (this.#isBroken) return
    const { isPairing, directive } = this.#ports.told()
    const now = this.#ports.clock.steady()
    const is = isPairing ? 'code' : `${directive?.briefing} ${directive?.seq} ${scene ?? this.#scene}`
    if (is === this.#is && now - this.#copiedAt < COPIED_EVERY) return
    this.#is = is
    this.#scene = scene ?? this.#scene
    this.#copied = isPairing ? 'code' : { briefing: directive?.briefing ?? null }
    this.#copiedAt = now
    this.#ports.glass.take()
  }

  broken(): void {
    if (this.#isBroken) return
    this.#isBroken = true
    this.#ports.glass.broken()
    this.follow()
  }

  /** Something was told that the picture, were it whole, would follow. */
  follow(): void {
    if (!this.#isBroken) return
    const told = this.#ports.told()
    const isCovered = isToBeCovered(this.#copied, told)
    const was = this.isCovered.value
    this.isCovered.value = isCovered
    this.#ports.glass.cover(isCovered)
    if (isCovered) this.#ports.covered(isBlack(told) ? told.directive : null)
    else if (was) this.#ports.uncovered()
  }
}

function isToBeCovered(copied: Copied, told: Told): boolean {
  if (copied === 'code') return false
  const { isPairing, directive, briefing } = told
  const isOfThis = directive?.briefing === copied.briefing && (briefing?.id ?? null) === copied.briefing
  return isPairing || !isOfThis || isBlack(told)
}

/** The desk says so. */
function isBlack({ directive, briefing, now }: Told): boolean {
  const image = directive?.image ?? null
  if (image === null || briefing === null) return false
  return image.isBlank || shownScene(image, briefing, now) === 'blank'
}
