/** The board of a briefing: each figure that counts has one place on it, by what it is about and what it measures. */
import type { Briefing } from '../state.ts'
import type { Board, BoardSight } from './board.ts'
import { calendarOf } from './boardCalendar.ts'
import { countedFigures, isStanding } from './boardFigures.ts'
import { boardOfProgramme } from './boardOfProgramme.ts'

export function boardOf(
  { figures, programmes, rates }: Pick<Briefing, 'figures' | 'programmes' | 'rates'>,
  sight: BoardSight,
): Board {
  const calendar = calendarOf(sight.timeZone)
  const today = calendar.dayOf(sight.now)
  const known = new Set(programmes.map(({ id }) => id))
  const byProgramme = Map.groupBy(countedFigures(figures, sight), ({ figure: { programme } }) =>
    programme !== null && known.has(programme) ? programme : null,
  )
  return {
    programmes: programmes.map((programme) =>
      boardOfProgramme(programme, byProgramme.get(programme.id) ?? [], { calendar, today, rates }),
    ),
    others: (byProgramme.get(null) ?? []).filter(isStanding).toReversed(),
  }
}
