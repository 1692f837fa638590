/** What holds of the board of any figures whatever: nothing unlike is mixed, nothing is lost, and every number has its figures. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boardOf } from '#shared/domain/figures/boardOf.ts'
import type { Board, BoardNumber, BoardSight, ProgrammeBoard } from '#shared/domain/figures/board.ts'
import { NO_VALUES, SHOWN_CONFIDENCE, type Figure, type Programme } from '#shared/domain/figures/state.ts'
import {
  boundSchema,
  figureStateSchema,
  measureSchema,
  perSchema,
  type FigureValues,
  type Rate,
} from '#shared/domain/figures/vocabulary.ts'
import { FLOOD_WALL, SIGHT, TODAY } from './someFigures.ts'

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
console.info(`anyBoard: SEED=${seed}`)
const runs = { seed, numRuns: 150 }

const PROGRAMMES = ['flood-wall', 'bridge', 'dredging'] as const
const anyAmount = fc.oneof(
  fc.constantFrom('0', '1', '2.5', '240000000', '999999999999999999.999999999'),
  fc.bigInt({ min: 1n, max: 10n ** 12n }).map(String),
)
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const anyUnit = orNull(fc.constantFrom('pumps', 'Pumps', '%'))
const anyCurrency = orNull(fc.constantFrom('EUR', 'USD', '$', 'NOK', 'kr'))

const anyValues: fc.Arbitrary<FigureValues> = fc.record({
  value: fc.option(anyAmount, { nil: null, freq: 12 }),
  high: fc.option(anyAmount, { nil: null, freq: 1 }),
  of: orNull(anyAmount),
  from: fc.constant(null),
  unit: anyUnit,
  currency: anyCurrency,
  bound: fc.constantFrom(...boundSchema.options),
  measure: orNull(fc.constantFrom(...measureSchema.options)),
  per: fc.option(fc.constantFrom(...perSchema.options), { nil: null, freq: 1 }),
  period: orNull(
    fc.record({
      said: fc.constant('then'),
      months: fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
      year: orNull(fc.constantFrom(...(['this', 'next', 'last', 2025, 2026] as const))),
    }),
  ),
  hedged: fc.boolean(),
  base: fc.constant(null),
  party: orNull(
    fc.record({ code: orNull(fc.constantFrom('NO', 'NL')), name: fc.constantFrom('Norway', 'Osterhaven') }),
  ),
  date: orNull(fc.constantFrom('2026-03-01', '2026-08-20')),
  note: fc.constant(null),
})

/** Each of a moment of its own. */
const anyFigures: fc.Arbitrary<readonly Figure[]> = fc
  .array(
    fc.record({
      values: anyValues,
      state: fc.oneof(
        fc.constantFrom('heard', 'confirmed', 'corrected'),
        fc.constantFrom(...figureStateSchema.options),
      ),
      confidence: orNull(fc.integer({ min: 0, max: 100 })),
      programme: orNull(fc.constantFrom(...PROGRAMMES, 'nowhere')),
      into: fc.nat({ max: 29 }),
      isRightful: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map(({ into, isRightful, ...figure }, index) => ({
      ...figure,
      id: `f${index}`,
      at: TODAY - index * 3_600_000,
      origin: 'said',
      earlier: isRightful ? [] : [{ values: NO_VALUES, at: 1 }],
      source: null,
      unitCarried: false,
      into: figure.state === 'merged' ? `f${into}` : null,
      flag: null,
      seq: index,
    })),
  )

const anyProgrammes: fc.Arbitrary<readonly Programme[]> = fc.tuple(
  ...PROGRAMMES.map((id) =>
    fc
      .record({
        unit: anyUnit,
        currency: anyCurrency,
        target: orNull(anyAmount),
        baseline: orNull(anyAmount),
        period: fc.constantFrom(null, FLOOD_WALL.period, { from: '2025-06-01', to: '2026-08-20' }),
      })
      .map((parts) => ({ ...FLOOD_WALL, ...parts, id })),
  ),
)

const anyRates: fc.Arbitrary<readonly Rate[]> = fc.constantFrom(
  [],
  [{ from: 'NOK', to: 'EUR', rate: '0.085', date: '2026-08-19' }],
  [
    { from: 'EUR', to: 'USD', rate: '1.1', date: '2026-08-19' },
    { from: 'NOK', to: 'USD', rate: '0.1', date: '2026-08-19' },
  ],
)

const anyParts = fc.record({ figures: anyFigures, programmes: anyProgrammes, rates: anyRates })
const anySight: fc.Arbitrary<BoardSight> = fc
  .constantFrom('heard' as const, 'confirmed' as const)
  .map((includes) => ({ ...SIGHT, includes }))

function numbersOf(board: ProgrammeBoard): readonly BoardNumber[] {
  const { total, target, left, pace, neededPace, forecasts, pledges, pledgeSums, curve, checks } = board
  const some = [total, target, left, pace, neededPace].filter((number) => number !== null)
  return [
    ...some,
    ...forecasts,
    ...pledgeSums,
    ...pledges.flatMap(({ sums }) => sums),
    ...curve.map(({ number }) => number),
    ...checks.flatMap(({ stated, computed }) => [stated, computed]),
  ]
}

/** The ids of what stands somewhere, once for each place. */
function placesOf(board: Board): readonly string[] {
  const listed = [
    ...board.others,
    ...board.programmes.flatMap(({ others, pledges }) => [...others, ...pledges.flatMap((ofParty) => ofParty.pledges)]),
  ]
  const numbers = board.programmes.flatMap(({ target, pace, forecasts, curve }) => [
    ...[target, pace].filter((number) => number !== null),
    ...forecasts,
    ...curve.map(({ number }) => number),
  ])
  return [...listed.map(({ figure: { id } }) => id), ...numbers.flatMap(({ figures }) => figures)]
}

/** Unit and currency as the rules take them; told in other words than the code has. */
function taken({ unit, currency }: Pick<FigureValues, 'unit' | 'currency'>, programme: Programme): string {
  const [said, own] = [unit?.toLowerCase() ?? null, programme.unit?.toLowerCase() ?? null]
  const areDollars = [currency, programme.currency].every((each) => each === '$' || each === 'USD')
  const contradicts =
    (said !== null && said !== own) || (currency !== null && currency !== programme.currency && !areDollars)
  return contradicts ? `${said} ${currency}` : `${own} ${programme.currency}`
}

const property = (holds: (board: Board, parts: Parameters<typeof boardOf>[0], sight: BoardSight) => void) =>
  fc.assert(
    fc.property(anyParts, anySight, (parts, sight) => {
      holds(boardOf(parts, sight), parts, sight)
    }),
    runs,
  )

it('[FB1] [FB12] gives each figure that counts one place, and no other any', () => {
  property((board, { figures, programmes }, { includes }) => {
    const places = Map.groupBy(placesOf(board), (id) => id)
    for (const { id, state, confidence, values, programme } of figures) {
      const found = places.get(id)?.length ?? 0
      const isLikely = includes === 'heard' && (confidence ?? 0) >= SHOWN_CONFIDENCE
      if (state === 'confirmed' || state === 'corrected' || (state === 'heard' && isLikely)) expect(found).toBe(1)
      else if (state === 'superseded' && values.measure === 'total' && programmes.some((each) => each.id === programme))
        expect(found).toBeLessThanOrEqual(1)
      else expect(found).toBe(0)
    }
  })
})

it('names figures that exist by every number, itself alone by one that was said', () => {
  property(({ programmes }, { figures }) => {
    const byId = new Map(figures.map((figure) => [figure.id, figure]))
    for (const number of programmes.flatMap(numbersOf)) {
      const named = number.figures.map((id) => byId.get(id))
      expect(named).not.toContain(undefined)
      expect(new Set(number.figures).size).toBe(number.figures.length)
      if (number.standing === 'set') expect(named).toEqual([])
      else if (number.standing !== 'computed') expect(named).toHaveLength(1)
      else expect(named.length).toBeGreaterThan(0)
      expect(number.value).toMatch(/^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/)
    }
  })
})

it('[FB3] [FB9] adds only like amounts, to the last digit', () => {
  property(({ programmes }, { figures }) => {
    for (const { programme, pledgeSums, pledges } of programmes)
      for (const sum of [...pledgeSums, ...pledges.flatMap(({ sums }) => sums)]) {
        const values = figures.filter(({ id }) => sum.figures.includes(id)).map((figure) => figure.values)
        expect(new Set(values.map((each) => `${taken(each, programme)} ${each.per}`)).size).toBe(1)
        const lows = values.map(({ value, high }) => [billionths(value), billionths(high ?? value)])
        expect(billionths(sum.value)).toBe(lows.reduce((all, [a = 0n, b = 0n]) => all + (a < b ? a : b), 0n))
        expect(billionths(sum.high ?? sum.value)).toBe(
          lows.reduce((all, [a = 0n, b = 0n]) => all + (a < b ? b : a), 0n),
        )
      }
  })
})

it('[FB3] [FB6] sets only like amounts against each other, and converts by entered rates alone', () => {
  property(({ programmes }, { figures, rates }) => {
    for (const { programme, total, target, left, pace, forecasts, curve, checks } of programmes) {
      const amounts = [total, pace, ...forecasts, ...curve.map(({ number }) => number), left && target]
      expect(new Set(amounts.flatMap((each) => (each === null ? [] : [taken(each, programme)]))).size).toBeLessThan(2)
      for (const check of checks) {
        expect(rates).toEqual(expect.arrayContaining([...check.rates]))
        if (check.kind === 'share-whole') continue
        const sources = figures.filter(({ id }) => check.computed.figures.includes(id))
        const wanted = taken(check.stated, programme)
        const unlike = sources.filter(({ values }) => taken(values, programme) !== wanted)
        for (const { values } of unlike)
          expect(check.rates.some(({ from, to }) => values.currency === from || values.currency === to)).toBe(true)
        if (check.rates.length === 0) expect(unlike).toEqual([])
      }
    }
  })
})

it('[FB6] leaves what the total and the rest make up the target with', () => {
  property(({ programmes }) => {
    for (const { total, target, left } of programmes) {
      if (total === null || target === null || left === null || total.high !== null || target.high !== null) continue
      const rest = billionths(left.value)
      expect(billionths(total.value) + (left.isNegative ? -rest : rest)).toBe(billionths(target.value))
    }
  })
})

it('[FB2] comes out the same in whatever order the figures stand, and whatever else is said of other programmes', () => {
  fc.assert(
    fc.property(anyParts, anySight, fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), (parts, sight, keys) => {
      const board = boardOf(parts, sight)
      const keyed = parts.figures.map((figure, index) => ({ figure, key: keys[index] ?? 0 }))
      const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ figure }) => figure)
      expect(boardOf({ ...parts, figures: shuffled }, sight)).toEqual(board)
      const unmerged = parts.figures.filter(({ state }) => state !== 'merged')
      const ofBridge = unmerged.filter(({ programme }) => programme === 'bridge')
      const [, among] = boardOf({ ...parts, figures: unmerged }, sight).programmes
      const [, alone] = boardOf({ ...parts, figures: ofBridge }, sight).programmes
      expect(alone).toEqual(among)
    }),
    runs,
  )
})

function billionths(text: string | null): bigint {
  const [whole = '', fraction = ''] = (text ?? '0').split('.')
  return BigInt(whole) * 10n ** 9n + BigInt(fraction.padEnd(9, '0'))
}
