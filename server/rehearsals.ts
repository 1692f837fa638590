/**
 * Documents that are said into briefings of their own as if they were live, to try things out.
 *
 * RE1 So many at once on one node and no more; one that was ended makes room at once.
 * RE2 Ending the briefing stops it, whoever ends it; at the end of the document it ends by itself.
 * RE3 Closing the server ends them: nobody else would go on with them.
 */
import type { Logger } from 'pino'
import type { Command } from '#shared/domain/commands.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { findSpeaker } from '#shared/domain/roster.ts'
import type { Actor, Visibility } from '#shared/domain/vocabulary.ts'
import type { DocumentReading } from '#shared/protocol/documents.ts'
import { REHEARSALS_AT_MOST } from '#shared/protocol/importing.ts'
import type { Clock } from './clock.ts'
import type { Execute } from './commands/execute.ts'
import type { BriefingFollowing, Briefings } from './live/briefings.ts'
import type { Rooms } from './live/rooms.ts'
import type { NewsroomDesk } from './people/newsroom.ts'
import { enterReading } from './reading/enterReading.ts'
import { offeredLine } from './reading/offeredLine.ts'
import { play, schedule, type Listener } from './reading/rehearse.ts'

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
  readonly begin: (reading: Extract<DocumentReading, { ok: true }>, wish: RehearsalWish) => Promise<void>
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

  async function begin(reading: Extract<DocumentReading, { ok: true }>, wish: RehearsalWish): Promise<void> {
    if (isClosed) throw new Refusal('server-closing')
    const standing = [...playing.values()].filter(({ following }) => following?.state.status !== 'ended')
    if (standing.length >= REHEARSALS_AT_MOST) throw new RehearsalsTaken()
    const { id, by } = wish
    const taken: Playing = { stopping: new AbortController(), following: null, done: Promise.resolve() }
    playing.set(id, taken)
    try {
      for (const command of openingOf(reading, wish)) await execute.one(id, by, command)
      const following = await briefings.written(id)
      await newsroom.list(following.state, by)
      taken.following = following
      taken.done = say(following, reading, wish.speed, taken.stopping)
    } catch (error) {
      playing.delete(id)
      throw error
    }
  }

  /** Never rejects. */
  async function say(
    following: BriefingFollowing,
    { lines }: Extract<DocumentReading, { ok: true }>,
    speed: number,
    stopping: AbortController,
  ): Promise<void> {
    const { id } = following.state
    try {
      await play(schedule({ lines }, { speed }), listenerFor(parts, following, stopping), clock, stopping.signal)
    } catch (error) {
      if (!stopping.signal.aborted) logger.warn({ err: error, briefing: id }, 'a rehearsal was interrupted')
    }
    playing.delete(id)
    if (following.state.status !== 'live') return
    await execute.one(id, STAGE, { type: 'EndBriefing' }).catch((error: unknown) => {
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

function openingOf({ report, lines }: Extract<DocumentReading, { ok: true }>, wish: RehearsalWish): Command[] {
  const { id, title, visibility, timeZone } = wish
  const language = report.language === 'und' ? 'en' : report.language
  const { introductions } = enterReading({ speakers: [] }, { report, lines }, null)
  return [
    { type: 'ScheduleBriefing', id, title, visibility, language, timeZone, scheduledFor: null, rehearsal: true },
    ...introductions,
    { type: 'StartBriefing' },
  ]
}

function listenerFor(
  { execute, rooms }: RehearsalsParts,
  following: BriefingFollowing,
  stopping: AbortController,
): Listener {
  const { id } = following.state
  const stopOnceEnded = () => {
    if (following.state.status === 'ended') stopping.abort()
    stopping.signal.throwIfAborted()
  }
  return {
    hears({ id: lineId, speakerLabel }, text) {
      stopOnceEnded()
      const speakerId = speakerLabel === null ? null : (findSpeaker(following.state, speakerLabel)?.id ?? null)
      rooms.sayInterim({ briefing: id, lineId, speakerId, text }, PLAYER.id)
      return Promise.resolve()
    },
    async takes(line) {
      stopOnceEnded()
      const label = line.label === null || line.label === '' ? null : line.label.slice(0, 160)
      await execute.one(id, PLAYER, { type: 'TranscribeLine', line: { ...offeredLine(line), label } })
    },
  }
}
