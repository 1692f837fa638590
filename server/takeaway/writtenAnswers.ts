/** What was left of a queue, as a list for whoever answers it in writing. */
import { leftForWriting } from '#shared/domain/questions/restoring.ts'
import type { ListedState, Question } from '#shared/domain/questions/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { csvOf } from './cells.ts'

export type ListFormat = 'md' | 'csv' | 'json'
type Language = 'en' | 'fr'

export interface ListAbout {
  readonly format: ListFormat
  readonly language: Language
  /** By question; null where nobody could vote. */
  readonly votes: Readonly<Record<string, number>> | null
  /** Milliseconds since 1970. */
  readonly now: number
}

interface Words {
  readonly heading: string
  readonly none: string
  readonly untold: string
  readonly alsoAskedBy: string
  readonly votes: (count: number) => string
  readonly columns: readonly string[]
  readonly states: Readonly<Partial<Record<ListedState, string>>>
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    heading: 'Questions for a written answer',
    none: 'No question was left.',
    untold: '(handed in without its words)',
    alsoAskedBy: 'Also asked by',
    votes: (count) => (count === 1 ? '1 vote' : `${count} votes`),
    columns: ['No.', 'Name', 'Outlet', 'Question', 'State', 'Votes', 'Also asked by', 'Asked at'],
    states: {
      waiting: 'was not called',
      skipped: 'was skipped',
      'not-answered': 'was not answered',
      'partly-answered': 'was answered in part',
    },
  },
  fr: {
    heading: 'Questions à traiter par écrit',
    none: 'Aucune question n’est restée.',
    untold: '(déposée sans texte)',
    alsoAskedBy: 'Posée aussi par',
    votes: (count) => `${count} voix`,
    columns: ['N°', 'Nom', 'Média', 'Question', 'État', 'Voix', 'Posée aussi par', 'Déposée à'],
    states: {
      waiting: 'n’a pas été appelée',
      skipped: 'a été passée',
      'not-answered': 'est restée sans réponse',
      'partly-answered': 'n’a reçu qu’une réponse partielle',
    },
  },
}

export function writtenAnswers(briefing: Briefing, about: ListAbout): string {
  switch (about.format) {
    case 'md':
      return markdownOf(briefing, about)
    case 'csv':
      return tableOf(briefing, about)
    case 'json':
      return documentOf(briefing, about)
  }
}

function markdownOf(briefing: Briefing, { language, votes }: ListAbout): string {
  const words = WORDS[language]
  const questions = leftForWriting(briefing).map((question, index) => {
    const { id, state, text, alsoAskedBy } = question
    const count = votes === null ? [] : [words.votes(votes[id] ?? 0)]
    const others =
      alsoAskedBy.length === 0 ? [] : [`${words.alsoAskedBy} ${escaped(alsoAskedBy.map(named).join('; '))}`]
    return [
      `## ${index + 1}. ${escaped(named(question.asker))}`,
      `> ${text === null ? words.untold : escaped(text)}`,
      [words.states[state] ?? state, ...count, ...others].join(' · '),
    ].join('\n\n')
  })
  const blocks = [`# ${escaped(briefing.title)}`, words.heading, ...(questions.length > 0 ? questions : [words.none])]
  return `${blocks.join('\n\n')}\n`
}

function tableOf(briefing: Briefing, { language, votes }: ListAbout): string {
  const { columns, states, untold } = WORDS[language]
  const rows = leftForWriting(briefing).map(({ id, asker, text, state, alsoAskedBy, askedAt }, index) => [
    index + 1,
    asker.name,
    asker.outlet,
    text ?? untold,
    states[state] ?? state,
    votes === null ? null : (votes[id] ?? 0),
    alsoAskedBy.map(named).join('; '),
    new Date(askedAt).toISOString(),
  ])
  // Without the mark, spreadsheets read letters with accents as something else.
  return `\uFEFF${csvOf([columns, ...rows])}`
}

function documentOf(briefing: Briefing, { language, votes, now }: ListAbout): string {
  const questions = leftForWriting(briefing).map((question) => {
    const { id, asker, alsoAskedBy, text, state, parent, askedAt } = question
    const stands = WORDS[language].states[state] ?? state
    return {
      id,
      asker,
      alsoAskedBy,
      text,
      state,
      stands,
      votes: votes === null ? null : (votes[id] ?? 0),
      parent,
      askedAt,
    }
  })
  const { id, title } = briefing
  return `${JSON.stringify({ version: 1, briefing: { id, title }, exportedAt: now, questions }, null, 2)}\n`
}

function named({ name, outlet }: Question['asker']): string {
  return outlet === null ? name : `${name}, ${outlet}`
}

/** As it reads, on one line: nothing of it is a heading, a list, a link or a tag. */
function escaped(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line
    .replace(/[\\`*_[\]<>#|~&!]/g, '\\$&')
    .replace(/^\d+(?=[.)])/, '$&\\')
    .replace(/^[-+=]/, '\\$&')
}
