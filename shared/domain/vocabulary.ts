/** The words of PRODUCT's vocabulary that facts, commands and pages share, each as one schema with its type. */
import { z } from 'zod'
import { plainText } from './plainText.ts'
import { ALIASES_AT_MOST } from './roster/person.ts'

/** An id minted by its sender: letters, digits and `._:-`, 1 to 64 of them. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, 'is not an id (letters, digits and ._:-, at most 64)')

/** The id of a briefing is part of addresses and of log keys, so it is narrower than other ids. */
export const briefingIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,47}$/, 'is not a briefing id (lower-case letters, digits and -, at most 48)')

/** Milliseconds since 1970 UTC. */
export const instantSchema = z.int().min(0).max(8.64e15)

export const sideSchema = z.enum(['podium', 'press', 'moderator', 'interpreter'])
export type Side = z.infer<typeof sideSchema>

export const lineKindSchema = z.enum(['statement', 'question', 'answer', 'moderation', 'stage'])
export type LineKind = z.infer<typeof lineKindSchema>

/** What was heard but is not words: shown as a mark, never guessed at. */
export const markSchema = z.enum([
  'inaudible',
  'laughter',
  'applause',
  'crosstalk',
  'interpreted',
  'no-translation',
  'off-mike',
  'broken-off',
])
export type Mark = z.infer<typeof markSchema>

export const visibilitySchema = z.enum(['public', 'accredited', 'link'])
export type Visibility = z.infer<typeof visibilitySchema>

/** A BCP 47 tag of a language, such as `en` or `fr-BE`. */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag such as en or fr-BE')

/** An IANA zone; whether the zone exists is asked where there is a clock. */
export const timeZoneSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/, 'is not a time zone such as Europe/Brussels')

export const speakerSchema = z.object({
  id: idSchema,
  /** As printed before the words in a transcript; what feeds send instead of an id. */
  label: plainText(160),
  /** Null where only a role is known ("Reporter"). */
  name: plainText(120).nullable(),
  role: plainText(160).nullable(),
  outlet: plainText(120).nullable(),
  side: sideSchema,
  /** Other labels that mean the same person. */
  aliases: z.array(plainText(160)).max(ALIASES_AT_MOST).optional(),
  /** The function key that gives the floor on the captions page: 1 is F1. Missing or null: none of its own. */
  key: z.int().min(1).max(10).nullish(),
})
export type Speaker = Readonly<z.infer<typeof speakerSchema>>

/** A word or name as it is to be written, and how recognisers and hasty fingers hear it. */
export const termSchema = z.object({
  id: idSchema,
  written: plainText(120),
  heard: z.array(plainText(120)).max(12),
})
export type Term = Readonly<z.infer<typeof termSchema>>

/** `applicant`: a reporter who has an account and is not accredited. `reader`: everybody without one. */
export const ROLES = ['owner', 'moderator', 'captioner', 'reporter', 'applicant', 'screen', 'reader'] as const
export const roleSchema = z.enum(ROLES)
export type Role = z.infer<typeof roleSchema>

/** Who did it. `id` names a session or token, never a secret; readers are told the role alone (`id` empty). */
export const actorSchema = z.object({ role: roleSchema, id: z.string().max(80) })
export type Actor = Readonly<z.infer<typeof actorSchema>>
