/** Open sockets whose session or screen ended or gives other rights than before: their connection is cut, and they come back as who they are. */
import type { NewsroomEvent } from '#shared/domain/newsroom.ts'
import type { Clock } from '../clock.ts'
import type { Identities } from '../people/identities.ts'
import type { NewsroomDesk } from '../people/newsroom.ts'
import { cut } from './framing.ts'
import type { LiveServer, LiveSocket } from './sockets.ts'

/** Facts after which somebody may be somebody else. */
const CHANGES: ReadonlySet<NewsroomEvent['type']> = new Set([
  'AccountErased',
  'AccreditationAsked',
  'AccreditationDecided',
  'InvitationAccepted',
  'OwnerSessionsEnded',
  'PasswordChanged',
  'RoleGiven',
  'ScreenClaimed',
  'ScreenUnpaired',
  'SessionEnded',
  'SessionsEnded',
  'StaffAssigned',
  'StaffReleased',
])

export interface AuthorityParts {
  readonly io: LiveServer
  readonly newsroom: NewsroomDesk
  readonly identities: Identities
  readonly clock: Clock
}

/**
 * Power itself ends with the fact, since every command asks who sends it. What is left is what a connection has been joined
 * to: it is cut, whatever it holds, and the page that comes back is admitted anew. Costs nothing for readers without either.
 */
export function keepAuthority({ io, newsroom, identities, clock }: AuthorityParts): void {
  const rights = (socket: LiveSocket): string => {
    const { role, account, screen } = identities.ofSocket(socket.data)
    // One that is sent to another briefing leaves the one before without losing its connection: see `Screens`.
    if (screen !== null) return screen
    const parts = newsroom.state.staff
      .filter((part) => part.account === account)
      .map((part) => part.briefing + part.role)
    return [role, ...parts].join(' ')
  }
  const admitted = new Map<LiveSocket, string>()

  io.on('connection', (socket) => {
    const { claims, screen } = socket.data
    if (claims === null && screen === null) return
    admitted.set(socket, rights(socket))
    // A screen's token ends by a fact alone.
    const cancel = claims === null ? null : clock.after(Math.max(0, claims.expiresAt - clock.now()), look)
    socket.once('disconnect', () => {
      cancel?.()
      admitted.delete(socket)
    })
  })

  function look(): void {
    for (const [socket, before] of admitted) if (rights(socket) !== before) end(socket)
  }

  newsroom.following.listen({
    facts: (facts) => {
      if (facts.some(({ event }) => event !== null && CHANGES.has(event.type))) look()
    },
    begunAnew: look,
  })
}

/** One that is no screen any more has left its briefing, and is told so before its connection ends: see `Screens`. */
function end(socket: LiveSocket): void {
  if (socket.data.screen === null) cut(socket)
  else socket.conn.close()
}
