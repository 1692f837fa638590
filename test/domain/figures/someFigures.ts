/** Figures and programmes as they are wanted, for what is computed from them. Invented. */
import { boardOf } from '#shared/domain/figures/boardOf.ts'
import type { Board, BoardNumber, BoardSight, ProgrammeBoard } from '#shared/domain/figures/board.ts'
import { NO_VALUES, type Figure, type Programme } from '#shared/domain/figures/state.ts'
import type { FigureSource, FigureValues, Rate } from '#shared/domain/figures/vocabulary.ts'

/** Ten in the morning in the middle of the programme's year. */
export const TODAY = Date.UTC(2026, 7, 20, 10)
const DAY = 86_400_000

export const SIGHT: BoardSight = { now: TODAY, timeZone: 'Europe/Brussels', includes: 'heard' }

export const FLOOD_WALL: Programme = {
  id: 'flood-wall',
  name: 'Flood wall',
  aliases: ['the wall'],
  unit: null,
  currency: 'EUR',
  target: '300000000',
  period: { from: '2026-01-01', to: '2026-12-31' },
  baseline: null,
  seq: 2,
}

/** Confirmed, about the flood wall, entered so many days before today. */
export function figure(
  id: string,
  values: Partial<FigureValues>,
  more: Partial<Figure> & { readonly daysAgo?: number } = {},
): Figure {
  const { daysAgo = 0, ...rest } = more
  return {
    id,
    at: TODAY - daysAgo * DAY,
    origin: 'said',
    state: 'confirmed',
    values: { ...NO_VALUES, ...values },
    earlier: [],
    source: null,
    unitCarried: false,
    confidence: 90,
    programme: FLOOD_WALL.id,
    into: null,
    flag: null,
    seq: 10,
    ...rest,
  }
}

export function saidIn(lineId: string, start: number, saidAt = TODAY): FigureSource {
  const said = 'so many'
  const end = start + said.length
  return { lineId, speakerId: null, turn: 1, saidAt, said, start, end, sentence: { start, end, text: said } }
}

export interface Shown {
  readonly programme?: Partial<Programme>
  readonly rates?: readonly Rate[]
  readonly sight?: Partial<BoardSight>
}

export function boardWith(figures: readonly Figure[], { programme = {}, rates = [], sight = {} }: Shown = {}): Board {
  return boardOf({ figures, programmes: [{ ...FLOOD_WALL, ...programme }], rates }, { ...SIGHT, ...sight })
}

/** The one programme's. */
export function programmeWith(figures: readonly Figure[], shown: Shown = {}): ProgrammeBoard {
  const [board] = boardWith(figures, shown).programmes
  if (board === undefined) throw new Error('there is a programme')
  return board
}

/** For assertions that are to be read: `exceeded at-least 3–4 EUR a month`. */
export function told(number: BoardNumber | null): string | null {
  if (number === null) return null
  const { value, high, isNegative, unit, currency, per, bound, hedged } = number
  return [
    isNegative ? 'exceeded' : null,
    bound === 'exactly' ? null : bound,
    high === null ? value : `${value}–${high}`,
    unit,
    currency,
    per === null ? null : `a ${per}`,
    hedged ? 'hedged' : null,
  ]
    .filter((part) => part !== null)
    .join(' ')
}
