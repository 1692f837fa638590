/** When the record of a briefing was said that was put in long after: decided as it ends, since by then its lines are known. */
import type { EventOf } from './events.ts'
import type { Briefing, Line } from './state.ts'
import { withheldLines } from './withheld.ts'

/** In ms. Of a briefing that is held now, lines come some seconds after they were said, and clocks differ by a few minutes. */
const LONG_BEFORE = 600_000

export type SaidTimes = NonNullable<EventOf<'BriefingEnded'>['said']>

/** Null where the first line or the last one was said as the record took it: then the briefing was held here. */
export function saidTimes(briefing: Briefing): SaidTimes | null {
  const withheld = withheldLines(briefing)
  const lines = briefing.lines.filter(({ id }) => !withheld.has(id))
  const first = lines[0]
  const last = lines.at(-1)
  if (first === undefined || last === undefined || !wasSaidLongBefore(first) || !wasSaidLongBefore(last)) return null
  const byTurn = Map.groupBy(lines, ({ turn }) => turn)
  let openedAt = first.saidAt
  const turns = briefing.turns.map(({ number }) => {
    const its = byTurn.get(number) ?? []
    // A source whose times go back makes no turn end before it began.
    openedAt = Math.max(openedAt, its[0]?.saidAt ?? openedAt)
    const answer = its.find(({ kind, firstKind = kind }) => firstKind === 'answer')
    return { openedAt, answeredAt: answer === undefined ? null : Math.max(openedAt, answer.saidAt) }
  })
  return { startedAt: first.saidAt, endedAt: Math.max(openedAt, last.saidAt), turns }
}

function wasSaidLongBefore({ at, saidAt }: Line): boolean {
  return at - saidAt > LONG_BEFORE
}
