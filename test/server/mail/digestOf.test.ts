import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { NO_VALUES, type Figure } from '#shared/domain/figures/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { digestOf } from '../../../server/mail/digestOf.ts'
import type { Digest } from '../../../server/mail/mail.ts'
import { readTranscript } from '../../../server/reading/readTranscript.ts'
import { recordOf } from '../../reading/recordOf.ts'

const source = readFileSync(join(import.meta.dirname, '../../../server/reading/sample/briefing.txt'), 'utf8')
const result = readTranscript(source)
if (!result.ok) throw new Error(result.reason)
const sample: Briefing = { ...recordOf(result.reading), rehearsal: false, endedAt: 900_000 }

function digest(briefing: Briefing): Digest {
  const made = digestOf(briefing)
  if (made === null) throw new Error('There is no digest')
  return made
}

const lineOf = (turn: number, kind: string) => {
  const line = sample.lines.find((candidate) => candidate.turn === turn && candidate.kind === kind)
  if (line === undefined) throw new Error(`Turn ${turn} has no ${kind}`)
  return line
}

describe('the digest of the sample briefing', () => {
  it('has the statement and the eight turns, with who asked and for whom', () => {
    const { turns, furtherTurns, lines } = digest(sample)
    expect(turns.map(({ number, asker, outlet }) => [number, asker, outlet])).toEqual([
      [0, null, null],
      [1, null, null],
      [2, 'Tomas Reike', 'Tidewater Post'],
      [3, null, null],
      [4, 'Leila Amadi', 'Radio Estuary'],
      [5, null, null],
      [6, 'Jun Castell', 'Harbour Wire'],
      [7, null, null],
      [8, 'Tomas Reike', 'Tidewater Post'],
    ])
    expect(furtherTurns).toBe(0)
    expect(lines).toBe(sample.lines.length)
  })

  it('quotes questions whole where they are short, and the first sentences of the answers', () => {
    const { turns } = digest(sample)
    expect(turns[0]?.question).toBe('')
    expect(turns[0]?.answer).toMatch(/^Good morning\. You are all wetter than I am/)
    expect(turns[5]?.question).toBe(
      'Who decides in the end, the families or the council? And who pays if the whole thing slips by another year?',
    )
    expect(turns[4]?.answer).toMatch(/^Tell them I was in one of those kitchens on Saturday.*[.?!)] …$/)
    for (const { question, answer } of turns) {
      expect(question.length).toBeLessThanOrEqual(400)
      expect(answer.length).toBeLessThanOrEqual(360)
    }
  })

  it('has nothing of a line that was taken back', () => {
    const answer = lineOf(4, 'answer')
    const amendments = [{ kind: 'retraction', lineId: answer.id, at: 5_000, reason: 'wrong voice' } as const]
    const made = digest({ ...sample, amendments })
    expect(made.lines).toBe(sample.lines.length - 1)
    expect(JSON.stringify(made)).not.toContain('one of those kitchens')
    expect(JSON.stringify(made)).not.toContain('wrong voice')
  })

  it('has no turn of which everything was taken back', () => {
    const ofTurn = sample.lines.filter(({ turn }) => turn === 3)
    const amendments = ofTurn.map(({ id }) => ({ kind: 'retraction', lineId: id, at: 5_000, reason: 'x' }) as const)
    expect(digest({ ...sample, amendments }).turns.map(({ number }) => number)).toEqual([0, 1, 2, 4, 5, 6, 7, 8])
  })

  it('has corrected lines as they read last', () => {
    const { id } = lineOf(2, 'question')
    const amendments = ['How much was it?', 'How much is it now?'].map(
      (text, index) => ({ kind: 'correction', lineId: id, at: 5_000 + index, text, marks: [] }) as const,
    )
    expect(digest({ ...sample, amendments }).turns[2]?.question).toBe('How much is it now?')
  })

  it('cuts a sentence without an end at a word, and never half a character', () => {
    const { id } = lineOf(2, 'question')
    const ask = (text: string) => {
      const amendments = [{ kind: 'correction', lineId: id, at: 1, text, marks: [] } as const]
      return digest({ ...sample, amendments }).turns[2]?.question ?? ''
    }
    expect(ask('word '.repeat(200))).toMatch(/^(word )+…$/)
    const waves = ask(`a${'🌊'.repeat(600)}`)
    expect(waves.isWellFormed()).toBe(true)
    expect(waves.length).toBeLessThanOrEqual(400)
  })

  it('stops at sixty turns and counts the others', () => {
    const turn = sample.turns[1]
    const line = lineOf(1, 'question')
    if (turn === undefined) throw new Error('There is no turn 1')
    const turns = Array.from({ length: 75 }, (_, number) => ({ ...turn, number }))
    const lines = turns.map(({ number }) => ({ ...line, id: `q${number}`, turn: number, text: `Question ${number}?` }))
    const made = digest({ ...sample, turns: turns.slice(1).toSpliced(0, 0, { ...turn, number: 0 }), lines })
    expect(made.turns).toHaveLength(60)
    // Turn 0 has no statement here.
    expect(made.furtherTurns).toBe(74 - 60)
  })

  it('is none for a rehearsal, nor before the end', () => {
    expect(digestOf({ ...sample, rehearsal: true })).toBeNull()
    expect(digestOf({ ...sample, endedAt: null })).toBeNull()
    expect(digestOf({ ...sample, startedAt: null })).toBeNull()
  })
})

describe('the figures of the digest', () => {
  const { id: lineId, text } = lineOf(2, 'answer')
  const said = (id: string, start: number, more: Partial<Figure> = {}): Figure => ({
    id,
    at: 1,
    origin: 'said',
    state: 'confirmed',
    values: { ...NO_VALUES, value: '240000000', measure: 'total' },
    earlier: [],
    source: {
      lineId,
      speakerId: null,
      turn: 2,
      saidAt: 1,
      said: '240 million',
      start,
      end: start + 11,
      sentence: { start: 0, end: text.length, text: 'We are now at 240 million.' },
    },
    unitCarried: false,
    confidence: 95,
    programme: null,
    into: null,
    flag: null,
    seq: 1,
    ...more,
  })
  const idsIn = (figures: readonly Figure[], more: Partial<Briefing> = {}) =>
    digest({ ...sample, figures, ...more }).figures?.map(({ id }) => id)

  it('are those that the desk confirmed or corrected, as they were said', () => {
    const states = ['heard', 'confirmed', 'corrected', 'dismissed', 'superseded', 'merged', 'withdrawn'] as const
    const figures = states.map((state, index) => said(state, 50 - index, { state }))
    expect(idsIn(figures)).toEqual(['corrected', 'confirmed'])
    expect(digest({ ...sample, figures }).figures?.[0]).toEqual({
      id: 'corrected',
      values: figures[2]?.values,
      said: '240 million',
      sentence: 'We are now at 240 million.',
    })
  })

  it('are none that is to be looked at again, and none of a line that was taken back', () => {
    const amendments = [{ kind: 'retraction', lineId, at: 5_000, reason: 'wrong voice' } as const]
    expect(idsIn([said('a', 1, { flag: 'line-corrected' }), said('b', 2)])).toEqual(['b'])
    expect(idsIn([said('b', 2), said('by hand', 3, { source: null })], { amendments })).toEqual(['by hand'])
  })

  it('stop at twenty, and count the others', () => {
    const made = digest({ ...sample, figures: Array.from({ length: 23 }, (_, index) => said(`f${index}`, index)) })
    expect(made.figures).toHaveLength(20)
    expect(made.furtherFigures).toBe(3)
  })
})
