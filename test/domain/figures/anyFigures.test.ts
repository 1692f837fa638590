import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AUDIENCES, view, visible } from '#shared/domain/audience.ts'
import { decide, evolve, fold } from '#shared/domain/briefing.ts'
import { briefingEventSchema } from '#shared/domain/events.ts'
import { isFigureEvent } from '#shared/domain/figures/kinds.ts'
import { findFigure, isStanding } from '#shared/domain/figures/standing.ts'
import { EARLIER_HELD } from '#shared/domain/figures/state.ts'
import { UNSCHEDULED, type Briefing } from '#shared/domain/state.ts'
import { currentLine, findLine } from '#shared/domain/transcript.ts'
import { factWithoutLines, withoutLines, type LineIds } from '#shared/domain/withheld.ts'
import { NOON } from '../../support/given.ts'
import { anyAct, anyStep, commandOf, historyOf, holds, someSteps } from './anyFigures.ts'
import { knownFigures, MARA } from './newsdesk.ts'

describe('any figures', () => {
  it('are a history in which every kind of fact of figures occurs', () => {
    const types = new Set<string>()
    const steps = fc.sample(fc.array(anyStep, { minLength: 60, maxLength: 60, size: 'max' }), { numRuns: 80, seed: 5 })
    for (const { facts } of steps.map((some) => historyOf(some)))
      for (const { event } of facts) types.add(event?.type ?? '')
    const all = briefingEventSchema.options.map((option) => option.shape.type.value)
    expect(all.filter((type) => isFigureEvent({ type }) && !types.has(type))).toEqual([])
  })

  it('[S1] [S4] are seen alike by every audience, whichever lines are withheld, before and after a fact is recorded', () => {
    const someLines = fc.uniqueArray(fc.nat({ max: 11 }).map((n) => `l${n}`)).map((ids): LineIds => new Set(ids))
    fc.assert(
      fc.property(someSteps, someLines, fc.constantFrom(...AUDIENCES), (steps, withheld, audience) => {
        const lines = audience === 'public' ? withheld : new Set<string>()
        const shown = (briefing: Briefing) => view(withoutLines(briefing, lines), audience)
        let briefing = UNSCHEDULED
        for (const fact of historyOf(steps, 3).facts) {
          const seen = evolve(shown(briefing), visible(factWithoutLines(fact, lines), audience))
          briefing = evolve(briefing, fact)
          expect(seen).toEqual(shown(briefing))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are the same when the log is read again, and every fact can be', () => {
    holds(({ facts, desk }) => {
      expect(fold(facts)).toEqual(desk.briefing)
      for (const { event } of facts) expect(briefingEventSchema.parse(event)).toEqual(event)
    }, 40)
  })

  it('[F2] have ids of their own', () => {
    holds(({ desk: { briefing } }) => {
      const ids = briefing.figures.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    })
  })

  it('[F5] keep what they said before, but for what is undone', () => {
    holds(({ turns }) => {
      for (const { command, before, after } of turns) {
        expect(after.figures.slice(0, before.figures.length).map(({ id }) => id)).toEqual(
          before.figures.map(({ id }) => id),
        )
        if (command.type === 'UndoAct') continue
        for (const was of before.figures) {
          const { earlier = [], values } = findFigure(after.figures, was.id) ?? {}
          const said = values === was.values ? was.earlier : [...was.earlier, { values: was.values }]
          expect(earlier.map((one) => one.values)).toEqual(said.map((one) => one.values).slice(-EARLIER_HELD))
        }
      }
    })
  })

  it('[F12] have offsets that cover their words and their sentence, whenever they are heard, entered or read again', () => {
    let held = 0
    holds(({ turns }) => {
      for (const { after, events } of turns) {
        for (const event of events) {
          const isRead = event.type === 'FigureHeard' || event.type === 'FigureReread' || event.type === 'FigureEntered'
          if (!isRead || event.source === null) continue
          const { lineId, start, end, said, sentence } = event.source
          const line = findLine(after, lineId)
          const text = line === undefined ? '' : currentLine(line, after.amendments).text
          expect(text.slice(start, end)).toBe(said)
          expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text)
          expect(sentence.start <= start && end <= sentence.end).toBe(true)
          held += 1
        }
      }
    })
    expect(held).toBeGreaterThan(200)
  })

  it('[F9] [F10] are superseded by, and merged into, what is still there', () => {
    holds(({ turns }) => {
      for (const { after } of turns) {
        for (const { state, into } of after.figures) {
          const other = findFigure(after.figures, into ?? '')
          if (state === 'merged') expect(other && (isStanding(other) || other.state === 'superseded')).toBe(true)
          else if (state === 'superseded')
            expect(other && !['merged', 'dismissed', 'withdrawn'].includes(other.state)).toBe(true)
          else expect(into).toBeNull()
        }
      }
    })
  })

  it('[F15] are about programmes that are there, no two of which have one name', () => {
    holds(({ turns }) => {
      for (const { after } of turns) {
        const programmes = after.programmes.map(({ id }) => id)
        for (const { programme } of after.figures) if (programme !== null) expect(programmes).toContain(programme)
        const names = after.programmes.flatMap(({ name, aliases }) => [name, ...aliases])
        expect(new Set(names).size).toBe(names.length)
      }
    })
  })

  it('[F18] are as they were when all that the desk did in a row is undone, last to first', () => {
    let undone = 0
    fc.assert(
      fc.property(someSteps, fc.array(anyAct, { minLength: 1, maxLength: 10 }), (steps, row) => {
        const { desk } = historyOf(steps)
        const before = knownFigures(desk.briefing)
        const acts: string[] = []
        for (const step of row) {
          const command = commandOf(step, desk)
          if (command !== null && desk.send(command).events.length > 0) acts.push(desk.act)
        }
        for (const act of acts.toReversed()) {
          desk.undoes(act).thenDone()
          undone += 1
        }
        expect(knownFigures(desk.briefing)).toEqual(before)
      }),
      { numRuns: 100 },
    )
    expect(undone).toBeGreaterThan(200)
  })

  it('[Q16] take every act of the desk once', () => {
    holds(({ turns }) => {
      for (const { command, after, events } of turns) {
        if (events.length > 0 && 'act' in command) expect(decide(after, command, { at: NOON, ...MARA })).toEqual([])
      }
    }, 40)
  })

  it('leave the lines untouched by every fact of their own', () => {
    holds(({ facts }) => {
      let briefing = UNSCHEDULED
      for (const fact of facts) {
        const after = evolve(briefing, fact)
        if (fact.event !== null && isFigureEvent(fact.event)) expect(after.lines).toBe(briefing.lines)
        briefing = after
      }
    }, 20)
  })
})
