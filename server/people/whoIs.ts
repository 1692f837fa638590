/** What a browser is told of who it is. */
import type { Newsroom } from '#shared/domain/newsroom.ts'
import type { SessionAnswer } from '#shared/protocol/people.ts'
import type { Identity } from './identities.ts'
import type { Profiles } from './profiles.ts'

export type WhoIs = (identity: Identity) => Promise<SessionAnswer>

export function createWhoIs(newsroom: { readonly state: Newsroom }, profiles: Profiles): WhoIs {
  return async ({ role, account }) => ({
    role,
    account: account === null ? null : await profiles.own(account),
    staff: newsroom.state.staff
      .filter((part) => part.account === account)
      .map(({ briefing, role: part }) => ({ briefing, role: part })),
  })
}
