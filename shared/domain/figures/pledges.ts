/**
 * Pledges by party, the party with the latest first. Those of no named party have no place here: they may repeat one of another.
 * A later pledge adds to the earlier ones of its party; a repeated one is merged at the desk.
 */
import type { BoardNumber, ListedFigure, PledgesOfParty } from './board.ts'
import { keyOf, likeOf, type Like } from './boardLikeness.ts'
import { momentOf } from './boardFigures.ts'
import type { Calendar } from './boardCalendar.ts'
import { added, numberOf } from './boardNumbers.ts'
import type { Figure } from './state.ts'
import type { Party } from './vocabulary.ts'

export function isPledge({ figure }: ListedFigure): boolean {
  return figure.values.measure === 'pledge' && figure.values.party !== null
}

/** `pledges`: oldest first. */
export function pledgesByParty(
  pledges: readonly ListedFigure[],
  programme: Like,
  { dayOf }: Calendar,
): readonly PledgesOfParty[] {
  const codes = codesByName(pledges)
  const latestFirst = pledges
    .map((pledge) => ({ pledge, day: pledge.figure.values.date ?? dayOf(momentOf(pledge.figure)) }))
    .toReversed()
    .toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1))
    .map(({ pledge }) => pledge)
  const byParty = Map.groupBy(latestFirst, ({ figure }) => keyOfParty(figure.values.party, codes))
  return [...byParty.values()].flatMap((ofParty) => {
    const party = latestParty(ofParty)
    return party === null
      ? []
      : [{ party, pledges: ofParty, sums: sumsOf(ofParty.map(({ figure }) => figure).toReversed(), programme) }]
  })
}

/** One sum for each unit, currency and rate of time. */
export function sumsOf(figures: readonly Figure[], programme: Like): readonly BoardNumber[] {
  const counted = figures.flatMap((figure) => {
    const number = numberOf(figure)
    return number === null ? [] : [{ number, like: likeOf(number, programme) }]
  })
  const groups = Map.groupBy(counted, ({ number, like }) => keyOf(like, number.per))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    const sum =
      first === undefined
        ? null
        : added(
            group.map(({ number }) => number),
            first.like,
          )
    return sum === null ? [] : [sum]
  })
}

/** As it was named last; with its code where any of them has one. */
function latestParty(pledges: readonly ListedFigure[]): Party | null {
  const parties = pledges.flatMap(({ figure }) => figure.values.party ?? [])
  return parties.find(({ code }) => code !== null) ?? parties[0] ?? null
}

function codesByName(pledges: readonly ListedFigure[]): ReadonlyMap<string, string> {
  return new Map(
    pledges.flatMap(({ figure: { values } }) =>
      values.party === null || values.party.code === null
        ? []
        : [[folded(values.party.name), values.party.code] as const],
    ),
  )
}

function keyOfParty(party: Party | null, codes: ReadonlyMap<string, string>): string {
  if (party === null) return ''
  const code = party.code ?? codes.get(folded(party.name))
  return code === undefined ? `named ${folded(party.name)}` : `code ${code}`
}

function folded(name: string): string {
  return name.trim().normalize('NFC').toLowerCase()
}
