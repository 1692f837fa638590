/** The typed contract of the socket: event names are closed, direction is in the type's name. */
import type { Briefing } from '../domain/state.ts'
import type { SentCommand } from '../domain/commands.ts'
import type { Recorded } from '../domain/recorded.ts'
import type { RefusalCode, RefusalDetail } from '../domain/refusal.ts'
import type { OwnQuestion } from '../domain/questions/own.ts'
import type { PresentScreen, ScreenDirective, ScreenReport } from './screens.ts'
import type { Role } from '../domain/vocabulary.ts'

/** Where a reader stands. An epoch ends when the log begins anew or came back older than it was. */
export interface Position {
  readonly epoch: string
  readonly seq: number
}

export interface Refused {
  readonly ok: false
  readonly refusal: RefusalCode
  readonly detail?: RefusalDetail
  /** Milliseconds after which asking again makes sense. */
  readonly retryAfter?: number
}

export type JoinReply =
  | {
      readonly ok: true
      /** Who the asker is in this briefing. */
      readonly role: Role
      readonly epoch: string
      readonly head: number
      readonly now: number
      readonly kind: 'tail'
      readonly facts: readonly Recorded[]
    }
  | {
      readonly ok: true
      /** Who the asker is in this briefing. */
      readonly role: Role
      readonly epoch: string
      readonly head: number
      readonly now: number
      readonly kind: 'snapshot'
      readonly briefing: Briefing
    }
  | Refused

export type CommandReply = { readonly ok: true; readonly seq: number } | Refused

export interface JoinRequest {
  readonly briefing: string
  readonly since?: Position
  /** The role of the last reply, under which `since` was reached; another one now may see other things. Missing: reader. */
  readonly as?: Role
}

/** Facts in order and without holes; `epoch` and `head` let a reader notice that it is behind or elsewhere. */
export interface EventsMessage {
  readonly briefing: string
  readonly epoch: string
  readonly facts: readonly Recorded[]
}

/** How far a line has got while somebody says it. Each message takes the place of the one before; empty text takes it back. */
export interface InterimMessage {
  readonly briefing: string
  readonly lineId: string
  readonly speakerId: string | null
  readonly text: string
  /** Where the source numbers its texts: one with a lower number is older, and late. */
  readonly rev?: number
}

/** Every 5 seconds. `now`: the server's clock, for running times. `stale`: the node has lost its store. */
export interface PresenceMessage {
  readonly briefing: string
  readonly epoch: string
  readonly head: number
  readonly now: number
  /** Null where readers are not to be told. */
  readonly readers: number | null
  readonly stale: boolean
  /** For the desk alone. */
  readonly desk?: DeskPresence
}

/** Who is here, on all nodes together. */
export interface DeskPresence {
  readonly moderators: readonly PresentModerator[]
  readonly reporters: number
  /** Those that show this briefing, connected or not, in the order of their keys. */
  readonly screens: readonly PresentScreen[]
}

export interface PresentModerator {
  /** Of the account, or of the session of the owner's link. */
  readonly id: string
  readonly name: string
  /** The question whose words they are changing. */
  readonly editing: string | null
}

/** How many votes each question has; `{}` where counts are hidden. At most twice a second; the last is right. */
export interface TalliesMessage {
  readonly briefing: string
  readonly votes: Readonly<Record<string, number>>
}

/** To whoever has an account, and of theirs alone. Each message takes the place of the one before. */
export interface OwnMessage {
  readonly briefing: string
  readonly questions: readonly OwnQuestion[]
  /** The questions that they voted for. */
  readonly votes: readonly string[]
}

/** A moderator begins or ends (null) to change the words of a question. */
export interface EditingRequest {
  readonly briefing: string
  readonly questionId: string | null
}

/** The node is closing: come back after so many milliseconds. */
export interface ClosingMessage {
  readonly retryAfter: number
}

/** The server could not feed this reader any further: join again from your position. */
export interface CatchUpMessage {
  readonly briefing: string
}

export interface ClientToServer {
  'briefing:join': (request: JoinRequest, reply: (answer: JoinReply) => void) => void
  'briefing:leave': (request: { readonly briefing: string }) => void
  'briefing:command': (
    request: { readonly briefing: string; readonly command: SentCommand },
    reply: (answer: CommandReply) => void,
  ) => void
  'briefing:editing': (request: EditingRequest) => void
  'screen:report': (report: ScreenReport) => void
}

export interface ServerToClient {
  'briefing:events': (message: EventsMessage) => void
  'briefing:interim': (message: InterimMessage) => void
  'briefing:presence': (message: PresenceMessage) => void
  'briefing:tallies': (message: TalliesMessage) => void
  'briefing:own': (message: OwnMessage) => void
  'briefing:catch-up': (message: CatchUpMessage) => void
  'screen:directive': (message: ScreenDirective) => void
  'server:closing': (message: ClosingMessage) => void
}
