/**
 * The words at the beginning of a row that may be a label which no shape found.
 *
 * LW1 A label is as many whole words as somebody says, without the marks around them, and no longer than a label may be.
 * LW2 What is offered first ends where a colon or a dash stands, or else with the second word that begins with a capital.
 */
import { foldSpace } from '#shared/domain/lineText.ts'

export interface LabelChoice {
  /** As it is shown, with its marks. */
  readonly word: string
  /** All words up to this one, as a label. */
  readonly label: string
}

const MOST_WORDS = 12
const LONGEST = 120
const OPENING = /^[*_"“«‹([>»•·–—\s-]{0,8}/u
const CLOSING = /[*_"”»›:：.,;|>)\]\s–—-]+$/u
const ENDS_LABEL = /[:：|][*_]{0,2}$/u
const DASH = /^[-–—]+$/u

export function labelChoices(row: string): readonly LabelChoice[] {
  const words = wordsOf(row)
  const choices: LabelChoice[] = []
  words.slice(0, MOST_WORDS).forEach((word, at) => {
    const label = words
      .slice(0, at + 1)
      .join(' ')
      .replace(CLOSING, '')
    // A dash alone adds no word, and what has neither letter nor digit names nobody.
    const adds = label !== '' && label !== choices.at(-1)?.label && /[\p{L}\p{N}]/u.test(label)
    if (adds && label.length <= LONGEST) choices.push({ word, label })
  })
  return choices
}

/** The index of the choice that is offered first; −1 where there is none. */
export function likelyChoice(row: string, choices: readonly LabelChoice[]): number {
  const words = wordsOf(row)
  const marked = choices.findIndex(({ word }, at) => ENDS_LABEL.test(word) || DASH.test(words[at + 1] ?? ''))
  if (marked >= 0) return marked
  const small = choices.findIndex(({ word }) => !/^\p{Lu}/u.test(word))
  const capitals = small < 0 ? choices.length : small
  return Math.min(Math.max(capitals, 1), 2, choices.length) - 1
}

/** The index of the choice that ends where a selection from the beginning of the row does. */
export function selectedChoice(selected: string, choices: readonly LabelChoice[]): number {
  return Math.min(wordsOf(selected).length, choices.length) - 1
}

function wordsOf(row: string): readonly string[] {
  const bare = foldSpace(row.replace(OPENING, ''))
  return bare === '' ? [] : bare.split(' ')
}

/** What is selected of an element's text, where it is selected from the beginning; null where it is not. */
export function selectedBeginning(element: HTMLElement): string | null {
  const selection = window.getSelection()
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null
  const before = document.createRange()
  before.selectNodeContents(element)
  before.setEnd(range.startContainer, range.startOffset)
  const skipped = before.toString()
  return skipped.replace(OPENING, '') === '' ? skipped + range.toString() : null
}
