import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evolve, fold } from '#shared/domain/briefing.ts'
import type { Command } from '#shared/domain/commands.ts'
import { briefingEventSchema, type BriefingEvent } from '#shared/domain/events.ts'
import { isScreenEvent } from '#shared/domain/screens/kinds.ts'
import { imageOfScreen } from '#shared/domain/screens/state.ts'
import { imageAfter } from '#shared/domain/screens/taking.ts'
import { UNSCHEDULED, type Briefing } from '#shared/domain/state.ts'
import { anyScreenCommand } from '../../support/commands.ts'
import { Wall } from './wall.ts'

const SCREENS = ['front', 'side', 'lobby']
const images = (briefing: Briefing) => SCREENS.map((id) => imageOfScreen(briefing, id))

/** Of which screens something is said. */
const saidOf = ({ screens }: Briefing) => screens.flatMap(({ id, image }) => (image === null ? [] : [id])).toSorted()

interface Step {
  readonly command: Command
  readonly before: Briefing
  readonly after: Briefing
  readonly events: readonly BriefingEvent[]
}

function played(commands: readonly Command[]): { wall: Wall; steps: readonly Step[] } {
  const wall = new Wall()
  const steps = commands.map((command) => {
    const before = wall.briefing
    const { events } = wall.say(command)
    return { command, before, after: wall.briefing, events }
  })
  return { wall, steps }
}

/** As an act of which none of the random ones has the id. */
const undo = (wall: Wall, undoes: string) => wall.say({ type: 'UndoAct', act: `back-${undoes}`, undoes }).thenDone()

const someCommands = fc.array(anyScreenCommand, { minLength: 5, maxLength: 40, size: 'max' })
const always = (law: (history: ReturnType<typeof played>) => void) =>
  fc.assert(fc.property(someCommands, (commands) => law(played(commands))))

describe('any screens', () => {
  it('are histories in which acts follow on each other, and are undone, overtaken and already true', () => {
    const seen: Record<string, number> = {}
    for (const commands of fc.sample(someCommands, { numRuns: 100, seed: 2026 })) {
      const wall = new Wall()
      for (const command of commands) {
        const { events, refusal } = wall.say(command)
        const what = refusal?.code ?? (events.length === 0 ? 'nothing' : command.type)
        seen[what] = (seen[what] ?? 0) + 1
      }
    }
    for (const what of ['SetScreens', 'UndoAct', 'act-overtaken', 'act-already-undone', 'nothing']) {
      expect([what, (seen[what] ?? 0) > 20]).toEqual([what, true])
    }
  })

  it('[SC1] show what was named and what they showed before, and the others what they showed', () => {
    always(({ steps }) => {
      for (const { command, before, after, events } of steps) {
        if (command.type !== 'SetScreens' || events.length === 0) continue
        for (const id of SCREENS) {
          const was = imageOfScreen(before, id)
          const wanted = command.screens.includes(id) ? imageAfter(was, command.change) : was
          expect(imageOfScreen(after, id)).toEqual(wanted)
        }
      }
    })
  })

  it('[SC1] are told of where they change and not where they do not, each once in an act', () => {
    always(({ steps }) => {
      for (const { command, before, after, events } of steps) {
        const set = events.filter(isScreenEvent).map(({ screenId }) => screenId)
        expect(new Set(set).size).toBe(set.length)
        const changed = SCREENS.filter(
          (_, at) => JSON.stringify(images(before)[at]) !== JSON.stringify(images(after)[at]),
        )
        if (command.type === 'SetScreens') expect(set.toSorted()).toEqual(changed.toSorted())
        expect(events.at(-1)).toMatchObject(set.length === 0 ? {} : { type: 'DeskActed', screens: set })
      }
    })
  })

  it('[SC5] are as they were when the last act is undone at once', () => {
    let undone = 0
    always(({ steps }) => {
      for (const { command, before, after, events } of steps) {
        if (command.type !== 'SetScreens' || events.length === 0) continue
        const wall = new Wall()
        wall.briefing = after
        undo(wall, command.act)
        expect(images(wall.briefing)).toEqual(images(before))
        expect(saidOf(wall.briefing)).toEqual(saidOf(before))
        undone += 1
      }
    })
    expect(undone).toBeGreaterThan(100)
  })

  it('[SC5] are as they were at first when all acts are undone, last to first', () => {
    always(({ wall }) => {
      const acts = wall.briefing.backstage.acts.filter(({ kind, undone }) => kind !== 'undo' && !undone)
      for (const { id } of acts.toReversed()) undo(wall, id)
      expect(saidOf(wall.briefing)).toEqual([])
    })
  })

  it('are the same when their facts are read again, and change nothing else of the briefing but the trail', () => {
    always(({ wall }) => {
      let briefing = UNSCHEDULED
      for (const fact of wall.facts) {
        const after = evolve(briefing, fact)
        if (fact.event !== null && isScreenEvent(fact.event)) {
          expect({ ...after, screens: [], seq: 0 }).toEqual({ ...briefing, screens: [], seq: 0 })
        }
        briefing = after
      }
      const read = wall.facts.map((fact) => ({
        ...fact,
        event: briefingEventSchema.parse(JSON.parse(JSON.stringify(fact.event))),
      }))
      expect(fold(read)).toEqual(wall.briefing)
    })
  })
})
