/** Both languages say the same things. */
import { describe, expect, it } from 'vitest'
import {
  loadFirstLocale,
  preferredLocale,
  setLocale,
  translate,
  useI18n,
  type Message,
} from '../../client/format/i18n.ts'
import { en } from '../../client/locales/en.ts'
import { faultWords } from '../../client/locales/faultKeys.ts'
import { fr } from '../../client/locales/fr.ts'
import { REFUSAL_CODES } from '#shared/domain/refusal.ts'

const forms = (message: Message): string[] => (typeof message === 'string' ? [message] : [message.one, message.other])
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted()
const keys = Object.keys(en) as (keyof typeof en)[]

describe('the two languages', () => {
  it('have the same keys, none of them empty', () => {
    expect(Object.keys(fr).toSorted()).toEqual(keys.toSorted())
    for (const key of keys)
      for (const text of [...forms(en[key]), ...forms(fr[key])]) expect(text.trim(), key).not.toBe('')
  })

  it.each(keys)('need the same placeholders for %s', (key) => {
    const needed = placeholders(forms(en[key]).at(-1) ?? '')
    for (const text of forms(fr[key])) expect(placeholders(text)).toEqual(needed)
  })

  it('put no breakable space before French punctuation', () => {
    for (const key of keys) for (const text of forms(fr[key])) expect(text, key).not.toMatch(/ [;:?!»]|« /)
  })
})

describe('translate', () => {
  it('chooses the plural by the rules of the language', () => {
    const english = { locale: 'en', messages: en } as const
    const french = { locale: 'fr', messages: fr } as const
    expect(translate(english, 'transcript.newLines', { n: 1 })).toBe('1 new line')
    expect(translate(english, 'transcript.newLines', { n: 0 })).toBe('0 new lines')
    expect(translate(french, 'transcript.newLines', { n: 0 })).toBe('0 nouveau passage')
    expect(translate(french, 'transcript.newLines', { n: 12 })).toBe('12 nouveaux passages')
  })

  it('writes numbers as the language writes them', () => {
    expect(translate({ locale: 'en', messages: en }, 'briefing.readers', { n: 1_234 })).toBe('1,234 reading')
    expect(translate({ locale: 'fr', messages: fr }, 'briefing.readers', { n: 1_234 })).toBe('1\u202f234 lecteurs')
  })
})

describe('the choice of language', () => {
  it('follows the first language of the browser that the page speaks', () => {
    expect(preferredLocale(['de-AT', 'fr-BE', 'en'])).toBe('fr')
    expect(preferredLocale(['ja'])).toBe('en')
  })

  it('is kept in storage and on the root element', async () => {
    await setLocale('fr')
    expect(document.documentElement.lang).toBe('fr')
    await loadFirstLocale()
    expect(useI18n().locale.value).toBe('fr')
    await setLocale('en')
    expect(useI18n().t('status.live')).toBe('Live')
  })
})

it('has words of its own for each refusal, and names a code that it does not know', async () => {
  await setLocale('en')
  const { t } = useI18n()
  const words = REFUSAL_CODES.map((code) => faultWords(code, t))
  expect(new Set(words).size).toBe(REFUSAL_CODES.length)
  expect(faultWords('teapot', t)).toContain('teapot')
})
