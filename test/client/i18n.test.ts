/** Both languages say the same things, and words come with the page that needs them. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  fill,
  loadFirstLocale,
  loadWords,
  preferredLocale,
  setLocale,
  useI18n,
  type Message,
  type Words,
  type WordSet,
} from '../../client/format/i18n.ts'
import { captionsEn } from '../../client/locales/captionsEn.ts'
import { captionsFr } from '../../client/locales/captionsFr.ts'
import { en } from '../../client/locales/en.ts'
import { faultWords } from '../../client/locales/faultKeys.ts'
import { fr } from '../../client/locales/fr.ts'
import { holdEn } from '../../client/locales/holdEn.ts'
import { holdFr } from '../../client/locales/holdFr.ts'
import { homeEn } from '../../client/locales/homeEn.ts'
import { homeFr } from '../../client/locales/homeFr.ts'
import { newsroomEn } from '../../client/locales/newsroomEn.ts'
import { newsroomFr } from '../../client/locales/newsroomFr.ts'
import { peopleEn } from '../../client/locales/peopleEn.ts'
import { peopleFaultWords } from '../../client/locales/peopleFaults.ts'
import { peopleFr } from '../../client/locales/peopleFr.ts'
import { peopleWords } from '../../client/locales/wordSets.ts'
import { PEOPLE_REFUSAL_CODES } from '#shared/domain/newsroom/refusals.ts'
import { REFUSAL_CODES } from '#shared/domain/refusal.ts'

const forms = (message: Message): string[] => (typeof message === 'string' ? [message] : [message.one, message.other])
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted()
const SETS: readonly [name: string, english: Words, french: Words][] = [
  ['base', en, fr],
  ['home', homeEn, homeFr],
  ['hold', holdEn, holdFr],
  ['captions', captionsEn, captionsFr],
  ['people', peopleEn, peopleFr],
  ['newsroom', newsroomEn, newsroomFr],
]

describe.each(SETS)('the two languages of the set %s', (_, english, french) => {
  const keys = Object.keys(english)

  it('have the same keys, none of them empty', () => {
    expect(Object.keys(french).toSorted()).toEqual(keys.toSorted())
    for (const key of keys)
      for (const text of [...forms(english[key]!), ...forms(french[key]!)]) expect(text.trim(), key).not.toBe('')
  })

  it('need the same placeholders', () => {
    for (const key of keys) {
      // What is said of one may leave its number out.
      const [needed, given] = [english[key]!, french[key]!].map((message) => placeholders(forms(message).at(-1) ?? ''))
      expect(given, key).toEqual(needed)
      for (const text of forms(french[key]!)) expect(needed, key).toEqual(expect.arrayContaining(placeholders(text)))
    }
  })

  it('put no breakable space before French punctuation', () => {
    for (const key of keys) for (const text of forms(french[key]!)) expect(text, key).not.toMatch(/ [;:?!»]|« /)
  })
})

it('says the same for a key of two sets, since the page holds them together', () => {
  for (const of of [1, 2] as const) {
    const all = new Map<string, Message>()
    for (const [key, message] of SETS.flatMap((set) => Object.entries(set[of]))) {
      expect(all.get(key) ?? message, key).toEqual(message)
      all.set(key, message)
    }
  }
})

describe('words', () => {
  it('are chosen in number by the rules of the language', () => {
    expect(fill('en', en['transcript.newLines'], { n: 1 })).toBe('1 new line')
    expect(fill('en', en['transcript.newLines'], { n: 0 })).toBe('0 new lines')
    expect(fill('fr', fr['transcript.newLines'], { n: 0 })).toBe('0 nouveau passage')
    expect(fill('fr', fr['transcript.newLines'], { n: 12 })).toBe('12 nouveaux passages')
  })

  it('write numbers as the language writes them', () => {
    expect(fill('en', en['briefing.readers'], { n: 1_234 })).toBe('1,234 reading')
    expect(fill('fr', fr['briefing.readers'], { n: 1_234 })).toBe('1\u202f234 lecteurs')
  })
})

describe('the choice of language', () => {
  it('follows the first language of the browser that the page speaks', () => {
    expect(preferredLocale(['de-AT', 'fr-BE', 'en'])).toBe('fr')
    expect(preferredLocale(['ja'])).toBe('en')
    expect(preferredLocale(['en-GB', 'fr'], ['fr'])).toBe('fr')
    expect(preferredLocale(['ja'], ['fr', 'en'])).toBe('fr')
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

describe('a set of words', () => {
  beforeEach(() => setLocale('en'))

  it('is said once it is loaded, and changes over with the language', async () => {
    const trees: WordSet<{ readonly 'tree.oak': 'oak' }> = {
      en: async () => ({ 'tree.oak': 'oak' }),
      fr: async () => ({ 'tree.oak': 'chêne' }),
    }
    const { t } = useI18n(trees)
    expect(() => t('tree.oak')).toThrow('the words of tree.oak')
    await loadWords(trees)
    expect([t('tree.oak'), t('status.live')]).toEqual(['oak', 'Live'])
    await setLocale('fr')
    expect([t('tree.oak'), t('status.live')]).toEqual(['chêne', 'Direct'])
  })

  it('that arrives while the language changes comes out in the new language', async () => {
    const gate = Promise.withResolvers<undefined>()
    const french = vi.fn(async () => ({ 'bird.wren': 'troglodyte' }))
    const birds: WordSet<{ readonly 'bird.wren': 'wren' }> = {
      en: () => gate.promise.then(() => ({ 'bird.wren': 'wren' }) as const),
      fr: french,
    }
    const loading = loadWords(birds)
    const changing = setLocale('fr')
    gate.resolve(undefined)
    await Promise.all([loading, changing])
    expect(useI18n(birds).t('bird.wren')).toBe('troglodyte')
    expect(french).toHaveBeenCalledOnce()
  })

  it('that cannot be loaded leaves the page as it was, and is asked for again', async () => {
    let isOffline = true
    const rocks: WordSet<{ readonly 'rock.chalk': 'chalk' }> = {
      en: async () => (isOffline ? Promise.reject(new Error('offline')) : { 'rock.chalk': 'chalk' }),
      fr: async () => ({ 'rock.chalk': 'craie' }),
    }
    await expect(loadWords(rocks)).rejects.toThrow('offline')
    expect(useI18n().t('status.live')).toBe('Live')
    isOffline = false
    await loadWords(rocks)
    expect(useI18n(rocks).t('rock.chalk')).toBe('chalk')
  })
})

describe('refusals', () => {
  beforeEach(async () => {
    await setLocale('en')
    await loadWords(peopleWords)
  })

  it('have words of their own, and a code that is not known is named', () => {
    const { t } = useI18n()
    const words = REFUSAL_CODES.map((code) => faultWords(code, t))
    expect(new Set(words).size).toBe(REFUSAL_CODES.length)
    expect(faultWords('teapot', t)).toContain('teapot')
  })

  it('of people’s routes have words of their own too, and the others are said as everywhere', () => {
    const { t } = useI18n(peopleWords)
    const words = PEOPLE_REFUSAL_CODES.map((code) => peopleFaultWords(code, {}, t))
    expect(new Set(words).size).toBe(PEOPLE_REFUSAL_CODES.length)
    expect(peopleFaultWords('store-down', {}, t)).toBe(faultWords('store-down', t))
  })

  it.each([
    [400, '1 second'],
    [41_200, '42 seconds'],
    [15 * 60_000, '15 minutes'],
    [23.2 * 3_600_000, '24 hours'],
  ])('that end after %d ms say when to try again', (retryAfterMs, span) => {
    const { t } = useI18n(peopleWords)
    expect(peopleFaultWords('too-many-requests', { retryAfterMs }, t)).toContain(`Try again in ${span}.`)
  })
})
