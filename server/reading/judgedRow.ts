/** One row of a document as evidence: its language and script, the words and rows of a page in it, its repetitions. */
import type { DroppedLine, DropReason } from '#shared/protocol/documents.ts'
import { languageOfLine, likelyLanguage } from './language.ts'
import { isLikePageRow, pageRowOf, type PageRow } from './pageRows.ts'
import { countPageWords } from './pageWords.ts'
import { scriptOf } from './scripts.ts'
import type { SourceLine } from './sourceLines.ts'

/** Kept, though it may not be speech. */
export interface DoubtfulLine {
  readonly line: number
  readonly text: string
  readonly reason: 'other-language' | 'like-page-text'
}

export interface Judged {
  readonly line: SourceLine
  readonly language: string | null
  /** In another language than the document, or in another script. */
  readonly foreign: boolean
  readonly inOtherScript: boolean
  /** Too short to be judged alone, and not in the document's language as far as it can be told. */
  readonly isStrange: () => boolean
  readonly pageWords: number
  readonly row: PageRow | null
  /** Begins as a page's row does, and goes on as a sentence. */
  readonly isLikeRow: boolean
  /** The line before says the same. */
  readonly repeats: boolean
  /** The document holds it more than once. */
  readonly recurs: boolean
}

const REPEAT_LENGTH = 25
const ENOUGH_FOR_A_SCRIPT = 4_000

/** `bodyLanguage` null: nothing is judged by language. */
export function judgeOf(
  lines: readonly SourceLine[],
  labelled: ReadonlySet<number>,
  bodyLanguage: string | null,
): (line: SourceLine) => Judged {
  const { times, doubled } = repetitionsIn(lines)
  const bodyScript = bodyLanguage === null ? null : scriptOf(textOf(lines, labelled))
  return (line) => {
    const { text, number } = line
    const script = bodyScript === null ? null : scriptOf(text)
    const inOtherScript = script !== null && script !== bodyScript
    const told = bodyLanguage === null ? null : languageOfLine(text)
    // Scripts that part no words hide from a count of words.
    const language = inOtherScript ? likelyLanguage(text) : told
    const long = text.length >= REPEAT_LENGTH
    return {
      line,
      language,
      foreign: inOtherScript || (language !== null && language !== bodyLanguage),
      inOtherScript,
      isStrange: () => language === null && bodyLanguage !== null && likelyLanguage(text) !== bodyLanguage,
      pageWords: countPageWords(text),
      row: pageRowOf(text),
      isLikeRow: isLikePageRow(text),
      repeats: long && doubled.has(number),
      recurs: long && (times.get(text) ?? 0) > 1,
    }
  }
}

function repetitionsIn(lines: readonly SourceLine[]) {
  const times = new Map<string, number>()
  const doubled = new Set<number>()
  for (const [index, { number, text }] of lines.entries()) {
    times.set(text, (times.get(text) ?? 0) + 1)
    if (lines[index - 1]?.text === text) doubled.add(number)
  }
  return { times, doubled }
}

function textOf(lines: readonly SourceLine[], labelled: ReadonlySet<number>): string {
  let text = ''
  for (const line of lines) {
    if (text.length > ENOUGH_FOR_A_SCRIPT) break
    if (labelled.has(line.number)) text += line.text
  }
  return text
}

export function droppedFor({ line: { number, text }, foreign, language }: Judged, reason: DropReason): DroppedLine {
  return { line: number, text, reason, language: foreign ? language : null }
}

export function doubted({ line: { number, text }, foreign }: Judged): DoubtfulLine {
  return { line: number, text, reason: foreign ? 'other-language' : 'like-page-text' }
}

export function looksLikePage({ pageWords, row, line }: Judged): boolean {
  if (row !== null || pageWords >= 2) return true
  return pageWords === 1 && line.text.length <= BUTTON_LENGTH && !/[.!]$/u.test(line.text)
}

/** A button or a link is short and ends without a full stop. */
const BUTTON_LENGTH = 48

const PARAGRAPH = 160

/** As buttons and headlines do not, whatever their language. */
export function endsSentence({ line: { text } }: Judged): boolean {
  return /[.!?…。！？][)\]"'”’»\s]*$/u.test(text)
}

export function isParagraph({ line: { text } }: Judged): boolean {
  return text.length > PARAGRAPH
}

/** A headline or a link: it begins large and just ends. */
export function isLikeLink(judged: Judged): boolean {
  return !isParagraph(judged) && /^["'“‘«\s]*[\p{Lu}\p{Lo}\p{N}].*[\p{L}\p{N}%€£$]$/u.test(judged.line.text)
}
