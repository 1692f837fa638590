/** F19: captions and recogniser's records, whose notation names the voices, or tells only that another one begins, or neither. */
import { counted, countedInFrench } from '../counted.ts'
import type { SourceLine } from '../sourceLines.ts'
import { NOT_THIS, type Detection, type Grammar, type Piece } from './grammar.ts'
import { judgeLabels } from './judge.ts'
import { piecesOfUnnamed } from './unnamedVoices.ts'

const ENDS_SENTENCE = /[.!?…:;][)\]"'”»\s]*$|[)\]]$/u
const IN_WORDS = /^[\p{Lu}][^:]{1,60}:\s/u

export const captions: Grammar = {
  name: 'F19',
  shape: { en: 'captions with their voices', fr: 'sous-titres avec leurs voix' },
  examples: [
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Pia Lorne>The frost came\n\n00:02.000 --> 00:03.000\n<v Pia Lorne>early.\n\n00:03.000 --> 00:04.000\n<v Jo Ambar>How early?\n\n00:04.000 --> 00:05.000\n<v Pia Lorne>On Monday.',
    '1\n00:00:01,000 --> 00:00:02,000\nThe frost came early.\n\n2\n00:00:02,000 --> 00:00:03,000\n- How early?\n- On Monday.',
  ],
  detect({ lines, cut }) {
    if (cut !== 'cues') return NOT_THIS
    return lines.some(({ voice }) => voice !== undefined) ? named(lines) : unnamed(lines)
  },
}

/** A voice that goes on in the middle of a sentence needs no piece. */
function named(lines: readonly SourceLine[]): Detection {
  const pieces: Piece[] = []
  let voice: string | undefined
  let ended = true
  let at: number | undefined
  for (const line of lines) {
    const begins = line.voice === undefined ? line.fresh === true : line.voice !== voice || line.fresh === true
    const opensSentence = ended && (line.at === undefined || line.at !== at)
    if (line.voice !== undefined && (begins || opensSentence)) pieces.push(pieceOf(line, line.voice))
    else if (begins) pieces.push(pieceOfNobody(line))
    if (line.voice !== undefined || begins) voice = line.voice
    ended = ENDS_SENTENCE.test(line.text)
    at = line.at
  }
  const voiced = lines.filter(({ voice }) => voice !== undefined)
  const judged = judgeLabels(voiced, pieces)
  // One voice alone is no less sure: the notation itself names it.
  return { ...judged, confidence: Math.max(judged.confidence, voiced.length * 2 >= lines.length ? 0.9 : 0.6) }
}

function pieceOfNobody({ number, text }: SourceLine): Piece {
  const asks = /\?["”»)\]\s]*$/u.test(text)
  return {
    line: number,
    label: null,
    printed: '',
    text,
    weight: 0.6,
    voice: 'new',
    ...(asks ? { side: 'press' as const } : {}),
  }
}

/** The name may stand in the words as well: `<v Ada Berg>ADA BERG: Good morning.` */
function pieceOf({ number, text }: SourceLine, voice: string): Piece {
  const printed = /^([^:]{2,60}):\s+/u.exec(text)
  const again = printed !== null && isPartOf(fold(printed[1] ?? ''), fold(voice)) ? printed[0] : ''
  return { line: number, label: voice, printed: again.trim(), text: text.slice(again.length), weight: 0.9 }
}

/** Whole words of it: the name, the surname, the given name. */
function isPartOf(printed: string, voice: string): boolean {
  return ` ${voice} `.includes(` ${printed} `)
}

function fold(name: string): string {
  return name
    .toLowerCase()
    .replace(/[.\s]+/gu, ' ')
    .trim()
}

/** Words in capitals before a colon are left to the shapes that read them. */
function unnamed(lines: readonly SourceLine[]): Detection {
  const isTold = lines.some(({ fresh }) => fresh === true)
  const rows = lines.map(({ number, text, fresh }) => ({ line: number, printed: '', text, begins: fresh === true }))
  const labelled = new Set(lines.flatMap(({ number, text }) => (IN_WORDS.test(text) ? [number] : [])))
  const pieces = piecesOfUnnamed(rows, isTold ? 'told' : 'by-sentences', 0).map((piece) =>
    isTold && piece.voice === 'new' && !labelled.has(piece.line) ? { ...piece, weight: 0.5 } : piece,
  )
  const evidence = {
    en: `${counted(lines.length, 'cue', 'cues')}, no voice is named`,
    fr: `${countedInFrench(lines.length, 'sous-titre', 'sous-titres')}, aucune voix n’est nommée`,
  }
  return { confidence: 0.5, evidence: [evidence], pieces }
}
