/** The words that numbers are made of, in English and in French. */

const counted = (words: string, from = 0, step = 1): [string, number][] =>
  words.split(' ').map((word, index) => [word, from + index * step])

export const ENGLISH_WORDS: ReadonlyMap<string, number> = new Map([
  ...counted('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'),
  ...counted('seventeen eighteen nineteen', 17),
  ...counted('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
])

export const FRENCH_WORDS: ReadonlyMap<string, number> = new Map([
  ...counted('zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'),
  ...counted('vingt trente quarante cinquante soixante septante huitante nonante', 20, 10),
  ['une', 1],
  ['octante', 80],
])

/** "une quinzaine". */
export const FRENCH_ABOUT: ReadonlyMap<string, number> = new Map([
  ['dizaine', 10],
  ['douzaine', 12],
  ['quinzaine', 15],
  ['vingtaine', 20],
  ['trentaine', 30],
  ['quarantaine', 40],
  ['cinquantaine', 50],
  ['soixantaine', 60],
  ['centaine', 100],
])

export const HUNDREDS = new Set(['hundred', 'cent', 'cents'])

export interface Scale {
  readonly power: number
  /** A letter or two that mean it only beside digits and money ("€500m"). */
  readonly short: boolean
}

const scale = (power: number, short = false): Scale => ({ power, short })

export const ENGLISH_SCALES: ReadonlyMap<string, Scale> = new Map([
  ['thousand', scale(3)],
  ['million', scale(6)],
  ['billion', scale(9)],
  ['trillion', scale(12)],
  ['bn', scale(9)],
  ['bln', scale(9)],
  ['trn', scale(12)],
  ['tn', scale(12, true)],
  ['mn', scale(6, true)],
  ['mln', scale(6)],
  ['mio', scale(6)],
  ['m', scale(6, true)],
  ['b', scale(9, true)],
  ['k', scale(3, true)],
])

/** A French billion is a million millions. */
export const FRENCH_SCALES: ReadonlyMap<string, Scale> = new Map([
  ['mille', scale(3)],
  ['million', scale(6)],
  ['millions', scale(6)],
  ['milliard', scale(9)],
  ['milliards', scale(9)],
  ['billion', scale(12)],
  ['billions', scale(12)],
  ['mio', scale(6)],
  ['mrd', scale(9)],
  ['mrds', scale(9)],
  ['md', scale(9)],
  ['mds', scale(9)],
  ['m', scale(6, true)],
  ['k', scale(3, true)],
  ['g', scale(9, true)],
])

/** Parts of something: [upper, lower]. */
export const ENGLISH_PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['halves', 2],
  ['third', 3],
  ['thirds', 3],
  ['quarter', 4],
  ['quarters', 4],
  ['fourth', 4],
  ['fourths', 4],
  ['fifth', 5],
  ['fifths', 5],
  ['sixth', 6],
  ['sixths', 6],
  ['eighth', 8],
  ['eighths', 8],
  ['tenth', 10],
  ['tenths', 10],
])

export const FRENCH_PARTS: ReadonlyMap<string, number> = new Map([
  ['moitié', 2],
  ['demi', 2],
  ['demie', 2],
  ['tiers', 3],
  ['quart', 4],
  ['quarts', 4],
  ['cinquième', 5],
  ['cinquièmes', 5],
  ['sixième', 6],
  ['sixièmes', 6],
  ['huitième', 8],
  ['huitièmes', 8],
  ['dixième', 10],
  ['dixièmes', 10],
])
