/** Commands to a newsroom that tests begin from. All people and outlets are invented. */
import type { NewsroomCommand } from '#shared/domain/newsroom.ts'
import type { AccountRole, StaffRole, Standing } from '#shared/domain/newsroom/vocabulary.ts'
import { hash, sealed } from './givenNewsroom.ts'

type Of<Type extends NewsroomCommand['type']> = Extract<NewsroomCommand, { type: Type }>

export const HARBOUR: NewsroomCommand = {
  type: 'ListBriefing',
  briefing: {
    id: 'harbour',
    title: 'On the quay',
    visibility: 'public',
    language: 'en',
    timeZone: 'UTC',
    rehearsal: false,
    status: 'scheduled',
    scheduledFor: null,
    startedAt: null,
    endedAt: null,
  },
}
export const CLOSED: NewsroomCommand = { type: 'ChangeSettings', settings: { registration: 'closed' } }
export const OPEN: NewsroomCommand = { type: 'ChangeSettings', settings: { registration: 'open' } }
export const GAZETTE: NewsroomCommand = { type: 'AddOutlet', id: 'gazette', name: 'Quay Gazette' }

/** A registration of `who`'s address under a request of its own; the right code is `code:REQUEST`. */
export function register(who: string, more: { request?: string; address?: string; invitation?: string } = {}) {
  const request = more.request ?? `r-${who}`
  return {
    type: 'IssueCode',
    id: request,
    purpose: 'register',
    addressKey: hash(more.address ?? who),
    account: who,
    hash: hash(`code:${request}`),
    opening: { profile: sealed(who), password: sealed(`${who}-first`), invitation: more.invitation ?? null },
  } satisfies Of<'IssueCode'>
}
export const confirm = (who: string, code = `code:r-${who}`, request = `r-${who}`): Of<'OpenAccount'> => ({
  type: 'OpenAccount',
  code: request,
  hash: hash(code),
})
export const forget = (who: string, account: string | null = who, request = `p-${who}`): Of<'IssueCode'> => ({
  type: 'IssueCode',
  id: request,
  purpose: 'password',
  addressKey: hash(who),
  account,
  hash: hash(`code:${request}`),
  opening: null,
})
export const reset = (who: string, code = `code:p-${who}`, request = `p-${who}`): Of<'ResetPassword'> => ({
  type: 'ResetPassword',
  code: request,
  hash: hash(code),
  password: sealed(`${who}-new`),
})
export const again = (request: string, code: string): Of<'ReissueCode'> => ({
  type: 'ReissueCode',
  id: request,
  hash: hash(code),
})
/** An account as the code opened it. */
export const opened = (...people: string[]): NewsroomCommand[] => people.flatMap((who) => [register(who), confirm(who)])
export const role = (who: string, given: AccountRole): Of<'GiveRole'> => ({
  type: 'GiveRole',
  account: who,
  role: given,
})
export const part = (who: string, given: StaffRole, briefing = 'harbour'): Of<'AssignStaff'> => ({
  type: 'AssignStaff',
  briefing,
  account: who,
  role: given,
})
export function decide(
  who: string,
  saw: Standing,
  standing: 'accepted' | 'refused' | 'revoked',
  outlet: string | null = null,
): Of<'DecideAccreditation'> {
  const reason = standing === 'accepted' ? null : sealed(`${who}-${standing}`)
  return { type: 'DecideAccreditation', account: who, saw, standing, reason, outlet }
}
export const ask = (who: string): Of<'AskAccreditation'> => ({ type: 'AskAccreditation', account: who })
/** The token's hash is that of its id. */
export function invite(id: string, more: Partial<Of<'IssueInvitation'>['invitation']> = {}): Of<'IssueInvitation'> {
  const invitation = { id, hash: hash(id), role: 'reporter', outlet: null, label: null, uses: 1, endsAt: null } as const
  return { type: 'IssueInvitation', invitation: { ...invitation, ...more } }
}
export const revoke = (id: string): Of<'RevokeInvitation'> => ({ type: 'RevokeInvitation', id })
export const accept = (who: string, id: string): Of<'AcceptInvitation'> => ({
  type: 'AcceptInvitation',
  account: who,
  hash: hash(id),
})
export const erase = (who: string): Of<'EraseAccount'> => ({ type: 'EraseAccount', account: who })

/** By the code that the display `id` shows. */
export const approveScreen = (id: string, until: number): Of<'ApproveScreen'> => ({
  type: 'ApproveScreen',
  id,
  name: `Wall ${id}`,
  pairing: hash(`shown-${id}`),
  until,
  briefing: null,
})
export const claimScreen = (id: string, token = `token-${id}`): Of<'ClaimScreen'> => ({
  type: 'ClaimScreen',
  pairing: hash(`shown-${id}`),
  hash: hash(token),
})
export const paired = (id: string, until: number): NewsroomCommand[] => [approveScreen(id, until), claimScreen(id)]
