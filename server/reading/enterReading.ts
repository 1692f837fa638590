/**
 * A reading as commands to a briefing: whoever is not in its roster yet, then the lines.
 *
 * IM1 Somebody whom the roster knows by any of the printed labels is that person, and is introduced no second time.
 * IM2 All forms in which somebody is printed are aliases, unless they are somebody else's already.
 * IM3 A line keeps the label as printed and, where the recording's beginning is known, when it was said; its words are final.
 */
import type { Command } from '#shared/domain/commands.ts'
import { foldSpace } from '#shared/domain/lineText.ts'
import { findSpeaker } from '#shared/domain/roster.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import type { DocumentLine, DocumentReading, ReportedSpeaker } from '#shared/protocol/documents.ts'
import { offeredLine } from './offeredLine.ts'

type Read = Extract<DocumentReading, { ok: true }>

const LABEL_AT_MOST = 160
const ALIASES_AT_MOST = 12

export interface EnteredReading {
  readonly introductions: readonly Command[]
  readonly lines: readonly Command[]
}

/** `recordedAt`: when the recording began that the times of the source count from, in milliseconds since 1970. */
export function enterReading(
  { speakers }: Pick<Briefing, 'speakers'>,
  { report, lines }: Pick<Read, 'report' | 'lines'>,
  recordedAt: number | null,
): EnteredReading {
  const { introduced, labelOf } = meetRoster(speakers, report.speakers)
  return {
    introductions: introduced.map((speaker) => ({ type: 'IntroduceSpeaker', speaker })),
    lines: lines.map((line) => ({ type: 'TranscribeLine', line: enteredLine(line, labelOf, recordedAt) })),
  }
}

function enteredLine(line: DocumentLine, labelOf: ReadonlyMap<string, string>, recordedAt: number | null) {
  const speaker = line.speakerLabel === null ? null : (labelOf.get(line.speakerLabel) ?? line.speakerLabel)
  return {
    ...offeredLine(line),
    speaker,
    label: line.label === null || line.label === '' ? null : line.label.slice(0, LABEL_AT_MOST),
    saidAt: recordedAt === null || line.saidAt === null ? null : recordedAt + line.saidAt,
    verbatim: true,
  }
}

/** Whom the roster lacks, and under which of its labels each of the reading's is known there. */
function meetRoster(known: Briefing['speakers'], read: readonly ReportedSpeaker[]) {
  const roster = [...known]
  const introduced: Speaker[] = []
  const labelOf = new Map<string, string>()
  for (const speaker of read) {
    const forms = [speaker.label, ...speaker.labels, ...(speaker.aliases ?? [])]
    const there = forms.flatMap((form) => findSpeaker({ speakers: roster }, form) ?? [])[0]
    labelOf.set(speaker.label, there?.label ?? speaker.label)
    if (there !== undefined) continue
    const made = speakerFrom(speaker, forms, roster)
    introduced.push(made)
    roster.push(made)
  }
  return { introduced, labelOf }
}

function speakerFrom(
  { id: wanted, label, name, role, outlet, side }: ReportedSpeaker,
  forms: readonly string[],
  roster: Briefing['speakers'],
): Speaker {
  let id = wanted
  for (let n = 2; roster.some((speaker) => speaker.id === id); n += 1) id = `${wanted}-${n}`
  const own = new Map(forms.map((form) => [folded(form), foldSpace(form)]))
  own.delete(folded(label))
  const aliases = [...own.values()].filter((form) => form !== '' && form.length <= LABEL_AT_MOST)
  return {
    id,
    label,
    name,
    role,
    outlet,
    side,
    ...(aliases.length > 0 && { aliases: aliases.slice(0, ALIASES_AT_MOST) }),
  }
}

function folded(label: string): string {
  return foldSpace(label).toLowerCase()
}
