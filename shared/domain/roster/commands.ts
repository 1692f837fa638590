/** What may be asked of the roster and the glossary of a briefing. */
import { z } from 'zod'
import { seenText } from '../plainText.ts'
import { idSchema, speakerSchema, termSchema } from '../vocabulary.ts'
import { ALIAS_LETTERS_AT_MOST, ALIASES_AT_MOST, lettersOf } from './person.ts'

/** What the record keeps already may be more: rules for what comes in grow, and logs do not change. */
const offeredSpeakerSchema = speakerSchema
  .extend({
    label: seenText(160),
    name: seenText(120).nullable(),
    role: seenText(160).nullable(),
    outlet: seenText(120).nullable(),
    aliases: z.array(seenText(160)).max(ALIASES_AT_MOST).optional(),
  })
  .refine(({ aliases = [] }) => lettersOf(aliases) <= ALIAS_LETTERS_AT_MOST, {
    path: ['aliases'],
    message: `are longer than ${ALIAS_LETTERS_AT_MOST} characters together`,
  })
const offeredTermSchema = termSchema.extend({ written: seenText(120), heard: z.array(seenText(120)).max(12) })

export const introduceSpeakerSchema = z.object({
  type: z.literal('IntroduceSpeaker'),
  speaker: offeredSpeakerSchema,
})
/** `saw`: the speaker that whoever changes it was looking at; another one by now is refused. */
export const changeSpeakerSchema = z.object({
  type: z.literal('ChangeSpeaker'),
  saw: speakerSchema,
  speaker: offeredSpeakerSchema,
})
/** Two entries are one person: everything that `speakerId` said is said by `into`. Both are named as they were looked at. */
export const mergeSpeakersSchema = z.object({
  type: z.literal('MergeSpeakers'),
  speakerId: idSchema,
  into: idSchema,
  saw: speakerSchema,
  sawInto: speakerSchema,
})
export const removeSpeakerSchema = z.object({
  type: z.literal('RemoveSpeaker'),
  speakerId: idSchema,
  saw: speakerSchema,
})

/** Adds these, or puts them in the place of those with the same ids. */
export const setTermsSchema = z.object({
  type: z.literal('SetTerms'),
  terms: z.array(offeredTermSchema).min(1).max(200),
})
export const removeTermsSchema = z.object({
  type: z.literal('RemoveTerms'),
  termIds: z.array(idSchema).min(1).max(200),
})

export const rosterCommandSchemas = [
  introduceSpeakerSchema,
  changeSpeakerSchema,
  mergeSpeakersSchema,
  removeSpeakerSchema,
  setTermsSchema,
  removeTermsSchema,
] as const
