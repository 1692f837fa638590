/**
 * Sessions, as far as the newsroom must know of them. Who one makes somebody: see authority.ts.
 *
 * SE1 Signing in is recorded, by an account that is there or by the owner's link; it changes nothing.
 * SE2 A session ends once, and is remembered as ended until it would have ended by itself.
 * SE3 Signing out everywhere begins a new epoch of the account; sessions of the earlier ones are over. So are
 *     the owner's links that it issued, with what they opened.
 */
import type { z } from 'zod'
import { instantSchema } from '../vocabulary.ts'
import { accountOf, withAccount, withoutOwnerLinksOf, type Newsroom } from './state.ts'
import { fact, idSchema } from './vocabulary.ts'

export const sessionEvents = [
  /** `account` null: by the owner's link. */
  fact('SignedIn', { account: idSchema.nullable(), session: idSchema }),
  fact('SessionEnded', { session: idSchema, until: instantSchema }),
  fact('SessionsEnded', { account: idSchema }),
] as const
export type SessionEvent = Readonly<z.infer<(typeof sessionEvents)[number]>>

export type SessionCommand =
  | { readonly type: 'SignIn'; readonly account: string | null; readonly session: string }
  /** `until`: when it would end by itself, milliseconds since 1970. */
  | { readonly type: 'EndSession'; readonly session: string; readonly until: number }
  | { readonly type: 'EndSessions'; readonly account: string }

export function decideSessions(newsroom: Newsroom, command: SessionCommand): SessionEvent[] {
  switch (command.type) {
    case 'SignIn':
      if (command.account !== null) accountOf(newsroom, command.account)
      return [{ type: 'SignedIn', account: command.account, session: command.session }]
    case 'EndSession':
      if (newsroom.endedSessions.some(({ session }) => session === command.session)) return []
      return [{ type: 'SessionEnded', session: command.session, until: command.until }]
    case 'EndSessions':
      return [{ type: 'SessionsEnded', account: accountOf(newsroom, command.account).id }]
    default:
      return command satisfies never
  }
}

export function evolveSessions(newsroom: Newsroom, event: SessionEvent, at: number): Newsroom {
  switch (event.type) {
    case 'SignedIn':
      return newsroom
    case 'SessionEnded': {
      const { session, until } = event
      const ended = newsroom.endedSessions.filter((each) => each.until > at)
      return { ...newsroom, endedSessions: [...ended, { session, until }] }
    }
    case 'SessionsEnded':
      return withAccount(withoutOwnerLinksOf(newsroom, event.account), event.account, ({ epoch }) => ({
        epoch: epoch + 1,
      }))
    default:
      return event satisfies never
  }
}
