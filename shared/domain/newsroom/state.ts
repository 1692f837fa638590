/** The newsroom as its facts tell it: what there is, who may do what, what is still to be done. */
import { Refusal } from '../refusal.ts'
import type { ListedBriefing } from './listing.ts'
import type { Invitation } from './invitations.ts'
import type { MailTrouble } from './mailTroubles.ts'
import type { Outlet } from './outlets.ts'
import type { PairedScreen } from './screens.ts'
import type { Settings } from './settings.ts'
import type { Digest, Subscription } from './subscriptions.ts'
import type { AccountRole, StaffRole, Standing } from './vocabulary.ts'

export interface Account {
  readonly id: string
  /** An HMAC of the address, by which it is found. */
  readonly addressKey: string
  /** Sealed: address, name, outlet as the person wrote it, language. */
  readonly profile: string
  /** Sealed: the hash of the password. */
  readonly password: string
  readonly role: AccountRole
  readonly standing: Standing
  /** Sealed; why it was last refused or revoked, until it is accepted. */
  readonly reason: string | null
  /** The outlet that it is accredited for. */
  readonly outlet: string | null
  /** Sessions that were opened in an earlier epoch are over. */
  readonly epoch: number
  readonly openedAt: number
}

/** A code that was mailed, or that looks as if it had been. */
export interface Code {
  readonly id: string
  readonly purpose: 'register' | 'password'
  readonly addressKey: string
  /** Whose password, or which account will be opened; null for an address without an account. */
  readonly account: string | null
  readonly hash: string
  readonly issuedAt: number
  readonly expiresAt: number
  readonly tries: number
  readonly used: boolean
  readonly opening: Opening | null
}

/** What becomes an account once its code is right. */
export interface Opening {
  readonly profile: string
  readonly password: string
  readonly invitation: string | null
}

/** An account's part in one briefing. */
export interface Staff {
  readonly briefing: string
  readonly account: string
  readonly role: StaffRole
}

/** `issuer`: the account that answers for it, and with which it ends; null: the node, or whoever its links led to. */
export interface OwnerLinkEntry {
  readonly hash: string
  readonly issuer: string | null
}

export interface Newsroom {
  /** In the order in which they were first listed. */
  readonly briefings: readonly ListedBriefing[]
  /** SHA-256 of the links that may still be used, base64url: the last few, since each node prints one when it starts. */
  readonly ownerLinks: readonly OwnerLinkEntry[]
  /** Links that were used, so that the answer can say so. The last hundred. */
  readonly usedLinks: readonly { readonly hash: string; readonly use: string }[]
  /** Like an account's, for the sessions that a link opened. */
  readonly ownerEpoch: number
  /** Sessions that were ended before their time, until they would have ended anyway. */
  readonly endedSessions: readonly { readonly session: string; readonly until: number }[]
  readonly accounts: ReadonlyMap<string, Account>
  /** Accounts that are erased, while the keys of what was known of them are still to be destroyed. */
  readonly erasing: ReadonlyMap<string, { readonly addressKey: string; readonly at: number }>
  /** By the id of the request, until they are dropped. */
  readonly codes: ReadonlyMap<string, Code>
  /** When codes were issued for an address within the last day. */
  readonly codesIssued: ReadonlyMap<string, readonly number[]>
  readonly invitations: ReadonlyMap<string, Invitation>
  readonly outlets: ReadonlyMap<string, Outlet>
  readonly staff: readonly Staff[]
  readonly subscriptions: ReadonlyMap<string, Subscription>
  readonly digests: ReadonlyMap<string, Digest>
  /** Mails that could not be sent yet, or at all. */
  readonly mailTroubles: ReadonlyMap<string, MailTrouble>
  /** By id. */
  readonly screens: ReadonlyMap<string, PairedScreen>
  readonly settings: Settings
}

export function accountAt(newsroom: Newsroom, addressKey: string): Account | undefined {
  for (const account of newsroom.accounts.values()) if (account.addressKey === addressKey) return account
  return undefined
}

/** Throws `account-not-found`. */
export function accountOf(newsroom: Newsroom, id: string): Account {
  const account = newsroom.accounts.get(id)
  if (account === undefined) throw new Refusal('account-not-found')
  return account
}

/** Nothing changes where there is no such account. */
export function withAccount(newsroom: Newsroom, id: string, change: (account: Account) => Partial<Account>): Newsroom {
  const account = newsroom.accounts.get(id)
  if (account === undefined) return newsroom
  return { ...newsroom, accounts: withEntry(newsroom.accounts, id, { ...account, ...change(account) }) }
}

/** The same map with one entry set, or taken out for null. */
export function withEntry<Value>(
  map: ReadonlyMap<string, Value>,
  id: string,
  value: Value | null,
): ReadonlyMap<string, Value> {
  const next = new Map(map)
  if (value === null) next.delete(id)
  else next.set(id, value)
  return next
}

/** Who is an owner no longer, or fears for the session, may have links left. */
export function withoutOwnerLinksOf(newsroom: Newsroom, account: string): Newsroom {
  return { ...newsroom, ownerLinks: newsroom.ownerLinks.filter(({ issuer }) => issuer !== account) }
}
