/**
 * Whether shares fit what else was said: a part is no more than its whole; a share of what the programme counts is the total's
 * part of the target, up to one percentage point; two that count the same things count as many of them. Small wholes are not
 * compared, since "two-thirds" and "a half" are of no number of things.
 */
import type { BoardNumber, Check } from './board.ts'
import { isSame, keyOf, likeOf, likeOfProgramme } from './boardLikeness.ts'
import { numberOf, ratioOf } from './boardNumbers.ts'
import type { Checked } from './checks.ts'
import { verdictOn } from './checksAgreement.ts'
import { compare } from './decimal.ts'
import type { Figure } from './state.ts'

const PERCENTAGE_POINT = '1'
const COUNTED_FROM = '10'

interface Share {
  readonly part: BoardNumber
  readonly whole: BoardNumber
}

export function checksOfShares(checked: Checked): readonly Check[] {
  const shares = checked.shares.flatMap((figure) => shareOf(figure) ?? [])
  return [...shares.flatMap(beyondItsWhole), ...againstTotal(shares, checked), ...likeWholes(shares)]
}

function shareOf(figure: Figure): Share | null {
  const part = numberOf(figure)
  const { of } = figure.values
  if (part === null || of === null) return null
  return { part, whole: { ...part, value: of, high: null, bound: 'exactly' } }
}

/** One that fits is nothing to tell. */
function beyondItsWhole({ part, whole }: Share): readonly Check[] {
  if (compare(part.value, whole.value) <= 0) return []
  return [checkOf(whole, part, 'disagrees')]
}

/** The latest that names what the programme counts, since "half of it" may be of anything. */
function againstTotal(shares: readonly Share[], { programme, measuredIn, total, target }: Checked): readonly Check[] {
  const own = likeOfProgramme(programme)
  const share = shares.findLast(
    ({ part }) => (part.unit !== null || part.currency !== null) && isSame(likeOf(part, own), measuredIn),
  )
  if (share === undefined || total === null || target === null) return []
  const stated = ratioOf(share.part, share.whole)
  const computed = ratioOf(total, target)
  if (stated === null || computed === null) return []
  return [
    checkOf({ ...stated, standing: share.part.standing }, computed, verdictOn(stated, computed, PERCENTAGE_POINT)),
  ]
}

/** The latest two of each kind of thing. */
function likeWholes(shares: readonly Share[]): readonly Check[] {
  const counted = shares.filter(({ whole }) => compare(whole.value, COUNTED_FROM) > 0)
  const kinds = Map.groupBy(counted, ({ whole }) => keyOf(whole, whole.per))
  return [...kinds.values()].flatMap((ofKind) => {
    const [earlier, later] = ofKind.slice(-2)
    if (earlier === undefined || later === undefined) return []
    return [checkOf(earlier.whole, later.whole, verdictOn(earlier.whole, later.whole))]
  })
}

function checkOf(stated: BoardNumber, computed: BoardNumber, verdict: Check['verdict']): Check {
  return { kind: 'share-whole', stated, computed, verdict, rates: [] }
}
