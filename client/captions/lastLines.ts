/** What was said last, as a captioner needs it: the record's last lines with what is about to change of them, and own ones that are not on it yet. */
import type { Briefing, Line } from '#shared/domain/state.ts'
import type { LineKind, Mark, Speaker, Term } from '#shared/domain/vocabulary.ts'
import { findSpeaker } from '#shared/domain/roster.ts'
import { currentLine } from '#shared/domain/transcript.ts'
import type { Act, LineAct } from './act.ts'
import type { OutboxEntry, Progress } from './entries.ts'
import { handOf } from './ids.ts'
import { asRecorded } from './replacing.ts'

export type Voice =
  | { readonly kind: 'known'; readonly speaker: Speaker }
  /** A label that the roster has not heard of yet. */
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'goes-on' }
  | { readonly kind: 'unknown' }

export interface LastLine {
  readonly id: string
  readonly voice: Voice
  /** Id of the roster, label, or null for whoever spoke before. */
  readonly speaker: string | null
  readonly kind: LineKind | null
  readonly text: string
  readonly marks: readonly Mark[]
  /** When it was said, in ms. */
  readonly at: number
  readonly hand: ReturnType<typeof handOf>
  /** Of the line itself, or of what is about to change of it. */
  readonly progress: Progress
  /** What its progress is about; null where the line is on the record as it stands. */
  readonly act: Act | null
  readonly correctedAt: number | null
  /** As the record has it so far, whatever is about to change. */
  readonly standing: { readonly text: string; readonly speaker: string | null }
  /** It is going to be taken back, and can still be kept until then, in ms. */
  readonly retracting: number | null
  /** It is being taken back at this moment, which nothing stops any more. */
  readonly isLeaving: boolean
  /** It was taken back, and stays in its place as it does for readers. */
  readonly isGone: boolean
  /** When, in ms, and why; null also for a line that was gone before it reached the record. */
  readonly retracted: { readonly at: number; readonly reason: string } | null
}

type OnRecord = Pick<Briefing, 'lines' | 'amendments' | 'speakers'>
type Ordered = LastLine & { readonly seq: number }

export interface LastLinesAbout {
  readonly terms?: readonly Term[]
  /** The line that is being changed, which stays for as long, whatever comes after it or becomes of it. */
  readonly edited?: string | null
}

/** The last `count` lines in the order of the record, and every line that is waiting, under way or refused after them. */
export function lastLines(
  record: OnRecord,
  entries: readonly OutboxEntry[],
  count: number,
  { terms = [], edited = null }: LastLinesAbout = {},
): readonly LastLine[] {
  const from = record.lines.length - Math.max(count, 100)
  const recent = record.lines.filter(({ id }, at) => at >= from || id === edited)
  const onRecord = new Set(recent.map(({ id }) => id))
  const typed = entries.flatMap(({ act, progress }) =>
    act.kind === 'line' && !onRecord.has(act.id) ? [typedLine(record, act, progress, terms)] : [],
  )
  const isAcknowledged = ({ progress }: LastLine) => progress.kind === 'accepted'
  const said = recent.map((line) => recordedLine(record, line))
  // Acknowledged, but the live link has not brought it yet: in its place all the same.
  const ordered = [...said, ...typed.filter(isAcknowledged)].sort((one, other) => one.seq - other.seq)
  const all = [...ordered, ...typed.filter((line) => !isAcknowledged(line))].map((line) =>
    withChanges(record, line, entries),
  )
  const last = all.slice(-count)
  // What asks for a decision or is being changed may not slip out of sight behind the others.
  const isHeld = ({ id, progress }: LastLine) => progress.kind === 'refused' || id === edited
  return [...all.slice(0, -count).filter(isHeld), ...last]
}

function recordedLine(record: OnRecord, line: Line): Ordered {
  const { text, marks, retracted, correctedAt } = currentLine(line, record.amendments)
  const speaker = record.speakers.find(({ id }) => id === line.speakerId)
  return {
    id: line.id,
    voice: speaker === undefined ? { kind: 'unknown' } : { kind: 'known', speaker },
    speaker: line.speakerId,
    kind: line.kind,
    text,
    marks,
    at: line.saidAt,
    hand: handOf(line.id),
    progress: { kind: 'accepted', seq: line.seq },
    act: null,
    correctedAt,
    standing: { text, speaker: line.speakerId },
    retracting: null,
    isLeaving: false,
    isGone: retracted !== null,
    retracted,
    seq: line.seq,
  }
}

function typedLine(record: OnRecord, act: LineAct, progress: Progress, terms: readonly Term[]): Ordered {
  const { id, speaker, lineKind, marks, at } = act
  const isAccepted = progress.kind === 'accepted'
  const text = asRecorded(act, terms)
  return {
    id,
    voice: voiceOf(record, speaker),
    speaker,
    kind: lineKind,
    text,
    marks,
    at,
    hand: 'own',
    progress,
    act: isAccepted ? null : act,
    correctedAt: null,
    standing: { text, speaker },
    retracting: null,
    isLeaving: false,
    isGone: false,
    retracted: null,
    seq: isAccepted ? progress.seq : Infinity,
  }
}

/** As it is going to stand once what waits is on the record. What is refused shows what it wanted. */
function withChanges(record: OnRecord, line: Ordered, entries: readonly OutboxEntry[]): LastLine {
  let shown: LastLine = line
  for (const { act, progress } of entries) {
    if (act.lineId !== line.id || act.kind === 'line' || progress.kind === 'accepted') continue
    // The first that is refused is the one to decide on.
    if (shown.progress.kind !== 'refused' && (!line.isGone || progress.kind === 'refused'))
      shown = { ...shown, progress, act }
    // Nothing changes any more of a line that was taken back.
    if (line.isGone) continue
    if (act.kind === 'correct') shown = { ...shown, text: act.text, marks: act.marks ?? shown.marks }
    if (act.kind === 'attribute') {
      const who = act.speaker === null ? {} : { voice: voiceOf(record, act.speaker), speaker: act.speaker }
      shown = { ...shown, ...who, kind: act.lineKind ?? shown.kind }
    }
    if (act.kind === 'retract' && act.refused === null)
      shown = { ...shown, retracting: act.notBefore, isLeaving: progress.kind === 'sending' }
  }
  return shown
}

function voiceOf(record: OnRecord, idOrLabel: string | null): Voice {
  if (idOrLabel === null) return { kind: 'goes-on' }
  const speaker = findSpeaker(record, idOrLabel)
  return speaker === undefined ? { kind: 'label', label: idOrLabel } : { kind: 'known', speaker }
}

/**
 * Who goes on where a line names nobody: whoever said the last line, also one that is still on its way. Noises of the room are
 * nobody's words, and what was refused or taken back does not count. Id of the roster or label; null where nobody is known.
 */
export function whoGoesOn(lines: readonly LastLine[]): string | null {
  const isRefused = ({ act, progress }: LastLine) => act?.kind === 'line' && progress.kind === 'refused'
  const isSpoken = ({ kind, voice, isGone }: LastLine) =>
    !isGone && kind !== 'stage' && (voice.kind === 'known' || voice.kind === 'label')
  const voice = lines.findLast((line) => isSpoken(line) && !isRefused(line))?.voice
  if (voice?.kind === 'known') return voice.speaker.id
  return voice?.kind === 'label' ? voice.label : null
}

/** Who spoke, oldest first, also in lines that are still on their way; a line that goes on is left out. */
export function whoSpoke(lines: readonly LastLine[]): readonly (string | null)[] {
  return lines
    .filter(({ kind, voice, isGone }) => !isGone && kind !== 'stage' && kind !== 'moderation' && voice.kind === 'known')
    .map(({ voice }) => (voice.kind === 'known' ? voice.speaker.id : null))
}
