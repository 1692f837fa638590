/**
 * A reading as commands to a briefing: whoever is not in its roster yet, then the lines.
 *
 * IM1 Somebody whom the roster knows by any of the printed labels, or by the same name, is that person, and is introduced no second time.
 * IM2 All forms in which somebody is printed are aliases, unless they are somebody else's already: as many as a person may have, the
 *     first ones first. Of those beyond, the lines of the document are still that person's; a line that comes later with such a
 *     label introduces somebody new, whom the desk merges.
 *     What means somebody else in the next document ("Q", "Reporter") is no label of a person with a name.
 * IM3 A line keeps the label as printed and, where the recording's beginning is known, when it was said: where the source tells
 *     no time of it, with the line before it, or as the recording began. Its words are final.
 */
import { commandSchema, type Command } from '#shared/domain/commands.ts'
import { foldSpace, isSeen } from '#shared/domain/lineText.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { findSpeaker, SPEAKERS_AT_MOST } from '#shared/domain/roster.ts'
import { labelKey } from '#shared/domain/roster/labelKey.ts'
import { aliasesWithin } from '#shared/domain/roster/person.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import type { DocumentLine, DocumentReading, ReportedSpeaker } from '#shared/protocol/documents.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import { isAnybodys } from './labels.ts'
import { offeredLine } from './offeredLine.ts'

type Read = Extract<DocumentReading, { ok: true }>

const LABEL_AT_MOST = 160
const NAME_AT_MOST = 120
const LATEST = 8.64e15

export interface EnteredReading {
  readonly introductions: readonly Command[]
  readonly lines: readonly Command[]
}

/**
 * `recordedAt`: when the recording began that the times of the source count from, in milliseconds since 1970. Throws
 * `speakers-too-many`, and `command-malformed` where the document says something that no record may keep.
 */
export function enterReading(
  { speakers }: Pick<Briefing, 'speakers'>,
  { report, lines }: Pick<Read, 'report' | 'lines'>,
  recordedAt: number | null,
): EnteredReading {
  if (report.speakers.length > SPEAKERS_AT_MOST)
    throw new Refusal('speakers-too-many', { speakers: report.speakers.length, limit: SPEAKERS_AT_MOST })
  const { introduced, idOf } = meetRoster(speakers, report.speakers)
  let saidAt = recordedAt
  return {
    introductions: introduced.map((speaker) => parseWith(commandSchema, { type: 'IntroduceSpeaker', speaker })),
    lines: lines.map((line) => {
      saidAt = (recordedAt === null ? null : instantOf(recordedAt, line.saidAt)) ?? saidAt
      return parseWith(commandSchema, { type: 'TranscribeLine', line: enteredLine(line, idOf, saidAt) })
    }),
  }
}

function enteredLine(line: DocumentLine, idOf: ReadonlyMap<string, string>, saidAt: number | null) {
  const { label, speakerLabel } = line
  return {
    ...offeredLine(line),
    speaker: speakerLabel === null ? null : (idOf.get(speakerLabel) ?? clipped(speakerLabel, LABEL_AT_MOST)),
    label: label === null || label === '' ? null : clipped(label, LABEL_AT_MOST),
    saidAt,
    verbatim: true,
  }
}

/** Null where the source tells no time, or one that is none. */
function instantOf(recordedAt: number, saidAt: number | null): number | null {
  if (saidAt === null) return null
  const at = Math.round(recordedAt + saidAt)
  return at >= 0 && at <= LATEST ? at : null
}

/** Whom the roster lacks, and by which id each label or id of the reading is known there. */
function meetRoster(known: Briefing['speakers'], read: readonly ReportedSpeaker[]) {
  const ids = new Set(known.map(({ id }) => id))
  const introduced: Speaker[] = []
  const idOf = new Map<string, string>()
  const taken = new Set(known.flatMap(({ label, aliases = [] }) => [label, ...aliases].map(labelKey)))
  for (const speaker of read) {
    const forms = formsOf(speaker)
    const there = knownAs(known, forms, speaker)
    const made = there ?? speakerFrom(speaker, forms, ids, taken)
    // Namesakes share a label, and are meant by id.
    if (!idOf.has(speaker.label)) idOf.set(speaker.label, made.id)
    idOf.set(speaker.id, made.id)
    if (there !== undefined) continue
    introduced.push(made)
    ids.add(made.id)
    for (const form of [made.label, ...(made.aliases ?? [])]) taken.add(labelKey(form))
  }
  return { introduced, idOf }
}

function formsOf({ label, labels, aliases = [], name }: ReportedSpeaker): readonly string[] {
  const forms = [label, ...labels, ...aliases]
  const own = name === null ? forms : forms.filter((form) => !isAnybodys(form))
  return own.length > 0 ? own : [name ?? label]
}

/** IM1. A namesake of another outlet is somebody else. */
function knownAs(
  known: Briefing['speakers'],
  forms: readonly string[],
  { name, outlet }: ReportedSpeaker,
): Speaker | undefined {
  const byForm = forms.flatMap((form) => findSpeaker({ speakers: known }, form) ?? [])[0]
  const byName = name === null ? undefined : findSpeaker({ speakers: known }, name)
  const isOther = outlet !== null && byName?.outlet != null && labelKey(outlet) !== labelKey(byName.outlet)
  return byForm ?? (isOther ? undefined : byName)
}

function speakerFrom(
  { id: wanted, name, role, outlet, side }: ReportedSpeaker,
  forms: readonly string[],
  ids: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): Speaker {
  let id = wanted
  for (let n = 2; ids.has(id); n += 1) id = `${wanted}-${n}`
  const whole = clipped(forms[0] ?? wanted, LABEL_AT_MOST)
  // Nobody's label is somebody else's: a namesake's says which of them it is.
  const label = taken.has(labelKey(whole)) ? clipped(`${whole.slice(0, NAME_AT_MOST)} (${id})`, LABEL_AT_MOST) : whole
  const own = new Map(forms.map((form) => [labelKey(form), foldSpace(form)]))
  own.delete(labelKey(label))
  const aliases = [...own].flatMap(([key, form]) =>
    isSeen(form) && form.length <= LABEL_AT_MOST && !taken.has(key) ? [form] : [],
  )
  return {
    id,
    label,
    name: name === null ? null : clipped(name, NAME_AT_MOST),
    role: role === null ? null : clipped(role, LABEL_AT_MOST),
    outlet: outlet === null ? null : clipped(outlet, NAME_AT_MOST),
    side,
    ...(aliases.length > 0 && { aliases: aliasesWithin(aliases) }),
  }
}

/** Never half a character. */
function clipped(text: string, atMost: number): string {
  const folded = foldSpace(text)
  if (folded.length <= atMost) return folded
  const cut = folded.slice(0, atMost)
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).trimEnd()
}
