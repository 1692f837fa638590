/** What is said behind a number, and wishes, months and givers in less common words. */
import { describe, expect, it } from 'vitest'
import { figuresIn, inFrench, inShort } from './said.ts'

describe('a number that is denied after it was named', () => {
  it.each([
    'Somebody spoke of 40 million, which is simply not true.',
    'The papers say 2 billion, which I can’t confirm.',
    'There is talk of 700 million euros; that is wrong.',
    'You mentioned 3 billion, but that is not the figure.',
    'I have read 5% in the press, and that’s false.',
    'The 900 million that you quote doesn’t exist.',
    'You keep saying 4 billion, and that was never agreed.',
    'You speak of 6 billion. That is not correct.',
  ])('%s', (text) => expect(figuresIn(text).map(inShort)).toEqual([]))

  it.each([
    'On a parlé de 40 millions, ce qui est faux.',
    'Vous avez cité 2 milliards, mais ce n’est pas le bon chiffre.',
    'Les 900 millions dont vous parlez n’existent pas.',
    'Certains avancent 3 milliards, ce que je ne peux pas confirmer.',
  ])('%s', (text) => expect(figuresIn(text, inFrench).map(inShort)).toEqual([]))

  it.each([
    'We raised 40 million, which is not enough.',
    'We are at 2 billion, which is not bad.',
    'It cost 4 million, which we did not expect.',
  ])('is one where something else is denied: %s', (text) => expect(figuresIn(text)).toHaveLength(1))
})

describe('wishes, months and givers', () => {
  const before = ['We are now at 4 billion.']

  it.each(['I hope for five.', 'My wish is five.', 'We dream of five.'])('carries the unit to a wish: %s', (text) =>
    expect(figuresIn(text, { before })[0]).toMatchObject({
      unitCarried: true,
      values: { value: '5000000000', measure: 'target', hedged: true },
    }),
  )

  it('takes no time of day for a sum', () => {
    expect(figuresIn('I would love to see you at five.', { before })).toEqual([])
  })

  it.each([
    ['August was 60 million.', [8]],
    ['The 40 million of March came late.', [3]],
    ['Maybe by December we have 30 million.', [12]],
  ])('%s', (text, months) => expect(figuresIn(text)[0]?.values.period?.months).toEqual(months))

  it.each([
    ['3 million came from Norway.', 'NO'],
    ['From Sweden we got 10 million.', 'SE'],
    ['Poland came up with 50 million.', 'PL'],
    ['Ireland threw in another 2 million.', 'IE'],
  ])('%s', (text, code) => expect(figuresIn(text)[0]?.values.party?.code).toBe(code))

  it.each([
    'The total, and I checked it this morning, is 45 million.',
    'The fund, as you all know, now holds 30 million.',
    '45 million has flowed in.',
  ])('%s', (text) => expect(figuresIn(text)[0]?.values.measure).toBe('total'))
})

describe('a number that is guessed', () => {
  it.each([
    'We will need 4 billion, I reckon.',
    'If everything goes to plan, it will be 4 billion.',
    'In all likelihood it comes to 4 billion.',
    'Ideally, we get 4 billion.',
  ])('%s', (text) => expect(figuresIn(text)[0]?.values.hedged).toBe(true))

  it.each([
    'Il nous faudra, je dirais, 4 milliards.',
    'Avec un peu de chance, ce sera 4 milliards.',
    'J’aimerais voir 4 milliards.',
  ])('%s', (text) => expect(figuresIn(text, inFrench)[0]?.values.hedged).toBe(true))
})
