/** The state of the figures after one of their facts. Records, and never judges. */
import type { Recorded } from '../recorded.ts'
import type { Briefing } from '../state.ts'
import type { FigureEvent, FigureEventOf } from './events.ts'
import { EARLIER_HELD, type Figure, type Programme } from './state.ts'
import type { FigureState, Rate } from './vocabulary.ts'

export function recordFigureEvent(briefing: Briefing, event: FigureEvent, fact: Omit<Recorded, 'event'>): Briefing {
  const { seq, at } = fact
  const changed = (id: string, change: Partial<Figure>) => withFigure(briefing, id, { ...change, seq })

  switch (event.type) {
    case 'FigureHeard':
      return withFigures(briefing, [...briefing.figures, heard(event, fact)])
    case 'FigureEntered':
      return withFigures(briefing, [...briefing.figures, entered(event, fact)])
    case 'FigureConfirmed': {
      const figure = find(briefing.figures, event.figureId)
      return changed(event.figureId, { state: standingAgain(figure), into: null, flag: null, confirmedAt: at })
    }
    case 'FigureCorrected': {
      const figure = find(briefing.figures, event.figureId)
      if (figure === undefined) return briefing
      const earlier = [...figure.earlier, { values: figure.values, at }].slice(-EARLIER_HELD)
      const values = { values: event.values, earlier, confirmedAt: at }
      return changed(figure.id, { state: 'corrected', ...values, into: null, flag: null })
    }
    case 'FigureDismissed':
      return changed(event.figureId, { state: 'dismissed', into: null, flag: null })
    case 'FigureSuperseded':
      return changed(event.figureId, { state: 'superseded', into: event.by })
    case 'FigureRevived':
      return changed(event.figureId, { state: event.state, into: null })
    case 'FigureMerged':
      return changed(event.figureId, { state: 'merged', into: event.into })
    case 'FigureAssigned':
      return changed(event.figureId, { programme: event.programme })
    case 'FigureWithdrawn': {
      const withdrawn = changed(event.figureId, { state: 'withdrawn', into: null, flag: null })
      return event.why === 'by-hand' ? withdrawn : withoutUndoing(withdrawn, event.figureId)
    }
    case 'FigureReread':
      return withoutUndoing(changed(event.figureId, { source: event.source }), event.figureId)
    case 'FigureFlagged':
      return withoutUndoing(changed(event.figureId, { flag: event.flag }), event.figureId)
    case 'FigureRestored':
      // Whole: what is missing in the image was not there.
      return withFigures(
        briefing,
        briefing.figures.map((figure) => (figure.id === event.figureId ? { ...event.figure, seq } : figure)),
      )

    case 'ProgrammeCreated':
      return recordProgramme(briefing, event, seq)
    case 'ProgrammeChanged': {
      const { programme } = event
      return {
        ...briefing,
        programmes: briefing.programmes.map((known) => (known.id === programme.id ? { ...programme, seq } : known)),
      }
    }
    case 'ProgrammeRemoved':
      return {
        ...briefing,
        programmes: briefing.programmes.filter(({ id }) => id !== event.programmeId),
        figures: briefing.figures.map((figure) =>
          figure.programme === event.programmeId ? { ...figure, programme: null, seq } : figure,
        ),
      }
    case 'RateEntered':
      return { ...briefing, rates: withRate(briefing.rates, event.rate) }
    case 'RateRemoved':
      return { ...briefing, rates: briefing.rates.filter(({ from, to }) => from !== event.from || to !== event.to) }
    default:
      return event satisfies never
  }
}

/** The state of a figure that the desk stands by: `corrected` where it said something else before. */
export function standingAgain(figure: Figure | undefined): FigureState {
  return figure === undefined || figure.earlier.length === 0 ? 'confirmed' : 'corrected'
}

function heard(event: FigureEventOf<'FigureHeard'>, { seq, at }: { seq: number; at: number }): Figure {
  const { figureId: id, values, source, unitCarried, confidence, programme } = event
  const said = { values, source, unitCarried, confidence, programme }
  return { id, at, origin: 'said', state: 'heard', ...said, earlier: [], into: null, flag: null, seq }
}

function entered(event: FigureEventOf<'FigureEntered'>, { seq, at }: { seq: number; at: number }): Figure {
  const { figureId: id, values, source, programme } = event
  const said = { values, source, unitCarried: false, confidence: null, programme }
  const stands = { earlier: [], into: null, flag: null, confirmedAt: at }
  return { id, at, origin: 'entered', state: 'confirmed', ...said, ...stands, seq }
}

function recordProgramme(briefing: Briefing, event: FigureEventOf<'ProgrammeCreated'>, seq: number): Briefing {
  const programme: Programme = { ...event.programme, seq }
  const place = event.place ?? briefing.programmes.length
  const created = { ...briefing, programmes: briefing.programmes.toSpliced(place, 0, programme) }
  if (event.figures === undefined) return created
  const again = new Set(event.figures)
  return withFigures(
    created,
    briefing.figures.map((figure) => (again.has(figure.id) ? { ...figure, programme: programme.id, seq } : figure)),
  )
}

function withRate(rates: readonly Rate[], rate: Rate): readonly Rate[] {
  const place = rates.findIndex(({ from, to }) => from === rate.from && to === rate.to)
  return place < 0 ? [...rates, rate] : rates.with(place, rate)
}

/** What the desk did to the figure before its line changed cannot be undone any more: it would bring back words that are gone. */
function withoutUndoing(briefing: Briefing, id: string): Briefing {
  const { backstage } = briefing
  const acts = backstage.acts.map((act) =>
    act.before?.figures?.some((image) => image.id === id) === true ? { ...act, before: null } : act,
  )
  return { ...briefing, backstage: { ...backstage, acts } }
}

function find(figures: readonly Figure[], id: string): Figure | undefined {
  return figures.find((figure) => figure.id === id)
}

function withFigure(briefing: Briefing, id: string, change: Partial<Figure>): Briefing {
  const place = briefing.figures.findIndex((figure) => figure.id === id)
  const figure = briefing.figures[place]
  return figure === undefined ? briefing : withFigures(briefing, briefing.figures.with(place, { ...figure, ...change }))
}

function withFigures(briefing: Briefing, figures: readonly Figure[]): Briefing {
  return { ...briefing, figures }
}
