/** How much room a scene leaves for words that have to fit, in hundredths of the picture's height. */
import type { ScreenSize } from '#shared/domain/screens/state.ts'
import { NAMED_AT_MOST } from './queuePicture.ts'
import {
  captionRows,
  captionSize,
  fitted,
  lettersIn,
  sizeFactor,
  smallFactor,
  type Fitted,
  type Room,
} from './textSize.ts'

const WIDTH = 177.7

/** Of the question over the rows of captions; `isNarrow`: with something beside it. `margin`: as the desk set it. */
export function questionRoom(size: ScreenSize, isNarrow: boolean, margin: number): Room {
  const factor = smallFactor(size)
  const captions = captionRows(size) * captionSize(size, isNarrow ? 5.2 : 6.4) * 1.32
  const asker = 3.4 + 2.7 * 1.3 * factor + 1.6
  const top = Math.max(4.2, 2.4 * 1.3 * factor)
  const foot = 6 + Math.max(4, 3 * 1.3 * factor)
  const width = WIDTH - 2 * (margin + 3)
  return {
    width: isNarrow ? ((width - 5) * 2) / 3 : width,
    // A breath between the question and the captions.
    height: 100 - 2 * (margin + 1) - captions - asker - top - foot - 2.4,
  }
}

const SIZES = [6, 5, 4.2]
/** As small as can be read, whatever the desk chose. */
const SMALL = [3.8, 3.4, 3, 2.7, 2.4, 2.1]
/** A name that stands alone in the question's place. */
const NAME = [11, 9, 7.5, 6, 5]
export const QUESTION_LEADING = 1.18

export interface HeldWords {
  readonly letters: number
  readonly isName: boolean
  readonly isNarrow: boolean
}

/** How large the words above the captions are drawn. */
export function questionFit({ letters, isName, isNarrow }: HeldWords, size: ScreenSize, margin: number): Fitted {
  const sizes = (isName ? NAME : SIZES).map((one) => one * sizeFactor(size))
  const { width, height } = questionRoom(size, isNarrow, margin)
  // Whom somebody writes for stands below the name.
  const room = { width, height: isName ? height - 1.4 - 4.6 * 1.3 * sizeFactor(size) : height }
  return fitted(letters, [...sizes, ...SMALL], room, QUESTION_LEADING)
}

/** Of the title on the holding scene, over the day and what is counted down or said instead. `isAlone`: with no code to scan. */
export function titleRoom(size: ScreenSize, margin: number, { isAlone, isCounting }: TitleNeighbours): Room {
  const factor = sizeFactor(size)
  const below = isCounting ? 28 + 3.4 * 1.3 * factor : 7 + 2 * 5.4 * 1.2 * factor
  const around = Math.max(4.2, 2.4 * 1.3 * factor) + 2.6 + 3 * 1.3 * factor + 2
  const width = WIDTH - 2 * (margin + 3) - (isAlone ? 0 : 52)
  return { width, height: Math.min(34, 100 - 2 * (margin + 1) - around - below) }
}

export interface TitleNeighbours {
  readonly isAlone: boolean
  readonly isCounting: boolean
}

/** So many letters of a question have room, in the smallest letters there are. */
export function questionLetters(size: ScreenSize, isNarrow: boolean, margin: number): number {
  return lettersIn(questionRoom(size, isNarrow, margin), Math.min(...SMALL), QUESTION_LEADING)
}

/** Of a number that stands in front, with what it is of below it and the sentence it came from. */
export function tallestNumber(size: ScreenSize, margin: number): number {
  return 36 - Math.max(0, margin - 5) * 1.2 - Math.max(0, smallFactor(size) - 1) * 25
}

/** Of amounts beside a number, so that the longest of them stays on one line where it can be read. */
export function amountSize(longest: number, size: ScreenSize): number {
  return Math.max(3.2, Math.min(5.4 * smallFactor(size), 64 / (Math.max(1, longest) * 0.53)))
}

/** Facts of a programme that there is room for beside a turn, under its number. */
export function factsBeside(size: ScreenSize, margin: number): number {
  const factor = smallFactor(size)
  const height = 100 - 2 * (margin + 1) - 7.6 - 6 - Math.max(4, 3 * 1.3 * factor)
  return Math.max(0, Math.floor((height - 26 - 17.3 * factor) / (2.8 + 6.2 * factor)))
}

/** Names of the queue that there is room for. */
export const namesShown = (margin: number): number => (margin > 8 ? NAMED_AT_MOST - 1 : NAMED_AT_MOST)
