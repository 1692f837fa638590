/** Numbers that the speaker corrects, contradicts, or says with a sign. */
import { describe, expect, it } from 'vitest'
import { figuresIn, inFrench, inShort } from './said.ts'

const saidIn = (text: string, context = {}) => figuresIn(text, context).map(({ said }) => said)

describe('a number that is corrected at once', () => {
  it.each([
    ['We raised 20 million, sorry, 22 million euros.', '22 million euros'],
    ['We raised 20, I mean, 22 million euros.', '22 million euros'],
    ['We have 3 billion – no, 3.2 billion – in the account.', '3.2 billion'],
    ['It is 20 million. Sorry, 22 million.', '22 million'],
  ])('%s', (text, said) => expect(saidIn(text)).toEqual([said]))

  it.each([
    ['Nous avons reçu 12 millions, excusez-moi, 13 millions d’euros.', '13 millions d’euros'],
    ['Nous avons reçu 12 millions, enfin, 13 millions d’euros.', '13 millions d’euros'],
  ])('%s', (text, said) => expect(saidIn(text, inFrench)).toEqual([said]))

  it('stays where nothing takes its place', () => {
    expect(saidIn('It rose to 20 million, I mean, pounds.')).toEqual(['20 million'])
    expect(saidIn('We raised 20 million. Sorry, I need some water.')).toEqual(['20 million'])
    expect(saidIn('Spain sent 20 million, and Italy, sorry for that, waits with 30 million.')).toHaveLength(2)
  })
})

describe('a number of others that the speaker never said', () => {
  it.each([
    'People say 4 billion; we never confirmed it.',
    'You read about 7 billion in the press; nobody here said that.',
    'They keep quoting 900 million, but I have never mentioned that figure.',
  ])('%s', (text) => expect(figuresIn(text).map(inShort)).toEqual([]))

  it.each([
    'Certains parlent de 4 milliards, nous n’avons jamais dit cela.',
    'Ce montant de 40 millions, nous ne pouvons pas le confirmer.',
  ])('%s', (text) => expect(figuresIn(text, inFrench).map(inShort)).toEqual([]))

  it.each([
    'They said 4 billion, and they gave it.',
    'The minister said that we raised 40 million; I never said it was enough.',
  ])('is one where it is not contradicted: %s', (text) => expect(figuresIn(text)).toHaveLength(1))
})

describe('a number that nobody should say', () => {
  it.each(['I would be lying if I said 5 billion.', 'It would be wrong to speak of 5 billion today.'])('%s', (text) =>
    expect(figuresIn(text).map(inShort)).toEqual([]),
  )

  it('is none in French', () => {
    expect(figuresIn('Il serait prématuré de parler de 5 milliards.', inFrench).map(inShort)).toEqual([])
  })
})

describe('one of two that are only imagined', () => {
  it.each(['Be it 5 million or 50 million, we pay.', 'Whether it’s five euros or five million, we pay.'])(
    '%s',
    (text) => expect(figuresIn(text).map(inShort)).toEqual([]),
  )

  it('is another than one of two that are said', () => {
    expect(saidIn('It costs 5 or 6 million.')).toEqual(['5 or 6 million'])
  })
})

describe('a number with a sign', () => {
  it.each([
    'It cost minus 5 million euros.',
    '-5 million',
    'The balance is -€5 million.',
    'The balance is €-5 million.',
    'The balance is \u22125 million.',
    'The economy grew by negative 3 per cent.',
  ])('is no figure: %s', (text) => expect(figuresIn(text).map(inShort)).toEqual([]))

  it('is no figure in French', () => {
    expect(figuresIn('Le solde est de moins 5 millions d’euros.', inFrench).map(inShort)).toEqual([])
  })

  it.each([
    ['It is between 5-6 million euros.', '5-6 million euros'],
    ['We need €5-6 million.', '€5-6 million'],
    ['We raised – 5 million – last week.', '5 million'],
    ['Three ships - 40 million euros - are ours.', '40 million euros'],
  ])('is no number behind a dash: %s', (text, said) => expect(saidIn(text)).toEqual([said]))

  it.each([
    ['Nous avons au moins 5 millions d’euros.', 'at-least'],
    ['C’est plus ou moins 5 millions d’euros.', 'about'],
    ['Il reste moins de 5 millions d’euros.', 'less-than'],
  ])('is no number with a bound: %s', (text, bound) =>
    expect(figuresIn(text, inFrench).map(({ values }) => values.bound)).toEqual([bound]),
  )
})
