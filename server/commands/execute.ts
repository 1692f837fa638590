/**
 * The only writer. Commands of one briefing queue here and are decided together on the newest state; what follows from
 * them is appended in one step, and again on a version conflict, bounded.
 */
import type { Logger } from 'pino'
import { decide, evolve } from '#shared/domain/briefing.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Command } from '#shared/domain/commands.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import { maySend } from '#shared/domain/permissions.ts'
import type { Moment } from '#shared/domain/recorded.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { findLine } from '#shared/domain/transcript.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import type { Clock } from '../clock.ts'
import type { BriefingFollowing } from '../live/briefings.ts'
import { streamOf } from '../live/briefings.ts'
import { withFigures } from '../reading/figures/heard.ts'
import { KeyDestroyed } from '../log/keyStore.ts'
import { OutcomeUnknown, StoreDown, type EventLog, type Head, type NewFact } from '../log/eventLog.ts'

/** `head`: of the line that was said, else of the last fact that follows from the command; the head where it was already true. */
export type Answer = { readonly ok: true; readonly head: Head } | { readonly ok: false; readonly error: unknown }

export interface Execute {
  /** Throws `Refusal`. `name`: what whoever acts is called, for the others at the desk. */
  readonly one: (briefingId: string, by: Actor, command: Command, name?: string) => Promise<Head>
  /** At most 200 commands, in order, in one append: a refusal takes nothing from the others. Never throws. */
  readonly all: (
    briefingId: string,
    by: Actor,
    commands: readonly Command[],
    name?: string,
  ) => Promise<readonly Answer[]>
}

export interface ExecuteParts {
  readonly log: EventLog
  readonly clock: Clock
  readonly logger: Logger
  /** The briefing as this node follows it; `mayBeNew` for a command that makes it. */
  readonly follow: (briefingId: string, mayBeNew: boolean) => Promise<BriefingFollowing>
  /** The last fact of it that the public may have read. */
  readonly publicSeq: (briefingId: string, following: BriefingFollowing) => number
  /** Told of conflicts and refusals, for the metrics. */
  readonly counted: (what: 'conflict' | 'appended', times: number) => void
}

interface Waiting {
  readonly commands: readonly Command[]
  readonly by: Actor
  readonly name: string | undefined
  readonly answer: (answers: readonly Answer[]) => void
}

/** Another node that writes the same briefing wins about every second time; so many losses in a row are no accident. */
const ATTEMPTS = 64
const QUEUED_AT_MOST = 2_000
const TOGETHER_AT_MOST = 64

export function createExecute(parts: ExecuteParts): Execute {
  const queues = new Map<string, Waiting[]>()

  const all: Execute['all'] = (briefingId, by, commands, name) => {
    return new Promise((answer) => {
      const queue = queues.get(briefingId) ?? []
      if (queue.length >= QUEUED_AT_MOST) {
        answer(commands.map(() => ({ ok: false, error: new Refusal('too-busy') })))
        return
      }
      queue.push({ commands, by, name, answer })
      if (queues.has(briefingId)) return
      queues.set(briefingId, queue)
      void workOff(briefingId, queue)
    })
  }

  const one: Execute['one'] = async (briefingId, by, command, name) => {
    const [answer] = await all(briefingId, by, [command], name)
    if (answer?.ok === true) return answer.head
    throw answer?.error
  }

  async function workOff(briefingId: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      const together = takeTogether(queue)
      try {
        await executeTogether(parts, briefingId, together)
      } catch (error) {
        const answer: Answer = { ok: false, error: asRefusal(error) }
        for (const waiting of together) waiting.answer(waiting.commands.map(() => answer))
      }
    }
    queues.delete(briefingId)
  }

  return { one, all }
}

function takeTogether(queue: Waiting[]): Waiting[] {
  let commands = 0
  const fitting = queue.findIndex((waiting) => {
    commands += waiting.commands.length
    return commands > TOGETHER_AT_MOST
  })
  return queue.splice(0, fitting < 0 ? queue.length : Math.max(1, fitting))
}

/** Settles every one that is decided; throws for all that are not when the store fails. */
async function executeTogether(parts: ExecuteParts, briefingId: string, together: readonly Waiting[]): Promise<void> {
  const mayBeNew = together.some(({ commands }) => commands.some(({ type }) => type === 'ScheduleBriefing'))
  const following = await parts.follow(briefingId, mayBeNew)
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { head, state } = following
    const decided = decideTogether(parts, state, head, together, {
      at: parts.clock.now(),
      publicSeq: parts.publicSeq(briefingId, following),
    })
    if (decided.facts.length === 0) {
      decided.settle(head.epoch)
      return
    }
    const outcome = await parts.log.append(streamOf(briefingId), head, decided.facts)
    if (outcome.ok) {
      parts.counted('appended', decided.facts.length)
      decided.settle(outcome.head.epoch)
      await reachEcho(parts, following, outcome.head)
      return
    }
    parts.counted('conflict', 1)
    await following.reach(outcome.head)
  }
  throw new Refusal('too-busy')
}

interface Decided {
  readonly facts: readonly NewFact[]
  /** Answers everybody, in the epoch that was written to. */
  readonly settle: (epoch: string) => void
}

/** Each is decided on the state that those before it make, so that one refusal takes nothing from the others. */
function decideTogether(
  parts: ExecuteParts,
  state: Briefing,
  head: Head,
  together: readonly Waiting[],
  moment: Omit<Moment, 'by' | 'name'>,
): Decided {
  const { at } = moment
  let now = state
  const facts: NewFact[] = []

  type Judged = { readonly ok: true; readonly seq: number } | { readonly ok: false; readonly error: unknown }
  const judge = (command: Command, { by, name }: Waiting): Judged => {
    try {
      for (const event of permitted(parts, now, command, { ...moment, by, ...(name !== undefined && { name }) })) {
        facts.push({ at, by, event })
        now = evolve(now, { seq: head.seq + facts.length, at, by, event })
      }
      const line = command.type === 'TranscribeLine' ? findLine(now, command.line.id) : undefined
      return { ok: true, seq: line?.seq ?? head.seq + facts.length }
    } catch (error) {
      return { ok: false, error }
    }
  }

  const judged = together.map((waiting) => waiting.commands.map((command) => judge(command, waiting)))
  const settle = (epoch: string) => {
    together.forEach((waiting, index) => {
      const answers = judged[index] ?? []
      waiting.answer(answers.map((answer) => (answer.ok ? { ok: true, head: { epoch, seq: answer.seq } } : answer)))
    })
  }
  return { facts, settle }
}

function permitted({ logger }: ExecuteParts, state: Briefing, command: Command, moment: Moment): BriefingEvent[] {
  const { role } = moment.by
  if (!maySend(role, command.type)) throw new Refusal('not-permitted', { command: command.type, role })
  const read = withFigures(state, command, (error) =>
    logger.error({ err: error }, 'the figures of a line were not read'),
  )
  return decide(state, read, moment)
}

/** The next commands must see these facts; where the echo does not come they contend, which is merely slower. */
async function reachEcho(parts: ExecuteParts, following: BriefingFollowing, head: Head): Promise<void> {
  try {
    await following.reach(head)
  } catch (error) {
    parts.logger.warn({ stream: following.stream, err: error }, 'the echo of an append has not come')
  }
}

/** The store's failures in the words of the refusals. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof OutcomeUnknown) return new Refusal('outcome-unknown')
  if (error instanceof StoreDown) return new Refusal('store-down')
  // Somebody was erased while something was being written about them.
  if (error instanceof KeyDestroyed) return new Refusal('account-not-found')
  return error
}
