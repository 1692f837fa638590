/** Tables of programmes and pledges: what is written out is read back, and every fault says where it is. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_VALUES, type Figure, type Programme } from '#shared/domain/figures/state.ts'
import { decimalSchema, figureValuesSchema, programmeSchema } from '#shared/domain/figures/vocabulary.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { decimalIn } from '../../server/takeaway/cellValues.ts'
import { pledgesIn, pledgesTable } from '../../server/takeaway/pledgesTable.ts'
import { programmesIn, programmesTable } from '../../server/takeaway/programmesTable.ts'

const ROWS = 2_000

/** What the schema makes of anything, where it takes it: with letters that tables and spreadsheets mean something by. */
const text = (max: number) =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...`=+-@'"|\\;,\t \u00a0%<é§漢`, '\r\n', '＝'),
        fc.string({ unit: 'grapheme', maxLength: 1 }),
      ),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    .map((parts) => parts.join('').replaceAll('\ufffd', '?').slice(0, max))
const decimal = fc
  .tuple(
    fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 9 }),
  )
  .map(([whole, part]) => {
    const decimals = part.replace(/0+$/, '')
    return decimals === '' ? String(whole) : `${whole}.${decimals}`
  })
const or = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })
const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const currency = fc.constantFrom('EUR', 'NOK', 'USD', '$', 'kr')

const pledge = fc
  .record({
    value: decimal,
    high: or(decimal),
    of: or(decimal),
    from: or(decimal),
    unit: or(text(40)),
    currency: or(currency),
    bound: fc.constantFrom('exactly', 'about', 'at-least', 'at-most', 'more-than', 'less-than'),
    measure: fc.constant('pledge'),
    per: or(fc.constantFrom('day', 'month', 'year')),
    period: or(
      fc.record({
        said: text(60),
        months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 }),
        year: or(fc.oneof(fc.integer({ min: 1900, max: 2200 }), fc.constantFrom('this', 'next', 'last'))),
      }),
    ),
    hedged: fc.boolean(),
    base: or(text(40)),
    party: fc.record({ code: or(fc.constantFrom('NO', 'DK')), name: text(40) }),
    date: or(date),
    note: or(text(80)),
  })
  .map((values) => figureValuesSchema.safeParse(values))
  .filter(({ success }) => success)
  .map(({ data }) => data ?? NO_VALUES)

const programme = fc
  .record({
    id: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/),
    name: text(60),
    aliases: fc.array(text(20), { maxLength: 4 }),
    unit: or(text(20)),
    currency: or(currency),
    target: or(decimal),
    period: or(fc.tuple(date, date).map((days) => ({ from: days.toSorted()[0], to: days.toSorted()[1] }))),
    baseline: or(decimal),
  })
  .map((values) => programmeSchema.safeParse(values))
  .filter(({ success }) => success)
  .map(({ data }): Programme => {
    if (data === undefined) throw new Error('no programme')
    return { ...data, seq: 1 }
  })

const entered = (id: string, values: Figure['values'], of: string | null = null): Figure => ({
  id,
  at: 0,
  origin: 'entered',
  state: 'confirmed',
  values,
  earlier: [],
  source: null,
  unitCarried: false,
  confidence: null,
  programme: of,
  into: null,
  flag: null,
  seq: 1,
})

describe('a table that was taken away', () => {
  it('says the same programmes when it is brought in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(programme, { selector: ({ id }) => id, maxLength: 5 }), (programmes) => {
        const said = programmes.map(({ seq: _seq, ...values }) => values)
        const read = programmesIn(programmesTable(programmes), [], ROWS)
        expect(read.map((row) => row.said)).toEqual(said)
      }),
    )
  })

  it('says the same pledges when it is brought in', () => {
    fc.assert(
      fc.property(fc.array(pledge, { maxLength: 5 }), (values) => {
        const figures = values.map((each, nth) => entered(`p${nth}`, each))
        const said = figures.map(({ id, values: each }) => ({ figureId: id, values: each, programme: null }))
        const read = pledgesIn(pledgesTable(figures), { programmes: [], figures: [] }, ROWS)
        expect(read.map((row) => row.said)).toEqual(said)
      }),
    )
  })

  it('has nothing in it that a spreadsheet would reckon with', () => {
    fc.assert(
      fc.property(pledge, (values) => {
        const table = pledgesTable([entered('p', values)])
        for (const [, cell = ''] of table.matchAll(/"((?:[^"]|"")*)"/g)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
      }),
    )
  })
})

describe('a number in a cell', () => {
  it.each([
    ['4000000000', '4000000000'],
    ['007', '7'],
    ['2.50', '2.5'],
    ['2,5', '2.5'],
    ['0,125', '0.125'],
    ['1 000 000,50', '1000000.5'],
    ['1\u202f000\u202f000', '1000000'],
    ['1’000’000.50', '1000000.5'],
    ['1,000,000.5', '1000000.5'],
    ['1.000.000,5', '1000000.5'],
    ['1,000,000', '1000000'],
    ['1.000.000', '1000000'],
    ['12345,678', '12345.678'],
    ['1.234', '1.234'],
    ['1.2340', '1.234'],
  ])('%s is %s', (cell, number) => {
    expect(decimalIn(cell, true)).toBe(number)
    expect(decimalSchema.safeParse(number).success).toBe(true)
  })

  it.each(['1,000', '1.000', '250,000', '1.230'])('%s could be two numbers and is refused', (cell) => {
    expect(() => decimalIn(cell, true)).toThrow(/^could be/)
  })

  it('1.234 could be two numbers where commas do not separate cells', () => {
    expect(() => decimalIn('1.234', false)).toThrow('could be 1234 or 1.234: write 1234 or 1.2340')
  })

  it.each([
    '-5',
    '+5',
    '1e9',
    '12 34',
    '1,00,000',
    '1.000,000.5',
    '5 %',
    '€5',
    '.5',
    '5.',
    '1,2,3',
    'two',
    '٣',
    '0x10',
    'NaN',
    '1 000 00',
    '1,000 000',
  ])('%s is none', (cell) => {
    expect(() => decimalIn(cell, true)).toThrow(/is not a number|could be/)
  })

  it('is read alike in every way of writing it, and changed by none', () => {
    const grouped = (whole: string, by: string) => whole.replace(/\B(?=(?:\d{3})+$)/g, by)
    fc.assert(
      fc.property(decimal, (number) => {
        const [whole = '', part] = number.split('.')
        expect(decimalIn(number, true)).toBe(number)
        const ways = [
          `${grouped(whole, ' ')}${part === undefined ? '' : `,${part}`}`,
          `${grouped(whole, '\u202f')}${part === undefined ? '' : `.${part}`}`,
          ...(part === undefined ? [] : [`${grouped(whole, ',')}.${part}0`, `${grouped(whole, '.')},${part}0`]),
        ]
        for (const way of ways) {
          let read = number
          try {
            read = decimalIn(way, true)
          } catch (error) {
            expect((error as Error).message).toMatch(/^could be/)
          }
          expect(read).toBe(number)
        }
      }),
    )
  })
})

/** What is wrong with the table. */
function faultOf(read: () => unknown): Refusal['detail'] {
  try {
    read()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'command-malformed') return error.detail
    throw error
  }
  throw new Error('there was nothing wrong with it')
}
const pledges = (table: string) => pledgesIn(table, { programmes: [QUAY], figures: [] }, ROWS).map(({ said }) => said)
const QUAY: Programme = {
  id: 'quay',
  name: 'Quay Fund',
  aliases: ['the Fund'],
  unit: null,
  currency: 'EUR',
  target: null,
  period: null,
  baseline: null,
  seq: 1,
}

describe('a table that people make', () => {
  it('is read with a mark, with semicolons, tabs or commas, any ends of lines, and names in any case and order', () => {
    const [expected] = pledges('party,value,currency,programme\nOsterhaven,25000000,EUR,quay\n')
    expect(expected).toMatchObject({ values: { value: '25000000', measure: 'pledge', party: { code: null } } })
    for (const table of [
      '\ufeffValue;PARTY;Currency;Programme\r\n25 000 000;Osterhaven;eur;Quay fund\r\n',
      'currency\tparty\tvalue\tprogramme\r"EUR"\t Osterhaven \t25000000\tTHE FUND\r\r',
      '"party","value","currency","programme"\n\n"Osterhaven","25,000,000.00","EUR","quay",,\n,,,\n',
    ]) {
      expect(pledges(table)).toEqual([expected])
    }
  })

  it('knows a country by its code, and by its name where the table has no codes', () => {
    expect(pledges('party_code,value\nno,5\n')[0]?.values.party).toEqual({ code: 'NO', name: 'Norway' })
    expect(pledges('party,value\nNorvège,5\n')[0]?.values.party).toEqual({ code: 'NO', name: 'Norvège' })
    expect(pledges('party,party_code,value\nNorvège,,5\n')[0]?.values.party).toEqual({ code: null, name: 'Norvège' })
  })

  it('takes the id of a programme from its name, known or new', () => {
    const read = programmesIn('name,target\nquay fund,5\nFonds d’été 2,\n', [QUAY], ROWS)
    expect(read.map(({ said }) => said.id)).toEqual(['quay', 'fonds-d-ete-2'])
  })

  it('keeps of a programme what it has no column for, and clears what it has an empty cell for', () => {
    const period = { from: '2026-08-01', to: '2026-12-31' }
    const known: Programme = { ...QUAY, target: '5', baseline: '1', period }
    const { seq: _seq, ...values } = known
    const read = (table: string) => programmesIn(table, [known], ROWS).map(({ said }) => said)
    expect(read('id,name\nquay,Quay\n')).toEqual([{ ...values, name: 'Quay' }])
    expect(read('id,target\nquay,6\n')).toEqual([{ ...values, target: '6' }])
    expect(read('name,target,aliases,from,to\nQuay Fund,,,,\n')).toEqual([
      { ...values, target: null, aliases: [], period: null },
    ])
    expect(read('id,to\nquay,2027-01-31\n')).toEqual([{ ...values, period: { ...period, to: '2027-01-31' } }])
  })

  it('keeps of a pledge what it has no column for, and clears what it has an empty cell for', () => {
    const period = { said: 'this year', months: [8, 9], year: 'this' as const }
    const party = { code: 'NO', name: 'Kingdom of Norway' }
    const values = {
      ...NO_VALUES,
      value: '5',
      currency: 'EUR',
      measure: 'pledge' as const,
      hedged: true,
      party,
      period,
    }
    const known = { programmes: [QUAY], figures: [entered('p1', values, 'quay')] }
    const read = (table: string) => pledgesIn(table, known, ROWS).map(({ said }) => said)
    const is = (more: object, programme: string | null = 'quay') => [
      { figureId: 'p1', values: { ...values, ...more }, programme },
    ]
    expect(read('id,value\np1,7\n')).toEqual(is({ value: '7' }))
    expect(read('id,party,value\np1,Kingdom of Norway,7\n')).toEqual(is({ value: '7' }))
    expect(read('id,party\np1,Osterhaven\n')).toEqual(is({ party: { code: null, name: 'Osterhaven' } }))
    expect(read('id,party_code\np1,\n')).toEqual(is({ party: { ...party, code: null } }))
    expect(read('id,party_code\np1,DK\n')).toEqual(is({ party: { code: 'DK', name: 'Denmark' } }))
    expect(read('id,programme,currency,hedged\np1,,,\n')).toEqual(is({ currency: null, hedged: false }, null))
    expect(read('id,period\np1,\n')).toEqual(is({ period: null }))
    expect(read('id,months\np1,10\n')).toEqual(is({ period: { ...period, months: [10] } }))
  })

  it.each([
    [
      'party,amount\nOsterhaven,5\n',
      { row: 1, column: 'amount', fault: 'column-unknown', problem: expect.stringContaining('value') as string },
    ],
    ['party,value,Party\n', { row: 1, column: 'party', problem: 'stands there twice' }],
    ['', { row: 1, problem: expect.stringContaining('header') as string }],
    [
      'party,value\nOsterhaven,5\n\nOsterhaven,many\n',
      { row: 4, column: 'value', value: 'many', fault: 'not-a-number' },
    ],
    ['party,value\nOsterhaven,"1,000"\n', { row: 2, column: 'value', value: '1,000', fault: 'number-ambiguous' }],
    ['party,value\n,5\n', { row: 2, column: 'party', fault: 'missing', problem: 'is missing' }],
    ['party,value\nOsterhaven\n', { row: 2, column: 'value', problem: 'is missing' }],
    ['party,value\nOsterhaven,5,6\n', { row: 2, value: '6' }],
    ['party,value,date\nOsterhaven,5,2026-02-30\n', { row: 2, column: 'date', value: '2026-02-30' }],
    ['party,value,currency\nOsterhaven,5,euro\n', { row: 2, column: 'currency', value: 'euro' }],
    ['party,value,party_code\nOsterhaven,5,OST\n', { row: 2, column: 'party_code', value: 'OST' }],
    ['party,value,measure\nOsterhaven,5,total\n', { row: 2, column: 'measure', value: 'total' }],
    [
      'party,value,programme\nOsterhaven,5,pier\n',
      { row: 2, column: 'programme', value: 'pier', fault: 'programme-unknown' },
    ],
    ['party,value,months\nOsterhaven,5,13\n', { row: 2, column: 'months', value: '13' }],
    ['party,value,year\nOsterhaven,5,2026\n', { row: 2, column: 'period' }],
    ['party,value,hedged\nOsterhaven,5,perhaps\n', { row: 2, column: 'hedged', fault: 'not-yes-or-no' }],
    ['id,party,value\n=1,Osterhaven,5\n', { row: 2, column: 'id' }],
    [
      'party,value\nOsterhaven,5\nOsterhaven,5.0\n',
      { row: 3, column: 'id', problem: expect.stringContaining('row 2') as string },
    ],
    ['party,value\n"Osterhaven,5\n', { fault: 'quote-open', problem: 'has a quotation mark that is not closed' }],
    ['party,value\nOster\u202Ehaven,5\n', { row: 2, column: 'party' }],
    ['party,value\nNorv\ufffdge,5\n', { problem: 'is not well-formed UTF-8' }],
    [`party,value\n${'x'.repeat(500)},5\n`, { row: 2, column: 'party' }],
    [`party,value\nOsterhaven,${'9'.repeat(19)}\n`, { row: 2, column: 'value' }],
  ])('%j is refused and told where it is wrong', (table, detail) => {
    expect(faultOf(() => pledges(table))).toMatchObject(detail)
  })

  it('is refused where it is too long', () => {
    const rows = Array.from({ length: 6 }, (_none, nth) => `Osterhaven,${nth + 1}\n`).join('')
    expect(faultOf(() => pledgesIn(`party,value\n${rows}`, { programmes: [], figures: [] }, 5))).toMatchObject({
      rows: 6,
    })
  })

  it('tells back no more than forty letters of what it says', () => {
    const told = faultOf(() => pledges(`party,value\nOsterhaven,${'x'.repeat(90_000)}\n`))
    expect(JSON.stringify(told).length).toBeLessThan(400)
  })
})
