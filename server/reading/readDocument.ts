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
import { withoutOpener } from './nobodysLines.ts'
import { siftChrome } from './chrome.ts'
import { combine, type Combined } from './combine.ts'
import type { Piece } from './grammars/grammar.ts'
import { detectGrammars, type Candidate } from './grammars/registry.ts'
import { withoutHeadlines } from './headlineLabels.ts'
import { readHeader, type Header } from './header.ts'
import { languageOfBody } from './language.ts'
import { isPageRow, isRule } from './pageRows.ts'
import type { Reading, ReadingResult } from './reading.ts'
import { linesOf, turnsOf } from './readingLines.ts'
import { namePauses, setApart, sourceAsTold } from './setApart.ts'
import type { SourceLine } from './sourceLines.ts'
import { runningHeads } from './runningHeads.ts'
import { readSource } from './sources/registry.ts'
import type { SourceText } from './sources/source.ts'
import { headerWithoutLabels } from './toldLabels.ts'
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
  /** Without those of the header. */
  readonly lines: readonly SourceLine[]
  /** The numbers of lines at the edges of printed pages. */
  readonly heads: ReadonlySet<number>
  readonly told: Told
}

/** Pure, in time linear in the source. An unknown shape is an answer that names what was tried, never one long line. */
export function readDocument(text: string, { type, told = {} }: HowToRead): ReadingResult {
  const read = readSource(text, type)
  const source = { ...sourceAsTold(read, told), type: read.type }
  if (source.lines.length === 0) return { ok: false, reason: 'empty', tried: [] }
  const heads = new Set([...runningHeads(source.lines)].filter((line) => told.lines?.[line] !== 'speech'))
  const header = headerAsTold(readHeader(mayBeHeader(source.lines, heads)), told)
  const above = new Set(header.apart.map(({ line }) => line))
  const lines = source.lines.filter(({ number }) => !above.has(number))
  // Neither a row of stars nor the edge of a page says anything of who speaks.
  const telling = lines.filter(({ number, text }) => !isRule(text) && !heads.has(number))
  const document = { lines: telling, cut: source.cut, people: header.people, told }
  const candidates = detectGrammars(document)
  const combined = combine(candidates, lines, told)
  if (combined === null) return { ok: false, reason: 'unknown-shape', tried: candidates.map(describeCandidate) }
  return { ok: true, reading: readAs(combined, { source, header, lines, heads, told }) }
}

/** Its rows stay what they are unless the owner says that they are said, or are nothing. */
function headerAsTold(header: Header, told: Told): Header {
  const { lines = {} } = told
  return headerWithoutLabels({ ...header, apart: header.apart.filter(({ line }) => lines[line] === undefined) }, told)
}

function describeCandidate({ grammar: { name, shape }, detection: { confidence, evidence } }: Candidate): InBoth {
  const rests = (language: keyof InBoth) => evidence.map((each) => each[language])
  return {
    en: `${name} (${shape.en}): ${confidence.toFixed(2)}, ${rests('en').join('; ')}`,
    fr: `${name} (${shape.fr})\u00a0: ${confidence.toFixed(2).replace('.', ',')}, ${rests('fr').join('\u202f; ')}`,
  }
}

/** Somebody speaks already where the notation names a voice, and a page's rows say nothing of the briefing. */
function mayBeHeader(lines: readonly SourceLine[], heads: ReadonlySet<number>): readonly SourceLine[] {
  const first = lines.findIndex(({ voice }) => voice !== undefined)
  return (first < 0 ? lines : lines.slice(0, first)).filter(
    ({ number, text }) => !isPageRow(text) && !heads.has(number),
  )
}

function readAs(
  { grammars, pieces: found, cut }: Combined,
  { source, header, lines: below, heads, told }: Task,
): Reading {
  const pieces = withoutHeadlines(found, below, told)
  const labelled = new Set([...linesWithVoice(pieces), ...linesTold(told, 'speech')])
  const asked = { source, header, lines: below, heads, pieces, labelled, told }
  const { apart, spoken, dropped: toldToGo } = setApart(asked)
  const language = languageOfBody(bodyText(spoken, pieces))
  const sifted = siftChrome(spoken, labelled, language, header.apart)
  const utterances = formUtterances(sifted.kept, withoutOpener(pieces, sifted, labelled), cut ?? source.cut)
  const whole = namedWhole(source.lines)
  const named = { apart: [...source.apart, ...apart.map(whole)], dropped: [...toldToGo, ...sifted.dropped].map(whole) }
  const gone = namePauses(named, sifted.kept)
  const cast = castOf(utterances, header.people, told)
  const voiced = giveVoices(utterances, cast)
  const lines = linesOf(voiced, cast)
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
    apart: gone.apart.toSorted(byLine),
    dropped: [...gone.dropped, ...utterances.flatMap(labelsAlone)].sort(byLine),
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

/** What is not said is named whole, with whoever the notation says said it, and with its place where its number is no row. */
function namedWhole(lines: readonly SourceLine[]) {
  const known = new Map(lines.map((line) => [line.number, line]))
  return <Gone extends ApartLine | DroppedLine>(gone: Gone): Gone => {
    const line = known.get(gone.line)
    if (line === undefined) return gone
    const { voice, place } = line
    const text = voice === undefined ? gone.text : `${voice}: ${gone.text}`
    return { ...gone, text, ...(place.line !== gone.line && { place }) }
  }
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

function labelsAlone({ label, printed, text, sources: [line = 0], place }: Utterance): DroppedLine[] {
  if (text !== '' || label === null) return []
  const alone = { line, text: printed, reason: 'label-without-words', language: null } as const
  return [place.line === line ? alone : { ...alone, place }]
}

function labelsOf(utterances: readonly Utterance[], cast: Cast): ReportedLabel[] {
  const counts = new Map<string, number>()
  for (const { label } of utterances) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts].map(([label, count]) => ({ label, count, speaker: cast.of.get(label)?.id ?? '' }))
}

function byLine(one: { readonly line: number }, other: { readonly line: number }): number {
  return one.line - other.line
}
