/** What scenes show of a briefing: which figure is in front, who is next, how long it still is, and how large words are drawn. */
import { describe, expect, it } from 'vitest'
import { QUESTION_TEXT_LIMIT } from '#shared/domain/questions/vocabulary.ts'
import { MARGIN_LIMIT, SCREEN_SIZES } from '#shared/domain/screens/state.ts'
import type { Figure } from '#shared/domain/figures/state.ts'
import { bigNumber, heightOf } from '../../client/screens/bigNumber.ts'
import { excerpt } from '../../client/screens/excerpt.ts'
import { figuresPicture } from '../../client/screens/figuresPicture.ts'
import { heldMoment } from '../../client/screens/held.ts'
import { holdingPicture, typedAddress } from '../../client/screens/holdingPicture.ts'
import { programmeRows } from '../../client/screens/programmeRows.ts'
import { QUESTION_LEADING, questionFit, questionRoom } from '../../client/screens/rooms.ts'
import { sceneTranslator } from '../../client/screens/sceneWords.ts'
import { fitted } from '../../client/screens/textSize.ts'
import { boardWith, figureOf, FUND, SAID } from './support/boards.ts'
import { briefingWith, START } from './support/facts.ts'

const en = sceneTranslator(() => 'en')
const fr = sceneTranslator(() => 'fr')
const picture = (figures: readonly Figure[], programme: string | null, now = START + 3_600_000, programmes = [FUND]) =>
  figuresPicture({ figures }, boardWith(figures, programmes), programme, now)

describe('the figures of a screen', () => {
  it('are the total of whichever programme was spoken of last', () => {
    const other = { ...FUND, id: 'gate', name: 'Gate' }
    const gate = figureOf(9, { value: '7', measure: 'total' }, { programme: 'gate' })
    const shown = picture([...SAID, gate], null, START + 3_600_000, [FUND, other])
    expect(shown).toMatchObject({ kind: 'total', board: { programme: { id: 'gate' } }, figure: { id: gate.id } })
  })

  it('are of the programme that the desk chose', () => {
    const other = { ...FUND, id: 'gate', name: 'Gate' }
    const gate = figureOf(9, { value: '7', measure: 'total' }, { programme: 'gate' })
    const shown = picture([...SAID, gate], 'fund', START + 3_600_000, [FUND, other])
    expect(shown).toMatchObject({ kind: 'total', board: { programme: { id: 'fund' } } })
  })

  it('are a figure that was confirmed a moment ago, whatever it is of', () => {
    const now = START + 600_000
    const fresh = figureOf(
      5,
      { value: '3', unit: '%', measure: 'share' },
      { programme: null, confirmedAt: now - 1_000 },
    )
    expect(picture([...SAID, fresh], 'fund', now)).toMatchObject({ kind: 'figure', figure: { id: fresh.id } })
    expect(picture([...SAID, fresh], 'fund', now + 20_000).kind).toBe('total')
  })

  it('are the five said last where there is no total, latest first', () => {
    const loose = Array.from({ length: 7 }, (_, at) => figureOf(at, { value: String(at + 1) }, { programme: null }))
    const shown = picture(loose, null)
    expect(shown.kind === 'list' && shown.figures.map(({ values }) => values.value)).toEqual(['7', '6', '5', '4', '3'])
  })

  it('are none where nobody has said any that counts', () => {
    const unlikely = figureOf(1, { value: '1' }, { state: 'heard', confidence: 20 })
    expect(picture([unlikely], null)).toEqual({ kind: 'none', name: null })
    expect(picture([], 'fund')).toEqual({ kind: 'none', name: 'Quay Fund' })
  })

  it('come with the pace, the pace that is needed, and what is expected', () => {
    const forecast = figureOf(5, {
      value: '15000000000',
      bound: 'about',
      measure: 'forecast',
      period: { said: 'next year', months: [], year: 'next' },
    })
    const figures = [...SAID, forecast]
    const [board] = boardWith(figures).programmes
    if (board === undefined) throw new Error('there is no board')
    expect(programmeRows(board, figures, en, 'en').map(({ label, value }) => [label, value])).toEqual([
      ['Pace so far', '1 billion a month'],
      ['Pace the target needs', '500 million a month'],
      ['Forecast, next year', 'about 15 billion'],
    ])
    expect(programmeRows(board, figures, fr, 'fr')[0]?.note).toBe('▲\u00a0au-dessus du nécessaire')
  })
})

describe('the number in front', () => {
  const of = (values: Partial<Figure['values']>, locale: 'en' | 'fr' = 'en') =>
    bigNumber(figureOf(1, values).values, 'tens of billions', locale === 'en' ? en : fr, locale)

  it.each([
    [{ value: '4000000000' }, 'en', ['', '4', 'billion']],
    [
      { value: '2500000000', currency: 'EUR', bound: 'about', per: 'month' },
      'en',
      ['about', '€2.5', 'billion a month'],
    ],
    [{ value: '2500000000', currency: 'EUR' }, 'fr', ['', '2,5', 'milliards\u00a0€']],
    [{ value: '3', unit: '%' }, 'fr', ['', '3\u202f%', '']],
    [{ value: '23', of: '32', unit: 'harbours' }, 'en', ['', '23', 'of 32 harbours']],
    [{ value: '23', from: '3', unit: 'harbours' }, 'en', ['', '23', 'harbours']],
    [{ value: '2', high: '3', unit: 'harbours' }, 'en', ['', '2 to 3 harbours', '']],
    [{ value: null }, 'en', ['', 'tens of billions', '']],
    [{ value: '1234567' }, 'fr', ['', '1\u202f234\u202f567', '']],
  ] as const)('of %j in %s is apart from its words', (values, locale, parts) => {
    const { before, number, after } = of(values, locale)
    expect([before, number, after]).toEqual(parts)
  })

  it('is as tall as a hand, and smaller the longer it is', () => {
    const heights = ['4', '2.5', '23.75', '1,234,567,890'].map((number) =>
      heightOf({ before: '', number, after: '' }, 84),
    )
    expect(heights[0]).toBeGreaterThanOrEqual(34)
    expect(heights).toEqual(heights.toSorted((a, b) => b - a))
    expect(heights.at(-1)).toBeGreaterThan(5)
  })
})

describe('the holding scene', () => {
  const scheduled = { status: 'scheduled', scheduledFor: START } as const
  const live = { status: 'live', scheduledFor: START } as const

  it('counts down on the given clock to when the briefing is planned', () => {
    expect(holdingPicture(scheduled, null, START - 252_000)).toMatchObject({ kind: 'counting', left: 252_000 })
  })
  it('says that it begins in a moment once the time has come', () => {
    expect(holdingPicture(scheduled, null, START)).toEqual({ kind: 'soon', goesOn: false, isPlanned: true })
  })
  it('names the day where that is further off', () => {
    expect(holdingPicture(scheduled, null, START - 2 * 86_400_000)).toMatchObject({ kind: 'planned', at: START })
  })
  it('counts to the end of a break by the desk’s word, and else says that it goes on', () => {
    expect(holdingPicture(live, START + 5_000, START)).toMatchObject({ kind: 'counting', goesOn: true, left: 5_000 })
    expect(holdingPicture(live, null, START - 5_000)).toEqual({ kind: 'soon', goesOn: true, isPlanned: false })
  })
  it('says that nobody knows the time, and that it has ended', () => {
    expect(holdingPicture({ status: 'scheduled', scheduledFor: null }, null, START)).toMatchObject({ isPlanned: false })
    expect(holdingPicture({ status: 'ended', scheduledFor: START }, START + 9, START)).toEqual({ kind: 'ended' })
  })
  it('writes the address as somebody would type it', () => {
    expect(typedAddress('https://press.harbours.example/b/quay/')).toBe('press.harbours.example/b/quay')
  })
})

describe('a sentence that is too long', () => {
  const sentence =
    'When you add it up, as I told you yesterday and the day before, we now stand at 4 billion, all in all.'
  const start = sentence.indexOf('4 billion')
  it('is cut between words, around the words that matter', () => {
    const cut = excerpt(sentence, { start, end: start + 9 }, 60)
    expect(cut).toContain('4 billion')
    expect(cut.startsWith('… ')).toBe(true)
    expect(sentence).toContain(cut.replaceAll('…', '').trim())
    expect(cut.length).toBeLessThan(66)
  })
  it('stays whole where it fits', () => {
    expect(excerpt(sentence, { start, end: start + 9 }, 200)).toBe(sentence)
  })
  it('keeps the words also where these alone are longer', () => {
    expect(excerpt(sentence, { start: 0, end: sentence.length }, 20)).toContain('4 billion')
  })
})

describe('words that have to fit', () => {
  it('are drawn as large as lets them', () => {
    const room = { width: 100, height: 30 }
    expect(fitted(20, [10, 6, 3], room, 1.2).size).toBe(10)
    expect(fitted(200, [10, 6, 3], room, 1.2).size).toBe(3)
    expect(fitted(4_000, [10, 6, 3], room, 1.2)).toEqual({ size: 3, lines: 8 })
  })

  it.each(SCREEN_SIZES)('leave room for the longest question over captions, at size %s', (size) => {
    for (const isNarrow of [false, true])
      for (const margin of [5, MARGIN_LIMIT]) {
        const room = questionRoom(size, isNarrow, margin)
        const held = { letters: QUESTION_TEXT_LIMIT, isName: false, isNarrow }
        const { size: letters, lines } = questionFit(held, size, margin)
        expect(lines * Math.floor(room.width / (letters * 0.54))).toBeGreaterThanOrEqual(QUESTION_TEXT_LIMIT)
        expect(lines * letters * QUESTION_LEADING).toBeLessThanOrEqual(room.height)
      }
  })
})

describe('a frozen picture', () => {
  const live = { briefing: briefingWith(), interims: [], now: START }
  const later = { ...live, now: START + 9_000 }
  it('stays at the moment that was shown last', () => {
    expect(heldMoment(live, later, true)).toBe(live)
    expect(heldMoment(live, later, false)).toBe(later)
  })
  it('is none of another briefing, and none of nothing', () => {
    const other = { ...later, briefing: { ...live.briefing, id: 'other' } }
    expect(heldMoment(live, other, true)).toBe(other)
    expect(heldMoment({ ...live, briefing: null }, later, true)).toBe(later)
    expect(heldMoment(undefined, later, true)).toBe(later)
  })
})
