/**
 * What stands between the labels of a document and is the page's, with what may be.
 *
 * C6 A line goes if it is foreign and full of page words, or of one and no sentence or in another script, or if it holds page
 *    words beside a row that goes by C8.
 * C13 A foreign line right below page text goes with it: a headline below "Read more". A sentence goes only where page text
 *     stands right below it as well, and a paragraph never: people do go on in another language below an advertisement.
 * C14 What goes by nothing else and is foreign, begins as a page's row, or stands below one like a headline, is kept and
 *     named: nobody says it unseen.
 * C15 A scrap below foreign page text goes with it unless it is a sentence or in the document's language.
 */
import type { DroppedLine, DropReason } from '#shared/protocol/documents.ts'
import {
  doubted,
  droppedFor,
  endsSentence,
  isLikeLink,
  isParagraph,
  looksLikePage,
  type DoubtfulLine,
  type Judged,
} from './judgedRow.ts'
import { isOwnIn } from './ownWords.ts'
import { isLikePageRow, pageRowOf } from './pageRows.ts'
import { countPageWords } from './pageWords.ts'
import type { SourceLine } from './sourceLines.ts'

/** What stands right above: page text in whose language, if any. */
type Above = 'foreign-page' | 'own-page' | null

export function siftInside(
  lines: readonly SourceLine[],
  labelled: ReadonlySet<number>,
  judge: (line: SourceLine) => Judged,
): { readonly dropped: DroppedLine[]; readonly doubtful: DoubtfulLine[] } {
  const dropped: DroppedLine[] = []
  const doubtful: DoubtfulLine[] = []
  for (const block of blocksOf(lines, labelled, judge)) {
    const hasRow = block.some(({ row }) => row !== null && row !== 'print')
    let above: Above = null
    for (const [index, judged] of block.entries()) {
      const reason: DropReason | null =
        reasonInside(judged, hasRow) ?? reasonBelow(judged, above, isOfPage(block[index + 1]))
      if (reason !== null) dropped.push(droppedFor(judged, reason))
      else if (isDoubtful(judged, hasRow) || (above !== null && isLikeLink(judged))) doubtful.push(doubted(judged))
      above = reason === null || judged.row === 'print' ? null : languageAbove(judged)
    }
  }
  return { dropped, doubtful }
}

/** Runs of unlabelled lines that may be a page's. */
function blocksOf(
  lines: readonly SourceLine[],
  labelled: ReadonlySet<number>,
  judge: (line: SourceLine) => Judged,
): Judged[][] {
  const isOwn = isOwnIn(lines, labelled)
  const blocks: Judged[][] = []
  let block: Judged[] = []
  for (const line of lines) {
    const judged = labelled.has(line.number) ? null : judgedIfOfPage(line, block.length > 0, isOwn, judge)
    if (judged !== null) block.push(judged)
    else if (block.length > 0) {
      blocks.push(block)
      block = []
    }
  }
  return block.length > 0 ? [...blocks, block] : blocks
}

/** To tell a language costs time, so lines that use the document's own words are not asked for theirs. */
function judgedIfOfPage(
  line: SourceLine,
  follows: boolean,
  isOwn: (text: string) => boolean,
  judge: (line: SourceLine) => Judged,
): Judged | null {
  const { text } = line
  const isOfPage = pageRowOf(text) !== null || isLikePageRow(text) || countPageWords(text) > 0
  if (!isOfPage && !follows && isOwn(text)) return null
  const judged = judge(line)
  return isOfPage || judged.foreign || (follows && (isLikeLink(judged) || judged.isStrange())) ? judged : null
}

function languageAbove(judged: Judged): Above {
  return judged.foreign || judged.isStrange() ? 'foreign-page' : 'own-page'
}

function reasonInside(judged: Judged, besideRow: boolean): DropReason | null {
  const { foreign, row, pageWords, inOtherScript } = judged
  if (row === 'print') return 'print-furniture'
  if (foreign && (pageWords >= 2 || row !== null)) return 'other-language'
  if (foreign && pageWords > 0 && (inOtherScript || !endsSentence(judged))) return 'other-language'
  if (row !== null) return 'page-text'
  return besideRow && (looksLikePage(judged) || (foreign && pageWords > 0)) ? 'page-text' : null
}

/** C13 and C15. */
function reasonBelow(judged: Judged, above: Above, isAbovePage: boolean): DropReason | null {
  if (above === null || isParagraph(judged) || (endsSentence(judged) && !isAbovePage)) return null
  if (judged.foreign) return 'other-language'
  return above === 'foreign-page' && !endsSentence(judged) && judged.isStrange() ? 'between-page-text' : null
}

function isOfPage(judged: Judged | undefined): boolean {
  if (judged === undefined || judged.row === 'print') return false
  return judged.row !== null || (judged.foreign && judged.pageWords > 0)
}

function isDoubtful({ foreign, pageWords, isLikeRow }: Judged, besideRow: boolean): boolean {
  return foreign || isLikeRow || pageWords >= 2 || (besideRow && pageWords > 0)
}
