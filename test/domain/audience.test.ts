import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AUDIENCES, audienceFor, isListedFor, view, visible } from '#shared/domain/audience.ts'
import { decide, evolve, fold } from '#shared/domain/briefing.ts'
import { UNSCHEDULED } from '#shared/domain/state.ts'
import type { Command } from '#shared/domain/commands.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { isScreenEvent } from '#shared/domain/screens/kinds.ts'
import { snapshotOf, withEarlierLines } from '#shared/domain/snapshot.ts'
import { LIVE } from '../support/briefings.ts'
import { anyCommand, asSeen } from '../support/commands.ts'
import { NOON, recordedFrom } from '../support/given.ts'

/** The facts that follow from the commands; what is refused leaves none. */
function factsOf(commands: readonly Command[]): Recorded[] {
  const facts = recordedFrom(LIVE)
  let briefing = fold(facts)
  for (const command of commands) {
    const by = { role: 'captioner', id: 'CANARY-actor' } as const
    try {
      for (const event of decide(briefing, asSeen(briefing, command), { at: NOON, by })) {
        facts.push({ seq: facts.length + 1, at: NOON + facts.length, by, event })
        briefing = fold(facts.slice(-1), briefing)
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return facts
}

const someCommands = fc.array(anyCommand, { maxLength: 40, size: 'max' })

describe('secrecy', () => {
  it('is held to histories in which screens are set, and put back as they were before', () => {
    const seen = new Set<string>()
    for (const commands of fc.sample(someCommands, { seed: 2026, numRuns: 200 })) {
      for (const { event } of factsOf(commands)) seen.add(event?.type ?? '')
    }
    expect(seen).toContain('ScreenSet')
    expect(seen).toContain('ScreenUnset')
    // What names what was looked at is done as well.
    for (const type of ['QuestionTaken', 'SpeakersMerged', 'SpeakerRemoved']) expect(seen).toContain(type)
  })

  it('[S1] shows the same whether a fact is projected before or after it is recorded', () => {
    fc.assert(
      fc.property(someCommands, fc.constantFrom(...AUDIENCES), (commands, audience) => {
        let briefing = UNSCHEDULED
        for (const fact of factsOf(commands)) {
          const seen = evolve(view(briefing, audience), visible(fact, audience))
          briefing = evolve(briefing, fact)
          expect(seen).toEqual(view(briefing, audience))
        }
      }),
    )
  })

  it('[S2] lets no hash of a token out to any audience, and no actor id to readers', () => {
    fc.assert(
      fc.property(someCommands, (commands) => {
        const facts = factsOf(commands)
        for (const audience of AUDIENCES) {
          const out = JSON.stringify([view(fold(facts), audience), facts.map((fact) => visible(fact, audience))])
          expect(out).not.toContain('CANARYx')
          if (audience !== 'desk') expect(out).not.toContain('CANARY')
        }
      }),
    )
  })

  it('[S3] admits by visibility and role', () => {
    expect(audienceFor('reader', 'public')).toBe('public')
    expect(audienceFor('reader', 'link')).toBe('public')
    expect(audienceFor('applicant', 'public')).toBe('public')
    for (const role of ['reporter', 'captioner', 'screen'] as const) {
      expect(audienceFor(role, 'public')).toBe('reader')
    }
    expect(audienceFor('reader', 'accredited')).toBeNull()
    expect(audienceFor('owner', 'accredited')).toBe('desk')
    expect(isListedFor('reader', 'link')).toBe(false)
    expect(isListedFor('owner', 'link')).toBe(true)
    expect(isListedFor('reader', 'accredited')).toBe(false)
  })
})

describe('screens', () => {
  it('[S2] are told of to the desk alone: to everybody else the facts are empty, and there are none', () => {
    fc.assert(
      fc.property(someCommands, (commands) => {
        const facts = factsOf(commands)
        for (const audience of ['public', 'reader'] as const) {
          expect(view(fold(facts), audience).screens).toEqual([])
          for (const fact of facts) {
            if (fact.event === null || !isScreenEvent(fact.event)) continue
            expect(visible(fact, audience)).toEqual({ ...fact, by: { role: 'reader', id: '' }, event: null })
            expect(visible(fact, 'desk')).toEqual(fact)
          }
        }
      }),
    )
  })
})

describe('snapshots', () => {
  it('[N1] lead to the same state as the whole log, from wherever they were taken', () => {
    fc.assert(
      fc.property(someCommands, fc.nat(), fc.integer({ min: 0, max: 5 }), (commands, place, kept) => {
        const facts = factsOf(commands)
        const cut = place % (facts.length + 1)
        const snapshot = snapshotOf(fold(facts.slice(0, cut)), kept)
        const whole = fold(facts)
        const followed = fold(facts.slice(cut), snapshot)
        expect({ ...followed, lines: [] }).toEqual({ ...whole, lines: [] })
        expect(followed.lines).toEqual(whole.lines.slice(whole.lines.length - followed.lines.length))
      }),
    )
  })

  it('[N2] are made whole by the pages of the log, in any order and with repeats', () => {
    fc.assert(
      fc.property(someCommands, fc.integer({ min: 1, max: 9 }), (commands, size) => {
        const facts = factsOf(commands)
        let held = snapshotOf(fold(facts), 1)
        for (let end = Math.ceil(facts.length / size); end >= 0; end -= 1) {
          const page = facts.slice(end * size, (end + 1) * size)
          held = withEarlierLines(withEarlierLines(held, page), page)
        }
        expect(held).toEqual(fold(facts))
      }),
    )
  })
})
