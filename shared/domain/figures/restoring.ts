/** Figures, programmes and rates as they were before an act that is undone. */
import type { DeskAct } from '../questions/state.ts'
import type { QuestionImage } from '../questions/vocabulary.ts'
import type { Moment } from '../recorded.ts'
import { Refusal } from '../refusal.ts'
import type { Briefing } from '../state.ts'
import type { FigureEvent } from './events.ts'
import { lineOf, withOrphansReleased } from './following.ts'
import { rateBetween, refuseTakenName } from './programmes.ts'
import { findFigure } from './standing.ts'
import { PROGRAMMES_HELD } from './state.ts'

/** Throws where a name that would come back is taken by now, or there is no room for it. */
export function figuresPutBack(briefing: Briefing, act: DeskAct, image: QuestionImage, moment: Moment): FigureEvent[] {
  const { figures = [], rate } = image
  return [
    ...programmesPutBack(briefing, act, image),
    ...withOrphansReleased(
      briefing,
      figures.flatMap((figure) => figurePutBack(briefing, figure)),
      moment,
    ),
    ...(rate === undefined ? [] : ratePutBack(briefing, rate)),
  ]
}

type FigureBefore = NonNullable<QuestionImage['figures']>[number]

function figurePutBack({ figures, programmes }: Briefing, { id, figure }: FigureBefore): FigureEvent[] {
  const now = findFigure(figures, id)
  if (now === undefined) return []
  const about = { figureId: id, lineId: lineOf(now) }
  if (figure === null) return [{ type: 'FigureWithdrawn', ...about, why: 'by-hand' }]
  const programme = programmes.some((known) => known.id === figure.programme) ? figure.programme : null
  // Who said it may be known better since.
  const said = now.source
  const source =
    figure.source === null || said === null ? figure.source : { ...figure.source, speakerId: said.speakerId }
  return [{ type: 'FigureRestored', ...about, figure: { ...figure, source, programme } }]
}

/** Those that are gone come first: their names may be those that come back. */
function programmesPutBack(briefing: Briefing, act: DeskAct, { programmes = [] }: QuestionImage): FigureEvent[] {
  if (programmes.length === 0) return []
  const removed = new Set(programmes.flatMap(({ id, programme }) => (programme === null ? [id] : [])))
  const restored = programmes.flatMap(({ programme, place }) => (programme === null ? [] : [{ programme, place }]))
  const ids = new Set(restored.map(({ programme }) => programme.id))
  const untouched = briefing.programmes.filter(({ id }) => !removed.has(id) && !ids.has(id))
  if (untouched.length + ids.size > PROGRAMMES_HELD) {
    throw new Refusal('programmes-too-many', { act: act.id, limit: PROGRAMMES_HELD })
  }
  for (const { programme } of restored) refuseTakenName(untouched, programme)
  return [
    ...briefing.programmes
      .filter(({ id }) => removed.has(id))
      .map(({ id, name }) => ({ type: 'ProgrammeRemoved', programmeId: id, name }) as const),
    ...restored.map(({ programme, place }): FigureEvent =>
      briefing.programmes.some(({ id }) => id === programme.id)
        ? { type: 'ProgrammeChanged', programme }
        : {
            type: 'ProgrammeCreated',
            programme,
            ...(place !== undefined && { place }),
            figures: [...act.figures],
          },
    ),
  ]
}

function ratePutBack(briefing: Briefing, { from, to, rate }: NonNullable<QuestionImage['rate']>): FigureEvent[] {
  if (rate !== null) return [{ type: 'RateEntered', rate }]
  return rateBetween(briefing, from, to) === undefined ? [] : [{ type: 'RateRemoved', from, to }]
}
