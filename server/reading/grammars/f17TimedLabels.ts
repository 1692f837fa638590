/** F17: a name with a time, before or after its colon, above the words or beside them; chats are written so as well. */
import { isGenericLabel, looksLikeLabel, withoutNotes } from '../labels.ts'
import { readTime, sinceFirst } from '../recordingTime.ts'
import type { SourceLine } from '../sourceLines.ts'
import { NOT_THIS, type Grammar, type Piece } from './grammar.ts'
import { judgeLabels } from './judge.ts'
import { givenNameFirst } from './surnameFirst.ts'
import { cutTimeBetween } from './timeBetween.ts'
import { cutTimedLabel, type TimedLabel } from './timedLabels.ts'

export const timedLabels: Grammar = {
  name: 'F17',
  shape: { en: 'name with a time', fr: 'nom avec un horodatage' },
  examples: [
    'Pia Lorne (00:01):\nThe frost came early.\nSpeaker 1 (00:09):\nHow early?\nPia Lorne (00:12):\nOn Monday.',
    'Pia Lorne: (00:01)\nThe frost came early.\nSpeaker 1: (00:09)\nHow early?\nPia Lorne: (00:12)\nOn Monday.',
    '10:02:11 From Pia Lorne to Everyone : It came early.\n10:02:40 From Jo Ambar to Everyone : How early?\n10:03:02 From Pia Lorne to Everyone : On Monday.',
    'Pia Lorne  10:02 AM\nIt came early.\nJo Ambar  10:04 AM\nHow early?\nPia Lorne  10:05 AM\nOn Monday.',
  ],
  detect({ lines }) {
    const cuts = turnedRound(lines.flatMap((line) => cutOf(line) ?? []))
    const accepted = acceptLabels(cuts)
    const kept = cuts.filter(({ cut }) => accepted.has(cut.label))
    if (kept.length === 0) return NOT_THIS
    const times = timesOf(kept.map(({ cut }) => cut))
    const pieces = kept.map(({ line, cut }, index) => pieceOf(line, cut, times[index] ?? null))
    const judged = judgeLabels(lines, pieces)
    // A time beside a label is hardly ever anything else.
    return kept.length < 3 ? judged : { ...judged, confidence: Math.min(1, judged.confidence + 0.2) }
  },
}

interface CutLine {
  readonly line: SourceLine
  readonly cut: TimedLabel
}

function cutOf(line: SourceLine): CutLine | null {
  const cut = cutTimedLabel(line.text) ?? cutTimeBetween(line.text)
  return cut === null ? null : { line, cut }
}

/** "Berg, Ada" is Ada Berg, where all labels with a comma are so. */
function turnedRound(cuts: readonly CutLine[]): readonly CutLine[] {
  const turned = givenNameFirst(cuts.map(({ cut }) => cut.label))
  return cuts.map(({ line, cut }) => ({ line, cut: { ...cut, label: turned.get(cut.label) ?? cut.label } }))
}

function acceptLabels(cuts: readonly CutLine[]): Set<string> {
  const counts = new Map<string, number>()
  const sure = new Set<string>()
  for (const { cut } of cuts) {
    counts.set(cut.label, (counts.get(cut.label) ?? 0) + 1)
    if (!cut.isWeak) sure.add(cut.label)
  }
  const recurs = [...counts.values()].some((count) => count >= 2)
  const accepted = new Set<string>()
  for (const [label, count] of counts) {
    const looks = looksLikeLabel(withoutNotes(label)) || isGenericLabel(label)
    if (count >= 3 || (looks && (sure.has(label) || recurs))) accepted.add(label)
  }
  return accepted
}

/** Two parts on a clock are hours and minutes; whether it is one is said by the way it is printed, or by AM and PM. */
function timesOf(cuts: readonly TimedLabel[]): (number | null)[] {
  const isClock = cuts.some(({ on, time }) => on === 'clock' || /[ap]\.?m/iu.test(time))
  const times = cuts.map(({ time }) => readTime(time, isClock ? 'clock' : 'recording'))
  return isClock ? sinceFirst(times) : times
}

function pieceOf(line: SourceLine, { label, text, isWeak }: TimedLabel, at: number | null): Piece {
  return {
    line: line.number,
    label,
    printed: line.text.slice(0, line.text.length - text.length).trimEnd(),
    text,
    weight: isWeak ? 0.4 : 0.8,
    ...(at === null ? {} : { at }),
  }
}
