/**
 * What is shown of figures: for each programme the total against the target, the pace against the pace that the target needs,
 * what is left, the forecast, the pledges by party and the curve over time. Pure; every number names the figures that it comes
 * from. Unlike units, currencies and rates of time are never mixed.
 */
import type { Figure, Programme } from './state.ts'
import type { Bound, Decimal, Party, Per, Rate } from './vocabulary.ts'

/** How a number came to be: `computed` ones follow from others, `set` ones stand in the programme. */
export type Standing = 'heard' | 'confirmed' | 'corrected' | 'computed' | 'set'

export interface BoardNumber {
  readonly value: Decimal
  /** The other end of a range. */
  readonly high: Decimal | null
  /** A forecast or a remainder below nothing: the number is its size. */
  readonly isNegative: boolean
  readonly unit: string | null
  readonly currency: string | null
  readonly per: Per | null
  readonly bound: Bound
  readonly hedged: boolean
  readonly standing: Standing
  /** The ids of the figures that it comes from; of a stated one itself alone. */
  readonly figures: readonly string[]
}

/** A figure as a board lists it, with those that state it again, oldest first. */
export interface ListedFigure {
  readonly figure: Figure
  readonly alsoSaid: readonly Figure[]
}

export interface PledgesOfParty {
  readonly party: Party
  /** Latest first. */
  readonly pledges: readonly ListedFigure[]
  /** One for each unit and currency. */
  readonly sums: readonly BoardNumber[]
}

export interface CurvePoint {
  /** When it was said or entered; milliseconds since 1970. */
  readonly at: number
  readonly number: BoardNumber
}

export type CheckKind = 'pledges-total' | 'pace-total' | 'share-whole'

/** Two statements that should agree. Never resolved here: both sides are shown with where they come from. */
export interface Check {
  readonly kind: CheckKind
  readonly stated: BoardNumber
  readonly computed: BoardNumber
  /** `partial`: of pledges that come to far less than the total: others are in it that were not heard here. */
  readonly verdict: 'agrees' | 'disagrees' | 'partial'
  /** The rates that the computed side was converted with. */
  readonly rates: readonly Rate[]
}

export interface ProgrammeBoard {
  readonly programme: Programme
  readonly total: BoardNumber | null
  /** As stated last, else as set in the programme. */
  readonly target: BoardNumber | null
  readonly left: BoardNumber | null
  /** The total as a part of the target, in percent, rounded down to a whole number; above 100 where it is exceeded. */
  readonly percent: number | null
  /** How to read it: "at least" where the total is at least so much, or the target at most. */
  readonly percentBound: Bound
  readonly pace: BoardNumber | null
  /** What is left by the months that are left of the period, the running one among them. */
  readonly neededPace: BoardNumber | null
  /** Those that stand, latest first. */
  readonly forecasts: readonly BoardNumber[]
  /** Latest first by party. */
  readonly pledges: readonly PledgesOfParty[]
  readonly pledgeSums: readonly BoardNumber[]
  /** Every total that was stated or entered, in order of time, superseded ones among them. */
  readonly curve: readonly CurvePoint[]
  readonly checks: readonly Check[]
  /** Shares, commitments, vague ones, and whatever has no place above. Latest first. */
  readonly others: readonly ListedFigure[]
}

export interface Board {
  /** In the order in which the programmes were made. */
  readonly programmes: readonly ProgrammeBoard[]
  /** Figures that are about no programme, latest first. */
  readonly others: readonly ListedFigure[]
}

export interface BoardSight {
  /** Milliseconds since 1970: which month is running. */
  readonly now: number
  readonly timeZone: string
  /** `confirmed`: what the desk confirmed or corrected. `heard`: also what nobody looked at yet and is likely enough. */
  readonly includes: 'heard' | 'confirmed'
}
