/**
 * Codes by mail, for a new account and for a new password. A try is counted by the same fact that says whether it was
 * right, so that no number of nodes can be asked more often than the rule allows.
 *
 * CO1 A code is issued once for its request, and lasts half an hour.
 * CO2 An address is sent five a day and one a minute, whatever they are for and whether or not anybody has it.
 * CO3 A new code takes the place of the last one of its request, with all its tries; what has come true or is a day old
 *     is not gone on with. For a password, who has the address is looked up anew.
 * CO4 Every try counts, the right one too; after five there is none left.
 * CO5 A code is good once, before its end, and only for what it was issued for.
 * CO6 A code of an address that cannot have what it is for (no account, or one already) is never right, and answers like
 *     any other.
 * CO7 While registration is closed, no code for a new account is issued without an invitation that can be used.
 * CO8 A code is dropped once, a day after it was last issued.
 */
import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { instantSchema } from '../vocabulary.ts'
import { usableInvitationOf } from './invitations.ts'
import { accountAt, withEntry, type Code, type Newsroom, type Opening } from './state.ts'
import { fact, hashSchema, idSchema, sealedSchema } from './vocabulary.ts'

const openingSchema = z.object({
  profile: sealedSchema,
  password: sealedSchema,
  invitation: idSchema.nullable(),
})

export const codeEvents = [
  /** Again for the same id: a new code in the place of the old one. */
  fact('CodeIssued', {
    id: idSchema,
    purpose: z.enum(['register', 'password']),
    addressKey: hashSchema,
    account: idSchema.nullable(),
    hash: hashSchema,
    expiresAt: instantSchema,
    opening: openingSchema.nullable(),
  }),
  fact('CodeTried', { id: idSchema, right: z.boolean() }),
  /** Nothing can come of it any more; the key of what it would have opened was destroyed. */
  fact('CodeDropped', { id: idSchema }),
] as const
export type CodeEvent = Readonly<z.infer<(typeof codeEvents)[number]>>

export type CodeCommand =
  | {
      readonly type: 'IssueCode'
      readonly id: string
      readonly purpose: Code['purpose']
      readonly addressKey: string
      readonly account: string | null
      readonly hash: string
      readonly opening: Opening | null
    }
  | { readonly type: 'ReissueCode'; readonly id: string; readonly hash: string }
  | { readonly type: 'DropCode'; readonly id: string }

export const CODE_LASTS_MS = 30 * 60_000
export const CODE_TRIES = 5
export const CODES_A_DAY = 5
/** Before a new code may be asked for. */
export const CODE_REST_MS = 60_000
const DAY_MS = 24 * 60 * 60_000

export function decideCodes(newsroom: Newsroom, command: CodeCommand, at: number): CodeEvent[] {
  switch (command.type) {
    case 'IssueCode':
      if (newsroom.codes.has(command.id)) return []
      return [issued(newsroom, command, at)]
    case 'ReissueCode': {
      const code = newsroom.codes.get(command.id)
      if (code === undefined || code.used || at > code.issuedAt + DAY_MS) throw new Refusal('code-expired')
      if (code.hash === command.hash) return []
      // Somebody may have got the address, or left, since the first code.
      const account = code.purpose === 'password' ? (accountAt(newsroom, code.addressKey)?.id ?? null) : code.account
      return [issued(newsroom, { ...code, account, hash: command.hash }, at)]
    }
    case 'DropCode':
      return newsroom.codes.has(command.id) ? [{ type: 'CodeDropped', id: command.id }] : []
    default:
      return command satisfies never
  }
}

function issued(
  newsroom: Newsroom,
  { id, purpose, addressKey, account, hash, opening }: Omit<Extract<CodeCommand, { type: 'IssueCode' }>, 'type'>,
  at: number,
): CodeEvent {
  if (purpose === 'register') refuseClosed(newsroom, opening, at)
  admitAnother(newsroom, addressKey, at)
  return { type: 'CodeIssued', id, purpose, addressKey, account, hash, opening, expiresAt: at + CODE_LASTS_MS }
}

/** Throws `registration-closed` where it is and no invitation opens it. */
export function refuseClosed(newsroom: Newsroom, opening: Opening | null, at: number): void {
  if (newsroom.settings.registration === 'open') return
  if (usableInvitationOf(newsroom, opening?.invitation ?? null, at) === null) throw new Refusal('registration-closed')
}

/** Codes that are over for good, a day after they were last issued. */
export function overdueCodes(newsroom: Newsroom, at: number): Code[] {
  return [...newsroom.codes.values()].filter(({ issuedAt }) => at > issuedAt + DAY_MS)
}

/** Five a day and one a minute for an address, whether or not anybody has it. */
function admitAnother(newsroom: Newsroom, addressKey: string, at: number): void {
  const issued = (newsroom.codesIssued.get(addressKey) ?? []).filter((then) => then > at - DAY_MS)
  const [first] = issued
  const last = issued.at(-1)
  if (first !== undefined && issued.length >= CODES_A_DAY) {
    throw new Refusal('code-too-many', { limit: CODES_A_DAY, retryAfterMs: first + DAY_MS - at })
  }
  if (last !== undefined && at < last + CODE_REST_MS) {
    throw new Refusal('code-too-soon', { retryAfterMs: last + CODE_REST_MS - at })
  }
}

/** Its account can be opened, or can be given a password. */
export type RightCode = Code & { readonly account: string }

/**
 * The fact of one try, right or wrong, and the code where it was right.
 * Throws where there is nothing left to be tried: `code-wrong`, `code-expired`, `code-tried-out`.
 */
export function tryCode(
  newsroom: Newsroom,
  { id, hash, purpose }: { readonly id: string; readonly hash: string; readonly purpose: Code['purpose'] },
  at: number,
): { readonly tried: Extract<CodeEvent, { type: 'CodeTried' }>; readonly right: RightCode | null } {
  const code = newsroom.codes.get(id)
  if (code === undefined || code.purpose !== purpose) throw new Refusal('code-wrong')
  if (code.used || at >= code.expiresAt) throw new Refusal('code-expired')
  if (code.tries >= CODE_TRIES) throw new Refusal('code-tried-out', { limit: CODE_TRIES })
  const right = code.hash === hash && mayComeTrue(newsroom, code) ? code : null
  return { tried: { type: 'CodeTried', id, right: right !== null }, right }
}

/** Not where another registration of the address was quicker, nor where nobody has the address. */
function mayComeTrue(newsroom: Newsroom, code: Code): code is RightCode {
  const { purpose, addressKey, account, opening } = code
  if (account === null) return false
  const isOpen = newsroom.accounts.has(account)
  if (purpose === 'password') return isOpen
  return !isOpen && opening !== null && accountAt(newsroom, addressKey) === undefined
}

/** The codes for a new password of this account are as if nobody had its address: never right, and no answer tells. */
export function withoutPasswordCodes(codes: Newsroom['codes'], account: string): Newsroom['codes'] {
  return new Map(
    [...codes].map(([id, code]) => [
      id,
      code.purpose === 'password' && code.account === account ? { ...code, account: null } : code,
    ]),
  )
}

export function evolveCodes(newsroom: Newsroom, event: CodeEvent, at: number): Newsroom {
  switch (event.type) {
    case 'CodeIssued': {
      const { type: _, from: _from, ...issued } = event
      const code: Code = { ...issued, issuedAt: at, tries: 0, used: false }
      const recent = recentIssues(newsroom.codesIssued, at)
      return {
        ...newsroom,
        codes: withEntry(newsroom.codes, event.id, code),
        codesIssued: withEntry(recent, event.addressKey, [...(recent.get(event.addressKey) ?? []), at]),
      }
    }
    case 'CodeTried': {
      const code = newsroom.codes.get(event.id)
      if (code === undefined) return newsroom
      const tried: Code = { ...code, tries: code.tries + 1, used: event.right }
      return { ...newsroom, codes: withEntry(newsroom.codes, event.id, tried) }
    }
    case 'CodeDropped':
      return { ...newsroom, codes: withEntry(newsroom.codes, event.id, null) }
    default:
      return event satisfies never
  }
}

function recentIssues(issued: Newsroom['codesIssued'], at: number): Newsroom['codesIssued'] {
  return new Map(
    [...issued].flatMap(([address, times]) => {
      const recent = times.filter((then) => then > at - DAY_MS)
      return recent.length === 0 ? [] : [[address, recent] as const]
    }),
  )
}
