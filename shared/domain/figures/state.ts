/** What is known of figures and of what they are about. All of it is for everybody. Plain data, no schemas. */
import type { FigureImage, FigureValues, ProgrammeValues } from './vocabulary.ts'

/** A number that was said, with all that the desk made of it. Times are milliseconds since 1970. */
export interface Figure extends FigureImage {
  /** The last fact about it. */
  readonly seq: number
}

export interface Programme extends ProgrammeValues {
  /** The last fact about it. */
  readonly seq: number
}

/** So many are read from one line, and so many held in one briefing: what is beyond that is entered by hand, or not at all. */
export const FIGURES_A_LINE = 24
export const FIGURES_HELD = 1_000
export const PROGRAMMES_HELD = 100
export const RATES_HELD = 50
/** So many figures state another one again at most, so that all of them are released in one append. */
export const SAID_AGAIN_LIMIT = 100
/** So many rows a table may have: it is taken in one act. */
export const IMPORTED_AT_ONCE = 500
/** Of the sentence that is kept with a figure, in UTF-16 units; of a longer one the part around the figure. */
export const SENTENCE_LIMIT = 600
/** Of the words of a figure, likewise. */
export const SAID_LIMIT = 200
/** So many earlier values of a figure are held; the log has them all. */
export const EARLIER_HELD = 20
/** Below it a figure that nobody confirmed is for the desk alone to look at; in percent. */
export const SHOWN_CONFIDENCE = 60

export const NO_VALUES: FigureValues = {
  value: null,
  high: null,
  of: null,
  from: null,
  unit: null,
  currency: null,
  bound: 'exactly',
  measure: null,
  per: null,
  period: null,
  hedged: false,
  base: null,
  party: null,
  date: null,
  note: null,
}
