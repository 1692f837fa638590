/** Letters and words with numbers. Rules N1 to N3 stand in `numberedLetters.ts`; whole documents in the corpus. */
import { describe, expect, it } from 'vitest'
import { brief, readingOf } from './readingOf.ts'

const speakersOf = (...rows: readonly string[]) =>
  readingOf(...rows).speakers.map(({ label, side }) => `${label} ${side}`)

describe('a letter with a number', () => {
  it.each([
    ['Q1:', 'A1:', 'Q', 'A'],
    ['Q.1 –', 'A.1 –', 'Q', 'A'],
    ['Q #1.', 'A #1.', 'Q', 'A'],
    ['Q1)', 'A1)', 'Q', 'A'],
    ['**Q1:**', '**A1:**', 'Q', 'A'],
    ['Q1:', 'R1:', 'Q', 'R'],
    ['P1.-', 'R1.-', 'P', 'R'],
    ['Question 1 –', 'Answer 1 –', 'Question', 'Answer'],
    ['Question n° 1 :', 'Réponse n° 1 :', 'Question', 'Réponse'],
    ['Frage 1:', 'Antwort 1:', 'Frage', 'Antwort'],
  ])('[N1] counts the questions and names nobody: %s %s', (asks, answers, one, other) => {
    const rows = [1, 2, 3].flatMap((n) => [
      `${asks.replace('1', String(n))} Is gate ${n} shut?`,
      `${answers.replace('1', String(n))} Gate ${n} is.`,
    ])
    expect(speakersOf(...rows)).toEqual([`${one} press`, `${other} podium`])
    expect(readingOf(...rows).turns).toHaveLength(3)
  })

  it('[N1] counts where others answer, or nobody is named who does', () => {
    const named = ['Q1: Is it shut?', 'Oona Vey: It is.', 'Q2: For long?', 'Oona Vey: A week.']
    expect(speakersOf(...named)).toEqual(['Q press', 'Oona Vey podium'])
    const unlabelled = ['Q1. Is it shut?', 'It is.', 'Q2. For long?', 'A week.']
    expect(brief(readingOf(...unlabelled))).toContain('4 answer ?: A week.')
  })

  it('[N2] tells people apart where it comes back', () => {
    const rows = [
      'Q1: Is it shut?',
      'A1: It is.',
      'A2: Nearly.',
      'Q2: Since when?',
      'A1: Noon.',
      'Q1: And now?',
      'A2: Now.',
    ]
    expect(speakersOf(...rows)).toEqual(['Q1 press', 'A1 podium', 'A2 podium', 'Q2 press'])
  })

  it('[N2] counts from one again where the answers go along with it', () => {
    const rows = [1, 2, 3, 1, 2].flatMap((n) => [`Q${n}: Is gate ${n} shut?`, `A${n}: Gate ${n} is.`])
    expect(speakersOf(...rows)).toEqual(['Q press', 'A podium'])
  })

  it('asks nothing where nobody else does: voices stay apart', () => {
    const rows = ['Oona Vey: Who is there?', 'A1: I am.', 'Oona Vey: And there?', 'A2: I.', 'Oona Vey: Good.']
    expect(speakersOf(...rows).map((who) => who.split(' ')[0])).toEqual(['Oona', 'A1', 'A2'])
  })

  it('is no label where it is a quarter of a year with its figure', () => {
    const rows = [
      'Oona Vey: These are the tolls.',
      'Q1: 4,100.',
      'Q2: 5,200.',
      'Q3: 900.',
      'Kit Marsh: Why?',
      'Oona Vey: The flood.',
      'Kit Marsh: All of it?',
      'Oona Vey: Most.',
    ]
    expect(speakersOf(...rows)).toEqual(['Oona Vey podium', 'Kit Marsh press'])
    expect(brief(readingOf(...rows))).toContain('3 statement Oona Vey: Q2: 5,200.')
  })
})
