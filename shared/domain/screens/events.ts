/** The facts about screens. All are for the desk alone; a screen is told by itself what it is to show. */
import { z } from 'zod'
import { idSchema } from '../vocabulary.ts'
import { screenImageSchema } from './vocabulary.ts'

export const screenEventSchemas = [
  z.object({ type: z.literal('ScreenSet'), screenId: idSchema, screen: screenImageSchema }),
  /** Nothing is said of it any more, as before it was first set. */
  z.object({ type: z.literal('ScreenUnset'), screenId: idSchema }),
] as const
export type ScreenEvent = Readonly<z.infer<(typeof screenEventSchemas)[number]>>
