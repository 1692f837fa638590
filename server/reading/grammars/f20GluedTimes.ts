/** F20: a time glued to the words of each row, or alone above them, as video pages print them; nobody is named. */
import { readTime } from '../recordingTime.ts'
import type { SourceLine } from '../sourceLines.ts'
import { NOT_THIS, type Grammar, type Piece } from './grammar.ts'
import { piecesOfUnnamed, type UnnamedRow } from './unnamedVoices.ts'

const TIMED = /^(\d{1,2}:\d{2}(?::\d{2})?)(?!\d)(\s?)(.*)$/u
const GLUED_TO_DIGITS = /^(\d{1,2}:\d{2})(\d.*)$/u
const FEWEST = 3

export const gluedTimes: Grammar = {
  name: 'F20',
  shape: { en: 'a time before each row, nobody named', fr: 'un horodatage avant chaque ligne, personne n’est nommé' },
  examples: ['0:01The frost came early\n0:04this year.\n0:06How early?\n0:08On Monday.\n0:11It is over.'],
  detect({ lines }) {
    const { rows, alone, back } = timeRows(lines)
    const timed = rows.filter(({ at }) => at !== undefined).length
    if (timed < FEWEST || back * 10 > timed) return NOT_THIS
    const share = timed / rows.length
    const isSure = alone.length >= FEWEST || rows.filter(({ isGlued }) => isGlued).length * 2 > timed
    return {
      confidence: share < 0.5 ? 0 : Math.round((isSure ? 0.9 : 0.6) * share * 100) / 100,
      evidence: [
        {
          en: `${timed} of ${rows.length} rows have a time`,
          fr: `${timed} des ${rows.length} lignes ont un horodatage`,
        },
      ],
      pieces: [...piecesOfUnnamed(rows, 'by-sentences', 0), ...alone].sort((one, other) => one.line - other.line),
      cut: 'cues',
    }
  },
}

interface TimeRows {
  /** From the first that has a time. */
  readonly rows: readonly (UnnamedRow & { readonly isGlued: boolean })[]
  /** Times that stand above their words. */
  readonly alone: readonly Piece[]
  /** How often a time is before the one above it. */
  readonly back: number
}

function timeRows(lines: readonly SourceLine[]): TimeRows {
  const rows: TimeRows['rows'][number][] = []
  const alone: Piece[] = []
  let above: number | undefined
  let last = -1
  let back = 0
  for (const { number, text } of lines) {
    const timed = cutTime(text)
    if (timed !== null && timed.at < last) back += 1
    last = timed?.at ?? last
    if (timed?.words === '') {
      alone.push({ line: number, label: null, printed: text, text: '', weight: 0, apart: 'time' })
      above = timed.at
      continue
    }
    const at = timed?.at ?? above
    above = undefined
    if (at !== undefined || rows.length > 0)
      rows.push({ ...rowOf(number, text, timed), ...(at === undefined ? {} : { at }) })
  }
  return { rows, alone, back }
}

function rowOf(line: number, text: string, timed: Timed | null): TimeRows['rows'][number] {
  if (timed === null) return { line, printed: '', text, begins: false, isGlued: false }
  return { line, printed: timed.printed, text: timed.words, begins: false, isGlued: timed.isGlued }
}

interface Timed {
  readonly at: number
  readonly printed: string
  readonly words: string
  readonly isGlued: boolean
}

function cutTime(text: string): Timed | null {
  const [, printed, space, words] = TIMED.exec(text) ?? withoutSpace(GLUED_TO_DIGITS.exec(text)) ?? []
  const at = printed === undefined ? null : readTime(printed, 'recording')
  if (printed === undefined || at === null) return null
  return { at, printed, words: words ?? '', isGlued: space === '' && words !== '' }
}

/** "0:4010 days": the time ends after two digits. */
function withoutSpace(match: RegExpExecArray | null): [string, string, string, string] | null {
  return match === null ? null : [match[0], match[1] ?? '', '', match[2] ?? '']
}
