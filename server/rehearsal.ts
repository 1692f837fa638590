/** The sample briefing, rehearsed over and over, so that whoever starts Doorstep for the first time sees a live page. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Briefing } from '#shared/domain/state.ts'
import type { Command } from '#shared/domain/commands.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import { askRehearsed } from './askRehearsed.ts'
import { backOff, pause, type Clock } from './clock.ts'
import type { Server } from './createServer.ts'
import type { BriefingFollowing } from './live/briefings.ts'
import type { EventLog } from './log/eventLog.ts'
import { offeredLine } from './reading/offeredLine.ts'
import { REHEARSAL_ID as ID } from './reading/sample/rehearsalId.ts'
import { sampleProgrammes } from './reading/sample/programmes.ts'
import { readTranscript, type Reading, type ReadingLine } from './reading/readTranscript.ts'
import { play, schedule } from './reading/rehearse.ts'

export interface Rehearsal {
  readonly id: string
  readonly stop: () => void
}

export interface RehearsalParts {
  readonly server: Pick<Server, 'execute' | 'briefings' | 'rooms'>
  readonly log: EventLog
  readonly clock: Clock
  readonly logger: Logger
  /** Whether other nodes may be rehearsing the same briefing on the same store. */
  readonly isShared: boolean
}

const TITLE = 'On the quay, before the harbours meet'
const SAMPLE = join(import.meta.dirname, 'reading', 'sample', 'briefing.txt')
/** A little faster than people speak, since nobody takes notes of it. */
const SPEED = 1.6
const REST_MS = 20_000
/** Another node that has said nothing for so long is not rehearsing any more. */
const ABANDONED_AFTER_MS = 60_000
const PLAYER: Actor = { role: 'captioner', id: 'rehearsal' }
const STAGE: Actor = { role: 'owner', id: 'rehearsal' }

/** Resolves when the first rehearsal is live, so that the printed link leads to a live page. */
export async function startRehearsal(parts: RehearsalParts): Promise<Rehearsal> {
  const result = readTranscript(await readFile(SAMPLE, 'utf8'))
  if (!result.ok) throw new Error(`The sample briefing cannot be read: ${result.reason}`)
  const stopping = new AbortController()
  await new Promise<void>((live) => {
    void rehearseForEver(parts, result.reading, stopping.signal, live)
  })
  return {
    id: ID,
    stop: () => {
      stopping.abort()
    },
  }
}

async function rehearseForEver(
  parts: RehearsalParts,
  reading: Reading,
  signal: AbortSignal,
  live: () => void,
): Promise<void> {
  const { clock, logger } = parts
  let failures = 0
  while (!signal.aborted) {
    try {
      await rehearseOnce(parts, reading, signal, live)
      failures = 0
    } catch (error) {
      if (signal.aborted) return
      // Another node was quicker; in the next round it is seen to rehearse.
      if (error instanceof Refusal && error.code === 'briefing-already-exists') continue
      logger.warn({ err: error }, 'the rehearsal was interrupted')
      await pause(clock, backOff(failures, 1_000, 30_000))
      failures += 1
    }
  }
}

async function rehearseOnce(
  parts: RehearsalParts,
  reading: Reading,
  signal: AbortSignal,
  live: () => void,
): Promise<void> {
  const { server, clock } = parts
  const following = await server.briefings.follow(ID, true)
  if (parts.isShared && isRehearsedElsewhere(following.state, clock.now())) {
    live()
    await pause(clock, 5_000)
    return
  }
  await clearTheStage(parts, following)
  for (const command of opening(reading, clock.now())) await server.execute.one(ID, STAGE, command)
  await askRehearsed(server.execute, following, 0)
  live()
  await play(schedule(reading, { speed: SPEED }), listenerFor(parts, following), clock, signal)
  await server.execute.one(ID, STAGE, { type: 'EndBriefing' })
  await pause(clock, REST_MS)
}

function isRehearsedElsewhere({ status, startedAt, lines, endedAt }: Briefing, now: number): boolean {
  const lastSign = endedAt ?? lines.at(-1)?.at ?? startedAt ?? 0
  return status !== 'unscheduled' && now - lastSign < ABANDONED_AFTER_MS
}

/** Wipes the record of the rehearsal before: everybody who watches takes a snapshot of the new one. */
async function clearTheStage({ log }: RehearsalParts, following: BriefingFollowing): Promise<void> {
  if (following.state.status === 'unscheduled') return
  if (!following.state.rehearsal) throw new Error(`the briefing ${ID} is no rehearsal and is not wiped`)
  await following.reach(await log.renew(following.stream, following.head, 'wiped'))
}

/** `now`: milliseconds since 1970. */
function opening(reading: Reading, now: number): Command[] {
  return [
    {
      type: 'ScheduleBriefing',
      id: ID,
      title: TITLE,
      visibility: 'public',
      language: reading.language,
      timeZone: 'Europe/Brussels',
      scheduledFor: null,
      rehearsal: true,
    },
    ...reading.speakers.map((speaker): Command => ({ type: 'IntroduceSpeaker', speaker })),
    ...sampleProgrammes(new Date(now).getUTCFullYear()).map((programme): Command => ({
      type: 'CreateProgramme',
      act: `rehearsed-${programme.id}`,
      programme,
    })),
    { type: 'StartBriefing' },
  ]
}

function listenerFor(parts: RehearsalParts, following: BriefingFollowing) {
  const { server, logger } = parts
  let taken = 0
  return {
    hears(line: ReadingLine, textSoFar: string): Promise<void> {
      const speakerId = following.state.speakers.find(({ label }) => label === line.speakerLabel)?.id ?? null
      server.rooms.sayInterim({ briefing: ID, lineId: line.id, speakerId, text: textSoFar }, PLAYER.id)
      return Promise.resolve()
    },
    async takes(line: ReadingLine): Promise<void> {
      const { seq } = await server.execute.one(ID, PLAYER, { type: 'TranscribeLine', line: offeredLine(line) })
      logger.debug({ seq }, 'rehearsed a line')
      taken += 1
      await askRehearsed(server.execute, following, taken)
    },
  }
}
