/** How much room a scene leaves for words that have to fit, in hundredths of the picture's height. */
import { MARGIN_LIMIT, type ScreenSize } from '#shared/domain/screens/state.ts'
import { captionRows, captionSize, smallFactor, type Room } from './textSize.ts'

const WIDTH = 177.7
/** What the frame takes from the sides and from above and below, at the widest margin that is usual. */
const SIDES = 2 * (Math.min(5, MARGIN_LIMIT) + 3)
const ENDS = 2 * (Math.min(5, MARGIN_LIMIT) + 1)

/** Of the question over three rows of captions; `isNarrow`: with something beside it. */
export function questionRoom(size: ScreenSize, isNarrow: boolean): Room {
  const factor = smallFactor(size)
  const captions = captionRows(size) * captionSize(size, isNarrow ? 5.2 : 6.4) * 1.32
  const asker = 3.4 + 2.7 * 1.3 * factor + 1.6
  const top = Math.max(4.2, 2.4 * 1.3 * factor)
  const foot = 6 + Math.max(4, 3 * 1.3 * factor)
  const width = WIDTH - SIDES
  return {
    width: isNarrow ? ((width - 5) * 2) / 3 : width,
    // A breath between the question and the captions.
    height: 100 - ENDS - captions - asker - top - foot - 3,
  }
}
