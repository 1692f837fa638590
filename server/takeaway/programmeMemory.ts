/**
 * What many briefings know of programmes, without following them all: a briefing in which nothing has happened lately is read
 * once, and what it says of programmes is remembered until its head moves.
 */
import { evolve } from '#shared/domain/briefing.ts'
import type { Audience } from '#shared/domain/audience.ts'
import type { Programme } from '#shared/domain/figures/state.ts'
import { HOLD_LIMIT_S } from '#shared/domain/newsroom/hold.ts'
import type { ListedBriefing } from '#shared/domain/newsroom.ts'
import { recordedSchema, type Recorded } from '#shared/domain/recorded.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { type Briefing, UNSCHEDULED } from '#shared/domain/state.ts'
import { withheldLines, withoutLines } from '#shared/domain/withheld.ts'
import type { Clock } from '../clock.ts'
import { streamOf, type Briefings } from '../live/briefings.ts'
import { CLOCKS_APART_MS } from '../live/held.ts'
import type { Rooms } from '../live/rooms.ts'
import { readWholeStream } from '../live/wholeStream.ts'
import type { EventLog, Head, StoredFact } from '../log/eventLog.ts'
import { takenFigures, type SpokenFigure } from './figuresDocument.ts'

/** Of those that are about a programme, neither dismissed nor withdrawn ones; in the order in which they were heard. */
export interface KnownOfProgrammes {
  readonly programmes: readonly Programme[]
  readonly figures: readonly SpokenFigure[]
}

export interface ProgrammeMemoryParts {
  readonly log: EventLog
  readonly clock: Clock
  readonly briefings: Pick<Briefings, 'open'>
  readonly rooms: Pick<Rooms, 'of'>
}

export interface Asked {
  readonly listed: ListedBriefing
  readonly audience: Audience
}

export interface ProgrammeMemory {
  /** Those that can be read now, in the order asked. Throws `StoreDown`. */
  readonly recall: (asked: readonly Asked[]) => Promise<readonly (Asked & { readonly known: KnownOfProgrammes })[]>
}

interface Remembered {
  readonly head: Head
  readonly whole: KnownOfProgrammes
  /** Without the lines that the public is never to read. */
  readonly public: KnownOfProgrammes
}

/** Before that, the public has read everything, whatever the hold is. */
const SETTLED_AFTER_MS = HOLD_LIMIT_S * 1_000 + 2 * CLOCKS_APART_MS
const REMEMBERED_AT_MOST = 500
const READ_TOGETHER = 8

export function createProgrammeMemory({ log, clock, briefings, rooms }: ProgrammeMemoryParts): ProgrammeMemory {
  const remembered = new Map<string, Remembered>()
  /** One reading for all who need it at the same time. */
  const readings = new Map<string, Promise<Remembered | null>>()
  const asking = new Map<string, Promise<readonly Head[]>>()
  /** Until when those that are not live have something in them that the public may not have read; milliseconds since 1970. */
  const restless = new Map<string, number>()

  function headsOf(ids: readonly string[]): Promise<readonly Head[]> {
    return once(asking, ids.join(), () => log.heads(ids.map(streamOf)))
  }

  async function knownOf({ listed, audience }: Asked, head: Head | undefined): Promise<KnownOfProgrammes | null> {
    if (head === undefined || head.seq === 0) return null
    const isStirred = listed.status === 'live' || (restless.get(listed.id) ?? 0) > clock.now()
    const settled = isStirred ? null : await settledOf(listed.id, head)
    if (settled !== null) return audience === 'public' ? settled.public : settled.whole
    try {
      const following = await briefings.open(listed.id)
      return knownIn(rooms.of(listed.id, following).sourceOf(audience).state)
    } catch (error) {
      // Another one that begins anew, or is gone, takes nothing from the others.
      if (error instanceof Refusal) return null
      throw error
    }
  }

  async function settledOf(id: string, head: Head): Promise<Remembered | null> {
    const known = remembered.get(id)
    if (known?.head.epoch === head.epoch && known.head.seq === head.seq) return known
    return once(readings, id, async () => {
      const read = await readSettled(id)
      remembered.delete(id)
      if (read !== null) remembered.set(id, read)
      const [oldest] = remembered.keys()
      if (oldest !== undefined && remembered.size > REMEMBERED_AT_MOST) remembered.delete(oldest)
      return read
    })
  }

  /** Null where something has happened lately: what the public may see of it then is a matter of time. */
  async function readSettled(id: string): Promise<Remembered | null> {
    let last = 0
    const whole = await readWholeStream(log, streamOf(id), { initial: UNSCHEDULED, evolve }, (stored) => {
      last = Math.max(last, stored.at)
      return recordedOf(stored)
    })
    if (whole === null) return null
    restless.delete(id)
    if (last + SETTLED_AFTER_MS > clock.now()) {
      restless.set(id, last + SETTLED_AFTER_MS)
      return null
    }
    const { state, epoch, order } = whole
    return {
      head: { epoch, seq: order.seq },
      whole: knownIn(state),
      public: knownIn(withoutLines(state, withheldLines(state))),
    }
  }

  return {
    async recall(asked) {
      const heads = await headsOf(asked.map(({ listed }) => listed.id))
      const recalled: (Asked & { readonly known: KnownOfProgrammes })[] = []
      for (let at = 0; at < asked.length; at += READ_TOGETHER) {
        const part = asked.slice(at, at + READ_TOGETHER)
        const known = await Promise.all(part.map((each, nth) => knownOf(each, heads[at + nth])))
        part.forEach((each, nth) => {
          const itsKnown = known[nth] ?? null
          if (itsKnown !== null) recalled.push({ ...each, known: itsKnown })
        })
      }
      return recalled
    },
  }
}

function knownIn(state: Briefing): KnownOfProgrammes {
  return {
    programmes: state.programmes,
    figures: takenFigures(state, 'public').filter(({ programme }) => programme !== null),
  }
}

/** What another version wrote keeps its number and says nothing. */
function recordedOf({ seq, at, by, event }: StoredFact): Recorded {
  const parsed = recordedSchema.safeParse({ seq, at, by, event })
  return parsed.success ? parsed.data : { seq, at, by, event: null }
}

function once<T>(running: Map<string, Promise<T>>, key: string, run: () => Promise<T>): Promise<T> {
  const known = running.get(key)
  if (known !== undefined) return known
  const started = run().finally(() => {
    running.delete(key)
  })
  running.set(key, started)
  return started
}
