/** What the link needs of a connection and of a clock; sockets and tests provide it. */
import type {
  CatchUpMessage,
  CommandReply,
  EditingRequest,
  EventsMessage,
  InterimMessage,
  JoinReply,
  JoinRequest,
  OwnMessage,
  PresenceMessage,
  TalliesMessage,
} from '#shared/protocol/messages.ts'
import type { SentCommand } from '#shared/domain/commands.ts'

export interface TransportListener {
  connected(): void
  disconnected(): void
  events(message: EventsMessage): void
  interim(message: InterimMessage): void
  presence(message: PresenceMessage): void
  own(message: OwnMessage): void
  tallies(message: TalliesMessage): void
  catchUp(message: CatchUpMessage): void
}

/** Connects and reconnects by itself between `open` and `close`; a reply may never come. */
export interface LinkTransport {
  open(listener: TransportListener): void
  join(request: JoinRequest, reply: (answer: JoinReply) => void): void
  leave(briefing: string): void
  command(
    request: { readonly briefing: string; readonly command: SentCommand },
    reply: (answer: CommandReply) => void,
  ): void
  /** Lost where there is no connection. */
  editing(request: EditingRequest): void
  /** Gives up a connection that seems dead and makes another. */
  restart(): void
  close(): void
}

export interface LinkClock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs once after so many ms; the answer cancels it. */
  after(ms: number, run: () => void): () => void
  /** From 0 up to 1, to spread retries. */
  random(): number
}

export const BROWSER_CLOCK: LinkClock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}
