/** What may be asked of the roster and the glossary of a briefing. */
import { z } from 'zod'
import { idSchema, speakerSchema, termSchema } from '../vocabulary.ts'

export const introduceSpeakerSchema = z.object({ type: z.literal('IntroduceSpeaker'), speaker: speakerSchema })
/** `saw`: the speaker that whoever changes it was looking at; another one by now is refused. */
export const changeSpeakerSchema = z.object({
  type: z.literal('ChangeSpeaker'),
  saw: speakerSchema,
  speaker: speakerSchema,
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
export const setTermsSchema = z.object({ type: z.literal('SetTerms'), terms: z.array(termSchema).min(1).max(200) })
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
