/**
 * Codes by mail, for a new account and for a new password. A try is counted by the same fact that says whether it was
 * right, so that no number of nodes can be asked more often than the rule allows.
 */
import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { instantSchema } from '../vocabulary.ts'
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
    case 'IssueCode': {
      const known = newsroom.codes.get(command.id)
      if (known !== undefined) return []
      admitAnother(newsroom, command.addressKey, at)
      const { id, purpose, addressKey, account, hash, opening } = command
      return [{ type: 'CodeIssued', id, purpose, addressKey, account, hash, opening, expiresAt: at + CODE_LASTS_MS }]
    }
    case 'ReissueCode': {
      const code = newsroom.codes.get(command.id)
      if (code === undefined || code.used || at > code.issuedAt + DAY_MS) throw new Refusal('code-expired')
      if (code.hash === command.hash) return []
      admitAnother(newsroom, code.addressKey, at)
      const { id, purpose, addressKey, account, opening } = code
      return [
        {
          type: 'CodeIssued',
          id,
          purpose,
          addressKey,
          account,
          opening,
          hash: command.hash,
          expiresAt: at + CODE_LASTS_MS,
        },
      ]
    }
    case 'DropCode':
      return newsroom.codes.has(command.id) ? [{ type: 'CodeDropped', id: command.id }] : []
    default:
      return command satisfies never
  }
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

/**
 * The fact of one try, right or wrong, and the code where it was right.
 * Throws where there is nothing left to be tried: `code-wrong`, `code-expired`, `code-tried-out`.
 */
export function tryCode(
  newsroom: Newsroom,
  { id, hash, purpose }: { readonly id: string; readonly hash: string; readonly purpose: Code['purpose'] },
  at: number,
): { readonly tried: Extract<CodeEvent, { type: 'CodeTried' }>; readonly right: Code | null } {
  const code = newsroom.codes.get(id)
  if (code === undefined || code.purpose !== purpose) throw new Refusal('code-wrong')
  if (code.used || at >= code.expiresAt) throw new Refusal('code-expired')
  if (code.tries >= CODE_TRIES) throw new Refusal('code-tried-out', { limit: CODE_TRIES })
  const isRight = code.hash === hash && code.account !== null && !isTaken(newsroom, code)
  return { tried: { type: 'CodeTried', id, right: isRight }, right: isRight ? code : null }
}

/** Another registration of the same address was quicker. */
function isTaken(newsroom: Newsroom, code: Code): boolean {
  return code.purpose === 'register' && accountAt(newsroom, code.addressKey) !== undefined
}

export function evolveCodes(newsroom: Newsroom, event: CodeEvent, at: number): Newsroom {
  switch (event.type) {
    case 'CodeIssued': {
      const { type: _, from: _from, ...issued } = event
      const code: Code = { ...issued, issuedAt: at, tries: 0, used: false }
      const issuedAt = [...(newsroom.codesIssued.get(event.addressKey) ?? []), at]
      return {
        ...newsroom,
        codes: withEntry(newsroom.codes, event.id, code),
        codesIssued: withEntry(recentIssues(newsroom.codesIssued, at), event.addressKey, issuedAt),
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
