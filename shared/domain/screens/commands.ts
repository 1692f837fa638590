/** What the desk may ask of the screens. */
import { z } from 'zod'
import { idSchema } from '../vocabulary.ts'
import { SCREENS_HELD } from './state.ts'
import { screenChangeSchema } from './vocabulary.ts'

export const screenCommandSchemas = [
  /** Several screens in one act. The server knows which there are, and which of them show this briefing. */
  z.object({
    type: z.literal('SetScreens'),
    act: idSchema,
    screens: z.array(idSchema).min(1).max(SCREENS_HELD),
    change: screenChangeSchema,
  }),
] as const
export type ScreenCommand = Readonly<z.infer<(typeof screenCommandSchemas)[number]>>
