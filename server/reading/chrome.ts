/**
 * What surrounded the text on its page, told from speech by language, by repetition and by the words pages use.
 *
 * C1 A line that carries a label is never dropped.
 * C2 Another language alone drops nothing: somebody may greet the room in it. Beside page words or a repetition, it does.
 * C3 At an edge, such evidence reaches outwards: foreign lines between it and the end of the document go with it, and so do
 *    short ones that are not in the document's own language.
 * C4 In the document's own language only an unbroken run from the edge is dropped, and only for page words of many kinds:
 *    people do speak of web sites and passwords.
 * C5 A line at an edge that stands twice in a row is dropped the second time: its words are kept unless more speaks against
 *    them. A refrain, which comes back later, stays.
 * C6 Inside the document a line goes only if it is foreign and full of page words, or beside a row that goes by C8.
 * C7 A short line is never judged by its language alone.
 * C8 A row that is wholly a page's goes wherever it stands: "Advertisement", "Share this article", "-more-".
 * C9 to C11 Below the last label everything goes from where the foot of the page begins.
 */
import type { DroppedLine, DropReason } from '#shared/protocol/documents.ts'
import { languageOfLine, likelyLanguage } from './language.ts'
import { rowsAboveFoot } from './pageFoot.ts'
import { pageRowOf, type PageRow } from './pageRows.ts'
import { countPageWords } from './pageWords.ts'
import type { SourceLine } from './sourceLines.ts'

/** Kept, though it may not be speech. */
export interface DoubtfulLine {
  readonly line: number
  readonly text: string
  readonly reason: 'other-language' | 'like-page-text'
}

export interface Sifted {
  readonly kept: readonly SourceLine[]
  readonly dropped: readonly DroppedLine[]
  readonly doubtful: readonly DoubtfulLine[]
}

interface Judged {
  readonly line: SourceLine
  readonly language: string | null
  readonly foreign: boolean
  /** Too short to be judged alone, and not in the document's language as far as it can be told. */
  readonly isStrange: () => boolean
  readonly pageWords: number
  readonly row: PageRow | null
  /** The line before says the same. */
  readonly repeats: boolean
  /** The document holds it more than once. */
  readonly recurs: boolean
}

const REPEAT_LENGTH = 25
/** Lines; no page surrounds a text with more, and judging each takes time. */
const LONGEST_REACH = 2_000

/**
 * `bodyLanguage` null: nothing is judged by language. `labelled`: numbers of lines that carry a label.
 * `endMarks`: numbers of lines that said that the text is over, and were taken away.
 */
export function siftChrome(
  lines: readonly SourceLine[],
  labelled: ReadonlySet<number>,
  bodyLanguage: string | null,
  endMarks: readonly number[] = [],
): Sifted {
  const first = lines.findIndex(({ number }) => labelled.has(number))
  if (first < 0) return { kept: lines, dropped: [], doubtful: [] }
  const last = lines.findLastIndex(({ number }) => labelled.has(number))
  const judge = judgeOf(lines, bodyLanguage)

  const head = siftEdge(lines.slice(0, first).map(judge))
  // Mirrored, so that the outermost line comes first at both edges.
  const below = lines.slice(last + 1).map(judge)
  const end = endMarks.find((number) => number > (lines[last]?.number ?? 0))
  const afterEnd = end === undefined ? below.length : below.filter(({ line }) => line.number < end).length
  const foot = Math.min(afterEnd, rowsAboveFoot(below))
  const tail = siftEdge(below.toReversed(), below.length - foot)
  const inside = siftInside(lines.slice(first, last + 1), labelled, judge)
  const dropped = [...head.dropped, ...inside.dropped, ...tail.dropped].sort(byLine)
  const gone = new Set(dropped.map(({ line }) => line))
  return {
    kept: lines.filter(({ number }) => !gone.has(number)),
    dropped,
    doubtful: [...head.doubtful, ...inside.doubtful, ...tail.doubtful].sort(byLine),
  }
}

function judgeOf(lines: readonly SourceLine[], bodyLanguage: string | null): (line: SourceLine) => Judged {
  const times = new Map<string, number>()
  const doubled = new Set<number>()
  for (const [index, { number, text }] of lines.entries()) {
    times.set(text, (times.get(text) ?? 0) + 1)
    if (lines[index - 1]?.text === text) doubled.add(number)
  }
  return (line) => {
    const language = bodyLanguage === null ? null : languageOfLine(line.text)
    const long = line.text.length >= REPEAT_LENGTH
    return {
      line,
      language,
      foreign: language !== null && language !== bodyLanguage,
      isStrange: () => language === null && bodyLanguage !== null && likelyLanguage(line.text) !== bodyLanguage,
      pageWords: countPageWords(line.text),
      row: pageRowOf(line.text),
      repeats: long && doubled.has(line.number),
      recurs: long && (times.get(line.text) ?? 0) > 1,
    }
  }
}

/** `edge`: from the outermost line inwards. `foot`: how many lines of it lie below the foot of the page. */
function siftEdge(edge: readonly Judged[], foot = 0): Pick<Sifted, 'dropped' | 'doubtful'> {
  // A button says nothing of what stands around it.
  const reach = edge.findLastIndex(
    ({ foreign, pageWords, recurs, row }) => foreign && row === null && (pageWords > 0 || recurs),
  )
  const run = lengthOfPageRun(edge)
  const dropped: DroppedLine[] = []
  const doubtful: DoubtfulLine[] = []
  for (const [index, judged] of edge.entries()) {
    const within = { reach: index <= reach && index < LONGEST_REACH, run: index < run, foot: index < foot }
    const reason = reasonToDrop(judged, within)
    const { number, text } = judged.line
    if (reason !== null) dropped.push(droppedFor(judged, reason))
    else if (judged.foreign) doubtful.push({ line: number, text, reason: 'other-language' })
    else if (index < reach || looksLikePage(judged)) doubtful.push({ line: number, text, reason: 'like-page-text' })
  }
  return { dropped, doubtful }
}

function droppedFor({ line: { number, text }, foreign, language }: Judged, reason: DropReason): DroppedLine {
  return { line: number, text, reason, language: foreign ? language : null }
}

type Within = Readonly<Record<'reach' | 'run' | 'foot', boolean>>

function reasonToDrop(judged: Judged, within: Within): DropReason | null {
  if (judged.row === 'print') return 'print-furniture'
  if (judged.repeats) return 'repeated'
  if (within.reach && judged.foreign) return 'other-language'
  if (judged.row !== null || within.run || (within.reach && looksLikePage(judged))) return 'page-text'
  return within.foot || (within.reach && judged.isStrange()) ? 'between-page-text' : null
}

/** How many lines from the edge look like page text, if together they are surely that; otherwise none. */
function lengthOfPageRun(edge: readonly Judged[]): number {
  const end = edge.findIndex((judged) => !looksLikePage(judged) && !judged.repeats)
  const run = end < 0 ? edge : edge.slice(0, end)
  const kinds = run.reduce((sum, { pageWords }) => sum + pageWords, 0)
  const isSure = run.some(({ pageWords, row }) => pageWords >= 3 || row !== null) || (run.length >= 2 && kinds >= 4)
  return isSure ? run.length : 0
}

function looksLikePage({ pageWords, row, line }: Judged): boolean {
  if (row !== null || pageWords >= 2) return true
  return pageWords === 1 && line.text.length <= BUTTON_LENGTH && !/[.!]$/u.test(line.text)
}

/** A button or a link is short and ends without a full stop. */
const BUTTON_LENGTH = 48

/** Judges only lines that may be a page's: the language of each costs time. */
function siftInside(
  lines: readonly SourceLine[],
  labelled: ReadonlySet<number>,
  judge: (line: SourceLine) => Judged,
): Pick<Sifted, 'dropped' | 'doubtful'> {
  const dropped: DroppedLine[] = []
  const doubtful: DoubtfulLine[] = []
  let block: Judged[] = []
  const close = () => {
    const hasRow = block.some(({ row }) => row !== null && row !== 'print')
    for (const judged of block) {
      const reason = reasonInside(judged, hasRow)
      if (reason !== null) dropped.push(droppedFor(judged, reason))
      else if (judged.pageWords >= 2 || hasRow)
        doubtful.push({ line: judged.line.number, text: judged.line.text, reason: 'like-page-text' })
    }
    block = []
  }
  for (const line of lines) {
    const mayBePage = !labelled.has(line.number) && (pageRowOf(line.text) !== null || countPageWords(line.text) > 0)
    if (mayBePage) block.push(judge(line))
    else close()
  }
  close()
  return { dropped, doubtful }
}

function reasonInside(judged: Judged, besideRow: boolean): DropReason | null {
  if (judged.row === 'print') return 'print-furniture'
  if (judged.foreign && (judged.pageWords >= 2 || judged.row !== null)) return 'other-language'
  if (judged.row !== null) return 'page-text'
  return besideRow && (judged.foreign || looksLikePage(judged)) ? 'page-text' : null
}

function byLine(one: { readonly line: number }, other: { readonly line: number }): number {
  return one.line - other.line
}
