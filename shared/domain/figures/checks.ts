/**
 * Statements of a programme that should agree. Nothing is resolved here: both sides are handed on with where they come from.
 *
 * FC1 The pledges that count and are of the programme's period add up to the stated total. What is in another currency is
 *     converted by an entered rate; without one nothing is checked, for the sum would not be of all. What is short of the total
 *     by more than a tenth is called a part of it, since a briefing names the pledges of its day.
 * FC2 The pace by the months that were said with it, and the baseline, are the stated total.
 * FC3 A part is no more than its whole; a share of what the programme counts is the total's part of the target; two shares of
 *     the same things have the same whole.
 * FC4 Exact amounts agree when they are equal, open ones and ranges where they meet. Where either is only about right, the stated
 *     one is taken up to half of its last place that is not 0, but no more than a tenth of it.
 */
import type { BoardNumber, Check } from './board.ts'
import { isSame, likeOf, likeOfProgramme, type Like } from './boardLikeness.ts'
import { added, highEnd, mapped, numberOf } from './boardNumbers.ts'
import { verdictOn } from './checksAgreement.ts'
import { converted } from './checksConversion.ts'
import { checksOfShares } from './checksShares.ts'
import { compare, product } from './decimal.ts'
import type { Figure, Programme } from './state.ts'
import type { Decimal, Per, Rate } from './vocabulary.ts'

/** What is set against each other: numbers of one programme that are like, and figures of its period that count, oldest first. */
export interface Checked {
  readonly programme: Programme
  readonly measuredIn: Like
  readonly total: BoardNumber | null
  readonly baseline: BoardNumber | null
  readonly target: BoardNumber | null
  readonly pace: Figure | null
  readonly pledges: readonly Figure[]
  readonly shares: readonly Figure[]
  readonly rates: readonly Rate[]
}

export function checksOf(checked: Checked): readonly Check[] {
  return [...pledgesAgainstTotal(checked), ...paceAgainstTotal(checked), ...checksOfShares(checked)]
}

/** Of the total: what is below it is no rounding and no slip of the tongue. */
const PART = '0.9'

/** None where a pledge is in a currency without a rate: the sum would not be of all. Pledges of other things are no part of it. */
function pledgesAgainstTotal({ programme, measuredIn, total, pledges, rates }: Checked): readonly Check[] {
  if (total === null) return []
  const own = likeOfProgramme(programme)
  const numbers: BoardNumber[] = []
  const used = new Set<Rate>()
  for (const pledge of pledges) {
    const number = numberOf(pledge)
    if (number === null || number.per !== null) continue
    const like = likeOf(number, own)
    if (isSame(like, measuredIn)) numbers.push(number)
    else if (isSame({ ...like, currency: measuredIn.currency }, measuredIn)) {
      const conversion = converted(number, measuredIn, rates)
      if (conversion === null) return []
      numbers.push(conversion.number)
      used.add(conversion.rate)
    }
  }
  const sum = added(numbers, measuredIn)
  if (sum === null) return []
  const isPart = compare(highEnd(sum), product(total.value, PART).amount) < 0
  const verdict = verdictOn(total, sum) === 'agrees' ? 'agrees' : isPart ? 'partial' : 'disagrees'
  return [{ kind: 'pledges-total', stated: total, computed: sum, verdict, rates: [...used] }]
}

/** So many months of it, and what there was before. */
function paceAgainstTotal({ measuredIn, total, baseline, pace }: Checked): readonly Check[] {
  const rate = pace === null ? null : numberOf(pace)
  const times = pace === null ? null : timesOf(pace)
  if (total === null || rate === null || times === null) return []
  const raised = mapped(rate, (end) => product(end, times), null)
  if (raised === null) return []
  const computed = baseline === null ? raised : added([baseline, raised], measuredIn)
  if (computed === null) return []
  return [{ kind: 'pace-total', stated: total, computed, verdict: verdictOn(total, computed), rates: [] }]
}

const MONTHS: Readonly<Record<Per, number | null>> = { day: null, week: null, month: 1, quarter: 3, year: 12 }

/** How often the pace was kept in the months that were said with it; null where they are no whole number of times. */
function timesOf({ values: { per, period } }: Figure): Decimal | null {
  const length = per === null ? null : MONTHS[per]
  const months = period?.months.length ?? 0
  return length === null || months === 0 || months % length !== 0 ? null : String(months / length)
}
