import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { view, visible } from '#shared/domain/audience.ts'
import { decide, evolve, fold } from '#shared/domain/briefing.ts'
import type { Command } from '#shared/domain/commands.ts'
import { newsroomEventSchema } from '#shared/domain/newsroom.ts'
import { FIRST_SETTINGS } from '#shared/domain/newsroom/settings.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { UNSCHEDULED, type Briefing } from '#shared/domain/state.ts'
import { factWithoutLines, withheldLines, withoutLines, type LineIds } from '#shared/domain/withheld.ts'
import { settingsChangeSchema } from '#shared/protocol/people.ts'
import { LIVE, play, say } from '../support/briefings.ts'
import { anyCommand, asSeen } from '../support/commands.ts'
import { given, NOON, OWNER, recordedFrom } from '../support/given.ts'

/** Carries the commands out while the public is `behind` facts behind. */
function factsOf(commands: readonly Command[], behind: number): Recorded[] {
  const facts = recordedFrom(LIVE)
  let briefing = fold(facts)
  for (const command of commands) {
    try {
      const moment = { at: NOON + facts.length, by: OWNER, publicSeq: facts.length - behind }
      for (const event of decide(briefing, asSeen(briefing, command), moment)) {
        facts.push({ seq: facts.length + 1, at: moment.at, by: OWNER, event })
        briefing = fold(facts.slice(-1), briefing)
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return facts
}

const someCommands = fc.array(anyCommand, { maxLength: 40 })
const someLines = fc
  .uniqueArray(fc.integer({ min: 1, max: 12 }).map((n) => `l${n}`))
  .map((ids): LineIds => new Set(ids))

describe('lines that were taken back before they were public', () => {
  it('[S4] are gone alike whether they are taken from the facts or from the state, whichever they are', () => {
    fc.assert(
      fc.property(someCommands, someLines, (commands, withheld) => {
        const shown = (briefing: Briefing) => view(withoutLines(briefing, withheld), 'public')
        let briefing = UNSCHEDULED
        for (const fact of factsOf(commands, 0)) {
          const seen = evolve(shown(briefing), visible(factWithoutLines(fact, withheld), 'public'))
          briefing = evolve(briefing, fact)
          expect(seen).toEqual(shown(briefing))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('[S5] leave no word behind, nor of their corrections, nor why they were taken back', () => {
    const { briefing, events } = play([
      say('l1', 'Reporter', 'An innocent question.'),
      say('l2', 'Harbour Chair, Ines Holm', 'SLIP said aloud.'),
      { type: 'CorrectLine', lineId: 'l2', saw: 'SLIP said aloud.', text: 'SLIP corrected.' },
      say('l3', 'Harbour Chair, Ines Holm', 'What was meant.'),
    ])
    const [retraction] = decide(
      briefing,
      { type: 'RetractLine', lineId: 'l2', reason: 'SLIP of the tongue' },
      { at: NOON + 99, by: OWNER, publicSeq: LIVE.length },
    )
    if (retraction === undefined) throw new Error('nothing was retracted')
    const facts = recordedFrom([...events, retraction])
    const whole = fold(facts)
    const withheld = withheldLines(whole)
    expect([...withheld]).toEqual(['l2'])
    const state = withoutLines(whole, withheld)
    expect(JSON.stringify([facts.map((fact) => factWithoutLines(fact, withheld)), state])).not.toContain('SLIP')
    expect(JSON.stringify(whole)).toContain('SLIP said aloud.')
    expect(state.lines.map(({ id }) => id)).toEqual(['l1', 'l3'])
    // The turn was answered by what is left, and its speakers stay.
    expect(state.turns[1]).toMatchObject({ lineId: 'l1', answeredAt: state.lines[1]?.at })
    expect(state.speakers).toEqual(whole.speakers)
  })

  it('[T9] are those that the public had not reached when they were retracted', () => {
    const { events, briefing } = play([say('l1', 'Reporter', 'One?'), say('l2', 'Reporter', 'Two?')])
    const seq = briefing.lines[0]?.seq ?? 0
    const retract = (lineId: string) => ({ type: 'RetractLine', lineId, reason: 'x' }) as const
    const moment = { at: NOON + 99, by: OWNER, publicSeq: seq }
    const { when } = given(events)
    when(retract('l1'), moment).then({ type: 'LineRetracted', lineId: 'l1', reason: 'x' })
    when(retract('l2'), moment).then({ type: 'LineRetracted', lineId: 'l2', reason: 'x', withheld: true })
    when(retract('l2')).then({ type: 'LineRetracted', lineId: 'l2', reason: 'x' })
  })

  it('[T9] are told by the log alone, whatever becomes of the setting', () => {
    fc.assert(
      fc.property(someCommands, fc.integer({ min: 1, max: 9 }), (commands, behind) => {
        const facts = factsOf(commands, behind)
        const withheld = withheldLines(fold(facts))
        for (const { seq, event } of facts) {
          if (event?.type !== 'LineRetracted') continue
          const said = facts.find(
            (fact) => fact.event?.type === 'LineTranscribed' && fact.event.line.id === event.lineId,
          )
          expect(withheld.has(event.lineId)).toBe((said?.seq ?? 0) > seq - 1 - behind)
        }
      }),
    )
  })
})

describe('the setting', () => {
  it('is no hold in facts that were written before there was one', () => {
    const { holdS: _, ...settings } = FIRST_SETTINGS
    expect(newsroomEventSchema.parse({ type: 'SettingsChanged', settings })).toMatchObject({ settings: { holdS: 0 } })
  })

  it('stays as it is when others are changed, and is a whole number of seconds up to ten minutes', () => {
    expect(settingsChangeSchema.parse({ registration: 'closed' })).toEqual({ registration: 'closed' })
    expect(settingsChangeSchema.parse({ holdS: 600 })).toEqual({ holdS: 600 })
    for (const holdS of [-1, 1.5, 601, '30', null])
      expect(settingsChangeSchema.safeParse({ holdS }).success).toBe(false)
  })
})
