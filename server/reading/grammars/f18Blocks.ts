/** F18: blocks of a name, a mood, a span of time, and the words. */
import { readTime } from '../recordingTime.ts'
import type { SourceLine } from '../sourceLines.ts'
import { NOT_THIS, type Grammar, type Piece } from './grammar.ts'
import { judgeLabels } from './judge.ts'

const SPAN =
  /^\(?(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)\s*(?:[-–—]|to)\s*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\)?(?:\s*\(\d{1,5} ?sec(?:onds?|s)?\.?\))?$/u
const MOOD =
  /^(?:(?:slightly|somewhat|very|mostly) )?(?:positive|negative|neutral|mixed|no signal|no stresslens|weak|medium|strong)(?: \([\d.,%]+\))?$/iu
const CAPITALS = /^[\p{Lu} -]{3,30}$/u
const LONGEST_LABEL = 80

export const blocks: Grammar = {
  name: 'F18',
  shape: { en: 'blocks of name, mood, span of time, words', fr: 'blocs de nom, humeur, intervalle, paroles' },
  examples: [
    'Pia Lorne\nNeutral\n00:00:00-00:00:05\nThe frost came early.\n\nJo Ambar\nNegative\n00:00:05-00:00:08\nHow early?\n\nPia Lorne\nNeutral\n00:00:08-00:00:11\nOn Monday.',
  ],
  detect({ lines }) {
    const moods = moodsBelow(lines)
    const pieces = lines.flatMap((line, index) => blockAbove(lines, line, index, moods))
    return pieces.length === 0 ? NOT_THIS : judgeLabels(lines.filter(opensBlock), pieces)
  },
}

/** Density is counted among the spans alone: words may take any number of rows. */
function opensBlock({ text }: SourceLine): boolean {
  return SPAN.test(text)
}

/** Rows right below a span, if nearly every span has one and all are words for a mood or in capitals. */
function moodsBelow(lines: readonly SourceLine[]): ReadonlySet<SourceLine> {
  const below = lines.flatMap((line, index) => (opensBlock(line) ? [lines[index + 1]] : []))
  const moods = below.filter((row) => row !== undefined).filter(({ text }) => MOOD.test(text) || CAPITALS.test(text))
  return new Set(moods.length * 5 >= below.length * 4 && moods.some(({ text }) => MOOD.test(text)) ? moods : [])
}

function blockAbove(
  lines: readonly SourceLine[],
  span: SourceLine,
  index: number,
  moods: ReadonlySet<SourceLine>,
): Piece[] {
  const from = SPAN.exec(span.text)?.[1]
  if (from === undefined) return []
  const above = lines[index - 1]
  const further = lines[index - 2]
  const hasMood = above !== undefined && isMood(above, further, lines[index - 3])
  const label = hasMood ? further : above
  if (label === undefined || label.text.length > LONGEST_LABEL || SPAN.test(label.text)) return []
  const at = readTime(from, 'recording')
  const below = lines[index + 1]
  return [
    {
      line: label.number,
      label: label.text,
      printed: label.text,
      text: '',
      weight: 0.8,
      ...(at === null ? {} : { at }),
    },
    ...(hasMood ? [setApart(above, 'mood')] : []),
    setApart(span, 'time'),
    ...(below !== undefined && moods.has(below) ? [setApart(below, 'mood')] : []),
  ]
}

/** By its words, or because exactly two rows stand between a blank one and the span. */
function isMood(row: SourceLine, above: SourceLine | undefined, before: SourceLine | undefined): boolean {
  if (above === undefined || above.number !== row.number - 1) return false
  if (MOOD.test(row.text)) return true
  const standsAlone = before === undefined || before.number < above.number - 1
  return standsAlone && row.text.split(' ').length <= 3 && !/[.!?:]$/u.test(row.text)
}

function setApart({ number, text }: SourceLine, apart: 'mood' | 'time'): Piece {
  return { line: number, label: null, printed: text, text: '', weight: 0.8, apart }
}
