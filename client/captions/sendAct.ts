/** An act as what the server's doors take: a posted line, or a command to the briefing. */
import type { SentCommand } from '#shared/domain/commands.ts'
import { findSpeaker } from '#shared/domain/roster.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { findLine } from '#shared/domain/transcript.ts'
import type { PostedLine } from '#shared/protocol/http.ts'
import type { Act, LineAct } from './act.ts'
import type { OutboxEntry } from './entries.ts'

export type Sending =
  { readonly path: 'lines'; readonly body: PostedLine } | { readonly path: 'commands'; readonly body: SentCommand }

/**
 * Whether the page has yet to see what it is about: who said a line, the record decides, and the live link brings it a moment
 * after the acknowledgement.
 */
export function isAhead(act: Act, entries: readonly OutboxEntry[], seq: number): boolean {
  return (
    act.kind === 'attribute' &&
    (act.saw === null || act.speaker === null) &&
    entries.some(
      ({ act: { kind, lineId }, progress }) =>
        kind === 'line' && lineId === act.lineId && progress.kind === 'accepted' && progress.seq > seq,
    )
  )
}

/** `record`: as far as the page has it. */
export function sendingOf(act: Act, record: Pick<Briefing, 'lines' | 'speakers'>): Sending {
  const recorded = findLine(record, act.lineId)
  switch (act.kind) {
    case 'line':
      return { path: 'lines', body: postedLine(act) }
    case 'correct': {
      const { lineId, text, marks } = act
      // The glossary may have written the line in other letters than it was typed in.
      const saw = recorded?.heardAs === act.saw ? recorded.text : act.saw
      return { path: 'commands', body: { type: 'CorrectLine', lineId, saw, text, ...(marks && { marks: [...marks] }) } }
    }
    case 'attribute': {
      const { lineId, lineKind } = act
      // A label has become somebody of the roster by the time that its line is changed.
      const named = act.saw === null ? undefined : findSpeaker(record, act.saw)
      const saw = named?.id ?? recorded?.speakerId ?? null
      // For the server no speaker is nobody, which none of these acts means.
      const speaker = act.speaker ?? recorded?.speakerId ?? null
      return { path: 'commands', body: { type: 'AttributeLine', lineId, saw, speaker, kind: lineKind } }
    }
    case 'retract':
      return { path: 'commands', body: { type: 'RetractLine', lineId: act.lineId, reason: act.reason } }
    default:
      return act satisfies never
  }
}

function postedLine({ id, text, at, speaker, lineKind, marks, verbatim, revision }: LineAct): PostedLine {
  return {
    id,
    text,
    at,
    speaker,
    revision,
    ...(lineKind !== null && { kind: lineKind }),
    ...(marks.length > 0 && { marks: [...marks] }),
    ...(verbatim && { verbatim }),
  }
}
