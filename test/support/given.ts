/** given / when / then for the domain: facts before, one command, the facts that follow or the refusal. */
import { expect } from 'vitest'
import { decide, fold } from '#shared/domain/briefing.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Command } from '#shared/domain/commands.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import type { Moment, Recorded } from '#shared/domain/recorded.ts'
import { Refusal, type RefusalCode } from '#shared/domain/refusal.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'

export const OWNER: Actor = { role: 'owner', id: 'owner:test' }
export const NOON = Date.UTC(2026, 10, 24, 12)

export function recordedFrom(events: readonly BriefingEvent[], at = NOON): Recorded[] {
  return events.map((event, index) => ({ seq: index + 1, at: at + index, by: OWNER, event }))
}

export function given(events: readonly BriefingEvent[]) {
  const briefing = fold(recordedFrom(events))
  return {
    briefing,
    when: (command: Command, moment: Moment = { at: NOON + 60_000, by: OWNER }) => outcome(briefing, command, moment),
  }
}

/** What follows from one command, and what is expected of it. */
export interface Outcome {
  readonly events: readonly BriefingEvent[]
  readonly refusal: Refusal | null
  then(...expected: BriefingEvent[]): void
  /** Something follows. */
  thenDone(): void
  /** Just these facts follow, whatever else they say. */
  thenTypes(...types: BriefingEvent['type'][]): void
  thenRefused(code: RefusalCode, detail?: Refusal['detail']): void
}

export function outcome(briefing: Briefing, command: Command, moment: Moment): Outcome {
  let events: BriefingEvent[] = []
  let refusal: Refusal | null = null
  try {
    events = decide(briefing, command, moment)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    refusal = error
  }
  const notRefused = () => expect([refusal?.code, refusal?.detail]).toEqual([undefined, undefined])
  return {
    events,
    refusal,
    then(...expected) {
      notRefused()
      expect(events).toEqual(expected)
    },
    thenDone() {
      notRefused()
      expect(events).not.toEqual([])
    },
    thenTypes(...types) {
      notRefused()
      expect(events.map(({ type }) => type)).toEqual(types)
    },
    thenRefused(code, detail) {
      expect(refusal?.code).toBe(code)
      if (detail !== undefined) expect(refusal?.detail).toMatchObject(detail)
      expect(events).toEqual([])
    },
  }
}
