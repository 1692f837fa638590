/** What the page is told of the link to one briefing. */
import type { RefusalCode } from '#shared/domain/refusal.ts'
import type { Role } from '#shared/domain/vocabulary.ts'

/**
 * `connecting`: no connection yet, or none any more. `joining`: asked, not answered. `waiting`: asked to come back.
 * `denied`: asking again makes no sense until something changes.
 */
export type LinkPhase = 'idle' | 'connecting' | 'joining' | 'waiting' | 'live' | 'denied'

export interface LinkState {
  readonly phase: LinkPhase
  readonly refusal: RefusalCode | null
  /** When the last message came (ms, this device's clock) if too long ago to call the page live; else null. */
  readonly pausedSince: number | null
  /** The node has lost its store: reading goes on, nothing new can come. */
  readonly storeStale: boolean
  /** Who this browser is in the briefing, as the last answer said. */
  readonly role: Role
}

export const IDLE: LinkState = { phase: 'idle', refusal: null, pausedSince: null, storeStale: false, role: 'reader' }
