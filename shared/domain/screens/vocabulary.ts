/** The words of screens that facts, commands and messages share, each as one schema with its type. */
import { z } from 'zod'
import { plainText } from '../plainText.ts'
import { briefingIdSchema, idSchema, instantSchema } from '../vocabulary.ts'
import {
  AUTOMATIC_SCENES,
  MARGIN_LIMIT,
  SCENES,
  SCREEN_NAME_LIMIT,
  SCREEN_SIZES,
  SCREEN_THEMES,
  SCREENS_HELD,
} from './state.ts'

export const sceneSchema = z.enum(SCENES)
export const automaticSceneSchema = z.enum(AUTOMATIC_SCENES)
export const screenNameSchema = plainText(SCREEN_NAME_LIMIT)
export const screenMessageSchema = plainText(240)

/** What one screen is to show of one briefing. */
export const screenImageSchema = z.object({
  /** Shown where nothing is shown by itself. */
  scene: sceneSchema,
  /** Whether the scenes of `order` come by themselves. */
  isAutomatic: z.boolean(),
  /** The first whose time it is is shown. */
  order: z
    .array(automaticSceneSchema)
    .max(AUTOMATIC_SCENES.length)
    .refine((order) => new Set(order).size === order.length, 'names a scene twice'),
  language: z.enum(['en', 'fr']),
  size: z.enum(SCREEN_SIZES),
  theme: z.enum(SCREEN_THEMES),
  /** What is left free on each side, for sets that cut the picture off: percent of the shorter side. */
  margin: z.int().min(0).max(MARGIN_LIMIT),
  /** Which one the figures are of; null: whichever was spoken of last. */
  programme: briefingIdSchema.nullable(),
  /** What the holding scene counts down to; null: the time that the briefing is scheduled for. */
  until: instantSchema.nullable(),
  /** Stands before every scene. */
  message: screenMessageSchema.nullable(),
  /** The picture stays as it is, whatever happens. */
  isFrozen: z.boolean(),
  isBlank: z.boolean(),
})
export type ScreenImage = Readonly<z.infer<typeof screenImageSchema>>

/** What is changed of it; the rest stays. */
export const screenChangeSchema = screenImageSchema.partial()
export type ScreenChange = Readonly<z.infer<typeof screenChangeSchema>>

/** What is said of how a display looks; the rest is as the briefing begins. */
export const screenLookSchema = screenImageSchema
  .pick({ language: true, size: true, theme: true, margin: true })
  .partial()
export type ScreenLook = Readonly<z.infer<typeof screenLookSchema>>

/** How a screen was before an act; null: nothing had been said of it. */
export const screensBeforeSchema = z
  .array(z.object({ id: idSchema, screen: screenImageSchema.nullable() }))
  .max(SCREENS_HELD)
