/** Documents for the laws: pieces of the corpus, mixed with anything at all, and what an owner may say of them. */
import fc from 'fast-check'
import { DOCUMENT_TYPES, type Told } from '#shared/protocol/documents.ts'
import type { Reading } from '../../../server/reading/reading.ts'
import { corpusDocuments } from '../corpusDocuments.ts'

/** Milliseconds; hundreds of documents take longer on a busy machine. */
export const PATIENCE = 60_000

/** Prints the seed of a law's documents, so that they can be made again. */
export function seededRuns(law: string) {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  console.info(`${law}: SEED=${seed}`)
  return { seed, numRuns: 200 }
}

export const documents = corpusDocuments()
export const rowsOf = (source: string) => source.split('\n')

/** Some rows that stand below each other in a document of the corpus. */
const passage = fc
  .tuple(fc.nat(documents.length - 1), fc.nat(100), fc.integer({ min: 1, max: 12 }))
  .map(([document, from, count]) => {
    const rows = rowsOf(documents[document]?.source ?? '')
    const start = from % rows.length
    return rows.slice(start, start + count)
  })
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.lorem({ maxCount: 40 }),
  fc.constantFrom(
    ':',
    'Q',
    'Q:',
    '>>',
    '-->',
    '00:00:01.000 --> 00:00:02.000',
    '**',
    '<v ',
    '{"text":"a"}',
    '[',
    '((((',
    '- ',
  ),
)
export const mixture = fc
  .array(fc.oneof({ weight: 4, arbitrary: passage }, { weight: 1, arbitrary: odd.map((row) => [row]) }), {
    minLength: 1,
    maxLength: 8,
  })
  .chain((parts) => fc.constantFrom('\n', '\r\n', '\n\n').map((end) => parts.flat().join(end)))
export const type = fc.constantFrom(...DOCUMENT_TYPES)

const someLabel = fc.nat()
const correction = fc.constantFrom<LabelTold>(
  { side: 'press' },
  { side: 'podium', name: 'Ada Berg' },
  { notALabel: true },
  { role: 'Chair', outlet: 'Wire One' },
  { sameAs: 'Q' },
)
export const corrections = fc.array(fc.tuple(someLabel, correction), { maxLength: 4 })
export const verdicts = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('speech' as const, 'dropped' as const)),
  {
    maxLength: 6,
  },
)

type LabelTold = NonNullable<Told['labels']>[string]
type LineTold = NonNullable<Told['lines']>[string]

export function toldOf(
  { labels: known }: Reading,
  labels: readonly (readonly [number, LabelTold])[],
  lines: readonly (readonly [number, LineTold])[],
): Told {
  const corrected = labels.flatMap(([n, says]): [string, LabelTold][] => {
    const label = known[n % Math.max(1, known.length)]?.label
    return label === undefined ? [] : [[label, says]]
  })
  return { labels: Object.fromEntries(corrected), lines: Object.fromEntries(lines) }
}
