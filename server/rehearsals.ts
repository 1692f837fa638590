/**
 * Documents that are said into briefings of their own as if they were live, to try things out.
 *
 * RE1 So many at once on one node and no more; one that was ended makes room at once.
 * RE2 Ending the briefing stops it, whoever ends it; at the end of the document it ends by itself.
 * RE3 Closing the server ends them: nobody else would go on with them.
 */
import type { Logger } from 'pino'
import type { Command } from '#shared/domain/commands.ts'
import { Refusal, type RefusalCode } from '#shared/domain/refusal.ts'
import { findSpeaker } from '#shared/domain/roster.ts'
import type { Actor, Visibility } from '#shared/domain/vocabulary.ts'
import type { DocumentReading } from '#shared/protocol/documents.ts'
import { REHEARSALS_AT_MOST } from '#shared/protocol/importing.ts'
import type { Clock } from './clock.ts'
import type { Execute } from './commands/execute.ts'
import type { BriefingFollowing, Briefings } from './live/briefings.ts'
import type { Rooms } from './live/rooms.ts'
import type { NewsroomDesk } from './people/newsroom.ts'
import { enterReading, type EnteredReading } from './reading/enterReading.ts'
import { pauseUnlessAborted } from './reading/pauseUnlessAborted.ts'
import { play, schedule, type Listener } from './reading/rehearse.ts'

type Read = Extract<DocumentReading, { ok: true }>

export interface RehearsalsParts {
  readonly execute: Execute
  readonly briefings: Pick<Briefings, 'follow' | 'written'>
  readonly rooms: Pick<Rooms, 'sayInterim'>
  readonly newsroom: Pick<NewsroomDesk, 'list'>
  readonly clock: Clock
  readonly logger: Logger
}

export interface RehearsalWish {
  readonly id: string
  readonly title: string
  readonly visibility: Visibility
  readonly timeZone: string
  readonly speed: number
  readonly by: Actor
}

export interface Rehearsals {
  /** Resolves when the briefing is live. Throws `RehearsalsTaken`, `Refusal`. */
  readonly begin: (reading: Read, wish: RehearsalWish) => Promise<void>
  readonly close: () => Promise<void>
}

/** As many are being played as may be. */
export class RehearsalsTaken extends Error {
  override readonly name = 'RehearsalsTaken'
}

const PLAYER: Actor = { role: 'captioner', id: 'rehearsal' }
const STAGE: Actor = { role: 'owner', id: 'rehearsal' }

interface Playing {
  readonly stopping: AbortController
  /** Null while it begins. */
  following: BriefingFollowing | null
  done: Promise<void>
}

export function createRehearsals(parts: RehearsalsParts): Rehearsals {
  const { execute, briefings, newsroom, clock, logger } = parts
  const playing = new Map<string, Playing>()
  let isClosed = false

  async function begin(reading: Read, wish: RehearsalWish): Promise<void> {
    if (isClosed) throw new Refusal('server-closing')
    const standing = [...playing.values()].filter(({ following }) => following?.state.status !== 'ended')
    if (standing.length >= REHEARSALS_AT_MOST) throw new RehearsalsTaken()
    const entered = enterReading({ speakers: [] }, reading, null)
    const { id } = wish
    const taken: Playing = { stopping: new AbortController(), following: null, done: Promise.resolve() }
    playing.set(id, taken)
    const opening = open(reading, entered, wish, taken.stopping.signal)
    taken.done = opening.then(
      (following) => say(following, reading, entered, wish.speed, taken.stopping),
      () => undefined,
    )
    try {
      taken.following = await opening
    } catch (error) {
      playing.delete(id)
      throw error
    }
  }

  /** Live, or ended again where it does not come to that. */
  async function open(
    { report }: Read,
    { introductions }: EnteredReading,
    wish: RehearsalWish,
    signal: AbortSignal,
  ): Promise<BriefingFollowing> {
    const { id, by } = wish
    try {
      for (const command of [scheduling(report, wish), ...introductions, START]) {
        if (signal.aborted) throw new Refusal('server-closing')
        await execute.one(id, by, command)
      }
      const following = await briefings.written(id)
      await newsroom.list(following.state, by)
      return following
    } catch (error) {
      // One that is not live yet refuses this, and nobody is shown it.
      await execute.one(id, STAGE, END).catch((fault: unknown) => {
        logger.warn({ err: fault, briefing: id }, 'a rehearsal that did not begin could not be ended')
      })
      throw error
    }
  }

  /** Never rejects. */
  async function say(
    following: BriefingFollowing,
    { lines }: Read,
    entered: EnteredReading,
    speed: number,
    stopping: AbortController,
  ): Promise<void> {
    const { id } = following.state
    try {
      await play(
        schedule({ lines }, { speed }),
        listenerFor(parts, following, entered, stopping),
        clock,
        stopping.signal,
      )
    } catch (error) {
      if (!stopping.signal.aborted) logger.warn({ err: error, briefing: id }, 'a rehearsal was interrupted')
    }
    playing.delete(id)
    if (following.state.status !== 'live') return
    await execute.one(id, STAGE, END).catch((error: unknown) => {
      logger.warn({ err: error, briefing: id }, 'a rehearsal could not be ended')
    })
  }

  return {
    begin,
    async close() {
      isClosed = true
      const left = [...playing.values()]
      for (const { stopping } of left) stopping.abort()
      await Promise.all(left.map(({ done }) => done))
    },
  }
}

const START: Command = { type: 'StartBriefing' }
const END: Command = { type: 'EndBriefing' }

function scheduling(report: Read['report'], { id, title, visibility, timeZone }: RehearsalWish): Command {
  const language = report.language === 'und' ? 'en' : report.language
  return { type: 'ScheduleBriefing', id, title, visibility, language, timeZone, scheduledFor: null, rehearsal: true }
}

/** So often a line is tried that the store or a crowd kept out, each time after a longer pause. */
const TRIES = 5
const FIRST_PAUSE_MS = 500
const PASSES: readonly RefusalCode[] = ['too-busy', 'store-down', 'outcome-unknown']

function listenerFor(
  { execute, rooms, clock }: RehearsalsParts,
  following: BriefingFollowing,
  { lines }: EnteredReading,
  stopping: AbortController,
): Listener {
  const { id } = following.state
  const commands = new Map(
    lines.flatMap((command) => (command.type === 'TranscribeLine' ? [[command.line.id, command] as const] : [])),
  )
  const stopOnceEnded = () => {
    if (following.state.status === 'ended') stopping.abort()
    stopping.signal.throwIfAborted()
  }
  return {
    hears({ id: lineId }, text) {
      stopOnceEnded()
      const speaker = commands.get(lineId)?.line.speaker ?? null
      const speakerId = speaker === null ? null : (findSpeaker(following.state, speaker)?.id ?? null)
      rooms.sayInterim({ briefing: id, lineId, speakerId, text }, PLAYER.id)
      return Promise.resolve()
    },
    async takes({ id: lineId }) {
      const command = commands.get(lineId)
      if (command === undefined) throw new Error(`${lineId} is no line of the reading`)
      for (let tries = 1; ; tries += 1) {
        stopOnceEnded()
        try {
          await execute.one(id, PLAYER, command)
          return
        } catch (error) {
          if (tries >= TRIES || !(error instanceof Refusal) || !PASSES.includes(error.code)) throw error
          await pauseUnlessAborted(clock, FIRST_PAUSE_MS * 2 ** (tries - 1), stopping.signal)
        }
      }
    },
  }
}
