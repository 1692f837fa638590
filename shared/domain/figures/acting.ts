/** What every act of the desk about figures has in common: it names what it saw, and says how it can be undone. */
import type { Moment } from '../recorded.ts'
import { didMeanwhile, type Judged } from '../questions/acting.ts'
import type { DeskActKind, Did } from '../questions/vocabulary.ts'
import { Refusal, type RefusalDetail } from '../refusal.ts'
import type { Briefing } from '../state.ts'
import type { FigureEvent } from './events.ts'
import { withFollowing } from './following.ts'
import { findFigure } from './standing.ts'
import type { Figure, Programme } from './state.ts'
import type { FigureImage, ProgrammeValues } from './vocabulary.ts'

/** An act on figures, with what follows from it for others. */
export function judgedFigures(
  briefing: Briefing,
  kind: DeskActKind,
  events: readonly FigureEvent[],
  moment: Moment,
  beside: string | null = null,
): Judged {
  const all = withFollowing(briefing, events, moment, beside)
  const touched = [...new Set(all.flatMap((event) => ('figureId' in event ? [event.figureId] : [])))]
  const images = touched.map((id) => {
    const figure = findFigure(briefing.figures, id)
    return { id, figure: figure === undefined ? null : imageOfFigure(figure) }
  })
  return { kind, questions: [], figures: touched, before: { figures: images }, events: all }
}

export function imageOfFigure(figure: Figure): FigureImage {
  const { seq: _, ...image } = figure
  return { ...image, earlier: [...image.earlier] }
}

export function imageOfProgramme(programme: Programme): ProgrammeValues {
  const { seq: _, ...values } = programme
  return values
}

/** Throws `figure-not-found`. */
export function figureOf(briefing: Briefing, id: string): Figure {
  const figure = findFigure(briefing.figures, id)
  if (figure === undefined) throw new Refusal('figure-not-found', { figure: id })
  return figure
}

/** A figure as the desk saw it. Throws `figure-not-found`, and where something was done to it since, who did what and when. */
export function figureAsSeen(briefing: Briefing, id: string, saw: number): Figure {
  const figure = figureOf(briefing, id)
  if (figure.seq !== saw) throw new Refusal('figure-changed-meanwhile', lastChangeOfFigure(briefing, figure))
  return figure
}

/** Likewise, of one that was not withdrawn. Throws `figure-not-standing` besides. */
export function figureToJudge(briefing: Briefing, id: string, saw: number): Figure {
  const figure = figureAsSeen(briefing, id, saw)
  if (figure.state === 'withdrawn') throw notStanding(briefing, figure)
  return figure
}

export function notStanding(briefing: Briefing, figure: Figure): Refusal {
  return new Refusal('figure-not-standing', lastChangeOfFigure(briefing, figure))
}

/** Who did what to the figure last, and when; of a change of its line nobody is named. */
export function lastChangeOfFigure(briefing: Briefing, figure: Figure): RefusalDetail {
  const about = { figure: figure.id, state: figure.state }
  const act = briefing.backstage.acts.findLast(({ figures }) => figures.includes(figure.id))
  if (act !== undefined && act.seq > figure.seq) return { ...about, ...didMeanwhile(act.name, act.kind, act.at) }
  const amendment = briefing.amendments.findLast(({ lineId }) => lineId === figure.source?.lineId)
  if (amendment === undefined) return about
  const did: Did = 'correct-line'
  return { ...about, did, at: amendment.at }
}

/** A programme as the desk saw it. Throws `programme-not-found`, and where it was changed since, who did what and when. */
export function programmeAsSeen(briefing: Briefing, id: string, saw: number): Programme {
  const programme = programmeOf(briefing, id)
  if (programme.seq === saw) return programme
  const act = briefing.backstage.acts.findLast(({ before }) => before?.programmes?.some((image) => image.id === id))
  const change = act === undefined ? {} : didMeanwhile(act.name, act.kind, act.at)
  throw new Refusal('programme-changed-meanwhile', { programme: id, name: programme.name, ...change })
}

/** Throws `programme-not-found`. */
export function programmeOf({ programmes }: Briefing, id: string): Programme {
  const programme = programmes.find((known) => known.id === id)
  if (programme === undefined) throw new Refusal('programme-not-found', { programme: id })
  return programme
}
