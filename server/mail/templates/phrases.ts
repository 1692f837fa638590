/** How dates, numbers and French punctuation are written in mails. */
import type { MailLanguage } from '../mail.ts'

const TAGS: Readonly<Record<MailLanguage, string>> = { en: 'en-GB', fr: 'fr-FR' }

/** For French words: the spaces before `; ! ?` and `:` and inside « » do not break. What is put in stays as it is. */
export function fr(words: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const [first = '', ...rest] = words.map((part) =>
    part
      .replace(/ ([;!?])/g, '\u202F$1')
      .replace(/ ([:»])/g, '\u00A0$1')
      .replace(/« /g, '«\u00A0'),
  )
  return first + rest.map((part, index) => `${values[index] ?? ''}${part}`).join('')
}

/** Such as `30 minutes`. */
export function minutesIn(language: MailLanguage, minutes: number): string {
  return new Intl.NumberFormat(TAGS[language], { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(minutes)
}

/** `1 question`, `8 questions`, with the number as the language writes it. */
export function counted(language: MailLanguage, count: number, one: string, other: string): string {
  const isOne = new Intl.PluralRules(TAGS[language]).select(count) === 'one'
  const number = new Intl.NumberFormat(TAGS[language]).format(count)
  return `${number}\u00A0${isOne ? one : other}`
}

/** Day and time with the offset of the zone, such as `Tuesday 24 November 2026 at 13:20 UTC+1`. `at`: ms since 1970. */
export function momentIn(language: MailLanguage, at: number, timeZone: string): string {
  return inUtc(dateFormat(language, timeZone).format(at))
}

/** From one moment to another; the day is said once where it is the same. */
export function spanIn(language: MailLanguage, from: number, to: number, timeZone: string): string {
  return inUtc(dateFormat(language, timeZone).formatRange(from, to))
}

/** A zone that this machine does not know falls back to UTC, which the offset then says. */
function dateFormat(language: MailLanguage, timeZone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  }
  try {
    return new Intl.DateTimeFormat(TAGS[language], { ...options, timeZone })
  } catch {
    return new Intl.DateTimeFormat(TAGS[language], { ...options, timeZone: 'UTC' })
  }
}

function inUtc(text: string): string {
  return text.replaceAll('GMT', 'UTC')
}
