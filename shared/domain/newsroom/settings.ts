/**
 * What the owner sets for the whole newsroom.
 *
 * SG1 What is named is changed, the rest stays; to what it is, it is already true.
 * SG2 A logo is a picture without script, the pages are offered in one language at least and in none twice.
 * SG3 Pages elsewhere may frame a briefing only from the sites that are named here.
 */
import { z } from 'zod'
import { plainText } from '../plainText.ts'
import { HOLD_LIMIT_S } from './hold.ts'
import { ANY_SITE, SITE, SITE_LENGTH, SITES_LIMIT } from './sites.ts'
import type { Newsroom } from './state.ts'
import { fact, pageLanguageSchema } from './vocabulary.ts'

/** Characters of base64: a picture of 48 kB. */
export const LOGO_LIMIT = 65_536

export const logoSchema = z.object({
  /** Pictures without script in them. */
  type: z.enum(['image/png', 'image/webp', 'image/jpeg']),
  base64: z.base64().min(4).max(LOGO_LIMIT),
})
export type Logo = Readonly<z.infer<typeof logoSchema>>

export const holdSchema = z.int().min(0).max(HOLD_LIMIT_S)

const siteSchema = z.string().max(SITE_LENGTH).regex(SITE, 'is not a site such as https://press.example.org')

export const framedBySchema = z
  .array(siteSchema)
  .max(SITES_LIMIT)
  .refine((sites) => new Set(sites).size === sites.length, 'names a site twice')
  .refine((sites) => sites.length < 2 || !sites.includes(ANY_SITE), 'names sites beside *, which is all of them')

export const settingsSchema = z.object({
  /** Null: the product's own. */
  name: plainText(80).nullable(),
  logo: logoSchema.nullable(),
  /** In which the pages are offered; the first is for those whose browser asks for none of them. */
  languages: z
    .array(pageLanguageSchema)
    .min(1)
    .max(2)
    .refine((languages) => new Set(languages).size === languages.length, 'names a language twice'),
  /** Closed: only with an invitation. */
  registration: z.enum(['open', 'closed']),
  /** In seconds: so much later the public reads what the accredited read, for a slip to be taken back before. 0: at once. */
  holdS: holdSchema.default(0),
  /** The sites whose pages may show an embedded briefing; `*` alone: any. */
  framedBy: framedBySchema.default([]),
})
export type Settings = Readonly<z.infer<typeof settingsSchema>>

export const FIRST_SETTINGS: Settings = {
  name: null,
  logo: null,
  languages: ['en', 'fr'],
  registration: 'open',
  holdS: 0,
  framedBy: [],
}

export const settingsEvents = [fact('SettingsChanged', { settings: settingsSchema })] as const
export type SettingsEvent = Readonly<z.infer<(typeof settingsEvents)[number]>>

export interface SettingsCommand {
  readonly type: 'ChangeSettings'
  readonly settings: Partial<Settings>
}

export function decideSettings({ settings }: Newsroom, command: SettingsCommand): SettingsEvent[] {
  const changed = { ...settings, ...command.settings }
  return JSON.stringify(changed) === JSON.stringify(settings) ? [] : [{ type: 'SettingsChanged', settings: changed }]
}

export function evolveSettings(newsroom: Newsroom, event: SettingsEvent): Newsroom {
  return { ...newsroom, settings: event.settings }
}
