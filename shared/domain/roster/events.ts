/** The facts of the roster and the glossary of a briefing. */
import { z } from 'zod'
import { idSchema, speakerSchema, termSchema } from '../vocabulary.ts'

export const speakerIntroducedSchema = z.object({ type: z.literal('SpeakerIntroduced'), speaker: speakerSchema })
/** From now on, and for everything said before, the speaker with this id is called so. */
export const speakerChangedSchema = z.object({ type: z.literal('SpeakerChanged'), speaker: speakerSchema })
export const speakersMergedSchema = z.object({ type: z.literal('SpeakersMerged'), speakerId: idSchema, into: idSchema })
export const speakerRemovedSchema = z.object({ type: z.literal('SpeakerRemoved'), speakerId: idSchema })

export const termsSetSchema = z.object({ type: z.literal('TermsSet'), terms: z.array(termSchema).min(1).max(200) })
export const termsRemovedSchema = z.object({
  type: z.literal('TermsRemoved'),
  termIds: z.array(idSchema).min(1).max(200),
})

export const rosterEventSchemas = [
  speakerIntroducedSchema,
  speakerChangedSchema,
  speakersMergedSchema,
  speakerRemovedSchema,
  termsSetSchema,
  termsRemovedSchema,
] as const
