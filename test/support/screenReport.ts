/** What a screen says of itself, and how the newsroom knows one, with what a test does not care about filled in. */
import type { PairedScreen } from '#shared/domain/newsroom/screens.ts'
import type { ScreenReport } from '#shared/protocol/screens.ts'

export function reportOf(about: Partial<ScreenReport> = {}): ScreenReport {
  return {
    briefing: 'quay',
    seq: 0,
    scene: 'turn',
    isFrozen: false,
    head: 12,
    delayMs: 80,
    staleForMs: null,
    isBroken: false,
    isKept: true,
    width: 1920,
    height: 1080,
    scale: 1,
    version: 'f00',
    ...about,
  }
}

export function pairedScreen(id: string, name: string, number = 1): PairedScreen {
  const briefing = 'quay'
  return { id, number, name, pairing: `pairing-${id}`, hash: `hash-${id}`, until: 0, briefing, approvedAt: 0, look: {} }
}
