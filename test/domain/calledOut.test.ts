import { describe, expect, it } from 'vitest'
import { calledOut } from '#shared/domain/calledOut.ts'
import type { Command } from '#shared/domain/commands.ts'
import { play, say } from '../support/briefings.ts'

const questions = (...commands: readonly Command[]) =>
  calledOut(play(commands).briefing, 1).map((lines) => lines.map(({ id }) => id))

describe('the questions that were called out in a turn', () => {
  it('[T12] are one where one named person said it in several lines, and several where others called out, too', () => {
    expect(questions(say('a', 'Kit Marsh [Tideway]', 'How high?'), say('b', 'Kit Marsh', 'And how long?'))).toEqual([
      ['a', 'b'],
    ])
    const shouted = [
      say('a', 'Kit Marsh [Tideway]', 'How high?'),
      say('b', 'Noor Aalto [Post]', 'Who pays?'),
      say('c', 'Noor Aalto', 'And when?'),
      say('d', 'Kit Marsh', 'How high is it?'),
    ]
    expect(questions(...shouted)).toEqual([['a'], ['b', 'c'], ['d']])
  })

  it('[T12] are each somebody’s where nobody is named', () => {
    expect(questions(say('a', 'Reporter', 'Chair!'), say('b', 'Reporter', 'Over here!'))).toEqual([['a'], ['b']])
  })

  it('[T12] are none that was taken back', () => {
    const back: Command = { type: 'RetractLine', lineId: 'a', reason: 'a slip' }
    expect(questions(say('a', 'Reporter', 'Chair!'), say('b', 'Reporter', 'Over here!'), back)).toEqual([['b']])
  })
})
