/**
 * The words of captions as they roll: paragraphs of one speaker each. What stands keeps its place; new words come at the end, a
 * correction takes the place of what it corrects, what was taken back goes. Pure.
 */
import type { Briefing, Line } from '#shared/domain/state.ts'
import { currentLine } from '#shared/domain/transcript.ts'
import type { Mark } from '#shared/domain/vocabulary.ts'
import { spokenText } from '../format/marks.ts'
import type { Interim } from '../stores/interims.ts'

/** A line of the record, or one still being spoken. */
export interface Spoken {
  readonly id: string
  /** Null: nobody knows. */
  readonly speakerId: string | null
  readonly text: string
  readonly isInterim: boolean
}

export interface CaptionParagraph {
  /** Of its first line. */
  readonly id: string
  readonly speakerId: string | null
  /** Whether somebody else spoke before it. */
  readonly isNewSpeaker: boolean
  readonly lines: readonly Spoken[]
}

/** A rehearsal that begins anew says lines of the same ids again, and nothing of the last time is to stand among them. */
export const playOf = ({ id, startedAt }: Pick<Briefing, 'id' | 'startedAt'>): string => `${id} ${startedAt ?? ''}`

/** The last lines that are looked at: many more than a screen has rows. */
const LINES_SEEN = 24

/**
 * What was said last, oldest first. `since`: when the record took the first of it, in ms; `say`: a mark in words; `standing`: the
 * ids of lines that stand above already. They are not among it, nor is what was taken back.
 */
export function spokenOf(
  { lines, amendments }: Pick<Briefing, 'lines' | 'amendments'>,
  interims: readonly Interim[],
  since: number,
  say: (mark: Mark) => string,
  standing: ReadonlySet<string> = new Set(),
): readonly Spoken[] {
  const said = lines.slice(-LINES_SEEN).filter(({ at }) => at >= since)
  const before = said.at(-1)?.speakerId ?? null
  return [
    ...said.flatMap((line) => (standing.has(line.id) ? [] : saidNow(line, amendments, say))),
    ...interims.map(({ lineId, speakerId, text }) => ({
      id: lineId,
      speakerId: speakerId ?? before,
      text,
      isInterim: true,
    })),
  ].filter(({ text }) => text !== '')
}

function saidNow(line: Line, amendments: Briefing['amendments'], say: (mark: Mark) => string): Spoken[] {
  const { text, marks, retracted } = currentLine(line, amendments)
  if (retracted !== null) return []
  return [{ id: line.id, speakerId: line.speakerId, text: spokenText(text, marks, say), isInterim: false }]
}

/** The paragraphs after `before`, now that `spoken` was said. `gone`: the ids of lines that were taken back, or stand elsewhere. */
export function rolled(
  before: readonly CaptionParagraph[],
  spoken: readonly Spoken[],
  gone: ReadonlySet<string> = new Set(),
): readonly CaptionParagraph[] {
  const now = new Map(spoken.map((line) => [line.id, line]))
  const kept = before.flatMap((paragraph) => {
    const lines = paragraph.lines.flatMap((line) => keptLine(line, paragraph, now.get(line.id), gone))
    return bySpeaker(paragraph, lines)
  })
  const laterThan = ({ id }: Spoken) =>
    new Set(spoken.slice(spoken.findIndex((each) => each.id === id) + 1).map((each) => each.id))
  return unknownOf(before, kept, spoken).reduce<readonly CaptionParagraph[]>(
    (all, line) => placed(all, line, laterThan(line)),
    kept,
  )
}

/** Old lines of the record stay although nobody looks at them any more; text that was still being spoken goes with its message. */
function keptLine(
  line: Spoken,
  { speakerId }: CaptionParagraph,
  now: Spoken | undefined,
  gone: ReadonlySet<string>,
): readonly Spoken[] {
  // Finished words stay where they are, also once they are somebody else's.
  if (now !== undefined) return now.speakerId === speakerId || !line.isInterim ? [now] : []
  return line.isInterim || gone.has(line.id) ? [] : [line]
}

/** The paragraph, in as many as people turn out to have spoken in it. */
function bySpeaker(paragraph: CaptionParagraph, lines: readonly Spoken[]): readonly CaptionParagraph[] {
  if (lines.every(({ speakerId }) => speakerId === paragraph.speakerId))
    return lines.length === 0 ? [] : [{ ...paragraph, lines }]
  return lines.reduce(withLine, [] as readonly CaptionParagraph[])
}

/**
 * What comes after the last line of the record that stood already. Of two lines that come together, the later one may have stood as
 * text still being spoken and the earlier one not at all.
 */
function unknownOf(
  before: readonly CaptionParagraph[],
  kept: readonly CaptionParagraph[],
  spoken: readonly Spoken[],
): readonly Spoken[] {
  const known = new Set(kept.flatMap(({ lines }) => lines.map(({ id }) => id)))
  const recorded = new Set(before.flatMap(({ lines }) => lines.flatMap((line) => (line.isInterim ? [] : [line.id]))))
  const last = spoken.findLastIndex(({ id, isInterim }) => !isInterim && recorded.has(id))
  return spoken.slice(last + 1).filter(({ id }) => !known.has(id))
}

/** At the end; but a line of the record before what the same person said or says after it: nobody reads the end first. */
function placed(
  paragraphs: readonly CaptionParagraph[],
  line: Spoken,
  later: ReadonlySet<string>,
): readonly CaptionParagraph[] {
  const goesOn = ({ speakerId, lines }: CaptionParagraph) =>
    speakerId === line.speakerId && lines.some(({ id }) => later.has(id))
  const paragraph = line.isInterim ? undefined : paragraphs.find(goesOn)
  if (paragraph === undefined) return withLine(paragraphs, line)
  const at = paragraph.lines.findIndex(({ id }) => later.has(id))
  const lines = [...paragraph.lines.slice(0, at), line, ...paragraph.lines.slice(at)]
  const now = { ...paragraph, id: lines[0]?.id ?? line.id, lines }
  return paragraphs.map((each) => (each === paragraph ? now : each))
}

function withLine(paragraphs: readonly CaptionParagraph[], line: Spoken): readonly CaptionParagraph[] {
  const last = paragraphs.at(-1)
  const isSame = last !== undefined && last.speakerId === line.speakerId
  if (isSame) {
    return [...paragraphs.slice(0, -1), { ...last, lines: [...last.lines, line] }]
  }
  return [...paragraphs, { id: line.id, speakerId: line.speakerId, isNewSpeaker: !isSame, lines: [line] }]
}

/** Without what stands before the line, for good; the last line of the record stays, so that it is known where the record goes on. */
export function letGoBefore(paragraphs: readonly CaptionParagraph[], lineId: string): readonly CaptionParagraph[] {
  const first = paragraphs.findIndex(({ lines }) => lines.some(({ id }) => id === lineId))
  const paragraph = paragraphs[first]
  if (paragraph === undefined) return paragraphs
  const at = paragraph.lines.findIndex(({ id }) => id === lineId)
  const cut = { ...paragraph, lines: paragraph.lines.slice(at), isNewSpeaker: paragraph.isNewSpeaker && at === 0 }
  const left = [cut, ...paragraphs.slice(first + 1)]
  return left.some(({ lines }) => lines.some(({ isInterim }) => !isInterim)) ? left : paragraphs
}
