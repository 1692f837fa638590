/** The newsroom's stream on this node, with the one writer of it. */
import type { Logger } from 'pino'
import type { Briefing } from '#shared/domain/state.ts'
import {
  decideNewsroom,
  evolveNewsroom,
  newsroomEventSchema,
  NO_NEWSROOM,
  type ListedBriefing,
  type Newsroom,
  type NewsroomCommand,
  type NewsroomEvent,
} from '#shared/domain/newsroom.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { actorSchema, type Actor } from '#shared/domain/vocabulary.ts'
import type { Clock } from '../clock.ts'
import { Following, type FollowingParts } from '../live/following.ts'
import { OutcomeUnknown, type EventLog, type Head, type StoredFact } from '../log/eventLog.ts'
import type { Sealing } from './sealing.ts'
import { hashToken, mintId, mintToken } from './secrets.ts'

export const NEWSROOM_STREAM = 'newsroom'

export interface NewsroomFact {
  readonly seq: number
  readonly at: number
  readonly by: Actor
  /** Null for one that this version cannot read. */
  readonly event: NewsroomEvent | null
}

/** Who asks, and from which network address; `under`: the key that the address is sealed under, null: it is not kept. */
export interface Asker {
  readonly by: Actor
  readonly from: string | null
  readonly under: string | null
}

export interface NewsroomParts {
  readonly log: EventLog
  readonly clock: Clock
  readonly logger: Logger
  readonly sealing: Pick<Sealing, 'seal'>
  readonly keepLostEnd: FollowingParts<Newsroom, NewsroomFact>['keepLostEnd']
}

/** The node acts by itself: nobody asked. */
export const NODE_ITSELF: Asker = { by: { role: 'owner', id: 'node' }, from: null, under: null }
/** Somebody without a session, whose address is not kept. */
export const SOMEBODY: Asker = { by: { role: 'reader', id: '' }, from: null, under: null }
const ATTEMPTS = 12
const START_WITHIN_MS = 10_000

export function newsroomFact({ seq, at, by, event }: StoredFact): NewsroomFact {
  return { seq, at, by: actorSchema.parse(by), event: newsroomEventSchema.parse(event) }
}

/** The same, with nothing in it where another version wrote it. */
export function readNewsroomFact(stored: StoredFact): NewsroomFact {
  const event = newsroomEventSchema.safeParse(stored.event)
  return { seq: stored.seq, at: stored.at, by: stored.by, event: event.success ? event.data : null }
}

export class NewsroomDesk {
  readonly following: Following<Newsroom, NewsroomFact>
  readonly #parts: NewsroomParts

  constructor(parts: NewsroomParts) {
    this.#parts = parts
    this.following = new Following({
      ...parts,
      stream: NEWSROOM_STREAM,
      projection: {
        initial: NO_NEWSROOM,
        parse: newsroomFact,
        unreadable: ({ seq, at, by }) => ({ seq, at, by, event: null }),
        evolve: (newsroom, { event, at }) => (event === null ? newsroom : evolveNewsroom(newsroom, event, at)),
      },
    })
  }

  get state(): Newsroom {
    return this.following.state
  }

  get briefings(): readonly ListedBriefing[] {
    return this.following.state.briefings
  }

  /** Makes a new owner's link; answers its token, which is kept nowhere. The oldest of several unused ones ends. */
  async issueOwnerLink(issuer: string | null = null, asker: Asker = NODE_ITSELF): Promise<string> {
    const token = mintToken()
    await this.execute({ type: 'IssueOwnerLink', hash: hashToken(token), issuer }, asker)
    return token
  }

  /** Uses the link up and answers who issued it. Throws `token-unknown`, `token-already-used`. */
  async useOwnerLink(token: string, asker: Asker): Promise<string | null> {
    const used = hashToken(token)
    await this.following.caughtUp(START_WITHIN_MS)
    const issuer = this.state.ownerLinks.find(({ hash }) => hash === used)?.issuer ?? null
    await this.execute({ type: 'UseOwnerLink', hash: used, use: mintId() }, asker)
    return issuer
  }

  /** Makes the list say what the briefing says. */
  async list(briefing: Briefing, by: Actor = NODE_ITSELF.by): Promise<void> {
    const { status } = briefing
    if (status === 'unscheduled') return
    const { id, title, visibility, language, timeZone, rehearsal, scheduledFor, startedAt, endedAt } = briefing
    const entry = { id, title, visibility, language, timeZone, rehearsal, status, scheduledFor, startedAt, endedAt }
    await this.execute({ type: 'ListBriefing', briefing: entry }, { ...NODE_ITSELF, by })
  }

  /** What followed from the command, nothing where it was true already. Throws `Refusal`, `StoreDown`. */
  async execute(command: NewsroomCommand, { by, from, under }: Asker = NODE_ITSELF): Promise<readonly NewsroomEvent[]> {
    await this.following.caughtUp(START_WITHIN_MS)
    const sealed = from === null || under === null ? null : await this.#parts.sealing.seal(under, from)
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { head, state } = this.following
      const at = this.#parts.clock.now()
      const events = decideNewsroom(state, command, at).map((event) =>
        sealed === null ? event : { ...event, from: sealed },
      )
      if (events.length === 0) return []
      const now = await this.#append(head, events, at, by)
      if (now === 'done') return events
      await this.following.reach(now)
    }
    throw new Refusal('too-busy')
  }

  /** The head to decide on next where it was not done, or where nobody can tell: a repetition then finds it done. */
  async #append(head: Head, events: readonly NewsroomEvent[], at: number, by: Actor): Promise<Head | 'done'> {
    const facts = events.map((event) => ({ at, by, event }))
    try {
      const outcome = await this.#parts.log.append(NEWSROOM_STREAM, head, facts)
      if (!outcome.ok) return outcome.head
      await this.following.reach(outcome.head).catch((error: unknown) => {
        // It is written; that this node has not heard of it yet is no fault of the command.
        this.#parts.logger.warn({ err: error }, 'the echo of an append has not come')
      })
      return 'done'
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) throw error
      const [now] = await this.#parts.log.heads([NEWSROOM_STREAM])
      return now ?? head
    }
  }
}
