/**
 * Where the foot of a page begins below the last label: everything from there on is the page's.
 *
 * C9 Below the last label, what follows the foot of a page goes with it.
 * C10 So does what follows an end mark ("# # #", "-30-", "END 11:58"); a row of stars is one only above rows that are no
 *     paragraphs of speech.
 * C11 So does what follows a button with words of a page right below it, if nothing further below is a paragraph and at
 *     least half of it is a page's by itself: a box for an account.
 * C12 So does a date on a row of its own, with nothing below it but rows of a page.
 */
import { isEndMark, kindOfRow } from './headerRows.ts'
import { isEndOfText, isRule, type PageRow } from './pageRows.ts'

export interface FootRow {
  readonly line: { readonly text: string }
  readonly pageWords: number
  readonly row: PageRow | null
}

const SHORT = 80
const PARAGRAPH = 160
const SENTENCE_END = /[.!?…]["'”’»)\]]*$/u
const OF_THE_PUBLISHER =
  /^(?:tags|keywords|topics|contacts?|(?:press|media) (?:contacts?|office|relations|enquiries|inquiries)|for (?:more|further) information|about the author|office of (?:the )?(?:spokesperson|press secretary|communications)|mots-clés|contacts? presse|service de presse|schlagwörter|pressekontakt|pressestelle)\s?:?$/iu

/** The number of rows above the foot; all of them where there is none. */
export function rowsAboveFoot(below: readonly FootRow[]): number {
  const begins = [
    below.findIndex(({ row, line }) => row === 'foot' || OF_THE_PUBLISHER.test(line.text)),
    below.findIndex(({ line: { text } }) => isEndOfText(text) || isEndMark(text)),
    below.findIndex(({ line }, index) => isRule(line.text) && isNoSpeech(below.slice(index + 1, index + 1 + MOST))),
    beginOfBox(below),
    below.findIndex(({ line: { text } }, index) => isDate(text) && areRows(below.slice(index + 1, index + 1 + MOST))),
  ].filter((index) => index >= 0)
  return Math.min(below.length, ...begins)
}

/** A page's foot is no longer; looking further takes time. */
const MOST = 60

function isDate(text: string): boolean {
  return kindOfRow(text)?.kind === 'date'
}

function areRows(below: readonly FootRow[]): boolean {
  return below.length > 0 && below.every(({ row }) => row !== null)
}

/** What has words tells; another row of stars does not. */
function isNoSpeech(below: readonly FootRow[]): boolean {
  const rows = below.filter(({ row }) => row !== 'print')
  return (
    rows.every(({ line: { text }, pageWords }) => text.length <= PARAGRAPH || pageWords > 0) &&
    rows.some(({ line: { text } }) => !SENTENCE_END.test(text))
  )
}

function beginOfBox(below: readonly FootRow[]): number {
  const paragraph = below.findLastIndex((one) => one.line.text.length > SHORT && !isOfPage(one))
  const first = below.findIndex(({ row }, index) => index > paragraph && row === 'page' && explains(below[index + 1]))
  const rest = first < 0 ? [] : below.slice(first + 1)
  return rest.length > 0 && rest.filter(isOfPage).length * 2 >= rest.length ? first : -1
}

/** Words of a page that are no button. */
function explains(next: FootRow | undefined): boolean {
  return next !== undefined && next.row === null && next.pageWords > 0
}

function isOfPage({ row, pageWords }: FootRow): boolean {
  return row !== null || pageWords > 0
}
