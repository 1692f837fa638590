/** F21: broadcast captions: two arrows before a new voice, three before a new story, often in capitals, with or without a name. */
import { counted, countedInFrench } from '../counted.ts'
import { isGenericLabel, looksLikeLabel } from '../labels.ts'
import type { SourceLine } from '../sourceLines.ts'
import { NOT_THIS, type Grammar, type Piece } from './grammar.ts'
import { piecesOfUnnamed } from './unnamedVoices.ts'

const ARROWS = /^(?:>{2,3}|»{1,3}|≫)\s*/u
const LABEL = /^([^:>]{1,60}):(?:\s+|$)/u
const NO_NAME =
  /^(?:the|an?|and|but|so|on|in|at|by|of|to|for|from|with|since|after|before|if|when|that|this|it|we|you|he|she|they|there|here|what|why|how|who|yes|no|now|then|first|second|third|one|two|because|as)\b/iu
const FEWEST = 2

export const arrows: Grammar = {
  name: 'F21',
  shape: { en: '>> before each new voice', fr: '>> avant chaque nouvelle voix' },
  examples: [
    '>> PIA LORNE: THE FROST CAME EARLY.\n>> REPORTER: HOW EARLY?\n>> PIA LORNE: ON MONDAY.',
    '>> THE FROST CAME EARLY.\n>> HOW EARLY?\n>> ON MONDAY.\nAND IT WENT.',
  ],
  detect({ lines }) {
    const rows = lines.map(cutArrows)
    const begun = rows.filter(({ arrows }) => arrows !== '').length
    if (begun < FEWEST) return NOT_THIS
    const accepted = acceptLabels(rows)
    return {
      confidence: begun < 3 ? 0.7 : 0.95,
      evidence: [
        { en: `${begun} rows begin with arrows`, fr: `${begun} lignes commencent par des flèches` },
        {
          en: `${counted(accepted.size, 'name', 'names')} after them`,
          fr: `${countedInFrench(accepted.size, 'nom', 'noms')} après elles`,
        },
      ],
      pieces: piecesOf(rows, accepted),
      cut: 'cues',
    }
  },
}

interface ArrowRow {
  readonly line: number
  readonly arrows: string
  /** By its arrows, or by the hyphen of a cue with two voices. */
  readonly begins: boolean
  /** What stands before a colon, whether it is a label or not. */
  readonly label: string | null
  readonly whole: string
}

function cutArrows({ number, text, fresh }: SourceLine): ArrowRow {
  const arrows = ARROWS.exec(text)?.[0] ?? ''
  const begins = arrows !== '' || fresh === true
  const whole = text.slice(arrows.length)
  return { line: number, arrows, begins, label: begins ? (LABEL.exec(whole)?.[1]?.trim() ?? null) : null, whole }
}

function acceptLabels(rows: readonly ArrowRow[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { label } of rows) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1)
  const accepted = [...counts].filter(
    ([label, count]) => isGenericLabel(label) || (looksLikeLabel(label) && !NO_NAME.test(label)) || count >= 3,
  )
  return new Set(accepted.map(([label]) => label))
}

/** Rows after a label that have no arrows go on with it and need no piece; between them voices without a name are told. */
function piecesOf(rows: readonly ArrowRow[], accepted: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = []
  let unnamed: ArrowRow[] = []
  const closeUnnamed = () => {
    const run = unnamed.map(({ line, arrows, begins, whole }) => ({
      line,
      printed: arrows.trim(),
      text: whole,
      begins,
    }))
    pieces.push(...piecesOfUnnamed(run, 'told', 0.8))
    unnamed = []
  }
  for (const row of rows) {
    const isNamed = row.label !== null && accepted.has(row.label)
    if (isNamed) {
      closeUnnamed()
      pieces.push(namedPiece(row, row.label ?? ''))
    } else if (row.begins || unnamed.length > 0) unnamed.push(row)
  }
  closeUnnamed()
  return pieces
}

function namedPiece({ line, arrows, whole }: ArrowRow, label: string): Piece {
  const cut = LABEL.exec(whole)?.[0] ?? ''
  return { line, label, printed: `${arrows}${cut}`.trim(), text: whole.slice(cut.length), weight: 0.9 }
}
