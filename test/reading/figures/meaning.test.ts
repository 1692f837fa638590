/** What an amount is: its measure, bound, hedge, rate, period, party, programme. */
import { describe, expect, it } from 'vitest'
import { figuresIn, inFrench, inShort } from './said.ts'

const programmes = [
  { id: 'seawall', name: 'Sea Wall', aliases: ['SWF', 'Digue du Nord'] },
  { id: 'lamps', name: 'Harbour Lamps', aliases: [] },
]

describe('the measure of an amount', () => {
  it.each([
    ['We are now at 4 billion.', 'total'],
    ['The fund stands at 4 billion.', 'total'],
    ['We have raised 4 billion.', 'total'],
    ['4 billion has been paid in so far.', 'total'],
    ['We are on track for the 4 billion a month.', 'pace'],
    ['We get 4 billion every month.', 'pace'],
    ['Our goal is 4 billion.', 'target'],
    ['I hope that we will reach 4 billion.', 'target'],
    ['We will need 4 billion.', 'forecast'],
    ['It could come to 4 billion.', 'forecast'],
    ['They committed to spend 4 billion.', 'commitment'],
    ['We are ramping up to 4%.', 'commitment'],
    ['Norway pledged 4 billion.', 'pledge'],
    ['The wall is 4 billion.', null],
  ])('%s', (text, measure) => expect(figuresIn(text).map(({ values }) => values.measure)).toEqual([measure]))

  it.each([
    ['Nous en sommes à 4 milliards.', 'total'],
    ['Nous recevons 4 milliards par mois.', 'pace'],
    ['Notre objectif est de 4 milliards.', 'target'],
    ['Il nous faudra 4 milliards.', 'forecast'],
    ['Nous consacrerons 4 milliards à la digue.', 'commitment'],
    ['La Norvège a promis 4 milliards.', 'pledge'],
  ])('%s', (text, measure) => expect(figuresIn(text, inFrench).map(({ values }) => values.measure)).toEqual([measure]))
})

describe('the bound of an amount', () => {
  it.each([
    ['It is at least 4 billion.', 'at-least'],
    ['It is 4 billion or more.', 'at-least'],
    ['It is no more than 4 billion.', 'at-most'],
    ['It must not exceed 4 billion.', 'at-most'],
    ['It is up to 4 billion.', 'at-most'],
    ['It went up to 4 billion.', 'exactly'],
    ['It is well over 4 billion.', 'more-than'],
    ['It is just under 4 billion.', 'less-than'],
    ['It is roughly 4 billion.', 'about'],
    ['I am speaking about 4 billion.', 'exactly'],
  ])('%s', (text, bound) => expect(figuresIn(text).map(({ values }) => values.bound)).toEqual([bound]))
})

describe('shares', () => {
  it.each([
    ['23 of the 32 members have signed.', { value: '23', of: '32', unit: 'members' }],
    ['Three out of five boats are back.', { value: '3', of: '5', unit: 'boats' }],
    ['Two-thirds of the families agree.', { value: '2', of: '3', unit: 'families' }],
    ['Half of our pilots are ill.', { value: '1', of: '2', unit: 'pilots' }],
    ['We went from three members to 23.', { value: '23', from: '3', unit: 'members' }],
  ])('%s', (text, share) => expect(figuresIn(text)[0]?.values).toMatchObject({ ...share, measure: 'share' }))

  it.each([
    ['Un tiers des familles sont d’accord.', { value: '1', of: '3', unit: 'familles' }],
    ['Trois des cinq ports sont ouverts.', { value: '3', of: '5', unit: 'ports' }],
    ['Trois ports sur cinq sont ouverts.', { value: '3', of: '5', unit: 'ports' }],
    ['Nous sommes passés de 3 à 23 pays.', { value: '23', from: '3', unit: 'pays' }],
  ])('%s', (text, share) => expect(figuresIn(text, inFrench)[0]?.values).toMatchObject({ ...share, measure: 'share' }))
})

describe('what else is said of an amount', () => {
  it('has months and rate of a pace, and the hedge of a hope, each with its own amount', () => {
    const [pace, hope] = figuresIn(
      'We are on track for 2 billion a month – May, June, July – and I am hopeful that we will reach the 20 billion for this year.',
    )
    expect(pace?.values).toMatchObject({ per: 'month', period: { months: [5, 6, 7] }, hedged: false, measure: 'pace' })
    expect(hope?.values).toMatchObject({ per: null, period: { year: 'this' }, hedged: true, measure: 'target' })
  })

  it('has the base of a percentage', () => {
    expect(figuresIn('They spend 2% of their harbour dues on lamps.')[0]?.values.base).toBe('harbour dues')
  })

  it('has who pledges, and not who is given to', () => {
    expect(figuresIn('Denmark gave Moldova 3 million euros.')[0]?.values.party).toEqual({ code: 'DK', name: 'Denmark' })
    expect(figuresIn('Les Pays-Bas ont promis 3 millions.', inFrench)[0]?.values.party?.code).toBe('NL')
    expect(figuresIn('The Tide Bank has pledged 3 million.')[0]?.values.party).toEqual({
      code: null,
      name: 'Tide Bank',
    })
    expect(figuresIn('We pledged 3 million.')[0]?.values.party).toBeNull()
  })

  it('has the programme that is named, in capitals where it is an acronym', () => {
    const programmeOf = (text: string) => figuresIn(text, { programmes })[0]?.programme
    expect(programmeOf('The sea wall now has 3 million.')).toBe('seawall')
    expect(programmeOf('SWF now has 3 million.')).toBe('seawall')
    expect(programmeOf('The swf now has 3 million.')).toBeNull()
    expect(programmeOf('You asked about the Harbour Lamps. We are now at 3 million.')).toBe('lamps')
    expect(programmeOf('You asked about the Harbour Lamps. We are now at 3%.')).toBeNull()
  })

  it('carries scale and currency to a bare number of the same speaker, and says so', () => {
    const [figure] = figuresIn('Next year it might be around 15.', { before: ['We are now at 4 billion euros.'] })
    expect(figure).toMatchObject({ said: 'around 15', unitCarried: true })
    expect(figure?.values).toMatchObject({ value: '15000000000', currency: 'EUR', bound: 'about', hedged: true })
    expect(figuresIn('Next year it might be around 15.')).toEqual([])
  })

  it('has one figure of what is restated in the sentence', () => {
    expect(figuresIn('Next year we need at least 1 billion, maybe more than 1 billion a month.').map(inShort)).toEqual([
      {
        said: '1 billion',
        value: '1000000000',
        bound: 'at-least',
        measure: 'forecast',
        per: 'month',
        period: { said: 'next year', months: [], year: 'next' },
      },
    ])
    expect(figuresIn('Norway pledged 1 billion and Denmark pledged 1 billion.')).toHaveLength(2)
  })

  it('is less sure of what was carried or abbreviated than of what was spelled out', () => {
    const confidence = (text: string, before: string[] = []) => figuresIn(text, { before })[0]?.confidence ?? 0
    expect(confidence('We are now at 4 billion euros.')).toBeGreaterThan(confidence('We are now at 4 billion.'))
    expect(confidence('We are now at 4 billion.')).toBeGreaterThan(confidence('We are now at 4m.'))
    expect(confidence('We are now at 4 billion.')).toBeGreaterThan(
      confidence('We will need around 4.', ['It was 3 billion.']),
    )
  })
})
