/** Which amounts may be set against each other. What was left unsaid is taken so only for that: what is shown is what was said. */
import type { FigureValues, Per, ProgrammeValues } from './vocabulary.ts'

/** What an amount is of. */
export interface Like {
  readonly unit: string | null
  readonly currency: string | null
}

export type Amount = Pick<FigureValues, 'unit' | 'currency'>

const DOLLARS: readonly (string | null)[] = ['$', 'USD']

export function isSame(a: Like, b: Like): boolean {
  return a.currency === b.currency && foldedUnit(a.unit) === foldedUnit(b.unit)
}

/** For grouping: the same for whatever may be added. */
export function keyOf({ unit, currency }: Like, per: Per | null): string {
  return JSON.stringify([foldedUnit(unit), currency, per])
}

/** What an amount of this programme is of: as the programme has it where nothing speaks against it, else as it was said. */
export function likeOf(said: Amount, programme: Like): Like {
  const unitFits = said.unit === null || foldedUnit(said.unit) === foldedUnit(programme.unit)
  const currencyFits = said.currency === null || isSameMoney(said.currency, programme.currency)
  return unitFits && currencyFits ? programme : { unit: said.unit, currency: said.currency }
}

export function isSameMoney(a: string | null, b: string | null): boolean {
  return a === b || (DOLLARS.includes(a) && DOLLARS.includes(b))
}

/** What the programme says of itself. */
export function likeOfProgramme({ unit, currency }: Pick<ProgrammeValues, 'unit' | 'currency'>): Like {
  return { unit, currency }
}

/** As both were said where they were said alike, else as they were taken. */
export function shownLike(amounts: readonly Amount[], taken: Like): Like {
  const [first] = amounts
  if (first === undefined) return taken
  const isOne = amounts.every(({ unit, currency }) => unit === first.unit && currency === first.currency)
  return isOne ? { unit: first.unit, currency: first.currency } : taken
}

function foldedUnit(unit: string | null): string | null {
  return unit === null ? null : unit.trim().normalize('NFC').toLowerCase()
}
