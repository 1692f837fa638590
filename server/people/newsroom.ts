/** The newsroom's stream on this node: the list of briefings and the owner's link, with the one writer of them. */
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
import type { Actor } from '#shared/domain/vocabulary.ts'
import type { Clock } from '../clock.ts'
import { Following, type FollowingParts } from '../live/following.ts'
import { OutcomeUnknown, type EventLog, type Head, type StoredFact } from '../log/eventLog.ts'
import { hashToken, mintId, mintToken } from './secrets.ts'

export interface NewsroomFact {
  readonly seq: number
  readonly event: NewsroomEvent | null
}

export interface NewsroomParts {
  readonly log: EventLog
  readonly clock: Clock
  readonly logger: Logger
  readonly keepLostEnd: FollowingParts<Newsroom, NewsroomFact>['keepLostEnd']
}

const ITSELF: Actor = { role: 'owner', id: 'node' }
const ATTEMPTS = 12
const START_WITHIN_MS = 10_000

export class NewsroomDesk {
  readonly following: Following<Newsroom, NewsroomFact>
  readonly #parts: NewsroomParts

  constructor(parts: NewsroomParts) {
    this.#parts = parts
    this.following = new Following({
      ...parts,
      stream: 'newsroom',
      projection: {
        initial: NO_NEWSROOM,
        parse: (stored: StoredFact) => ({ seq: stored.seq, event: newsroomEventSchema.parse(stored.event) }),
        unreadable: ({ seq }) => ({ seq, event: null }),
        evolve: (newsroom, { event }) => (event === null ? newsroom : evolveNewsroom(newsroom, event)),
      },
    })
  }

  get briefings(): readonly ListedBriefing[] {
    return this.following.state.briefings
  }

  /** Makes a new owner's link; answers its token, which is kept nowhere. The oldest of several unused ones ends. */
  async issueOwnerLink(): Promise<string> {
    const token = mintToken()
    await this.#execute({ type: 'IssueOwnerLink', hash: hashToken(token) })
    return token
  }

  /** Uses the link up. Throws `token-unknown`, `token-already-used`. */
  async useOwnerLink(token: string): Promise<void> {
    await this.#execute({ type: 'UseOwnerLink', hash: hashToken(token), use: mintId() })
  }

  /** Makes the list say what the briefing says. */
  async list(briefing: Briefing): Promise<void> {
    const { status } = briefing
    if (status === 'unscheduled') return
    const { id, title, visibility, language, timeZone, rehearsal, scheduledFor, startedAt, endedAt } = briefing
    const entry = { id, title, visibility, language, timeZone, rehearsal, status, scheduledFor, startedAt, endedAt }
    await this.#execute({ type: 'ListBriefing', briefing: entry })
  }

  async #execute(command: NewsroomCommand): Promise<void> {
    await this.following.caughtUp(START_WITHIN_MS)
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { head, state } = this.following
      const events = decideNewsroom(state, command)
      if (events.length === 0) return
      const now = await this.#append(head, events)
      if (now === 'done') return
      await this.following.reach(now)
    }
    throw new Refusal('too-busy')
  }

  /** The head to decide on next where it was not done, or where nobody can tell: a repetition then finds it done. */
  async #append(head: Head, events: readonly NewsroomEvent[]): Promise<Head | 'done'> {
    const at = this.#parts.clock.now()
    const facts = events.map((event) => ({ at, by: ITSELF, event }))
    try {
      const outcome = await this.#parts.log.append('newsroom', head, facts)
      if (!outcome.ok) return outcome.head
      await this.following.reach(outcome.head).catch((error: unknown) => {
        // It is written; that this node has not heard of it yet is no fault of the command.
        this.#parts.logger.warn({ err: error }, 'the echo of an append has not come')
      })
      return 'done'
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) throw error
      const [now] = await this.#parts.log.heads(['newsroom'])
      return now ?? head
    }
  }
}
