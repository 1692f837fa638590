/** Which moment of the briefing stands still on a screen, as a desk remembers what has passed. */
import { describe, expect, it } from 'vitest'
import { firstImage } from '#shared/domain/screens/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { ScreenReport } from '#shared/protocol/screens.ts'
import { createMomentMemory } from '../../client/desk/screensMoments.ts'
import type { Interim } from '../../client/stores/interims.ts'
import { reportOf } from '../support/screenReport.ts'

const IMAGE = firstImage({ language: 'en' })
const spoken = (text: string): Interim => ({ lineId: 'next', speakerId: 'oona', text, at: 0 })

function memoryOf() {
  const memory = createMomentMemory()
  return {
    pass: (seq: number, now: number, ...interims: readonly Interim[]) =>
      memory.passed({ briefing: { id: 'quay', seq } as Briefing, interims, now }),
    hear(heardAt: number, report: Partial<ScreenReport>, image = IMAGE) {
      const about = { id: 's', name: 'S', number: 1, isConnected: true, connections: 1, heardAt }
      memory.heard({ ...about, report: reportOf(report) }, image)
    },
    still: () => memory.still('s'),
    seq: () => memory.still('s')?.moment?.briefing?.seq ?? null,
  }
}

describe('the moment that stands on a screen', () => {
  it('is the fact that it reports, with what was being spoken then and no later', () => {
    const { pass, hear, still } = memoryOf()
    pass(12, 1_000)
    hear(1_100, { head: 12 })
    pass(12, 2_000, spoken('The lock'))
    pass(12, 4_000, spoken('The lock is shut'))
    pass(13, 5_000)
    hear(3_000, { head: 12, isFrozen: true })
    expect(still()).toMatchObject({ frozenAt: 3_000, moment: { now: 3_000, interims: [{ text: 'The lock' }] } })
  })

  it('stays while the screen says the same, whatever is asked of its look', () => {
    const { pass, hear, still } = memoryOf()
    pass(12, 1_000)
    hear(1_100, { head: 12 })
    hear(2_000, { head: 12, isFrozen: true })
    const first = still()
    pass(13, 3_000)
    hear(9_000, { head: 12, isFrozen: true }, { ...IMAGE, theme: 'light' })
    expect(still()).toBe(first)
  })

  it('is another where a frozen screen has begun anew with something else', () => {
    const { pass, hear, seq, still } = memoryOf()
    pass(12, 1_000)
    hear(1_100, { head: 12 })
    hear(2_000, { head: 12, isFrozen: true })
    pass(13, 3_000)
    hear(4_000, { head: 13, isFrozen: true })
    expect(seq()).toBe(13)
    expect(still()?.frozenAt).toBe(2_000)
  })

  it('is that of the facts that came together with its own', () => {
    const { pass, hear, seq } = memoryOf()
    pass(12, 1_000)
    hear(1_100, { head: 12 })
    pass(15, 8_000)
    hear(8_050, { head: 14, isFrozen: true })
    expect(seq()).toBe(15)
  })

  it('is not known where it passed while the desk was cut off, nor before the desk was opened', () => {
    const { pass, hear, seq } = memoryOf()
    pass(12, 1_000)
    hear(1_100, { head: 12 })
    pass(40, 60_000)
    hear(30_000, { head: 25, isFrozen: true })
    expect(seq()).toBeNull()
    const later = memoryOf()
    later.pass(40, 60_000)
    later.hear(59_000, { head: 40, isFrozen: true })
    expect(later.seq()).toBeNull()
    later.hear(59_500, { head: 39 })
    expect(later.seq()).toBeNull()
  })

  it('is found once the desk has passed it as well, where the screen was first', () => {
    const { pass, hear, seq } = memoryOf()
    pass(12, 1_000)
    hear(1_100, { head: 12 })
    hear(2_000, { head: 13, isFrozen: true })
    expect(seq()).toBe(12)
    pass(13, 2_100)
    hear(2_000, { head: 13, isFrozen: true })
    expect(seq()).toBe(13)
  })

  it('is none of a log before this one', () => {
    const { pass, hear, still } = memoryOf()
    pass(12, 1_000)
    hear(1_100, { head: 12 })
    pass(1, 2_000)
    expect(still()).toBeNull()
  })
})
