/** What holds for every text: where figures stand, that reading is pure, bounded, and never fails. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LINE_TEXT_LIMIT } from '#shared/domain/lineText.ts'
import { FIGURES_A_LINE, SENTENCE_LIMIT } from '#shared/domain/figures/state.ts'
import { saidFiguresSchema } from '#shared/domain/figures/vocabulary.ts'
import { decimalOf, amountOfDigits } from '../../../server/reading/figures/amounts.ts'
import { readFigures } from '../../../server/reading/figures/readFigures.ts'
import { tokensOf } from '../../../server/reading/figures/tokens.ts'

const PIECES =
  'we are now at|to|from|between|and|or|of|the|5|1,000.5|2.5bn|1 000|three|half|a|quarter|hundred|million|billion|milliards|et demi|%|per cent|€|$|NOK|dollars|d’euros|a month|par mois|next year|May, June|around|at least|not|members|out|in|Norway|pledged|Sea Wall|,|.|;|–|-|/|?|“|’|trois|quatre-vingt|des|sur|999999999999999999|0|𝟝|é|İ'.split(
    '|',
  )
const speech = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(' '))
const anyText = fc.oneof(speech, fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 }))
const contexts = fc.record({
  language: fc.constantFrom('en', 'fr', 'fr-BE', 'nl'),
  programmes: fc.constant([{ id: 'sea-wall', name: 'Sea Wall', aliases: ['SW'] }]),
  before: fc.array(anyText, { maxLength: 3 }),
  asked: fc.option(anyText),
})

describe('figures of any text', () => {
  it('stand where they say, within their sentence, in order, and fit what is kept of them', () => {
    fc.assert(
      fc.property(anyText, contexts, (text, context) => {
        const figures = readFigures(text, context)
        let end = 0
        for (const figure of figures) {
          expect(figure.said).toBe(text.slice(figure.start, figure.end))
          expect(figure.start).toBeGreaterThanOrEqual(end)
          expect(figure.sentence.start).toBeLessThanOrEqual(figure.start)
          expect(figure.sentence.end).toBeGreaterThanOrEqual(figure.end)
          expect(figure.sentence.end - figure.sentence.start).toBeLessThanOrEqual(SENTENCE_LIMIT)
          end = figure.end
        }
        if (text.isWellFormed() && !/\p{C}/u.test(text)) expect(saidFiguresSchema.parse(figures)).toEqual(figures)
      }),
      { numRuns: 1500 },
    )
  })

  it('are the same each time', () => {
    fc.assert(
      fc.property(speech, contexts, (text, context) => {
        expect(readFigures(text, context)).toEqual(readFigures(text, structuredClone(context)))
      }),
    )
  })

  it.each(PIECES)('are few, however often "%s" is said', (piece) => {
    for (const joint of ['', ' ', ', ', ' and ', ' of the ', ' to ', '-']) {
      const text = (piece + joint).repeat(LINE_TEXT_LIMIT).slice(0, LINE_TEXT_LIMIT)
      expect(readFigures(text, { language: 'en', programmes: [], before: [] }).length).toBeLessThanOrEqual(
        FIGURES_A_LINE,
      )
    }
  })
})

describe('tokens', () => {
  it('cover all but white space, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.boolean(), (text, isFrench) => {
        const tokens = tokensOf(text, isFrench)
        for (const { start, end, text: said } of tokens) expect(text.slice(start, end)).toBe(said)
        const spoken = tokens.map(({ text: said }) => said).join('')
        expect(spoken.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
      }),
    )
  })
})

describe('printed numbers', () => {
  it('keep every digit', () => {
    const small = fc.bigInt({ min: 0n, max: 999n })
    const whole = fc.oneof(small, fc.bigInt({ min: 0n, max: 10n ** 12n }))
    const fraction = fc.oneof(
      small.map((thousandths) => thousandths * 1_000n),
      fc.bigInt({ min: 0n, max: 999_999n }),
    )
    const parts = fc.tuple(whole, fraction, fc.boolean())
    fc.assert(
      fc.property(parts, ([whole, fraction, isFrench]) => {
        const behind = fraction.toString().padStart(6, '0').replace(/0+$/u, '')
        const grouped = whole.toString().replace(/\B(?=(?:\d{3})+$)/gu, isFrench ? '\u202f' : ',')
        const printed = grouped + (behind === '' ? '' : (isFrench ? ',' : '.') + behind)
        // A single group behind a decimal mark of the other language is ambiguous, and this language decides.
        expect(decimalOf(amountOfDigits(printed, isFrench) ?? -1n)).toBe(`${whole}${behind === '' ? '' : `.${behind}`}`)
      }),
    )
  })
})
