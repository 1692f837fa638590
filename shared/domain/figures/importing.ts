/**
 * Tables of programmes and pledges, each taken in one act or not at all. A row whose id is there already changes what is there.
 * Refusals name the row that is wrong, counted from 1.
 */
import { nothing, type Judged } from '../questions/acting.ts'
import type { Moment } from '../recorded.ts'
import { Refusal } from '../refusal.ts'
import type { Briefing } from '../state.ts'
import { imageOfProgramme, judgedFigures } from './acting.ts'
import type { FigureCommandOf } from './commands.ts'
import type { FigureEvent } from './events.ts'
import { lineOf } from './following.ts'
import { sameValues } from './likeness.ts'
import { refuseTakenName, sameProgramme } from './programmes.ts'
import { findFigure } from './standing.ts'
import { FIGURES_HELD, PROGRAMMES_HELD, type Figure } from './state.ts'
import type { ProgrammeValues } from './vocabulary.ts'

const kind = 'import-figures'

export function judgeImportingProgrammes(
  briefing: Briefing,
  { programmes: rows }: FigureCommandOf<'ImportProgrammes'>,
): Judged {
  const known = new Map(briefing.programmes.map((programme) => [programme.id, programme]))
  const taken = new Map<string, ProgrammeValues>(known)
  rows.forEach((programme, index) => {
    const { id, name } = programme
    if (rows.findIndex((other) => other.id === id) < index) {
      throw new Refusal('programme-id-taken', { row: index + 1, programme: id, name })
    }
    taken.set(id, programme)
    if (taken.size > PROGRAMMES_HELD) {
      throw new Refusal('programmes-too-many', { row: index + 1, programme: id, limit: PROGRAMMES_HELD })
    }
  })
  // Names may change places within one table, so they are held against what there is in the end.
  rows.forEach((programme, index) => refuseTakenName([...taken.values()], programme, { row: index + 1 }))

  const changed = rows.filter((row) => {
    const was = known.get(row.id)
    return was === undefined || !sameProgramme(was, row)
  })
  if (changed.length === 0) return nothing(kind)
  return {
    kind,
    questions: [],
    before: {
      programmes: changed.map(({ id }) => {
        const was = known.get(id)
        return { id, programme: was === undefined ? null : imageOfProgramme(was) }
      }),
    },
    events: changed.map((programme) => ({
      type: known.has(programme.id) ? 'ProgrammeChanged' : 'ProgrammeCreated',
      programme,
    })),
  }
}

type Row = FigureCommandOf<'ImportPledges'>['pledges'][number]

export function judgeImportingPledges(
  briefing: Briefing,
  { pledges: rows }: FigureCommandOf<'ImportPledges'>,
  moment: Moment,
): Judged {
  let held = briefing.figures.length
  const events = rows.flatMap((row, index): FigureEvent[] => {
    const where = { row: index + 1, figure: row.figureId }
    const known = findFigure(briefing.figures, row.figureId)
    const isTwice = rows.findIndex(({ figureId }) => figureId === row.figureId) < index
    if (isTwice || isOther(known)) throw new Refusal('figure-id-taken', where)
    if (known?.origin === 'said' && known.state === 'withdrawn') {
      throw new Refusal('figure-not-standing', { ...where, state: known.state })
    }
    if (row.programme !== null && !briefing.programmes.some(({ id }) => id === row.programme)) {
      throw new Refusal('programme-not-found', { ...where, programme: row.programme })
    }
    if (known !== undefined) return changesOf(known, row)
    held += 1
    if (held > FIGURES_HELD) throw new Refusal('figures-too-many', { ...where, limit: FIGURES_HELD })
    return [{ type: 'FigureEntered', ...row, lineId: null, source: null }]
  })
  return events.length === 0 ? nothing(kind) : judgedFigures(briefing, kind, events, moment)
}

/** What was said and is no pledge is not to be turned into one by its id. */
function isOther(known: Figure | undefined): boolean {
  return known?.origin === 'said' && known.values.measure !== 'pledge'
}

/** What is in a table stands again, though it was withdrawn or dismissed since; one that was said stays where it was said. */
function changesOf(known: Figure, { values, programme }: Row): FigureEvent[] {
  const about = { figureId: known.id, lineId: lineOf(known) }
  const isSame = sameValues(known.values, values)
  const isOpen = known.state === 'heard' || known.state === 'dismissed' || known.state === 'withdrawn'
  return [
    ...(isSame ? [] : [{ type: 'FigureCorrected', ...about, values } as const]),
    ...(isSame && isOpen ? [{ type: 'FigureConfirmed', ...about } as const] : []),
    ...(known.programme === programme ? [] : [{ type: 'FigureAssigned', ...about, programme } as const]),
  ]
}
