/**
 * Asks for a pairing code and whether somebody has entered it, until somebody has. Waits for as long as it takes: a server that
 * is away, and one that has heard too many, is asked again.
 */
import type { ClaimAnswer, Pairing } from '#shared/protocol/screens.ts'
import type { Answer } from '../../http/request.ts'
import type { ScreenClock } from '../screenClock.ts'

export interface PairingState {
  /** What is on the display; null before the first code, and where the server did not give a new one in time. */
  readonly code: Pick<Pairing, 'code' | 'url'> | null
  /** The server did not answer the last time. */
  readonly isWaiting: boolean
}

export interface PairingPorts {
  readonly ask: () => Promise<Answer<Pairing>>
  readonly claim: (device: string) => Promise<Answer<ClaimAnswer>>
  readonly clock: ScreenClock
  readonly changed: (state: PairingState) => void
  readonly paired: (token: string) => void
}

/** So long before a code ends the next one takes its place: nobody begins to type what is about to end. */
const CHANGED_BEFORE = 20_000
const AGAIN = 2_000
const AGAIN_AT_MOST = 15_000

interface Shown {
  readonly pairing: Pairing
  readonly until: number
}

export class PairingAsk {
  readonly #ports: PairingPorts
  #shown: Shown | null = null
  /** The code before: somebody may have been typing it when it was changed. The server says when it has ended. */
  #before: Shown | null = null
  #failures = 0
  #isOpen = false
  #cancel = () => {}

  constructor(ports: PairingPorts) {
    this.#ports = ports
  }

  open(): void {
    this.#isOpen = true
    void this.#step()
  }

  close(): void {
    this.#isOpen = false
    this.#cancel()
  }

  async #step(): Promise<void> {
    const now = this.#ports.clock.steady()
    const isFresh = this.#shown !== null && now < this.#shown.until - CHANGED_BEFORE
    const went = isFresh ? await this.#claimAll() : await this.#ask(now)
    if (!this.#isOpen) return
    this.#failures = went ? 0 : this.#failures + 1
    this.#dropEnded()
    this.#ports.changed({ code: this.#shown?.pairing ?? null, isWaiting: !went })
    const every = this.#shown?.pairing.everyMs ?? AGAIN
    const delay = went ? every : Math.min(AGAIN_AT_MOST, Math.max(every, AGAIN * this.#failures))
    this.#cancel = this.#ports.clock.after(delay, () => void this.#step())
  }

  async #ask(now: number): Promise<boolean> {
    const answer = await this.#ports.ask()
    if (!answer.ok) return this.#shown !== null && this.#claimAll()
    this.#before = this.#shown
    this.#shown = { pairing: answer.value, until: now + answer.value.lastsMs }
    return true
  }

  async #claimAll(): Promise<boolean> {
    for (const shown of [this.#shown, this.#before]) {
      if (shown === null || !this.#isOpen) continue
      const answer = await this.#ports.claim(shown.pairing.device)
      if (!answer.ok && answer.code === 'pairing-ended') this.#forget(shown)
      else if (!answer.ok) return false
      else if (answer.value.state === 'paired') this.#paired(answer.value.token)
    }
    return true
  }

  #paired(token: string): void {
    if (!this.#isOpen) return
    this.close()
    this.#ports.paired(token)
  }

  #forget(shown: Shown): void {
    if (this.#shown === shown) this.#shown = null
    if (this.#before === shown) this.#before = null
  }

  #dropEnded(): void {
    if (this.#shown === null || this.#ports.clock.steady() < this.#shown.until) return
    this.#before = this.#shown
    this.#shown = null
  }
}
