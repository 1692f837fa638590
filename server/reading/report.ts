/** The account of a reading: as data for the import's answer, and in words for the command line. */
import type { ApartLine, ReadingReport } from '#shared/protocol/documents.ts'
import type { Reading, ReadingLine, ReadingResult } from './reading.ts'
import { REPORT_WORDS, type ReportLanguage } from './reportWords.ts'

export function reportOf(reading: Reading): ReadingReport {
  const { lines } = reading
  // Whoever is only named in the header has the form that stands there.
  const forms = formsOf(reading)
  const statement = lines.filter(({ turn, kind }) => turn === 0 && kind === 'statement')
  return {
    type: reading.type,
    grammars: reading.grammars,
    language: reading.language,
    meta: reading.meta,
    speakers: reading.speakers.map((speaker) => ({
      ...speaker,
      labels: forms.get(speaker.id) ?? [speaker.label],
      guessed: reading.guessed.has(speaker.id),
    })),
    labels: reading.labels,
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
    apart: reading.apart,
    dropped: reading.dropped,
    uncertain: reading.uncertain,
  }
}

function formsOf({ labels }: Reading): Map<string, string[]> {
  const forms = new Map<string, string[]>()
  for (const { label, speaker } of labels) {
    const known = forms.get(speaker)
    if (known === undefined) forms.set(speaker, [label])
    else known.push(label)
  }
  return forms
}

function sourceOf(line: ReadingLine | undefined): number | null {
  return line?.sources[0] ?? null
}

const EXCERPT = 60

function rowOf({ line, place }: Pick<ApartLine, 'line' | 'place'>): number {
  return place?.line ?? line
}

/** The report as lines of text. Of a document that could not be read: what was tried. */
export function describeReading(result: ReadingResult, language: ReportLanguage): string {
  const words = REPORT_WORDS[language]
  if (!result.ok)
    return [words.unreadable[result.reason], ...result.tried.map((tried) => `  ${tried[language]}`)].join('\n')
  const report = reportOf(result.reading)
  const { counts } = report
  const [leading, ...others] = report.grammars
  return [
    ...(leading === undefined
      ? []
      : [words.shape(leading.name, leading.shape[language], Math.round(leading.confidence * 100))]),
    ...(others.length === 0 ? [] : [words.withOther(others.map(({ name }) => name).join(', '))]),
    words.found(counts.lines, counts.words, counts.turns, report.language),
    words.speakers,
    ...report.speakers.map(({ label, side }) => `  ${label} (${words.sides[side]})`),
    ...(report.statement.inferredSpeaker === null ? [] : [words.inferred(report.statement.inferredSpeaker)]),
    ...(report.finalQuestionAt === null ? [] : [words.finalQuestion(report.finalQuestionAt)]),
    ...(counts.removedCharacters === 0 ? [] : [words.removed(counts.removedCharacters)]),
    ...(report.apart.length === 0 ? [] : [words.apart(report.apart.length)]),
    ...report.apart.map((one) => `  ${rowOf(one)}: ${excerpt(one.text)} (${words.apartKinds[one.as]})`),
    ...(counts.dropped === 0 ? [] : [words.dropped(counts.dropped)]),
    ...report.dropped.map((one) => `  ${rowOf(one)}: ${excerpt(one.text)} (${words.dropReasons[one.reason]})`),
    ...(counts.uncertain === 0 ? [] : [words.uncertain(counts.uncertain)]),
    ...report.uncertain.map(({ line, text, reason }) => `  ${line}: ${excerpt(text)} (${words.doubts[reason]})`),
  ].join('\n')
}

function excerpt(text: string): string {
  return text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT - 1).trimEnd()}…`
}
