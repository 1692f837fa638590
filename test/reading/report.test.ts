/** The account of a reading. */
import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../server/reading/readTranscript.ts'
import { describeReading, reportOf } from '../../server/reading/report.ts'
import { readingOf } from './readingOf.ts'

const ROWS = [
  'Choisissez un mot de passe avec au moins un chiffre et un symbole.',
  'We are glad that you are here.',
  'Bridge Keeper and Chief Engineer, Runa Holt – One at a time, please.',
  'Reporter – When does it open?',
  'Bridge Keeper and Chief Engineer, Runa Holt – On Friday. (Laughter.) Last question.',
  'Reporter – [inaudible]?',
]

describe('the report', () => {
  it('counts what was read and says where it was', () => {
    expect(reportOf(readingOf(...ROWS))).toMatchObject({
      grammars: [{ name: 'F1', confidence: 1, lines: 4 }],
      language: 'en',
      counts: { lines: 5, words: 22, turns: 2, dropped: 1, uncertain: 0, removedCharacters: 0 },
      statement: { lines: [2], inferredSpeaker: 'Bridge Keeper and Chief Engineer, Runa Holt' },
      asides: [3],
      turns: [
        { n: 1, questions: [4], answers: [5] },
        { n: 2, questions: [6], answers: [] },
      ],
      finalQuestionAt: 5,
      marks: [
        { line: 5, kind: 'answer', marks: ['laughter'] },
        { line: 6, kind: 'question', marks: ['inaudible'] },
      ],
      dropped: [{ line: 1, reason: 'other-language', language: 'fr', text: ROWS[0] }],
    })
  })

  it('speaks English and French', () => {
    const result = readTranscript(ROWS.join('\n'))
    expect(describeReading(result, 'en').split('\n')).toEqual([
      'Shape F1 (role, name – words), 100% sure',
      '5 lines, 22 words, 2 turns and the statement; language: en',
      'Speakers:',
      '  Bridge Keeper and Chief Engineer, Runa Holt (podium)',
      '  Reporter (press)',
      'The opening has no label; it was given to Bridge Keeper and Chief Engineer, Runa Holt',
      'The final question is announced on line 5',
      '1 line dropped:',
      '  1: Choisissez un mot de passe avec au moins un chiffre et un s… (page text in another language)',
    ])
    const french = describeReading(result, 'fr')
    expect(french).toContain('5 passages, 22 mots, 2 échanges et la déclaration ; langue : en')
    expect(french).toContain('(texte de la page, dans une autre langue)')
    expect(french).not.toMatch(/\b(?:lines|dropped|podium|press)\b/)
  })

  it('of a document without a known shape says what was tried', () => {
    const unknown = readTranscript('Dear Runa,\nthe bridge is late.')
    expect(describeReading(unknown, 'en')).toMatch(/^The document has no shape.*(?:\n {2}F\d+ .*)*\n {2}F1 /)
    expect(describeReading(unknown, 'fr')).toMatch(
      /^Le document n’a aucune.*(?:\n {2}F\d+ .*)*\n {2}F1 \(fonction, nom – paroles\)/,
    )
    expect(describeReading(readTranscript(''), 'fr')).toBe('Le document ne contient aucun texte.')
  })
})
