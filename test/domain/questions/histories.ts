/** Random histories of a queue, with what each command found and left, and laws that are held against many of them. */
import fc from 'fast-check'
import { decide, evolve, fold } from '#shared/domain/briefing.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { UNSCHEDULED, type Briefing } from '#shared/domain/state.ts'
import { LIVE, SCHEDULED } from '../../support/briefings.ts'
import { NOON, recordedFrom } from '../../support/given.ts'
import { sentBy, type Sent } from '../../support/queueSenders.ts'
import { anyStep, type Step } from '../../support/queueSteps.ts'

/** One command and what followed from it. */
export interface Turn extends Sent {
  readonly before: Briefing
  readonly after: Briefing
  readonly events: readonly BriefingEvent[]
}
export interface History {
  readonly facts: readonly Recorded[]
  readonly turns: readonly Turn[]
}

export function historyOf(steps: readonly Step[]): History {
  const facts = recordedFrom(steps.length % 4 === 0 ? [SCHEDULED] : LIVE)
  const states = [fold(facts)]
  const turns: Turn[] = []
  steps.forEach((step, nth) => {
    const before = states.at(-1) ?? UNSCHEDULED
    const sent = sentBy(step, states.at(-1 - step.behind) ?? before, nth)
    if (sent === null) return
    const at = NOON + 1_000 * nth
    const events = whatFollows(before, sent, at)
    for (const event of events) {
      const fact = { seq: facts.length + 1, at, by: sent.by, event }
      facts.push(fact)
      states.push(evolve(states.at(-1) ?? UNSCHEDULED, fact))
    }
    turns.push({ ...sent, before, after: states.at(-1) ?? before, events })
  })
  return { facts, turns }
}

export function whatFollows(briefing: Briefing, { command, by, name }: Sent, at: number): BriefingEvent[] {
  try {
    return decide(briefing, command, { at, by, name })
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

// Steps are what is drawn, shrunk and printed.
export const someSteps = fc.array(anyStep, { minLength: 10, maxLength: 60, size: 'max' })
export const holds = (law: (history: History) => void, numRuns = 80) =>
  fc.assert(
    fc.property(someSteps, (steps) => law(historyOf(steps))),
    { numRuns },
  )
