/** Somebody who follows a briefing over a real connection through the link that pages use, and keeps every word that the node sent. */
import { io as connect, type Socket } from 'socket.io-client'
import { fold } from '#shared/domain/briefing.ts'
import type { SentCommand } from '#shared/domain/commands.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Role } from '#shared/domain/vocabulary.ts'
import type { ClientToServer, OwnMessage, ServerToClient } from '#shared/protocol/messages.ts'
import { BriefingLink, type SendReply } from '../../client/live/briefingLink.ts'
import { IDLE, type LinkState } from '../../client/live/linkState.ts'
import { BROWSER_CLOCK, type LinkTransport } from '../../client/live/linkTransport.ts'
import { eventually, type NodeUnderTest } from './node.ts'

export interface Follower {
  /** As folded here. */
  readonly briefing: Briefing
  readonly own: OwnMessage | null
  readonly tallies: Readonly<Record<string, number>>
  /** Every fact that came in order. */
  readonly facts: readonly Recorded[]
  /** What the node sent, message by message, as it was written: `[event, JSON]`. */
  readonly heard: readonly (readonly [event: string, json: string])[]
  readonly send: (command: SentCommand) => Promise<SendReply>
  /** Sends again what was cut off, until the node has answered. */
  readonly insist: (command: SentCommand) => Promise<SendReply>
  /** Cuts the connection; it comes back by itself. */
  readonly drop: () => void
  readonly close: () => void
}

export interface Following {
  readonly cookie?: string
  /** Which the node must have heard of before this resolves. */
  readonly role?: Role
}

export async function follow(
  { url }: NodeUnderTest,
  id: string,
  { cookie, role = 'reader' }: Following = {},
): Promise<Follower> {
  const heard: [string, string][] = []
  const facts: Recorded[] = []
  let briefing: Briefing | null = null
  let own: OwnMessage | null = null
  let tallies: Readonly<Record<string, number>> = {}
  let state: LinkState = IDLE
  const socket: Socket<ServerToClient, ClientToServer> = connect(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    autoConnect: false,
    ...(cookie !== undefined && { extraHeaders: { cookie } }),
  })
  socket.onAny((event: string, message: unknown) => heard.push([event, JSON.stringify(message)]))

  const link = new BriefingLink(id, {
    transport: transportOver(socket, (answer) => heard.push(['joined', JSON.stringify(answer)])),
    clock: BROWSER_CLOCK,
    sink: {
      replace: (snapshot) => (briefing = snapshot),
      apply: (news) => {
        facts.push(...news)
        briefing = fold(news, briefing ?? undefined)
      },
      interim: () => {},
      presence: () => {},
      serverTime: () => {},
      own: (message) => (own = message),
      tallies: ({ votes }) => (tallies = votes),
      changed: (now) => (state = now),
    },
  })
  link.open()
  await eventually(() => {
    if (state.phase !== 'live' || state.role !== role) throw new Error(`${role} is still ${JSON.stringify(state)}`)
  })

  async function insist(command: SentCommand): Promise<SendReply> {
    for (let isUnknown = false; ;) {
      const answer = await link.send(command)
      if (answer.ok) return answer
      if (answer.refusal === 'outcome-unknown') isUnknown = true
      // Who may ask again later has not been told yet what became of it.
      else if (answer.refusal !== 'not-connected' && !(isUnknown && answer.refusal === 'too-many-requests'))
        return answer
      // As long as the node asks for, and no sooner.
      if ('retryAfter' in answer) await new Promise((resolve) => setTimeout(resolve, answer.retryAfter))
      await eventually(() => {
        if (state.phase !== 'live') throw new Error('not back yet')
      })
    }
  }

  return {
    get briefing() {
      if (briefing === null) throw new Error('nothing was read yet')
      return briefing
    },
    get own() {
      return own
    },
    get tallies() {
      return tallies
    },
    facts,
    heard,
    send: (command) => link.send(command),
    insist,
    drop: () => void socket.io.engine.close(),
    close: () => {
      link.close()
    },
  }
}

/** Comes back at once when it was cut, as no page would, so that a test need not wait. */
export function transportOver(
  socket: Socket<ServerToClient, ClientToServer>,
  joined: (answer: unknown) => void = () => {},
): LinkTransport {
  return {
    open(listener) {
      socket.on('connect', () => {
        listener.connected()
      })
      socket.on('disconnect', () => {
        listener.disconnected()
        socket.connect()
      })
      socket.on('briefing:events', listener.events)
      socket.on('briefing:interim', listener.interim)
      socket.on('briefing:presence', listener.presence)
      socket.on('briefing:own', listener.own)
      socket.on('briefing:tallies', listener.tallies)
      socket.on('briefing:catch-up', listener.catchUp)
      socket.connect()
    },
    join: (request, reply) => {
      socket.emit('briefing:join', request, (answer) => {
        joined(answer)
        reply(answer)
      })
    },
    leave: (briefing) => socket.emit('briefing:leave', { briefing }),
    command: (request, reply) => socket.emit('briefing:command', request, reply),
    editing: (request) => socket.emit('briefing:editing', request),
    restart: () => socket.disconnect(),
    close: () => {
      socket.off('disconnect')
      socket.disconnect()
    },
  }
}
