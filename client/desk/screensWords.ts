/** How a screen is and what is on it, in words. */
import type { ComputedRef } from 'vue'
import type { ScreenReport } from '#shared/protocol/screens.ts'
import { useI18n, type Locale, type TranslateOf } from '../format/i18n.ts'
import { clockTime, span } from '../format/times.ts'
import type { deskEn } from '../locales/deskEn.ts'
import type { deskScreensEn } from '../locales/deskScreensEn.ts'
import type { figuresEn } from '../locales/figuresEn.ts'
import type { queueEn } from '../locales/queueEn.ts'
import { summaryOf, type ScreenStanding } from './screensState.ts'
import type { DeskTranslate } from './trailWords.ts'
import type { DeskScreen } from './screensWork.ts'

type OwnTranslate = TranslateOf<typeof deskScreensEn>
export type ScreensTranslate = DeskTranslate & OwnTranslate

/** Above this, in ms, tenths of a second say nothing. */
const TENTHS_BELOW = 10_000
const SECONDS_BELOW = 100_000

export function useScreensWords(): { readonly locale: ComputedRef<Locale>; readonly t: ScreensTranslate } {
  return useI18n<typeof deskEn & typeof queueEn & typeof figuresEn & typeof deskScreensEn>()
}

/** `0.2 s`, `12 s`, and in minutes or hours where it is longer. */
export function secondsWords(ms: number, locale: Locale, t: OwnTranslate): string {
  if (ms >= SECONDS_BELOW) return span(ms, locale)
  const digits = ms < TENTHS_BELOW ? 1 : 0
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return t('deskScreens.seconds', { time: format.format(ms / 1_000) })
}

/** An age: whole seconds, as nobody asks for less. */
export const ageWords = (ms: number, locale: Locale, t: OwnTranslate): string =>
  ms >= SECONDS_BELOW ? span(ms, locale) : t('deskScreens.seconds', { time: Math.round(ms / 1_000) })

/** `zone`: of the briefing. */
export function standingWords(
  { standing: { condition, ms }, frozenAt }: Pick<DeskScreen, 'standing' | 'frozenAt'>,
  locale: Locale,
  t: OwnTranslate,
  zone: string,
): string {
  if (condition === 'live' && ms !== null) return t('deskScreens.liveIn', { time: secondsWords(ms, locale, t) })
  if (condition === 'stale') return t('deskScreens.stale', { time: ageWords(ms ?? 0, locale, t) })
  if (condition === 'frozen' && frozenAt !== null) {
    return t('deskScreens.frozenSince', { time: clockTime(frozenAt, locale, zone) })
  }
  return t(`deskScreens.${condition}`)
}

export const sceneWords = (scene: ScreenReport['scene'], t: OwnTranslate): string => t(`deskScreens.scene.${scene}`)

/** The scene that it says it shows, where the words of how it is do not say so already. */
export function sceneOfScreen({ standing: { scene, condition } }: DeskScreen, t: OwnTranslate): string {
  return scene === null || scene === condition ? '' : sceneWords(scene, t)
}

/** All of them in one line: `all live, 0.2 s`, or `2 of 4 live, 1 frozen, 1 not connected`. Empty where there are none. */
export function summaryWords(standings: readonly ScreenStanding[], locale: Locale, t: OwnTranslate): string {
  const { all, live, delayMs, rest } = summaryOf(standings)
  if (all === 0) return ''
  if (rest.some(({ condition, n }) => condition === 'away' && n === all)) return t('deskScreens.summaryNone')
  if (live === all && delayMs === null) return t('deskScreens.summaryAllQuiet')
  if (live === all) return t('deskScreens.summaryAll', { time: secondsWords(delayMs ?? 0, locale, t) })
  const parts = rest.map(({ condition, n }) => t(`deskScreens.count.${condition}`, { n }))
  return [...(live === 0 ? [] : [t('deskScreens.summarySome', { live, all })]), ...parts].join(', ')
}

/** `2 Lobby and 3 Mixer`. */
export const numberedNames = (screens: readonly Pick<DeskScreen, 'number' | 'name'>[], locale: Locale): string =>
  new Intl.ListFormat(locale).format(screens.map(({ number, name }) => `${number}\u00a0${name}`))
