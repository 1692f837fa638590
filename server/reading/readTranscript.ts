/** A pasted transcript → who said what, in which turn, with an account of everything that was concluded or dropped. */
import { hash } from 'node:crypto'
import { LINE_TEXT_LIMIT } from '#shared/domain/lineText.ts'
import { type LineKind, type Mark, type Side, type Speaker } from '#shared/domain/vocabulary.ts'
import { castOf, type Cast } from './cast.ts'
import { siftChrome, type DroppedLine } from './chrome.ts'
import { formTurns } from './formTurns.ts'
import type { Utterance } from './grammars/grammar.ts'
import { detectGrammars, type Candidate } from './grammars/registry.ts'
import { languageOfBody } from './language.ts'
import { readLine } from './lineMeaning.ts'
import { isOnlyMarks } from './marks.ts'
import { cleanSource, type CleanSource, type SourceLine } from './sourceLines.ts'
import { splitLongText } from './splitLongText.ts'

export interface ReadingLine {
  /** Follows from the place and the words, so that the same document read again has the same ids. */
  readonly id: string
  /** Lines of the source, from 1. */
  readonly sources: readonly number[]
  /** As printed; null where the source printed none. */
  readonly label: string | null
  /** What to send as the speaker: a label of `speakers`, or null where nobody knows. */
  readonly speakerLabel: string | null
  readonly side: Side | undefined
  readonly attribution: 'said' | 'inferred'
  readonly kind: LineKind
  readonly text: string
  readonly marks: readonly Mark[]
  readonly announces: 'final-question' | null
  /** 0 is the statement. */
  readonly turn: number
}

/** A turn by source line numbers: stacked questions, then whatever was answered. Asides and stage notes are in neither. */
export interface ReadingTurn {
  readonly n: number
  readonly questions: readonly number[]
  readonly answers: readonly number[]
}

export type Uncertainty =
  | 'other-language'
  | 'like-page-text'
  | 'opening-without-speaker'
  | 'goes-on-after-question'
  | 'side-guessed'
  | 'split-at-limit'

export interface Uncertain {
  readonly line: number
  readonly text: string
  readonly reason: Uncertainty
}

export interface Reading {
  readonly grammar: string
  readonly shape: string
  readonly confidence: number
  readonly evidence: readonly string[]
  /** A two-letter code; `und` where the words do not tell. */
  readonly language: string
  readonly speakers: readonly Speaker[]
  readonly lines: readonly ReadingLine[]
  /** Without the statement, which is every line of turn 0. */
  readonly turns: readonly ReadingTurn[]
  readonly dropped: readonly DroppedLine[]
  readonly uncertain: readonly Uncertain[]
  /** Characters that no record may keep. */
  readonly removedCharacters: number
}

export type ReadingResult =
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: false; readonly reason: 'empty' | 'unknown-shape'; readonly tried: readonly string[] }

const LEAST_CONFIDENCE = 0.5

/** Pure, in time linear in the source. An unknown shape is an answer that names what was tried, never one long line. */
export function readTranscript(source: string): ReadingResult {
  const clean = cleanSource(source)
  if (clean.lines.length === 0) return { ok: false, reason: 'empty', tried: [] }
  const candidates = detectGrammars(clean.lines)
  const best = candidates[0]
  if (best === undefined || best.detection.confidence < LEAST_CONFIDENCE) {
    return { ok: false, reason: 'unknown-shape', tried: candidates.map(describeCandidate) }
  }
  return { ok: true, reading: readAs(best, clean) }
}

function describeCandidate({ grammar, detection }: Candidate): string {
  return `${grammar.name} (${grammar.shape}): ${detection.confidence.toFixed(2)}, ${detection.evidence.join('; ')}`
}

function readAs({ grammar, detection }: Candidate, clean: CleanSource): Reading {
  const language = languageOfBody(bodyText(clean.lines, detection.labelled))
  const sifted = siftChrome(clean.lines, detection.labelled, language)
  const utterances = detection.cut(sifted.kept)
  const cast = castOf(utterances)
  const voiced = giveVoices(utterances, cast)
  const lines = numberTurns(voiced.flatMap(linesOf))
  return {
    grammar: grammar.name,
    shape: grammar.shape,
    confidence: detection.confidence,
    evidence: detection.evidence,
    language: language ?? 'und',
    speakers: cast.speakers,
    lines,
    turns: turnsOf(lines),
    dropped: [...sifted.dropped, ...utterances.flatMap(labelsAlone)].sort((one, other) => one.line - other.line),
    uncertain: [...sifted.doubtful, ...doubtsAboutVoices(voiced, cast)].sort((one, other) => one.line - other.line),
    removedCharacters: clean.removed,
  }
}

/** Enough labelled text to know the briefing's own language, whatever surrounds it. */
function bodyText(lines: readonly SourceLine[], labelled: ReadonlySet<number>): string {
  const parts: string[] = []
  let length = 0
  for (const { number, text } of lines) {
    if (!labelled.has(number) || length > LINE_TEXT_LIMIT) continue
    parts.push(text)
    length += text.length
  }
  return parts.join('\n')
}

function labelsAlone({ label, text, sources }: Utterance): DroppedLine[] {
  if (text !== '' || label === null) return []
  return [{ line: sources[0] ?? 0, text: label, reason: 'label-without-words', language: null }]
}

interface Voiced {
  readonly utterance: Utterance
  readonly speaker: Speaker | null
  readonly attribution: 'said' | 'inferred'
  readonly kind: LineKind
  readonly announces: 'final-question' | null
  readonly marks: readonly Mark[]
}

/** Whoever spoke last goes on; before anybody spoke, the one podium speaker of the document does. */
function giveVoices(utterances: readonly Utterance[], cast: Cast): Voiced[] {
  const podium = cast.speakers.filter(({ side }) => side === 'podium')
  let speaker: Speaker | null = podium.length === 1 ? (podium[0] ?? null) : null
  let asked = false
  return utterances.map((utterance) => {
    const { label, text } = utterance
    if (label !== null) speaker = cast.of.get(label) ?? null
    const { marks, announces, aside } = readLine(text, speaker?.side)
    const isStage = label === null && isOnlyMarks(text)
    const kind = isStage ? 'stage' : kindOf(speaker, asked, aside && label !== null)
    if (kind === 'question' && text !== '') asked = true
    return { utterance, speaker, attribution: label === null ? 'inferred' : 'said', kind, announces, marks }
  })
}

function kindOf(speaker: Speaker | null, asked: boolean, aside: boolean): LineKind {
  const side = speaker?.side ?? 'podium'
  if (side === 'press') return 'question'
  if (side !== 'podium') return 'moderation'
  if (asked) return 'answer'
  return aside ? 'moderation' : 'statement'
}

type Unnumbered = Omit<ReadingLine, 'turn'>

function linesOf({ utterance, speaker, attribution, kind, announces, marks }: Voiced): Unnumbered[] {
  if (utterance.text === '') return []
  const parts = splitLongText(utterance.text, LINE_TEXT_LIMIT)
  const id = idOf(utterance)
  return parts.map((text, index) => ({
    id: index === 0 ? id : `${id}-${index + 1}`,
    sources: utterance.sources,
    label: index === 0 ? utterance.label : null,
    speakerLabel: speaker?.label ?? null,
    side: speaker?.side,
    attribution,
    kind,
    text,
    marks: parts.length === 1 ? marks : readLine(text, speaker?.side).marks,
    announces: index === parts.length - 1 ? announces : null,
  }))
}

function idOf({ sources, label, text }: Utterance): string {
  const words = hash('sha256', `${label ?? ''}\n${text}`, 'hex').slice(0, 8)
  return `l${String(sources[0] ?? 0).padStart(4, '0')}-${words}`
}

function numberTurns(lines: readonly Unnumbered[]): ReadingLine[] {
  const numbers = formTurns(lines)
  return lines.map((line, index) => ({ ...line, turn: numbers[index] ?? 0 }))
}

function turnsOf(lines: readonly ReadingLine[]): ReadingTurn[] {
  const turns: { n: number; questions: number[]; answers: number[] }[] = []
  for (const { turn, kind, sources } of lines) {
    if (turn === 0) continue
    turns[turn - 1] ??= { n: turn, questions: [], answers: [] }
    if (kind === 'question') turns[turn - 1]?.questions.push(...sources)
    if (kind === 'answer') turns[turn - 1]?.answers.push(...sources)
  }
  return turns
}

function doubtsAboutVoices(voiced: readonly Voiced[], cast: Cast): Uncertain[] {
  const doubts: Uncertain[] = []
  const guessed = new Set(cast.guessed)
  for (const { utterance, speaker, attribution, kind } of voiced) {
    const { label, text } = utterance
    const line = utterance.sources[0] ?? 0
    if (speaker === null && kind !== 'stage') doubts.push({ line, text, reason: 'opening-without-speaker' })
    if (attribution === 'inferred' && kind === 'question') doubts.push({ line, text, reason: 'goes-on-after-question' })
    if (label !== null && guessed.delete(label)) doubts.push({ line, text: label, reason: 'side-guessed' })
    if (text.length > LINE_TEXT_LIMIT) doubts.push({ line, text: text.slice(0, 80), reason: 'split-at-limit' })
  }
  return doubts
}
