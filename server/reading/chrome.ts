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
 * C6 and C13 to C15, on what stands between the labels, are in `chromeInside.ts`.
 * C7 A short line is never judged by its language alone.
 * C8 A row that is wholly a page's goes wherever it stands: "Advertisement", "Share this article", "-more-".
 * C9 to C11 Below the last label everything goes from where the foot of the page begins.
 * C17 to C19, on what stands between page text and the first label, are in `chromeAbove.ts`.
 */
import type { ApartLine, DroppedLine, DropReason } from '#shared/protocol/documents.ts'
import { siftAbove } from './chromeAbove.ts'
import { siftInside } from './chromeInside.ts'
import { doubted, droppedFor, judgeOf, looksLikePage, type DoubtfulLine, type Judged } from './judgedRow.ts'
import { isEndMark } from './headerRows.ts'
import { rowsAboveFoot } from './pageFoot.ts'
import type { SourceLine } from './sourceLines.ts'

export interface Sifted {
  readonly kept: readonly SourceLine[]
  readonly dropped: readonly DroppedLine[]
  readonly doubtful: readonly DoubtfulLine[]
  /** Numbers of kept lines that are not to be given to whoever speaks first. */
  readonly nobodys: ReadonlySet<number>
}

/** Lines; no page surrounds a text with more, and judging each takes time. */
const LONGEST_REACH = 2_000

/**
 * `bodyLanguage` null: nothing is judged by language. `labelled`: numbers of lines that carry a label.
 * `header`: the lines that were taken away as its own, among them those that say that the text is over.
 */
export function siftChrome(
  lines: readonly SourceLine[],
  labelled: ReadonlySet<number>,
  bodyLanguage: string | null,
  header: readonly ApartLine[] = [],
): Sifted {
  const first = lines.findIndex(({ number }) => labelled.has(number))
  if (first < 0) return { kept: lines, dropped: [], doubtful: [], nobodys: new Set() }
  const last = lines.findLastIndex(({ number }) => labelled.has(number))
  const judge = judgeOf(lines, labelled, bodyLanguage)

  const above = lines.slice(0, first).map(judge)
  const head = siftAbove(
    above,
    siftEdge(above),
    header.map(({ line }) => line),
  )
  // Mirrored, so that the outermost line comes first at both edges.
  const below = lines.slice(last + 1).map(judge)
  const end = header.find(({ line, text }) => line > (lines[last]?.number ?? 0) && isEndMark(text))?.line
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
    nobodys: new Set(head.nobodys),
  }
}

/** `edge`: from the outermost line inwards. `foot`: how many lines of it lie below the foot of the page. */
function siftEdge(edge: readonly Judged[], foot = 0): Pick<Sifted, 'dropped' | 'doubtful'> {
  // A button says nothing of what stands around it.
  const reach = edge.findLastIndex(isSurelyOfForeignPage)
  const run = lengthOfPageRun(edge)
  const dropped: DroppedLine[] = []
  const doubtful: DoubtfulLine[] = []
  for (const [index, judged] of edge.entries()) {
    const within = { reach: index <= reach && index < LONGEST_REACH, run: index < run, foot: index < foot }
    const reason = reasonToDrop(judged, within)
    if (reason !== null) dropped.push(droppedFor(judged, reason))
    else if (judged.foreign || index < reach || judged.isLikeRow || looksLikePage(judged))
      doubtful.push(doubted(judged))
  }
  return { dropped, doubtful }
}

type Within = Readonly<Record<'reach' | 'run' | 'foot', boolean>>

function reasonToDrop(judged: Judged, within: Within): DropReason | null {
  if (judged.row === 'print') return 'print-furniture'
  if (judged.repeats) return 'repeated'
  if (within.reach && judged.foreign) return 'other-language'
  if (judged.row !== null || within.run || (within.reach && looksLikePage(judged))) return 'page-text'
  return within.foot || (within.reach && judged.isStrange()) ? 'between-page-text' : null
}

function isSurelyOfForeignPage({ foreign, isStrange, pageWords, recurs, row }: Judged): boolean {
  if (row !== null) return false
  return foreign ? pageWords > 0 || recurs : pageWords >= 2 && isStrange()
}

/** How many lines from the edge look like page text, if together they are surely that; otherwise none. */
function lengthOfPageRun(edge: readonly Judged[]): number {
  const end = edge.findIndex((judged) => !looksLikePage(judged) && !judged.repeats)
  const run = end < 0 ? edge : edge.slice(0, end)
  const kinds = run.reduce((sum, { pageWords }) => sum + pageWords, 0)
  const isSure = run.some(({ pageWords, row }) => pageWords >= 3 || row !== null) || (run.length >= 2 && kinds >= 4)
  return isSure ? run.length : 0
}

function byLine(one: { readonly line: number }, other: { readonly line: number }): number {
  return one.line - other.line
}
