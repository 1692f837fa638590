/** What a figure says, in a mail: every digit of it, and its currency by its code, so that it is taken for no other. */
import type { Bound, Decimal, FigureValues, Measure, Party, Per } from '#shared/domain/figures/vocabulary.ts'
import type { DigestFigure, MailLanguage } from '../mail.ts'
import { fr } from './phrases.ts'

interface FigureWords {
  readonly measure: Readonly<Record<Measure | 'none', string>>
  readonly bound: Readonly<Record<Bound, string>>
  readonly per: Readonly<Record<Per, string>>
  readonly percent: string
  readonly range: string
  readonly share: string
  readonly before: string
  readonly noNumber: string
  readonly hedged: string
}

const WORDS: Readonly<Record<MailLanguage, FigureWords>> = {
  en: {
    measure: {
      total: 'So far',
      pace: 'Pace',
      target: 'Target',
      forecast: 'Forecast',
      commitment: 'Commitment',
      pledge: 'Pledge',
      share: 'Share',
      vague: 'Roughly',
      none: 'Figure',
    },
    bound: {
      exactly: '',
      about: 'about ',
      'at-least': 'at least ',
      'at-most': 'at most ',
      'more-than': 'more than ',
      'less-than': 'less than ',
    },
    per: { day: ' a day', week: ' a week', month: ' a month', quarter: ' a quarter', year: ' a year' },
    percent: '%',
    range: ' to ',
    share: ' of ',
    before: ', before that ',
    noNumber: 'no number',
    hedged: ', said as a hope or a guess',
  },
  fr: {
    measure: {
      total: 'À ce jour',
      pace: 'Rythme',
      target: 'Objectif',
      forecast: 'Prévision',
      commitment: 'Engagement',
      pledge: 'Promesse',
      share: 'Part',
      vague: 'Ordre de grandeur',
      none: 'Chiffre',
    },
    bound: {
      exactly: '',
      about: 'environ ',
      'at-least': 'au moins ',
      'at-most': 'au plus ',
      'more-than': 'plus de ',
      'less-than': 'moins de ',
    },
    per: { day: ' par jour', week: ' par semaine', month: ' par mois', quarter: ' par trimestre', year: ' par an' },
    percent: '\u00A0%',
    range: ' à ',
    share: ' sur ',
    before: ', auparavant ',
    noNumber: 'sans nombre',
    hedged: ', dit comme un espoir ou une estimation',
  },
}

/** Such as `Pace: at least EUR 60,000,000 a month`. */
export function figurePhrase(language: MailLanguage, { values, said }: DigestFigure): string {
  const measure = WORDS[language].measure[values.measure ?? 'none']
  const party = values.party === null ? '' : ` (${partyIn(language, values.party)})`
  const hedge = values.hedged ? WORDS[language].hedged : ''
  const value = `${valuePhrase(language, values, said)}${hedge}`
  return language === 'en' ? `${measure}${party}: ${value}` : fr`${measure}${party} : ${value}`
}

/** A country in the language of the mail, whatever it was called. */
function partyIn(language: MailLanguage, { code, name }: Party): string {
  if (code === null) return name
  return new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(code) ?? name
}

function valuePhrase(language: MailLanguage, values: FigureValues, said: string | null): string {
  const words = WORDS[language]
  const { value, high, of, from, unit, bound, per } = values
  if (value === null) return said ?? words.noNumber
  const written = (amount: Decimal) => amountIn(language, amount, values)
  const number = high === null ? written(value) : `${written(value)}${words.range}${written(high)}`
  const whole = of === null ? '' : `${words.share}${written(of)}`
  const noun = unit === null || unit === '%' ? '' : ` ${unit}`
  const before = from === null ? '' : `${words.before}${written(from)}`
  return `${words.bound[bound]}${number}${whole}${noun}${per === null ? '' : words.per[per]}${before}`
}

function amountIn(language: MailLanguage, amount: Decimal, { unit, currency }: FigureValues): string {
  const number = digitsIn(language, amount)
  if (currency === null) return unit === '%' ? `${number}${WORDS[language].percent}` : number
  return language === 'fr' || currency === 'kr'
    ? `${number}\u00A0${currency}`
    : currency === '$'
      ? `$${number}`
      : `${currency}\u00A0${number}`
}

/** Read as the text that it is, so that no digit is lost. */
function digitsIn(language: MailLanguage, amount: Decimal): string {
  const format = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'fr-FR', { maximumFractionDigits: 9 })
  return isNumeric(amount) ? format.format(amount) : amount
}

const isNumeric = (text: string): text is `${number}` => /^\d+(?:\.\d+)?$/.test(text)
