/** Numbers that are no figures. */
import { describe, expect, it } from 'vitest'
import { figuresIn, inFrench, inShort } from './said.ts'

describe('no figure', () => {
  it.each([
    'One at a time.',
    'Two things; one is the wind.',
    'I take a few questions.',
    'Article 5 stands, and so does Resolution 1701.',
    'The 27 met on 8 June 2024 at 14:30.',
    'In 2026 we will reach the harbour at five.',
    'An F-16, a Patriot 3 and the G7.',
    'We learned from COVID-19 and from 9/11.',
    'It is open 24/7.',
    'I am one hundred per cent with you.',
    'She is 47 years old.',
    'This is not 5 billion.',
    'We never spoke of 5 billion.',
    'Rather than 5 billion, think of the people.',
    'If we had 5 billion, we would build it.',
    'Is it 5 billion?',
    'Thanks a million.',
    'That is the million-dollar question.',
    'There were eleven people here for six hours.',
    'The 5th Fleet came first.',
    'Call +32 2 555 01 42.',
    'He is one in a million.',
    'I will not speculate whether it’s 2%, 3% or 4%.',
    'I would not put a number on it, be it 2 or 20 billion.',
    'A password has at least 12 characters.',
  ])('%s', (text) => expect(figuresIn(text).map(inShort)).toEqual([]))

  it.each([
    'Une question à la fois.',
    'L’article 5 et la résolution 1701 valent pour tous.',
    'Les 27 se voient le 8 juin à 15 h 30.',
    'Je suis d’accord à cent pour cent.',
    'Ce n’est pas 5 milliards.',
    'Si nous avions 5 milliards, nous le ferions.',
    'Merci mille fois.',
    'C’est un sur un million.',
    'Je ne vais pas spéculer sur 2 ou 3 %.',
    'Elle a 52 ans.',
    'Un code valable 30 minutes vous sera envoyé.',
  ])('%s', (text) => expect(figuresIn(text, inFrench).map(inShort)).toEqual([]))

  it('says the second of two amounts where the first is denied', () => {
    expect(figuresIn('It is not 2 billion, it is 3 billion.').map(({ said }) => said)).toEqual(['3 billion'])
  })
})
