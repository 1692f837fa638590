/**
 * Keeps one reader at the end of one briefing: facts in order, each once, never backwards; a gap is asked for again.
 *
 * L1 A fact at mine + 1 is applied, a lower one dropped; a higher one, or one of another epoch, means: join again.
 * L2 A join is answered by exactly the missing facts or by a snapshot; one behind mine in my epoch and role is waited out.
 * L3 A presence whose head stays ahead of mine for a second, or names another epoch, means: join again.
 * L4 Twelve seconds without any message: paused since the last one, and join again; what was read stays.
 * L5 A command without an answer in time, or cut off, has an unknown outcome; one never sent says so.
 */
import type { Briefing } from '#shared/domain/state.ts'
import type { SentCommand } from '#shared/domain/commands.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { RefusalCode } from '#shared/domain/refusal.ts'
import type {
  CommandReply,
  EventsMessage,
  InterimMessage,
  JoinReply,
  OwnMessage,
  Position,
  PresenceMessage,
  Refused,
  TalliesMessage,
} from '#shared/protocol/messages.ts'
import { IDLE, type LinkState } from './linkState.ts'
import type { LinkClock, LinkTransport } from './linkTransport.ts'

const JOIN_ANSWER_WITHIN = 5_000
const COMMAND_ANSWER_WITHIN = 8_000
const SILENT_AFTER = 12_000
const AHEAD_FOR = 1_000
const FINAL: readonly RefusalCode[] = ['briefing-not-found', 'not-permitted', 'command-malformed', 'token-unknown']

/** The command never left this device. */
export type SendReply = CommandReply | { readonly ok: false; readonly refusal: 'not-connected' }

export interface LinkSink {
  replace(briefing: Briefing, epoch: string): void
  /** Contiguous, beginning right after what was applied before. */
  apply(facts: readonly Recorded[]): void
  interim(message: InterimMessage): void
  /** How many read along and, for the desk, who is here. */
  presence(message: PresenceMessage): void
  own(message: OwnMessage): void
  tallies(message: TalliesMessage): void
  /** The server's clock, in ms, at this moment. */
  serverTime(now: number): void
  changed(state: LinkState): void
}

export class BriefingLink {
  readonly #briefing: string
  readonly #transport: LinkTransport
  readonly #clock: LinkClock
  readonly #sink: LinkSink
  readonly #pending = new Set<(answer: CommandReply) => void>()
  #state: LinkState = IDLE
  #position: Position | null = null
  #connected = false
  #attempt = 0
  #failures = 0
  #joinAgain = false
  #lastHeard = 0
  #editing: string | null = null
  #cancelTimer = () => {}
  #cancelSilence = () => {}
  #cancelAhead: (() => void) | null = null

  constructor(briefing: string, parts: { transport: LinkTransport; clock: LinkClock; sink: LinkSink }) {
    this.#briefing = briefing
    this.#transport = parts.transport
    this.#clock = parts.clock
    this.#sink = parts.sink
  }

  open(): void {
    this.#lastHeard = this.#clock.now()
    this.#change({ phase: 'connecting' })
    this.#transport.open({
      connected: () => {
        this.#connected = true
        this.#hello()
      },
      disconnected: () => this.#disconnected(),
      events: (message) => this.#events(message),
      interim: (message) => {
        if (this.#hears(message.briefing)) this.#sink.interim(message)
      },
      presence: (message) => this.#presence(message),
      own: (message) => {
        if (this.#hears(message.briefing)) this.#sink.own(message)
      },
      tallies: (message) => {
        if (this.#hears(message.briefing)) this.#sink.tallies(message)
      },
      catchUp: ({ briefing }) => {
        if (!this.#hears(briefing)) return
        if (this.#state.phase === 'joining') this.#joinAgain = true
        else this.#hello()
      },
    })
    this.#watchSilence()
  }

  close(): void {
    if (this.#connected) this.#transport.leave(this.#briefing)
    this.#stopTimers()
    this.#cancelSilence()
    this.#attempt += 1
    this.#settlePending()
    this.#transport.close()
    this.#change({ ...IDLE })
  }

  /** Asks again after a denial, once the reader has changed something. */
  retry(): void {
    if (this.#connected) this.#hello()
    else this.#transport.restart()
  }

  /** Resolves with the server's answer; never rejects. */
  send(command: SentCommand): Promise<SendReply> {
    if (!this.#connected) return Promise.resolve({ ok: false, refusal: 'not-connected' })
    return new Promise((resolve) => {
      const settle = (answer: CommandReply) => {
        if (!this.#pending.delete(settle)) return
        cancel()
        resolve(answer)
      }
      const cancel = this.#clock.after(COMMAND_ANSWER_WITHIN, () => settle({ ok: false, refusal: 'outcome-unknown' }))
      this.#pending.add(settle)
      this.#transport.command({ briefing: this.#briefing, command }, settle)
    })
  }

  /** Tells the desk whose words are being changed here; null: no longer any. */
  markEditing(questionId: string | null): void {
    this.#editing = questionId
    if (this.#connected) this.#transport.editing({ briefing: this.#briefing, questionId })
  }

  #hello(): void {
    this.#stopTimers()
    if (!this.#connected) return
    this.#joinAgain = false
    const attempt = (this.#attempt += 1)
    this.#change({ phase: 'joining', refusal: null })
    this.#cancelTimer = this.#clock.after(JOIN_ANSWER_WITHIN, () => {
      this.#attempt += 1
      this.#connected = false
      this.#change({ phase: 'connecting' })
      this.#transport.restart()
    })
    const since = this.#position
    const from = since === null ? {} : { since, as: this.#state.role }
    this.#transport.join({ briefing: this.#briefing, ...from }, (answer) => {
      // A late answer to an earlier question must not undo what came since.
      if (attempt === this.#attempt) this.#joined(answer)
    })
  }

  #joined(answer: JoinReply): void {
    this.#stopTimers()
    this.#heard()
    if (!answer.ok) return this.#refused(answer)
    this.#sink.serverTime(answer.now)
    if (!this.#takeAnswer(answer)) return
    this.#failures = 0
    this.#change({ phase: 'live', refusal: null, pausedSince: null, role: answer.role })
    // A node that was joined anew does not know it yet.
    if (this.#editing !== null) this.markEditing(this.#editing)
    if (this.#joinAgain) this.#hello()
  }

  /** False where the answer does not lead on from here; the next attempt is then already planned. */
  #takeAnswer(answer: Exclude<JoinReply, Refused>): boolean {
    const mine = this.#position
    if (answer.kind === 'snapshot') {
      // Somebody who is no longer accredited goes back to what is public.
      const isSame = mine?.epoch === answer.epoch && answer.role === this.#state.role
      const isBackwards = isSame && answer.briefing.seq < mine.seq
      if (isBackwards) return this.#waitThenHello('behind')
      this.#position = { epoch: answer.epoch, seq: answer.briefing.seq }
      this.#sink.replace(answer.briefing, answer.epoch)
      return true
    }
    if (mine === null || mine.epoch !== answer.epoch) {
      // A tail for a position that is not mine says nothing about what I hold: ask for everything.
      this.#position = null
      return this.#waitThenHello('behind')
    }
    return this.#apply(answer.facts) || this.#waitThenHello('behind')
  }

  #refused(answer: Refused): void {
    if (FINAL.includes(answer.refusal)) this.#change({ phase: 'denied', refusal: answer.refusal, pausedSince: null })
    else this.#waitThenHello(answer.refusal, answer.retryAfter)
  }

  #waitThenHello(refusal: RefusalCode, retryAfter?: number): false {
    this.#failures += 1
    const growing = Math.min(8_000, 250 * 2 ** this.#failures) * (0.5 + this.#clock.random() / 2)
    this.#change({ phase: 'waiting', refusal })
    // What the server asks for is the least: readers refused together must not come back together.
    this.#cancelTimer = this.#clock.after(Math.max(retryAfter ?? 0, growing), () => this.#hello())
    return false
  }

  #events({ briefing, epoch, facts }: EventsMessage): void {
    if (!this.#hears(briefing)) return
    const inOrder = this.#position?.epoch === epoch && this.#apply(facts)
    // While a join is under way its answer brings whatever is missing here.
    if (!inOrder && this.#state.phase === 'live') this.#hello()
  }

  /** Applies what leads on; false where something was missing in between. */
  #apply(facts: readonly Recorded[]): boolean {
    const mine = this.#position
    if (mine === null) return false
    const news = facts.filter((fact) => fact.seq > mine.seq)
    const gapAt = news.findIndex((fact, index) => fact.seq !== mine.seq + 1 + index)
    const leadingOn = gapAt < 0 ? news : news.slice(0, gapAt)
    if (leadingOn.length > 0) {
      this.#position = { epoch: mine.epoch, seq: mine.seq + leadingOn.length }
      this.#sink.apply(leadingOn)
    }
    return gapAt < 0
  }

  #presence(message: PresenceMessage): void {
    const { briefing, epoch, head, now, stale } = message
    if (!this.#hears(briefing)) return
    this.#sink.serverTime(now)
    this.#sink.presence(message)
    this.#change({ storeStale: stale })
    if (this.#state.phase !== 'live' || this.#position === null) return
    if (this.#position.epoch !== epoch) return this.#hello()
    if (head <= this.#position.seq || this.#cancelAhead !== null) return
    // Facts on their way may still arrive by themselves.
    this.#cancelAhead = this.#clock.after(AHEAD_FOR, () => {
      this.#cancelAhead = null
      if (this.#state.phase === 'live' && this.#position !== null && this.#position.seq < head) this.#hello()
    })
  }

  #hears(briefing: string): boolean {
    if (briefing !== this.#briefing) return false
    this.#heard()
    return this.#state.phase !== 'denied' && this.#state.phase !== 'idle'
  }

  #heard(): void {
    this.#lastHeard = this.#clock.now()
    if (this.#state.phase === 'live') this.#change({ pausedSince: null })
    this.#watchSilence()
  }

  #watchSilence(): void {
    this.#cancelSilence()
    this.#cancelSilence = this.#clock.after(SILENT_AFTER, () => {
      this.#watchSilence()
      if (this.#state.phase === 'denied') return
      this.#change({ pausedSince: this.#lastHeard })
      if (this.#state.phase === 'live') this.#hello()
    })
  }

  #disconnected(): void {
    this.#connected = false
    this.#attempt += 1
    this.#stopTimers()
    this.#settlePending()
    if (this.#state.phase !== 'denied') this.#change({ phase: 'connecting', pausedSince: this.#lastHeard })
  }

  #settlePending(): void {
    for (const settle of [...this.#pending]) settle({ ok: false, refusal: 'outcome-unknown' })
  }

  #stopTimers(): void {
    this.#cancelTimer()
    this.#cancelAhead?.()
    this.#cancelAhead = null
  }

  #change(change: Partial<LinkState>): void {
    const next = { ...this.#state, ...change }
    const keys = ['phase', 'refusal', 'pausedSince', 'storeStale'] as const
    if (keys.every((key) => next[key] === this.#state[key])) return
    this.#state = next
    this.#sink.changed(next)
  }
}
