/** T7: a source says a line again that it has said already. The rules stand in `transcript.ts`. */
import type { OfferedLine } from './commands.ts'
import type { BriefingEvent } from './events.ts'
import type { Moment } from './recorded.ts'
import { Refusal } from './refusal.ts'
import type { Briefing, Line } from './state.ts'
import { currentLine } from './transcript.ts'

/** So long after the record took a line, another wording by its source is simply the line. */
export const SETTLING_MS = 10_000

/** Whose line it is: a token's, an account's, or the owner's, who may have come by another link meanwhile. */
export function lineSourceOf(actorId: string): string {
  return actorId.startsWith('owner:') ? 'owner' : actorId
}

export function decideReworded(
  briefing: Briefing,
  known: Line,
  offered: OfferedLine,
  { at, by }: Pick<Moment, 'at' | 'by'>,
): BriefingEvent[] {
  const last = lastWordingOf(briefing, known)
  const { revision } = offered
  if (revision === undefined || lineSourceOf(known.source ?? '') !== lineSourceOf(by.id)) {
    // What arrived is compared: the glossary may write it otherwise by now.
    if (known.text === offered.text || arrived(known) === arrived(offered)) return []
    throw new Refusal('line-id-taken', { line: known.id, seq: known.seq })
  }
  if (revision <= (last.revision ?? 0)) return []
  const current = currentLine(known, briefing.amendments)
  if (current.retracted !== null) throw new Refusal('line-already-retracted', { line: known.id })
  // Somebody has corrected it meanwhile, and knows better than its source.
  if (current.text !== last.text) {
    if (current.text === offered.text) return []
    throw new Refusal('line-changed-meanwhile', { line: known.id })
  }
  return [
    {
      type: 'LineCorrected',
      lineId: known.id,
      text: offered.text,
      marks: [...(offered.marks ?? [])],
      revision,
      ...(offered.heardAs !== undefined && { heardAs: offered.heardAs }),
      // The same words again are no correction; their number is kept, so that a lower one that comes late stays behind.
      ...((at - known.at <= SETTLING_MS || current.text === offered.text) && { settling: true as const }),
    },
  ]
}

/** The line in the last words of its source, without what others made of it. */
function lastWordingOf({ amendments }: Briefing, known: Line): Pick<Line, 'text' | 'revision'> {
  const later = amendments.findLast(
    (each) => each.kind === 'correction' && each.lineId === known.id && each.revision !== undefined,
  )
  return later?.kind === 'correction' ? later : known
}

function arrived({ text, heardAs }: Pick<OfferedLine, 'text' | 'heardAs'>): string {
  return heardAs ?? text
}
