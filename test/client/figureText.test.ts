/** What a figure says, in both languages: exact, and with no more than was said. */
import { describe, expect, it } from 'vitest'
import { NO_VALUES } from '#shared/domain/figures/state.ts'
import type { FigureValues, Period } from '#shared/domain/figures/vocabulary.ts'
import {
  baseText,
  longFormat,
  partyText,
  periodText,
  stateWord,
  valueText,
  type TranslateFigures,
} from '../../client/figures/figureText.ts'
import { fill } from '../../client/format/i18n.ts'
import { en } from '../../client/locales/en.ts'
import { figuresEn } from '../../client/locales/figuresEn.ts'
import { figuresFr } from '../../client/locales/figuresFr.ts'
import { fr } from '../../client/locales/fr.ts'

const english = { ...en, ...figuresEn }
const french = { ...fr, ...figuresFr }
const t: TranslateFigures = (key: keyof typeof english, params?: Record<string, string | number>) =>
  fill('en', english[key], params)
const tFr: TranslateFigures = (key: keyof typeof english, params?: Record<string, string | number>) =>
  fill('fr', french[key], params)

const values = (some: Partial<FigureValues>): FigureValues => ({ ...NO_VALUES, ...some })
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('a value', () => {
  it.each([
    [{ value: '4000000000' }, '4 billion', '4 milliards'],
    [
      { value: '1000000000', bound: 'at-least', per: 'month' },
      'at least 1 billion a month',
      'au moins 1 milliard par mois',
    ],
    [{ value: '2500000000', currency: 'EUR' }, '€2.5 billion', '2,5 milliards €'],
    [{ value: '1500000000', currency: '$' }, '$1.5 billion', '1,5 milliard $'],
    [{ value: '500000000', currency: 'USD' }, 'US$500 million', '500 millions $US'],
    [{ value: '500000000', currency: 'NOK' }, 'NOK 500 million', '500 millions NOK'],
    [{ value: '500000000', currency: 'kr' }, '500 million kr', '500 millions kr'],
    [{ value: '5', unit: '%' }, '5%', '5 %'],
    [{ value: '2.5', unit: '%', bound: 'more-than' }, 'more than 2.5%', 'plus de 2,5 %'],
    [{ value: '2', of: '3', unit: 'members' }, '2 of 3 members', '2 sur 3 members'],
    [{ value: '23', from: '3' }, 'from 3 to 23', 'de 3 à 23'],
    [{ value: '23', from: '3', of: '32' }, 'from 3 to 23 of 32', 'de 3 à 23 sur 32'],
    [
      { value: '2000000000', high: '3000000000', bound: 'about' },
      'about 2 billion to 3 billion',
      'environ 2 milliards à 3 milliards',
    ],
    [{ value: '250000000000', currency: '$' }, '$250 billion', '250 milliards $'],
    [{ value: '1200000000000' }, '1.2 trillion', '1,2 billion'],
    [{ value: '19500' }, '19,500', '19 500'],
  ] as const)('%o is said in both languages', (said, inEnglish, inFrench) => {
    expect(plain(valueText(values(said), t, 'en'))).toBe(inEnglish)
    expect(plain(valueText(values(said), tFr, 'fr'))).toBe(inFrench)
  })

  it('is never rounded to fit a word', () => {
    expect(valueText(values({ value: '1234567890' }), t, 'en')).toBe('1,234,567,890')
    expect(valueText(values({ value: '1234000000' }), t, 'en')).toBe('1.234 billion')
    expect(valueText(values({ value: '1234567.25' }), t, 'en')).toBe('1,234,567.25')
    expect(valueText(values({ value: '999999999999999999' }), t, 'en')).toBe('999,999,999,999,999,999')
    expect(longFormat('123456789012345678.123456789', 'en')).toBe('123,456,789,012,345,678.123456789')
  })

  it('that is no number stands as it was said', () => {
    const vague = values({ measure: 'vague' })
    expect(valueText(vague, t, 'en', 'tens of billions')).toBe('tens of billions')
    expect(valueText(vague, t, 'en')).toBe('no number')
  })
})

it('what a percentage is of is left in the words that were said', () => {
  expect(baseText({ base: 'harbour dues' }, t)).toBe('of harbour dues')
  expect(plain(baseText({ base: 'harbour dues' }, tFr) ?? '')).toBe('de « harbour dues »')
})

describe('a period', () => {
  it('names its months as the reader does', () => {
    const period: Period = { said: 'August through November', months: [8, 9, 10, 11], year: 'this' }
    expect(periodText(period, t, 'en')).toBe('August to November, this year')
    expect(periodText(period, tFr, 'fr')).toBe('août à novembre, cette année')
  })

  it('goes over the end of a year, and names months that do not follow each other', () => {
    expect(periodText({ said: 'winter', months: [12, 1, 2], year: 2026 }, t, 'en')).toBe('December to February, 2026')
    expect(periodText({ said: 'x', months: [3, 6], year: null }, t, 'en')).toBe('March and June')
  })

  it('without months or year stands as it was said', () => {
    expect(periodText({ said: 'the second phase', months: [], year: null }, tFr, 'fr')).toBe('the second phase')
    expect(periodText({ said: 'the full year', months: [], year: 'this' }, tFr, 'fr')).toBe('cette année')
  })
})

it('a country is named in the language of the reader, anybody else as they are called', () => {
  expect(partyText({ code: 'NO', name: 'Norway' }, 'fr')).toBe('Norvège')
  expect(partyText({ code: null, name: 'Osterhaven' }, 'fr')).toBe('Osterhaven')
  expect(partyText({ code: 'QX', name: 'Quayland' }, 'fr')).toBe('Quayland')
})

it('a state has a word', () => {
  expect(stateWord({ state: 'heard' }, t)).toBe('Heard, unconfirmed')
  expect(stateWord({ state: 'superseded' }, tFr)).toBe('Remplacé par un chiffre plus récent')
})
