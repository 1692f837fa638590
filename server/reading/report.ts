/** The account of a reading: as data for the import's answer, and in words for the command line. */
import type { LineKind, Mark, Speaker } from '#shared/domain/vocabulary.ts'
import type { DroppedLine } from './chrome.ts'
import type { Reading, ReadingLine, ReadingResult, ReadingTurn, Uncertain } from './readTranscript.ts'
import { REPORT_WORDS, type ReportLanguage } from './reportWords.ts'

/** Line numbers are those of the source, from 1. */
export interface ReadingReport {
  readonly grammar: {
    readonly name: string
    readonly shape: string
    readonly confidence: number
    readonly evidence: readonly string[]
  }
  readonly language: string
  readonly speakers: readonly Speaker[]
  readonly counts: {
    readonly lines: number
    readonly words: number
    readonly turns: number
    readonly dropped: number
    readonly uncertain: number
    readonly removedCharacters: number
  }
  /** Lines of the statement; `inferredSpeaker` is the label that unlabelled opening lines were given. */
  readonly statement: { readonly lines: readonly number[]; readonly inferredSpeaker: string | null }
  readonly asides: readonly number[]
  readonly turns: readonly ReadingTurn[]
  readonly finalQuestionAt: number | null
  readonly marks: readonly { readonly line: number; readonly kind: LineKind; readonly marks: readonly Mark[] }[]
  readonly dropped: readonly DroppedLine[]
  readonly uncertain: readonly Uncertain[]
}

export function reportOf(reading: Reading): ReadingReport {
  const { lines } = reading
  const statement = lines.filter(({ turn, kind }) => turn === 0 && kind === 'statement')
  return {
    grammar: {
      name: reading.grammar,
      shape: reading.shape,
      confidence: reading.confidence,
      evidence: reading.evidence,
    },
    language: reading.language,
    speakers: reading.speakers,
    counts: {
      lines: lines.length,
      words: lines.reduce((sum, { text }) => sum + text.split(' ').length, 0),
      turns: reading.turns.length,
      dropped: reading.dropped.length,
      uncertain: reading.uncertain.length,
      removedCharacters: reading.removedCharacters,
    },
    statement: {
      lines: statement.flatMap(({ sources }) => sources),
      inferredSpeaker: statement[0]?.attribution === 'inferred' ? statement[0].speakerLabel : null,
    },
    asides: lines
      .filter(({ kind, side }) => kind === 'moderation' && side === 'podium')
      .flatMap(({ sources }) => sources),
    turns: reading.turns,
    finalQuestionAt: sourceOf(lines.find(({ announces }) => announces === 'final-question')),
    marks: lines
      .filter(({ marks }) => marks.length > 0)
      .map((line) => ({ line: sourceOf(line) ?? 0, kind: line.kind, marks: line.marks })),
    dropped: reading.dropped,
    uncertain: reading.uncertain,
  }
}

function sourceOf(line: ReadingLine | undefined): number | null {
  return line?.sources[0] ?? null
}

const EXCERPT = 60

/** The report as lines of text. Of a document that could not be read: what was tried. */
export function describeReading(result: ReadingResult, language: ReportLanguage): string {
  const words = REPORT_WORDS[language]
  if (!result.ok) return [words.unreadable[result.reason], ...result.tried.map((tried) => `  ${tried}`)].join('\n')
  const report = reportOf(result.reading)
  const { counts, grammar } = report
  return [
    words.shape(grammar.name, grammar.shape, Math.round(grammar.confidence * 100)),
    words.found(counts.lines, counts.words, counts.turns, report.language),
    words.speakers,
    ...report.speakers.map(({ label, side }) => `  ${label} (${words.sides[side]})`),
    ...(report.statement.inferredSpeaker === null ? [] : [words.inferred(report.statement.inferredSpeaker)]),
    ...(report.finalQuestionAt === null ? [] : [words.finalQuestion(report.finalQuestionAt)]),
    ...(counts.removedCharacters === 0 ? [] : [words.removed(counts.removedCharacters)]),
    ...(counts.dropped === 0 ? [] : [words.dropped(counts.dropped)]),
    ...report.dropped.map(({ line, text, reason }) => `  ${line}: ${excerpt(text)} (${words.dropReasons[reason]})`),
    ...(counts.uncertain === 0 ? [] : [words.uncertain(counts.uncertain)]),
    ...report.uncertain.map(({ line, text, reason }) => `  ${line}: ${excerpt(text)} (${words.doubts[reason]})`),
  ].join('\n')
}

function excerpt(text: string): string {
  return text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT - 1).trimEnd()}…`
}
