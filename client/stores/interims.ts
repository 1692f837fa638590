/**
 * Text still being spoken, as a page shows it.
 *
 * I11 A text takes the place of the one before of its line, and is moved by nothing; one with a lower number is late and dropped.
 * I12 A line and its text never stand together: the fact and the end of its text are one change of the page, and text that comes
 *     after its line is dropped.
 * I13 Text that nobody renews for 20 seconds goes by itself; empty text takes it back at once, and so does a record that begins anew.
 */
import type { InterimMessage } from '#shared/protocol/messages.ts'
import { INTERIM_KEPT_MS } from '#shared/domain/lineText.ts'
import type { Briefing } from '#shared/domain/state.ts'

export interface Interim {
  readonly lineId: string
  readonly speakerId: string | null
  readonly text: string
  /** When it last grew, in ms on this device's clock. */
  readonly at: number
  /** The number of the text, where its source numbers them. */
  readonly rev?: number | undefined
}

export function withInterim(interims: readonly Interim[], message: InterimMessage, at: number): readonly Interim[] {
  const { lineId, speakerId, text, rev } = message
  const index = interims.findIndex((interim) => interim.lineId === lineId)
  // Nothing is lower than a number that is not known.
  if (Number(rev) < Number(interims[index]?.rev)) return interims
  if (text === '') return interims.filter((interim) => interim.lineId !== lineId)
  const grown: Interim = { lineId, speakerId, text, at, rev }
  return index < 0 ? [...interims, grown] : interims.with(index, grown)
}

/** Those whose lines are not on the record yet and that grew lately, also where the clock was set since; the same array where nothing went. */
export function stillSpoken(
  interims: readonly Interim[],
  briefing: Pick<Briefing, 'lines'>,
  now: number,
): readonly Interim[] {
  if (interims.length === 0) return interims
  const waiting = new Set(interims.map((interim) => interim.lineId))
  // A line that just arrived is near the end; looking further back would cost on every message.
  for (const line of briefing.lines.slice(-400)) waiting.delete(line.id)
  const kept = interims.filter((interim) => waiting.has(interim.lineId) && Math.abs(now - interim.at) < INTERIM_KEPT_MS)
  return kept.length === interims.length ? interims : kept
}
