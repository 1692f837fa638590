/** Currencies as they are said: symbols, codes, and names with or without their country. Nothing is concluded beyond the words. */
import type { Sentence } from './sentence.ts'

export interface SaidCurrency {
  readonly code: string
  readonly first: number
  readonly next: number
}

const SYMBOLS: Readonly<Record<string, string>> = {
  $: '$',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₴': 'UAH',
  '₺': 'TRY',
  '₹': 'INR',
  '₽': 'RUB',
  '₩': 'KRW',
  '₪': 'ILS',
}
const DOLLARS: Readonly<Record<string, string>> = {
  us: 'USD',
  c: 'CAD',
  ca: 'CAD',
  a: 'AUD',
  au: 'AUD',
  nz: 'NZD',
  hk: 'HKD',
  s: 'SGD',
}
const CODES = new Set(
  'AED ALL ARS AUD BAM BGN BRL CAD CHF CLP CNY CZK DKK EGP EUR GBP GEL HKD HUF IDR ILS INR ISK JPY KES KRW KZT MAD MDL MKD MXN MYR NGN NOK NZD PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD VND XAF XOF ZAR'.split(
    ' ',
  ),
)

/** Each name, in its numbers and both languages; `null` where the name alone does not tell whose. */
const NAMES: Readonly<Record<string, string | null>> = {
  euro: 'EUR',
  dollar: '$',
  pound: 'GBP',
  sterling: 'GBP',
  livre: 'GBP',
  yen: 'JPY',
  yuan: 'CNY',
  renminbi: 'CNY',
  krone: 'kr',
  kroner: 'kr',
  krona: 'kr',
  kronor: 'kr',
  kronur: 'kr',
  crown: 'kr',
  couronne: 'kr',
  zloty: 'PLN',
  złoty: 'PLN',
  forint: 'HUF',
  leu: 'RON',
  lei: 'RON',
  lev: 'BGN',
  leva: 'BGN',
  hryvnia: 'UAH',
  rouble: 'RUB',
  ruble: 'RUB',
  shekel: 'ILS',
  zł: 'PLN',
  rand: 'ZAR',
  rupee: 'INR',
  roupie: 'INR',
  koruna: 'CZK',
  koruny: 'CZK',
  won: 'KRW',
  franc: null,
  lira: null,
  peso: null,
}

/** Stem of the country → stem of the name → code, in both languages. */
const OF_COUNTRY: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [/^(?:us|american|américain)/u, { dollar: 'USD' }],
  [/^canad/u, { dollar: 'CAD' }],
  [/^austral/u, { dollar: 'AUD' }],
  [/^(?:new zealand|néo)/u, { dollar: 'NZD' }],
  [/^singap/u, { dollar: 'SGD' }],
  [/^(?:norw|norv)/u, { kr: 'NOK' }],
  [/^(?:swed|suéd)/u, { kr: 'SEK' }],
  [/^(?:dan)/u, { kr: 'DKK' }],
  [/^(?:iceland|island)/u, { kr: 'ISK' }],
  [/^(?:czech|tch)/u, { kr: 'CZK' }],
  [/^(?:swiss|suisse)/u, { franc: 'CHF' }],
  [/^cfa/u, { franc: 'XOF' }],
  [/^(?:british|sterling|britann)/u, { pound: 'GBP', livre: 'GBP' }],
  [/^(?:egypt|égypt)/u, { pound: 'EGP', livre: 'EGP' }],
  [/^(?:turk|turq)/u, { lira: 'TRY', livre: 'TRY' }],
  [/^(?:mexic)/u, { peso: 'MXN' }],
  [/^(?:indi)/u, { rupee: 'INR', roupie: 'INR' }],
  [/^(?:japan|japon)/u, { yen: 'JPY' }],
  [/^(?:chin)/u, { yuan: 'CNY' }],
  [/^(?:polish|polon)/u, { zloty: 'PLN', złoty: 'PLN' }],
]

/** Before the number that begins at the token: "US$ 90", "NOK 750 million", "€640m". */
export function currencyBefore({ tokens }: Sentence, number: number): SaidCurrency | null {
  const token = tokens[number - 1]
  if (token === undefined) return null
  const symbol = SYMBOLS[token.text]
  if (symbol !== undefined) {
    const prefix = tokens[number - 2]
    const code = symbol === '$' && token.glued && prefix?.kind === 'word' ? DOLLARS[prefix.lower] : undefined
    return code !== undefined && prefix !== undefined && /^\p{Lu}+$/u.test(prefix.text)
      ? { code, first: number - 2, next: number }
      : { code: symbol, first: number - 1, next: number }
  }
  return CODES.has(token.text) ? { code: token.text, first: number - 1, next: number } : null
}

/** At the token after a number: "€", "US dollars", "of Norwegian kroner", "d'euros", "de francs suisses". */
export function currencyAfter(sentence: Sentence, index: number): SaidCurrency | null {
  const { tokens, isFrench } = sentence
  const skip = /^(?:of|de|d'|-)$/u.test(tokens[index]?.lower ?? '') ? 1 : 0
  const token = tokens[index + skip]
  if (token === undefined) return null
  if (skip === 0) {
    const symbol = SYMBOLS[token.text]
    // "5 $7 …" is two amounts: a symbol after a number stands close or is followed by no digits.
    if (symbol !== undefined && tokens[index + 1]?.kind !== 'number') return dollarsOf(sentence, index, symbol)
    if (CODES.has(token.text)) return { code: token.text, first: index, next: index + 1 }
    if (DOLLARS[token.lower] !== undefined && tokens[index + 1]?.text === '$' && /^\p{Lu}+$/u.test(token.text)) {
      return { code: DOLLARS[token.lower] ?? '$', first: index, next: index + 2 }
    }
  }
  return isFrench ? namedInFrench(sentence, index, index + skip) : namedInEnglish(sentence, index, index + skip)
}

/** "50 $ US", "20 $ CA". */
function dollarsOf({ tokens }: Sentence, index: number, symbol: string): SaidCurrency {
  const after = tokens[index + 1]
  const code = symbol === '$' && /^(?:US|CA)$/u.test(after?.text ?? '') ? DOLLARS[after?.lower ?? ''] : undefined
  return code === undefined ? { code: symbol, first: index, next: index + 1 } : { code, first: index, next: index + 2 }
}

function namedInEnglish({ tokens }: Sentence, first: number, index: number): SaidCurrency | null {
  const said = (at: number) => tokens[at]?.lower ?? ''
  const own = stemOf(said(index))
  if (own !== null) {
    const sterling = own === 'pound' && said(index + 1) === 'sterling' ? 1 : 0
    return found(own, null, first, index + 1 + sterling)
  }
  // "U.S. dollars" and "New Zealand dollars" have their country in more than one token.
  for (const length of [1, 2, 4]) {
    const name = stemOf(said(index + length))
    if (name === null) continue
    const country = tokens
      .slice(index, index + length)
      .map(({ lower }) => lower)
      .join(length === 2 ? ' ' : '')
      .replaceAll('.', '')
    return OF_COUNTRY.some(([pattern]) => pattern.test(country))
      ? found(name, country, first, index + length + 1)
      : null
  }
  return null
}

function namedInFrench({ tokens }: Sentence, first: number, index: number): SaidCurrency | null {
  const name = stemOf(tokens[index]?.lower ?? '')
  if (name === null) return null
  const country = tokens[index + 1]?.lower ?? ''
  const named = OF_COUNTRY.some(([pattern, names]) => pattern.test(country) && names[keyOf(name)] !== undefined)
  return named ? found(name, country, first, index + 2) : found(name, null, first, index + 1)
}

function stemOf(word: string): string | null {
  if (Object.hasOwn(NAMES, word)) return word
  const single = word.endsWith('s') ? word.slice(0, -1) : word
  return Object.hasOwn(NAMES, single) ? single : null
}

const keyOf = (name: string) => (NAMES[name] === 'kr' ? 'kr' : name)

function found(name: string, country: string | null, first: number, next: number): SaidCurrency | null {
  const of = country === null ? undefined : OF_COUNTRY.find(([pattern]) => pattern.test(country))?.[1][keyOf(name)]
  const code = of ?? NAMES[name] ?? null
  return code === null ? null : { code, first, next }
}
