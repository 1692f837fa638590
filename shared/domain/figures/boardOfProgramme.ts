/** The board of one programme, by the rules in `boardOf.ts`. */
import type { BoardNumber, ListedFigure, ProgrammeBoard } from './board.ts'
import { combined, opposite } from './boardBounds.ts'
import { isOfPeriod, type Calendar } from './boardCalendar.ts'
import { isStanding } from './boardFigures.ts'
import { isSame, likeOf, likeOfProgramme, type Like } from './boardLikeness.ts'
import { highEnd, numberOf, remainder, setNumber } from './boardNumbers.ts'
import { checksOf } from './checks.ts'
import { curveOf } from './curve.ts'
import { wholePercent } from './decimal.ts'
import { neededPace } from './pace.ts'
import { isPledge, pledgesByParty, sumsOf } from './pledges.ts'
import type { Figure, Programme } from './state.ts'
import type { Measure, Rate } from './vocabulary.ts'

interface Surroundings {
  readonly calendar: Calendar
  readonly today: string
  readonly rates: readonly Rate[]
}

/** `counted`: those that count and the superseded ones, oldest first. */
export function boardOfProgramme(
  programme: Programme,
  counted: readonly ListedFigure[],
  { calendar, today, rates }: Surroundings,
): ProgrammeBoard {
  const own = likeOfProgramme(programme)
  const standing = counted.filter(isStanding)
  const ofPeriod = ({ figure }: ListedFigure) => isOfPeriod(figure, programme.period, calendar)
  const measuredIn = measureOf(own, standing.filter(ofPeriod))
  const isLike = ({ figure }: ListedFigure) =>
    figure.values.value !== null && isSame(likeOf(figure.values, own), measuredIn)

  const totals = counted.filter((listed) => isLike(listed) && isAmount(listed, 'total') && ofPeriod(listed))
  const totalSaid = totals.findLast(isStanding)
  const like = standing.filter(isLike)
  const targetSaid = like.findLast((listed) => isAmount(listed, 'target') && ofPeriod(listed))
  const paceSaid = like.findLast((listed) => isPace(listed) && ofPeriod(listed))
  const forecasts = like.filter(({ figure }) => figure.values.measure === 'forecast')
  const pledges = standing.filter(isPledge)
  const placed = new Set([...totals, targetSaid, paceSaid, ...forecasts, ...pledges])

  const total = numberOrNull(totalSaid)
  const target = numberOrNull(targetSaid) ?? setNumber(programme.target, own)
  const baseline = isSame(own, measuredIn) ? setNumber(programme.baseline, own) : null
  const isReachable = target !== null && isSame(likeOf(target, own), measuredIn)
  const left = total === null || !isReachable ? null : remainder(target, total, measuredIn)
  const pace = numberOrNull(paceSaid)
  return {
    programme,
    total,
    target,
    left,
    ...(total === null || !isReachable ? NO_PERCENT : percentOf(total, target)),
    pace,
    neededPace: neededPace(left, programme.period, today),
    forecasts: forecasts.flatMap(({ figure }) => numberOf(figure) ?? []).toReversed(),
    pledges: pledgesByParty(pledges, own, calendar),
    pledgeSums: sumsOf(figuresOf(pledges), own),
    curve: curveOf(figuresOf(totals), baseline, programme.period, calendar),
    checks: checksOf({
      programme,
      measuredIn,
      total,
      baseline,
      target: isReachable ? target : null,
      pace: paceSaid?.figure ?? null,
      pledges: figuresOf(pledges.filter(ofPeriod)),
      shares: figuresOf(standing.filter((listed) => isShare(listed) && ofPeriod(listed))),
      rates,
    }),
    others: standing.filter((listed) => !placed.has(listed)).toReversed(),
  }
}

function measureOf(own: Like, standing: readonly ListedFigure[]): Like {
  if (own.unit !== null || own.currency !== null) return own
  const leading =
    standing.findLast((listed) => isAmount(listed, 'total')) ??
    standing.findLast((listed) => isAmount(listed, 'target'))
  return leading === undefined ? own : likeOf(leading.figure.values, own)
}

/** A plain amount, not one a month. */
function isAmount({ figure: { values } }: ListedFigure, measure: Measure): boolean {
  return values.measure === measure && values.value !== null && values.per === null
}

function isPace({ figure: { values } }: ListedFigure): boolean {
  return values.measure === 'pace' && values.per !== null
}

function isShare({ figure: { values } }: ListedFigure): boolean {
  return values.measure === 'share'
}

const NO_PERCENT = { percent: null, percentBound: 'exactly' } as const

/** Of a range the end that is certain. */
function percentOf(total: BoardNumber, target: BoardNumber): Pick<ProgrammeBoard, 'percent' | 'percentBound'> {
  const isRange = total.high !== null || target.high !== null
  return {
    percent: wholePercent(total.value, highEnd(target)),
    percentBound: combined([total.bound, opposite(target.bound), isRange ? 'at-least' : 'exactly']),
  }
}

function numberOrNull(listed: ListedFigure | undefined): BoardNumber | null {
  return listed === undefined ? null : numberOf(listed.figure)
}

function figuresOf(listed: readonly ListedFigure[]): readonly Figure[] {
  return listed.map(({ figure }) => figure)
}
