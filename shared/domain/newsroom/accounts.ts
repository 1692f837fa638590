/**
 * Accounts: opened by a code, changed, given a role, erased.
 *
 * AC1 The right code of a registration opens its account, accredited by nobody yet; an address has one account at most.
 * AC2 With an invitation that can still be used it opens as that says; with one that has ended by then, like anybody's.
 * AC3 While registration is closed, no account opens without such an invitation, whenever its code was sent.
 * AC4 A new password ends every session of the account and every other code for one.
 * AC5 What is changed to what it says already is already true.
 * AC6 Whose role is lowered loses its parts in briefings, the invitations that it could not issue now and the
 *     owner's links that it issued, with what they opened. The standing of its accreditation stays what was decided.
 * AC7 The last owner is neither given another role nor erased.
 * AC8 Of an erased account nothing is left, and its address may register again as a stranger.
 */
import type { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { CODE_TRIES, refuseClosed, tryCode, withoutPasswordCodes, type CodeEvent } from './codes.ts'
import { revokedFor, usableInvitationOf, withInvitationUsed, type InvitationEvent } from './invitations.ts'
import { releasedEverywhere, type StaffEvent } from './staff.ts'
import {
  accountOf,
  withAccount,
  withEntry,
  withoutOwnerLinksOf,
  type Account,
  type Code,
  type Newsroom,
  type Opening,
} from './state.ts'
import {
  accountRoleSchema,
  fact,
  hashSchema,
  idSchema,
  isStronger,
  sealedSchema,
  standingSchema,
  type AccountRole,
} from './vocabulary.ts'

export const accountEvents = [
  fact('AccountOpened', {
    account: idSchema,
    addressKey: hashSchema,
    profile: sealedSchema,
    password: sealedSchema,
    role: accountRoleSchema,
    standing: standingSchema,
    outlet: idSchema.nullable(),
    invitation: idSchema.nullable(),
  }),
  fact('ProfileChanged', { account: idSchema, profile: sealedSchema }),
  /** Ends every session that was opened with the old one. */
  fact('PasswordChanged', { account: idSchema, password: sealedSchema }),
  fact('RoleGiven', { account: idSchema, role: accountRoleSchema }),
  /** From now on it is nobody; the keys of its data are destroyed next, and again until that is done. */
  fact('AccountErased', { account: idSchema }),
  /** The keys of all that was known of it are destroyed. */
  fact('ErasureFinished', { account: idSchema }),
] as const
export type AccountEvent = Readonly<z.infer<(typeof accountEvents)[number]>>

export type AccountCommand =
  /** One try of the code, counted whatever comes of it: see `CodeTried` in the answer. */
  | { readonly type: 'OpenAccount'; readonly code: string; readonly hash: string }
  | { readonly type: 'ResetPassword'; readonly code: string; readonly hash: string; readonly password: string }
  | { readonly type: 'ChangeProfile'; readonly account: string; readonly profile: string }
  /** `saw`: the epoch in which the old one was proven; in another one it may have been changed meanwhile. */
  | {
      readonly type: 'ChangePassword'
      readonly account: string
      readonly saw: number
      readonly password: string
    }
  | { readonly type: 'GiveRole'; readonly account: string; readonly role: AccountRole }
  | { readonly type: 'EraseAccount'; readonly account: string }
  | { readonly type: 'FinishErasure'; readonly account: string }

/** What follows for what belongs to other nouns comes along. */
export type AccountDecision = AccountEvent | CodeEvent | InvitationEvent | StaffEvent

export function decideAccounts(newsroom: Newsroom, command: AccountCommand, at: number): AccountDecision[] {
  switch (command.type) {
    case 'OpenAccount': {
      const { tried, right } = tryCode(newsroom, { ...command, id: command.code, purpose: 'register' }, at)
      // Whatever the code was, so that the refusal says nothing about it.
      refuseClosed(newsroom, newsroom.codes.get(command.code)?.opening ?? null, at)
      return right?.opening == null ? [tried] : [tried, opened(newsroom, right, right.opening, at)]
    }
    case 'ResetPassword': {
      const { tried, right } = tryCode(newsroom, { ...command, id: command.code, purpose: 'password' }, at)
      return right === null
        ? [tried]
        : [tried, { type: 'PasswordChanged', account: right.account, password: command.password }]
    }
    case 'ChangeProfile': {
      const { id: account, profile } = accountOf(newsroom, command.account)
      return profile === command.profile ? [] : [{ type: 'ProfileChanged', account, profile: command.profile }]
    }
    case 'ChangePassword': {
      const { id: account, password, epoch } = accountOf(newsroom, command.account)
      if (password !== command.password && epoch !== command.saw) throw new Refusal('credentials-wrong')
      return password === command.password ? [] : [{ type: 'PasswordChanged', account, password: command.password }]
    }
    case 'GiveRole':
      return giveRole(newsroom, accountOf(newsroom, command.account), command.role)
    case 'EraseAccount': {
      const account = newsroom.accounts.get(command.account)
      if (account === undefined) return []
      refuseLastOwner(newsroom, account)
      return [{ type: 'AccountErased', account: account.id }, ...revokedFor(newsroom, account.id, null)]
    }
    case 'FinishErasure':
      return newsroom.erasing.has(command.account) ? [{ type: 'ErasureFinished', account: command.account }] : []
    default:
      return command satisfies never
  }
}

/** Tries of this code that are left, for the one who mistyped it. */
export function triesLeft(newsroom: Newsroom, code: string): number {
  return Math.max(0, CODE_TRIES - (newsroom.codes.get(code)?.tries ?? CODE_TRIES))
}

function opened(
  newsroom: Newsroom,
  { account, addressKey }: Code & { readonly account: string },
  { profile, password, invitation: id }: Opening,
  at: number,
): AccountEvent {
  const invitation = usableInvitationOf(newsroom, id, at)
  return {
    type: 'AccountOpened',
    account,
    addressKey,
    profile,
    password,
    role: invitation?.role ?? 'reporter',
    standing: invitation === null ? 'asked' : 'accepted',
    outlet: invitation?.outlet ?? null,
    invitation: invitation?.id ?? null,
  }
}

function giveRole(newsroom: Newsroom, account: Account, role: AccountRole): AccountDecision[] {
  if (account.role === role) return []
  refuseLastOwner(newsroom, account)
  const given = { type: 'RoleGiven', account: account.id, role } as const
  if (isStronger(role, account.role)) return [given]
  return [given, ...releasedEverywhere(newsroom, account.id), ...revokedFor(newsroom, account.id, role)]
}

function refuseLastOwner(newsroom: Newsroom, { id, role }: Account): void {
  if (role !== 'owner') return
  const others = [...newsroom.accounts.values()].filter((account) => account.role === 'owner' && account.id !== id)
  if (others.length === 0) throw new Refusal('account-last-owner')
}

export function evolveAccounts(newsroom: Newsroom, event: AccountEvent, at: number): Newsroom {
  switch (event.type) {
    case 'AccountOpened': {
      const { account: id, addressKey, profile, password, role, standing, outlet } = event
      const opened = { id, addressKey, profile, password, role, standing, outlet, reason: null, epoch: 1, openedAt: at }
      const now = { ...newsroom, accounts: withEntry(newsroom.accounts, id, opened) }
      return event.invitation === null ? now : withInvitationUsed(now, event.invitation)
    }
    case 'ProfileChanged':
      return withAccount(newsroom, event.account, () => ({ profile: event.profile }))
    case 'PasswordChanged': {
      const { account, password } = event
      const changed = withAccount(withoutOwnerLinksOf(newsroom, account), account, ({ epoch }) => ({
        password,
        epoch: epoch + 1,
      }))
      return { ...changed, codes: withoutPasswordCodes(newsroom.codes, account) }
    }
    case 'RoleGiven':
      return withAccount(withoutOwnerLinksOf(newsroom, event.account), event.account, () => ({ role: event.role }))
    case 'AccountErased': {
      const codes = withoutPasswordCodes(newsroom.codes, event.account)
      return {
        ...withoutOwnerLinksOf(newsroom, event.account),
        accounts: withEntry(newsroom.accounts, event.account, null),
        erasing: withEntry(newsroom.erasing, event.account, {
          addressKey: newsroom.accounts.get(event.account)?.addressKey ?? '',
          at,
        }),
        codes: new Map([...codes].filter(([, { account }]) => account !== event.account)),
        staff: newsroom.staff.filter(({ account }) => account !== event.account),
      }
    }
    case 'ErasureFinished':
      return { ...newsroom, erasing: withEntry(newsroom.erasing, event.account, null) }
    default:
      return event satisfies never
  }
}
