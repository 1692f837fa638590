/** T5 and T6: who speaks the line that a source hands in. The rules stand in `transcript.ts`. */
import type { OfferedLine } from './commands.ts'
import { isSeen } from './lineText.ts'
import { findSpeaker, isRosterFull, rosterOf } from './roster.ts'
import { speakerForLabel } from './roster/labelled.ts'
import type { Briefing } from './state.ts'
import type { Speaker } from './vocabulary.ts'

type Voice = { speaker: Speaker; introduced: true } | { speaker: Speaker | undefined; introduced: false }

export function whoSpeaks(briefing: Briefing, offered: OfferedLine): Voice {
  const named = labelIn(offered)
  if (named !== null) {
    const known = findSpeaker(briefing, named)
    return known === undefined && !isRosterFull(briefing)
      ? { speaker: speakerForLabel(briefing, named), introduced: true }
      : { speaker: known, introduced: false }
  }
  const before = briefing.lines.at(-1)
  if (before !== undefined) {
    return { speaker: briefing.speakers.find((speaker) => speaker.id === before.speakerId), introduced: false }
  }
  const podium = rosterOf(briefing).filter((speaker) => speaker.side === 'podium')
  return { speaker: podium.length === 1 ? podium[0] : undefined, introduced: false }
}

/** A label that nobody sees is none. */
export function labelIn({ speaker }: OfferedLine): string | null {
  return typeof speaker === 'string' && isSeen(speaker) ? speaker : null
}
