/** What follows from commands that are decided together. */
import { setImmediate as othersHadTheirTurn } from 'node:timers/promises'
import type { Logger } from 'pino'
import { decide, evolve } from '#shared/domain/briefing.ts'
import type { Command } from '#shared/domain/commands.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import { maySend } from '#shared/domain/permissions.ts'
import type { Moment } from '#shared/domain/recorded.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { findLine } from '#shared/domain/transcript.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import type { Head, NewFact } from '../log/eventLog.ts'
import { withFigures } from '../reading/figures/heard.ts'
import { withSpelling } from './withSpelling.ts'
import type { Readings } from '../reading/figures/readings.ts'

/** `head`: of the line that was said, else of the last fact that follows from the command; the head where it was already true. */
export type Answer = { readonly ok: true; readonly head: Head } | { readonly ok: false; readonly error: unknown }

export interface Waiting {
  readonly commands: readonly Command[]
  readonly by: Actor
  readonly name: string | undefined
  readonly answer: (answers: readonly Answer[]) => void
}

/** After so many letters in which figures were looked for, others have their turn: hostile ones take long. */
const READ_IN_ONE_GO = 5_000

export interface Decided {
  readonly facts: readonly NewFact[]
  /** Answers everybody, in the epoch that was written to. */
  readonly settle: (epoch: string) => void
}

/** Each is decided on the state that those before it make, so that one refusal takes nothing from the others. */
export async function decideTogether(
  logger: Logger,
  state: Briefing,
  head: Head,
  together: readonly Waiting[],
  readings: Readings,
  momentNow: () => Omit<Moment, 'by' | 'name'>,
): Promise<Decided> {
  let letters = 0
  let now = state
  const facts: NewFact[] = []

  type Judged = { readonly ok: true; readonly seq: number } | { readonly ok: false; readonly error: unknown }
  const judge = (command: Command, { by, name }: Waiting): Judged => {
    try {
      const moment: Moment = { ...momentNow(), by, ...(name !== undefined && { name }) }
      const { at } = moment
      for (const event of permitted(logger, now, command, moment, readings)) {
        facts.push({ at, by, event })
        now = evolve(now, { seq: head.seq + facts.length, at, by, event })
      }
      const line = command.type === 'TranscribeLine' ? findLine(now, command.line.id) : undefined
      return { ok: true, seq: line?.seq ?? head.seq + facts.length }
    } catch (error) {
      return { ok: false, error }
    }
  }

  const judged: Judged[][] = []
  for (const waiting of together) {
    const answers: Judged[] = []
    for (const command of waiting.commands) {
      answers.push(judge(command, waiting))
      letters += readings.lettersRead()
      if (letters < READ_IN_ONE_GO) continue
      letters = 0
      await othersHadTheirTurn()
    }
    judged.push(answers)
  }
  const settle = (epoch: string) => {
    together.forEach((waiting, index) => {
      const answers = judged[index] ?? []
      waiting.answer(answers.map((answer) => (answer.ok ? { ok: true, head: { epoch, seq: answer.seq } } : answer)))
    })
  }
  return { facts, settle }
}

function permitted(
  logger: Logger,
  state: Briefing,
  command: Command,
  moment: Moment,
  readings: Readings,
): BriefingEvent[] {
  const { role } = moment.by
  if (!maySend(role, command.type)) throw new Refusal('not-permitted', { command: command.type, role })
  const fault = (error: unknown) => logger.error({ err: error }, 'the figures of a line were not read')
  const read = withFigures(state, withSpelling(state, command), fault, readings)
  return decide(state, read, moment)
}
