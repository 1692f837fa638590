/**
 * The only writer. Commands of one briefing queue here and are decided together on the newest state; what follows from
 * them is appended in one step, and again on a version conflict, bounded.
 */
import type { Logger } from 'pino'
import type { Command } from '#shared/domain/commands.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import type { Clock } from '../clock.ts'
import type { BriefingFollowing } from '../live/briefings.ts'
import { streamOf } from '../live/briefings.ts'
import { createReadings } from '../reading/figures/readings.ts'
import { decideTogether, type Answer, type Waiting } from './decideTogether.ts'
import { KeyDestroyed } from '../log/keyStore.ts'
import { OutcomeUnknown, StoreDown, type EventLog, type Head } from '../log/eventLog.ts'

export type { Answer } from './decideTogether.ts'

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
  const readings = createReadings()
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { head, state } = following
    const decided = await decideTogether(parts.logger, state, head, together, readings, () => ({
      at: parts.clock.now(),
      publicSeq: parts.publicSeq(briefingId, following),
    }))
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
