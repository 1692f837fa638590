/** Text still being spoken: replaced as it grows, gone when its line is on the record, taken back, or old. */
import type { InterimMessage } from '#shared/protocol/messages.ts'
import type { Briefing } from '#shared/domain/state.ts'

export interface Interim {
  readonly lineId: string
  readonly speakerId: string | null
  readonly text: string
  /** When it last grew, in ms on this device's clock. */
  readonly at: number
}

/** The message that takes interim text back may be lost, so that text which stops growing goes by itself. */
export const INTERIM_KEPT_FOR = 20_000

export function withInterim(interims: readonly Interim[], message: InterimMessage, at: number): readonly Interim[] {
  const { lineId, speakerId, text } = message
  if (text === '') return interims.filter((interim) => interim.lineId !== lineId)
  const grown: Interim = { lineId, speakerId, text, at }
  const index = interims.findIndex((interim) => interim.lineId === lineId)
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
  const kept = interims.filter(
    (interim) => waiting.has(interim.lineId) && Math.abs(now - interim.at) < INTERIM_KEPT_FOR,
  )
  return kept.length === interims.length ? interims : kept
}
