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
  return `${firstOfMonth(language, dateFormat(language, timeZone).format(at))} ${offsetOf(at, timeZone)}`
}

/** From one moment to another; the day is said once where it is the same. */
export function spanIn(language: MailLanguage, from: number, to: number, timeZone: string): string {
  return `${firstOfMonth(language, dateFormat(language, timeZone).formatRange(from, to))} ${offsetOf(from, timeZone)}`
}

function dateFormat(language: MailLanguage, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(TAGS[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: knownZone(timeZone),
  })
}

/** French says the first of a month as an ordinal, which Intl does not. */
function firstOfMonth(language: MailLanguage, text: string): string {
  return language === 'fr' ? text.replace(/(?<=\p{L}\s)1(?=\s\p{L})/gu, '1er') : text
}

/** Such as `UTC+1`. */
function offsetOf(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: knownZone(timeZone), timeZoneName: 'shortOffset' })
  const part = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')
  return part?.value.replace('GMT', 'UTC') ?? 'UTC'
}

/** A zone that this machine does not know falls back to UTC, which the offset then says. */
function knownZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return timeZone
  } catch {
    return 'UTC'
  }
}
