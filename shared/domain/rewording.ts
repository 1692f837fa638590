/** T7: a source says a line again that it has said already. The rules stand in `transcript.ts`. */
import { decideAttributeLine, personOf } from './attribution.ts'
import type { OfferedLine } from './commands.ts'
import type { BriefingEvent } from './events.ts'
import type { Moment } from './recorded.ts'
import { Refusal } from './refusal.ts'
import type { Briefing, Line } from './state.ts'
import { currentLine } from './transcript.ts'
import { labelIn, whoSpeaks } from './whoSpeaks.ts'

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
  moment: Pick<Moment, 'at' | 'by'>,
): BriefingEvent[] {
  const wordings = wordingsOf(briefing, known)
  const last = wordings.at(-1) ?? known
  const revision = numberOf(briefing, known, offered, moment, wordings)
  if (revision === null) {
    if (wordings.some((each) => isSame(each, offered))) return []
    throw new Refusal('line-id-taken', { line: known.id, seq: known.seq })
  }
  if (revision <= (last.revision ?? 0)) return []
  const current = currentLine(known, briefing.amendments)
  if (current.retracted !== null) throw new Refusal('line-already-retracted', { line: known.id })
  const attributed = saidByAnother(briefing, known, offered, revision)
  // Somebody has corrected it meanwhile, and knows better than its source.
  if (current.text !== last.text) {
    if (current.text === offered.text) return attributed
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
      ...((isSettling(known, moment) || current.text === offered.text) && { settling: true as const }),
    },
    ...attributed,
  ]
}

/** Which wording of the line this is; null where it is none that its source may still hand in. */
function numberOf(
  briefing: Briefing,
  known: Line,
  offered: OfferedLine,
  moment: Pick<Moment, 'at' | 'by'>,
  wordings: readonly Wording[],
): number | null {
  if (lineSourceOf(known.source ?? '') !== lineSourceOf(moment.by.id)) return null
  if (known.revision !== undefined) return offered.revision ?? null
  if (offered.revision !== undefined || !isSettling(known, moment)) return null
  // A source that counts nothing may repeat itself, and late: what it has left behind comes back no more.
  if (wordings.slice(0, -1).some((each) => isSame(each, offered))) return null
  const last = wordings.at(-1) ?? known
  const isRepeated = (offered.label ?? offered.speaker ?? null) === known.label || !isAnother(briefing, known, offered)
  return isSame(last, offered) && isRepeated ? null : (last.revision ?? 0) + 1
}

function isSettling(known: Line, { at }: Pick<Moment, 'at'>): boolean {
  return at - known.at <= SETTLING_MS
}

type Wording = Pick<Line, 'text' | 'heardAs' | 'revision'>

/** The line in the words of its source, the first ones first, without what others made of it. */
function wordingsOf({ amendments }: Briefing, known: Line): readonly Wording[] {
  const later = amendments.filter((each) => each.kind === 'correction')
  return [known, ...later.filter(({ lineId, revision }) => lineId === known.id && revision !== undefined)]
}

function isSame(one: Wording, other: OfferedLine): boolean {
  return one.text === other.text || arrived(one) === arrived(other)
}

function arrived({ text, heardAs }: Pick<OfferedLine, 'text' | 'heardAs'>): string {
  return heardAs ?? text
}

/** Whom the desk gave the line to stays, and so does whoever said it where the roster is full. */
function saidByAnother(briefing: Briefing, known: Line, offered: OfferedLine, revision: number): BriefingEvent[] {
  const last = briefing.amendments.findLast((each) => each.kind === 'attribution' && each.lineId === known.id)
  if (last?.kind === 'attribution' && last.revision === undefined) return []
  if (!isAnother(briefing, known, offered)) return []
  const { speaker = null, kind } = offered
  const command = { type: 'AttributeLine', lineId: known.id, saw: known.speakerId, speaker, kind } as const
  return decideAttributeLine(briefing, command).map((event) =>
    event.type === 'LineAttributed' ? { ...event, revision } : event,
  )
}

/** Whether the source names somebody other than who is said to have said the line. */
function isAnother(briefing: Briefing, known: Line, offered: OfferedLine): boolean {
  if (labelIn(offered) === null) return false
  const { speaker, introduced } = whoSpeaks(briefing, offered)
  return speaker !== undefined && (introduced || speaker.id !== personOf(briefing, known.speakerId))
}
