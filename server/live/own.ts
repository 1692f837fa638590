/** Tells each reporter here how their own questions and votes stand, and nobody else: whenever that is otherwise than they were told. */
import { ownQuestionsIn, type OwnQuestion } from '#shared/domain/questions/own.ts'
import { isQuestionEvent } from '#shared/domain/questions/secrecy.ts'
import type { OwnMessage } from '#shared/protocol/messages.ts'
import type { Clock } from '../clock.ts'
import type { BriefingFollowing } from './briefings.ts'
import { pendingBytes } from './framing.ts'
import { Pace } from './pace.ts'
import type { LiveSocket } from './sockets.ts'

export interface OwnParts {
  readonly id: string
  readonly following: Pick<BriefingFollowing, 'state' | 'listen'>
  readonly clock: Clock
  /** The questions of this briefing that the account voted for. */
  readonly votesOf: (account: string) => readonly string[]
}

/** Between two looks at what is otherwise, so that a busy desk costs no more than that many reporters can be told. */
const LOOK_EVERY_MS = 100
/** After which somebody who reads slowly is tried again. */
const AGAIN_AFTER_MS = 1_000
/** What a reader may hold, in bytes, before it passes them by for now. */
const HELD = 64 * 1024

type Known = Pick<BriefingFollowing['state'], 'queue' | 'backstage'>

export class Own {
  readonly #parts: OwnParts
  readonly #told = new Map<LiveSocket, { readonly account: string; text: string }>()
  readonly #look: Pace
  /** Null: anybody. */
  #due: Set<string> | null = new Set()
  #cancelAgain: (() => void) | null = null
  /** What all were told from last: states are immutable, and hundreds are told from the same one. */
  #known: { readonly state: Known; readonly of: (account: string) => readonly OwnQuestion[] } | null = null

  constructor(parts: OwnParts) {
    this.#parts = parts
    this.#look = new Pace(parts.clock, LOOK_EVERY_MS, () => {
      this.#tellDue()
    })
    parts.following.listen({
      facts: (facts) => {
        if (facts.some(({ event }) => event !== null && isQuestionEvent(event))) this.changed(null)
      },
      begunAnew: () => {
        this.changed(null)
      },
    })
  }

  /** For a reporter who has just joined with this account. */
  greet(socket: LiveSocket, account: string): void {
    const message = this.#messageFor(account)
    this.#told.set(socket, { account, text: JSON.stringify(message) })
    socket.emit('briefing:own', message)
  }

  leave(socket: LiveSocket): void {
    this.#told.delete(socket)
  }

  /** What these accounts were told may be otherwise by now; null: what anybody was. */
  changed(accounts: ReadonlySet<string> | null): void {
    if (this.#told.size === 0) return
    if (accounts === null) this.#due = null
    else for (const account of accounts) this.#due?.add(account)
    this.#look.soon()
  }

  close(): void {
    this.#look.close()
    this.#cancelAgain?.()
    this.#told.clear()
  }

  #tellDue(): void {
    const due = this.#due
    this.#due = new Set()
    const messages = new Map<string, OwnMessage>()
    for (const [socket, told] of this.#told) {
      const { account } = told
      if (due !== null && !due.has(account)) continue
      const message = messages.get(account) ?? this.#messageFor(account)
      messages.set(account, message)
      const text = JSON.stringify(message)
      if (text === told.text) continue
      if (pendingBytes(socket) > HELD) {
        this.#againLater()
        continue
      }
      told.text = text
      socket.emit('briefing:own', message)
    }
  }

  #againLater(): void {
    this.#cancelAgain ??= this.#parts.clock.after(AGAIN_AFTER_MS, () => {
      this.#cancelAgain = null
      this.changed(null)
    })
  }

  #questionsIn(state: Known): (account: string) => readonly OwnQuestion[] {
    if (this.#known?.state.queue !== state.queue || this.#known.state.backstage !== state.backstage) {
      const { queue, backstage } = state
      // Not the whole state, which holds the lines.
      const held = { queue, backstage }
      this.#known = { state: held, of: ownQuestionsIn(held) }
    }
    return this.#known.of
  }

  #messageFor(account: string): OwnMessage {
    const { id: briefing, following, votesOf } = this.#parts
    return { briefing, questions: this.#questionsIn(following.state)(account), votes: votesOf(account) }
  }
}
