/** Random histories of lines with figures and of a desk that judges them, with what each step found and left. */
import fc from 'fast-check'
import type { Command } from '#shared/domain/commands.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import { lastUndoable } from '#shared/domain/questions/undoing.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { LIVE } from '../../support/briefings.ts'
import { LIGHTS, MARA, Newsdesk, QUAY, readPlainly, total } from './newsdesk.ts'

const DOES = [
  'hear',
  'hear',
  'hear',
  'correct line',
  'correct line',
  'retract',
  'confirm',
  'confirm',
  'confirm',
  'correct',
  'correct',
  'dismiss',
  'assign',
  'merge',
  'merge',
  'enter',
  'enter',
  'withdraw',
  'create',
  'change',
  'remove',
  'rate',
  'remove rate',
  'import programmes',
  'import pledges',
  'undo',
  'undo',
] as const

export interface Step {
  readonly does: (typeof DOES)[number]
  readonly which: number
  readonly other: number
  readonly isOdd: boolean
}
const stepThat = (does: readonly Step['does'][]): fc.Arbitrary<Step> =>
  fc.record({
    does: fc.constantFrom(...does),
    which: fc.nat({ max: 60 }),
    other: fc.nat({ max: 60 }),
    isOdd: fc.boolean(),
  })
export const anyStep = stepThat(DOES)
export const anyAct = stepThat(DOES.filter((does) => !['hear', 'correct line', 'retract', 'undo'].includes(does)))
export const someSteps = fc.array(anyStep, { minLength: 5, maxLength: 50, size: 'max' })

const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)]
const wordings = (n: number, isOdd: boolean) =>
  [
    `The fund is at ${(n % 4) + 1} billion.`,
    `Well. The fund is at ${(n % 4) + 1} billion, and not at ${(n % 3) + 1} billion. So it is.`,
    `It was ${(n % 4) + 1} billion${isOdd ? ' of the fund' : ''}.`,
    'Nothing of the kind.',
  ][n % 4] ?? ''

/** Null where there is nothing to do it to. */
export function commandOf({ does, which, other, isOdd }: Step, desk: Newsdesk): Command | null {
  const { briefing } = desk
  const act = desk.mint()
  const figure = pick(briefing.figures, which)
  const programme = pick(briefing.programmes, other)
  const about = figure === undefined ? null : { act, figureId: figure.id, saw: figure.seq }
  const values = total(String((which % 3) + 1), { measure: isOdd ? 'total' : 'target' })
  const made = { ...(isOdd ? QUAY : LIGHTS), unit: which % 2 === 0 ? null : 'boats' }
  const text = wordings(other, isOdd)
  switch (does) {
    case 'hear': {
      const kind = which % 7 === 0 ? 'question' : 'statement'
      return { type: 'TranscribeLine', line: { id: `l${which % 12}`, kind, text }, figures: readPlainly(text) }
    }
    case 'correct line': {
      const line = pick(briefing.lines, which)
      if (line === undefined) return null
      return { type: 'CorrectLine', lineId: line.id, saw: desk.text(line.id), text, figures: readPlainly(text) }
    }
    case 'retract': {
      const line = which % 3 === 0 ? pick(briefing.lines, other) : undefined
      return line === undefined ? null : { type: 'RetractLine', lineId: line.id, reason: 'Misheard.' }
    }
    case 'confirm':
      return about && { type: 'ConfirmFigure', ...about }
    case 'correct':
      return about && { type: 'CorrectFigure', ...about, values }
    case 'dismiss':
      return about && { type: 'DismissFigure', ...about }
    case 'assign':
      return about && { type: 'AssignFigure', ...about, programme: isOdd ? (programme?.id ?? null) : null }
    case 'merge': {
      const into = pick(briefing.figures, other)
      return about && into ? { type: 'MergeFigure', ...about, into: into.id } : null
    }
    case 'enter': {
      const line = isOdd ? pick(briefing.lines, other) : undefined
      const said = line === undefined ? null : { lineId: line.id, start: 0, end: 3 + (which % 20) }
      return { type: 'EnterFigure', act, figureId: `e${which}`, values, programme: programme?.id ?? null, said }
    }
    case 'withdraw':
      return about && { type: 'WithdrawFigure', ...about }
    case 'create':
      return { type: 'CreateProgramme', act, programme: made }
    case 'change':
      return programme === undefined
        ? null
        : { type: 'ChangeProgramme', act, saw: programme.seq, programme: { ...made, id: programme.id } }
    case 'remove':
      return programme === undefined
        ? null
        : { type: 'RemoveProgramme', act, saw: programme.seq, programmeId: programme.id }
    case 'rate': {
      const rate = { from: isOdd ? 'EUR' : 'NOK', to: 'USD', rate: `1.${(which % 8) + 1}`, date: '2026-11-01' }
      return { type: 'EnterRate', act, rate }
    }
    case 'remove rate':
      return { type: 'RemoveRate', act, from: isOdd ? 'EUR' : 'NOK', to: 'USD' }
    case 'import programmes':
      return { type: 'ImportProgrammes', act, programmes: isOdd ? [made] : [QUAY, LIGHTS] }
    case 'import pledges': {
      const pledge = { programme: programme?.id ?? null, values: { ...values, measure: 'pledge' as const } }
      return {
        type: 'ImportPledges',
        act,
        pledges: [`p${which % 5}`, `p${5 + (other % 5)}`].map((figureId) => ({ figureId, ...pledge })),
      }
    }
    case 'undo': {
      const undone = isOdd ? lastUndoable(briefing, MARA.by.id) : pick(briefing.backstage.acts, which)
      return undone ? { type: 'UndoAct', act, undoes: undone.id } : null
    }
    default:
      return does satisfies never
  }
}

export interface Turn {
  readonly command: Command
  readonly before: Briefing
  readonly after: Briefing
  readonly events: readonly BriefingEvent[]
}
export interface History {
  readonly facts: readonly Recorded[]
  readonly turns: readonly Turn[]
  readonly desk: Newsdesk
}

/** `behind`: so many facts the public has not read yet. */
export function historyOf(steps: readonly Step[], behind = 0): History {
  const desk = new Newsdesk([...LIVE, { type: 'ProgrammeCreated', programme: QUAY }])
  const turns: Turn[] = []
  for (const step of steps) {
    const command = commandOf(step, desk)
    if (command === null) continue
    const before = desk.briefing
    const { events } = desk.send(command, MARA, desk.facts.length - behind)
    turns.push({ command, before, after: desk.briefing, events })
  }
  return { facts: desk.facts, turns, desk }
}

export const holds = (law: (history: History) => void, numRuns = 100) =>
  fc.assert(
    fc.property(someSteps, (steps) => law(historyOf(steps))),
    { numRuns },
  )
