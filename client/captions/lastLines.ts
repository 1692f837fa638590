/** What was said last, as a captioner needs it: the record's last lines, and their own ones that are not on it yet. */
import type { Briefing } from '#shared/domain/state.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import { findSpeaker } from '#shared/domain/roster.ts'
import { currentLine } from '#shared/domain/transcript.ts'
import type { OutboxEntry, Progress } from './outbox.ts'

export type Voice =
  | { readonly kind: 'known'; readonly speaker: Speaker }
  /** A label that the roster has not heard of yet. */
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'goes-on' }
  | { readonly kind: 'unknown' }

export interface LastLine {
  readonly id: string
  readonly voice: Voice
  readonly text: string
  /** When it was said, in ms. */
  readonly at: number
  readonly progress: Progress
}

type OnRecord = Pick<Briefing, 'lines' | 'amendments' | 'speakers'>

/** The last `count` lines in the order of the record, and every line that is waiting, under way or refused after them. */
export function lastLines(record: OnRecord, entries: readonly OutboxEntry[], count: number): readonly LastLine[] {
  const recent = record.lines.slice(-Math.max(count, 100))
  const onRecord = new Set(recent.map(({ id }) => id))
  const ours = entries.filter(({ line }) => !onRecord.has(line.id)).map((entry) => fromEntry(record, entry))
  // Acknowledged, but the live link has not brought it yet.
  const acknowledged = ours.filter(({ progress }) => progress.kind === 'accepted')
  const open = ours.filter(({ progress }) => progress.kind !== 'accepted')
  const said = recent.flatMap((line): LastLine[] => {
    const { text, retracted } = currentLine(line, record.amendments)
    if (retracted !== null) return []
    const speaker = record.speakers.find(({ id }) => id === line.speakerId)
    const voice: Voice = speaker === undefined ? { kind: 'unknown' } : { kind: 'known', speaker }
    return [{ id: line.id, voice, text, at: line.saidAt, progress: { kind: 'accepted', seq: line.seq } }]
  })
  const ordered = [...said, ...acknowledged].sort((a, b) => seqOf(a) - seqOf(b))
  const kept = open.filter(({ progress }) => progress.kind === 'refused')
  const last = [...ordered, ...open].slice(-count)
  // A refused line asks for a decision and may not slip out of sight behind the others.
  return [...kept.filter((line) => !last.includes(line)), ...last]
}

const seqOf = ({ progress }: LastLine) => (progress.kind === 'accepted' ? progress.seq : Infinity)

function fromEntry(record: OnRecord, { line, progress }: OutboxEntry): LastLine {
  const { id, text, at } = line
  if (line.speaker === null) return { id, text, at, progress, voice: { kind: 'goes-on' } }
  const speaker = findSpeaker(record, line.speaker)
  return {
    id,
    text,
    at,
    progress,
    voice: speaker === undefined ? { kind: 'label', label: line.speaker } : { kind: 'known', speaker },
  }
}
