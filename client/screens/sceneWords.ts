/** The words of the scenes in the screen's own language, whatever the page around it speaks. Both are there from the start. */
import { fill, type Locale, type Translate, type TranslateOf, type Words } from '../format/i18n.ts'
import { en } from '../locales/en.ts'
import { figuresEn } from '../locales/figuresEn.ts'
import { figuresFr } from '../locales/figuresFr.ts'
import { fr } from '../locales/fr.ts'
import { scenesEn } from '../locales/scenesEn.ts'
import { scenesFr } from '../locales/scenesFr.ts'

export type TranslateScenes = Translate & TranslateOf<typeof figuresEn> & TranslateOf<typeof scenesEn>

const WORDS: Readonly<Record<Locale, Words>> = {
  en: { ...en, ...figuresEn, ...scenesEn },
  fr: { ...fr, ...figuresFr, ...scenesFr },
}

/** `t` of whichever language it is at the time. */
export function sceneTranslator(locale: () => Locale): TranslateScenes {
  return (key: string, params?: Readonly<Record<string, string | number>>): string => {
    const message = WORDS[locale()][key]
    if (message === undefined) throw new Error(`no scene has words for ${key}`)
    return fill(locale(), message, params)
  }
}
