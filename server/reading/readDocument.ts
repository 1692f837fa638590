/** A document in any shape → who said what, in which turn, with an account of everything that was concluded or dropped. */
import { LINE_TEXT_LIMIT } from '#shared/domain/lineText.ts'
import type {
  ApartLine,
  DocumentType,
  DroppedLine,
  InBoth,
  ReportedLabel,
  Told,
  Uncertain,
} from '#shared/protocol/documents.ts'
import { castOf, type Cast } from './cast.ts'
import { siftChrome } from './chrome.ts'
import { combine, type Combined } from './combine.ts'
import type { DocumentToRead, Piece } from './grammars/grammar.ts'
import { detectGrammars, type Candidate } from './grammars/registry.ts'
import { readHeader, type Header } from './header.ts'
import { isEndMark } from './headerRows.ts'
import { languageOfBody } from './language.ts'
import { isPageRow } from './pageRows.ts'
import type { Reading, ReadingResult } from './reading.ts'
import { linesOf, turnsOf } from './readingLines.ts'
import type { SourceLine } from './sourceLines.ts'
import { readSource } from './sources/registry.ts'
import type { SourceText } from './sources/source.ts'
import { timesAlone } from './timesAlone.ts'
import { toldOfLabel } from './toldOfLabel.ts'
import { formUtterances, type Utterance } from './utterances.ts'
import { doubtsAboutVoices, giveVoices } from './voices.ts'

export interface HowToRead {
  readonly type: DocumentType
  /** What the owner corrected in an earlier reading of the same source. */
  readonly told?: Told | undefined
}

interface Task {
  readonly source: SourceText & { readonly type: DocumentType }
  readonly header: Header
  readonly document: DocumentToRead
  readonly told: Told
}

/** Pure, in time linear in the source. An unknown shape is an answer that names what was tried, never one long line. */
export function readDocument(text: string, { type, told = {} }: HowToRead): ReadingResult {
  const source = readSource(text, type)
  if (source.lines.length === 0) return { ok: false, reason: 'empty', tried: [] }
  const header = headerAsTold(readHeader(mayBeHeader(source.lines)), told)
  const above = new Set(header.apart.map(({ line }) => line))
  const lines = source.lines.filter(({ number }) => !above.has(number))
  const document = { lines, cut: source.cut, people: header.people, told }
  const candidates = detectGrammars(document)
  const combined = combine(candidates, told)
  if (combined === null) return { ok: false, reason: 'unknown-shape', tried: candidates.map(describeCandidate) }
  return { ok: true, reading: readAs(combined, { source, header, document, told }) }
}

/** Its rows stay what they are unless the owner says that they are said, or are nothing. */
function headerAsTold(header: Header, { lines = {} }: Told): Header {
  return { ...header, apart: header.apart.filter(({ line }) => lines[line] === undefined) }
}

function describeCandidate({ grammar: { name, shape }, detection: { confidence, evidence } }: Candidate): InBoth {
  const rests = (language: keyof InBoth) => evidence.map((each) => each[language])
  return {
    en: `${name} (${shape.en}): ${confidence.toFixed(2)}, ${rests('en').join('; ')}`,
    fr: `${name} (${shape.fr})\u00a0: ${confidence.toFixed(2).replace('.', ',')}, ${rests('fr').join('\u202f; ')}`,
  }
}

/** Somebody speaks already where the notation names a voice, and a page's rows say nothing of the briefing. */
function mayBeHeader(lines: readonly SourceLine[]): readonly SourceLine[] {
  const first = lines.findIndex(({ voice }) => voice !== undefined)
  return (first < 0 ? lines : lines.slice(0, first)).filter(({ text }) => !isPageRow(text))
}

function readAs({ grammars, pieces, cut }: Combined, { source, header, document, told }: Task): Reading {
  const { apart, spoken, dropped: toldToGo } = setApart(document.lines, pieces, told)
  const labelled = new Set([...linesWithVoice(pieces), ...linesTold(told, 'speech')])
  const language = languageOfBody(bodyText(spoken, pieces))
  const endMarks = header.apart.flatMap(({ line, text }) => (isEndMark(text) ? [line] : []))
  const sifted = siftChrome(spoken, labelled, language, endMarks)
  const utterances = formUtterances(sifted.kept, pieces, cut ?? document.cut)
  const cast = castOf(utterances, header.people, told)
  const voiced = giveVoices(utterances, cast)
  const lines = linesOf(voiced, cast)
  const whole = withItsVoice(source.lines)
  return {
    type: source.type,
    grammars,
    language: language ?? 'und',
    meta: header.meta,
    speakers: cast.speakers,
    labels: labelsOf(utterances, cast),
    guessed: new Set(cast.guessed.flatMap((label) => cast.of.get(label)?.id ?? [])),
    lines,
    turns: turnsOf(lines),
    apart: [...source.apart, ...header.apart, ...apart.map(whole)].sort(byLine),
    dropped: [...[...toldToGo, ...sifted.dropped].map(whole), ...utterances.flatMap(labelsAlone)].sort(byLine),
    uncertain: [...sifted.doubtful, ...doubtsAboutLabels(pieces, told), ...doubtsAboutVoices(voiced, cast)].sort(
      byLine,
    ),
    removedCharacters: source.removed,
  }
}

/** Labels that only their place among others makes such, until the owner says something of them. */
function doubtsAboutLabels(pieces: ReadonlyMap<number, Piece>, told: Told): Uncertain[] {
  return [...pieces.values()].flatMap(({ line, label, isDoubtful }): Uncertain[] =>
    isDoubtful !== true || label === null || toldOfLabel(told, label) !== undefined
      ? []
      : [{ line, text: label, reason: 'label-guessed' }],
  )
}

/** Lines of which a shape says no more than that they go on are judged like those without a piece. */
function linesWithVoice(pieces: ReadonlyMap<number, Piece>): number[] {
  return [...pieces.values()].flatMap(({ line, label, printed, voice = 'same' }) =>
    label === null && printed === '' && voice === 'same' ? [] : [line],
  )
}

/** What is dropped is named whole: with whoever the notation says said it. */
function withItsVoice(lines: readonly SourceLine[]) {
  const voices = new Map(lines.flatMap(({ number, voice }) => (voice === undefined ? [] : [[number, voice]])))
  return <Gone extends ApartLine | DroppedLine>(gone: Gone): Gone => {
    const voice = voices.get(gone.line)
    return voice === undefined ? gone : { ...gone, text: `${voice}: ${gone.text}` }
  }
}

interface SetApart {
  readonly apart: readonly ApartLine[]
  readonly dropped: readonly DroppedLine[]
  readonly spoken: readonly SourceLine[]
}

function setApart(lines: readonly SourceLine[], pieces: ReadonlyMap<number, Piece>, told: Told): SetApart {
  const apart: ApartLine[] = []
  const dropped: DroppedLine[] = []
  const spoken: SourceLine[] = []
  const times = timesAlone(lines, pieces)
  for (const line of lines) {
    const says = told.lines?.[line.number]
    const as = pieces.get(line.number)?.apart ?? (times.has(line.number) ? 'time' : undefined)
    if (says === 'dropped') dropped.push({ line: line.number, text: line.text, reason: 'told', language: null })
    else if (as !== undefined && says !== 'speech') apart.push({ line: line.number, text: line.text, as })
    else spoken.push(line)
  }
  return { apart, dropped, spoken }
}

function linesTold({ lines = {} }: Told, what: 'speech' | 'dropped'): number[] {
  return Object.entries(lines).flatMap(([line, says]) => (says === what ? [Number(line)] : []))
}

/** Enough labelled text to know the briefing's own language, whatever surrounds it. */
function bodyText(lines: readonly SourceLine[], pieces: ReadonlyMap<number, Piece>): string {
  const parts: string[] = []
  let length = 0
  let follows = false
  for (const { number, text } of lines) {
    const piece = pieces.get(number)
    const counts = piece !== undefined || follows
    follows = piece?.text === ''
    if (!counts || length > LINE_TEXT_LIMIT) continue
    parts.push(text)
    length += text.length
  }
  return parts.join('\n')
}

function labelsAlone({ label, printed, text, sources }: Utterance): DroppedLine[] {
  if (text !== '' || label === null) return []
  return [{ line: sources[0] ?? 0, text: printed, reason: 'label-without-words', language: null }]
}

function labelsOf(utterances: readonly Utterance[], cast: Cast): ReportedLabel[] {
  const counts = new Map<string, number>()
  for (const { label } of utterances) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts].map(([label, count]) => ({ label, count, speaker: cast.of.get(label)?.id ?? '' }))
}

function byLine(one: { readonly line: number }, other: { readonly line: number }): number {
  return one.line - other.line
}
