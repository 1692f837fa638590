/** Accounts: opened by a code, changed, accredited, given a role or a part in a briefing, erased. */
import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { briefingIdSchema, instantSchema } from '../vocabulary.ts'
import { CODE_TRIES, tryCode, type CodeEvent } from './codes.ts'
import { usableInvitation, withInvitationUsed, type Invitation } from './invitations.ts'
import { withEntry, type Account, type Code, type Newsroom } from './state.ts'
import {
  accountRoleSchema,
  fact,
  hashSchema,
  idSchema,
  sealedSchema,
  staffRoleSchema,
  standingSchema,
  type AccountRole,
  type StaffRole,
  type Standing,
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
  fact('InvitationAccepted', {
    account: idSchema,
    invitation: idSchema,
    role: accountRoleSchema,
    outlet: idSchema.nullable(),
  }),
  fact('ProfileChanged', { account: idSchema, profile: sealedSchema }),
  /** Ends every session that was opened with the old one. */
  fact('PasswordChanged', { account: idSchema, password: sealedSchema }),
  fact('RoleGiven', { account: idSchema, role: accountRoleSchema }),
  fact('AccreditationAsked', { account: idSchema }),
  fact('AccreditationDecided', {
    account: idSchema,
    standing: standingSchema.exclude(['asked']),
    reason: sealedSchema.nullable(),
    outlet: idSchema.nullable(),
  }),
  /** The key of its data was destroyed: what earlier facts say of it says nothing any more. */
  fact('AccountErased', { account: idSchema }),
  fact('StaffAssigned', { briefing: briefingIdSchema, account: idSchema, role: staffRoleSchema }),
  fact('StaffReleased', { briefing: briefingIdSchema, account: idSchema }),
  /** `account` null: by the owner's link. */
  fact('SignedIn', { account: idSchema.nullable(), session: idSchema }),
  fact('SessionEnded', { session: idSchema, until: instantSchema }),
  fact('SessionsEnded', { account: idSchema }),
] as const
export type AccountEvent = Readonly<z.infer<(typeof accountEvents)[number]>>

export type AccountCommand =
  /** One try of the code, counted whatever comes of it: see `CodeTried` in the answer. */
  | { readonly type: 'OpenAccount'; readonly code: string; readonly hash: string }
  | { readonly type: 'ResetPassword'; readonly code: string; readonly hash: string; readonly password: string }
  | { readonly type: 'AcceptInvitation'; readonly account: string; readonly hash: string }
  | { readonly type: 'ChangeProfile'; readonly account: string; readonly profile: string }
  | { readonly type: 'ChangePassword'; readonly account: string; readonly password: string }
  | { readonly type: 'GiveRole'; readonly account: string; readonly role: AccountRole }
  | { readonly type: 'AskAccreditation'; readonly account: string }
  /** `saw`: the standing that was looked at; another one by now is refused. */
  | {
      readonly type: 'DecideAccreditation'
      readonly account: string
      readonly saw: Standing
      readonly standing: Exclude<Standing, 'asked'>
      readonly reason: string | null
      readonly outlet: string | null
    }
  | { readonly type: 'EraseAccount'; readonly account: string }
  | { readonly type: 'AssignStaff'; readonly briefing: string; readonly account: string; readonly role: StaffRole }
  | { readonly type: 'ReleaseStaff'; readonly briefing: string; readonly account: string }
  | { readonly type: 'SignIn'; readonly account: string | null; readonly session: string }
  | { readonly type: 'EndSession'; readonly session: string; readonly until: number }
  | { readonly type: 'EndSessions'; readonly account: string }

/** From which standing each decision may be made. */
const DECIDED_FROM: Readonly<Record<Exclude<Standing, 'asked'>, readonly Standing[]>> = {
  accepted: ['asked', 'refused', 'revoked'],
  refused: ['asked'],
  revoked: ['accepted'],
}

export function decideAccounts(newsroom: Newsroom, command: AccountCommand, at: number): (AccountEvent | CodeEvent)[] {
  switch (command.type) {
    case 'OpenAccount': {
      const { tried, right } = tryCode(newsroom, { ...command, id: command.code, purpose: 'register' }, at)
      return right === null ? [tried] : [tried, opened(newsroom, right, at)]
    }
    case 'ResetPassword': {
      const { tried, right } = tryCode(newsroom, { ...command, id: command.code, purpose: 'password' }, at)
      if (right?.account == null || !newsroom.accounts.has(right.account)) return [{ ...tried, right: false }]
      return [tried, { type: 'PasswordChanged', account: right.account, password: command.password }]
    }
    case 'AcceptInvitation':
      return acceptInvitation(newsroom, command, at)
    case 'ChangeProfile': {
      const account = accountOf(newsroom, command.account)
      return account.profile === command.profile
        ? []
        : [{ type: 'ProfileChanged', account: account.id, profile: command.profile }]
    }
    case 'ChangePassword':
      return [{ type: 'PasswordChanged', account: accountOf(newsroom, command.account).id, password: command.password }]
    case 'GiveRole': {
      const account = accountOf(newsroom, command.account)
      if (account.role === command.role) return []
      refuseLastOwner(newsroom, account)
      return [{ type: 'RoleGiven', account: account.id, role: command.role }]
    }
    case 'AskAccreditation': {
      const { id, standing } = accountOf(newsroom, command.account)
      return standing === 'asked' || standing === 'accepted' ? [] : [{ type: 'AccreditationAsked', account: id }]
    }
    case 'DecideAccreditation':
      return decideAccreditation(newsroom, command)
    case 'EraseAccount': {
      if (!newsroom.accounts.has(command.account)) return []
      refuseLastOwner(newsroom, accountOf(newsroom, command.account))
      return [{ type: 'AccountErased', account: command.account }]
    }
    case 'AssignStaff': {
      const { briefing, role } = command
      const account = accountOf(newsroom, command.account).id
      if (!newsroom.briefings.some(({ id }) => id === briefing)) throw new Refusal('briefing-not-found', { briefing })
      if (newsroom.staff.some((each) => each.briefing === briefing && each.account === account && each.role === role))
        return []
      return [{ type: 'StaffAssigned', briefing, account, role }]
    }
    case 'ReleaseStaff': {
      const { briefing, account } = command
      const isThere = newsroom.staff.some((each) => each.briefing === briefing && each.account === account)
      return isThere ? [{ type: 'StaffReleased', briefing, account }] : []
    }
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

/** Tries of this code that are left, for the one who mistyped it. */
export function triesLeft(newsroom: Newsroom, code: string): number {
  return Math.max(0, CODE_TRIES - (newsroom.codes.get(code)?.tries ?? CODE_TRIES))
}

/** With an invitation that still is good, what it says; else somebody who asks to be accredited. */
function opened(newsroom: Newsroom, code: Code, at: number): AccountEvent {
  const { account, addressKey, opening } = code
  if (account === null || opening === null) throw new Error('a code without an account was right')
  const { profile, password } = opening
  const invitation = opening.invitation === null ? null : stillUsable(newsroom, opening.invitation, at)
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

function stillUsable(newsroom: Newsroom, id: string, at: number): Invitation | null {
  const invitation = newsroom.invitations.get(id)
  if (invitation === undefined || invitation.revoked || invitation.used >= invitation.uses) return null
  return invitation.endsAt !== null && at >= invitation.endsAt ? null : invitation
}

const RANK: Readonly<Record<AccountRole, number>> = { reporter: 0, captioner: 1, moderator: 2, owner: 3 }

/** Raises the account; an invitation never takes anything away. */
function acceptInvitation(
  newsroom: Newsroom,
  command: Extract<AccountCommand, { type: 'AcceptInvitation' }>,
  at: number,
): AccountEvent[] {
  const account = accountOf(newsroom, command.account)
  const invitation = usableInvitation(newsroom, command.hash, at)
  const role = RANK[invitation.role] > RANK[account.role] ? invitation.role : account.role
  const outlet = invitation.outlet ?? account.outlet
  if (account.standing === 'accepted' && role === account.role && outlet === account.outlet) return []
  return [{ type: 'InvitationAccepted', account: account.id, invitation: invitation.id, role, outlet }]
}

function decideAccreditation(
  newsroom: Newsroom,
  command: Extract<AccountCommand, { type: 'DecideAccreditation' }>,
): AccountEvent[] {
  const account = accountOf(newsroom, command.account)
  const { standing, reason, outlet } = command
  if (account.standing === standing && account.outlet === (outlet ?? account.outlet)) return []
  if (account.standing !== command.saw) {
    throw new Refusal('account-changed-meanwhile', { standing: account.standing })
  }
  if (!DECIDED_FROM[standing].includes(account.standing) && account.standing !== standing) {
    throw new Refusal('account-changed-meanwhile', { standing: account.standing })
  }
  if (standing !== 'accepted' && reason === null) {
    throw new Refusal('command-malformed', { field: 'reason', problem: 'is missing' })
  }
  if (outlet !== null && !newsroom.outlets.has(outlet)) throw new Refusal('outlet-not-found')
  return [{ type: 'AccreditationDecided', account: account.id, standing, reason, outlet: outlet ?? account.outlet }]
}

function accountOf(newsroom: Newsroom, id: string): Account {
  const account = newsroom.accounts.get(id)
  if (account === undefined) throw new Refusal('account-not-found')
  return account
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
    case 'InvitationAccepted': {
      const { account, invitation, role, outlet } = event
      const raised = withAccount(newsroom, account, () => ({ role, outlet, standing: 'accepted', reason: null }))
      return withInvitationUsed(raised, invitation)
    }
    case 'ProfileChanged':
      return withAccount(newsroom, event.account, () => ({ profile: event.profile }))
    case 'PasswordChanged':
      return withAccount(newsroom, event.account, ({ epoch }) => ({ password: event.password, epoch: epoch + 1 }))
    case 'RoleGiven':
      return withAccount(newsroom, event.account, () => ({ role: event.role }))
    case 'AccreditationAsked':
      return withAccount(newsroom, event.account, () => ({ standing: 'asked', reason: null }))
    case 'AccreditationDecided': {
      const { standing, reason, outlet } = event
      return withAccount(newsroom, event.account, () => ({ standing, reason, outlet }))
    }
    case 'AccountErased':
      return {
        ...newsroom,
        accounts: withEntry(newsroom.accounts, event.account, null),
        codes: new Map([...newsroom.codes].filter(([, { account }]) => account !== event.account)),
        staff: newsroom.staff.filter(({ account }) => account !== event.account),
      }
    case 'StaffAssigned': {
      const { briefing, account, role } = event
      return { ...newsroom, staff: [...withoutStaff(newsroom, event), { briefing, account, role }] }
    }
    case 'StaffReleased':
      return { ...newsroom, staff: withoutStaff(newsroom, event) }
    case 'SignedIn':
      return newsroom
    case 'SessionEnded': {
      const { session, until } = event
      const ended = newsroom.endedSessions.filter((each) => each.until > at)
      return { ...newsroom, endedSessions: [...ended, { session, until }] }
    }
    case 'SessionsEnded':
      return withAccount(newsroom, event.account, ({ epoch }) => ({ epoch: epoch + 1 }))
    default:
      return event satisfies never
  }
}

function withoutStaff(newsroom: Newsroom, gone: { readonly briefing: string; readonly account: string }) {
  return newsroom.staff.filter(({ briefing, account }) => briefing !== gone.briefing || account !== gone.account)
}

function withAccount(newsroom: Newsroom, id: string, change: (account: Account) => Partial<Account>): Newsroom {
  const account = newsroom.accounts.get(id)
  if (account === undefined) return newsroom
  return { ...newsroom, accounts: withEntry(newsroom.accounts, id, { ...account, ...change(account) }) }
}
