/** `t` with the words of figures. */
import type { Translate, TranslateOf } from '../format/i18n.ts'
import type { figuresEn } from '../locales/figuresEn.ts'

export type TranslateFigures = Translate & TranslateOf<typeof figuresEn>
