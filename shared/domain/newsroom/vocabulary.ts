/** The words of the newsroom's facts: what is sealed, what is hashed, what an account may be. */
import { z } from 'zod'
import { idSchema } from '../vocabulary.ts'

/** Personal data as it stands in facts: `keyId.payload`. The key lies elsewhere; once it is destroyed this says nothing. */
export const sealedSchema = z
  .string()
  .regex(/^[A-Za-z0-9:_-]{1,64}\.[A-Za-z0-9._-]+$/, 'is not sealed')
  .max(8_192)

/** SHA-256 or an HMAC of it, base64url: of a token, a code, an address. */
export const hashSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'is not a hash')

/** What an account may be in the whole newsroom, the strongest first. */
export const ACCOUNT_ROLES = ['owner', 'moderator', 'captioner', 'reporter'] as const
export const accountRoleSchema = z.enum(ACCOUNT_ROLES)
export type AccountRole = z.infer<typeof accountRoleSchema>

export function isStronger(role: AccountRole, than: AccountRole): boolean {
  return ACCOUNT_ROLES.indexOf(role) < ACCOUNT_ROLES.indexOf(than)
}

/** What an account may be in one briefing besides. */
export const STAFF_ROLES = ['moderator', 'captioner'] as const
export const staffRoleSchema = z.enum(STAFF_ROLES)
export type StaffRole = z.infer<typeof staffRoleSchema>

/** How far the accreditation of an account is. Only `accepted` makes a reporter of an applicant. */
export const STANDINGS = ['asked', 'accepted', 'refused', 'revoked'] as const
export const standingSchema = z.enum(STANDINGS)
export type Standing = z.infer<typeof standingSchema>

export const pageLanguageSchema = z.enum(['en', 'fr'])
export type PageLanguage = z.infer<typeof pageLanguageSchema>

/** A fact's schema; `from`: the sealed network address that it was asked from, where a person asked. */
export function fact<Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.object({ type: z.literal(type), ...shape, from: sealedSchema.optional() })
}

export { idSchema }
