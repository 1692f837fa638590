/**
 * The board of a briefing: each figure that counts has one place on it, by what it is about and what it measures.
 *
 * FB1 Confirmed and corrected figures count, unless their line was taken back, and heard ones where the board includes them and they are likely
 *     enough. Dismissed, withdrawn, merged and superseded ones do not; merged ones are listed with the one that they state again.
 * FB2 The latest counts: by when it was said, else entered; of one moment by line, and in a line from left to right.
 * FB3 What a figure leaves unsaid is the programme's, unless what it does say is something else. Bare dollars are the programme's
 *     where that counts in dollars or US dollars, bare crowns never those of a country. What is shown is what was said.
 * FB4 A programme that names neither unit nor currency is measured in what its latest total was said in, else its latest target.
 * FB5 Totals, targets and paces of another year than the programme's period, or without one of the year they were said in, are
 *     not its own.
 * FB6 The target is the one stated last, else the one that is set. What is left is the target less the total; where that is
 *     exceeded, by how much. Only of like ones.
 * FB7 The percentage is rounded down; of a range it is that of the end that is certain.
 * FB8 The needed pace is what is left by the calendar months left of the period where the briefing is, the running one among
 *     them; none where nothing is left, or the period is over or not said.
 * FB9 Pledges are of named parties, by the day they bear or were said on; those of one party add up. Only like ones are added.
 * FB10 The curve has all like totals, superseded ones among them, and before them the baseline at the first day of the period.
 * FB11 Ranges keep both ends. What follows from an open amount is open, turned round where it is taken away or divided by; from
 *      amounts that are open in several ways, or that had to be rounded, only about right. What follows from a hope is one.
 * FB12 Whatever has no place of its own, or is about no programme here, is listed as other.
 */
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
