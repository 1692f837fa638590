/**
 * F13: the press conferences of German governments: "FRAGE LUND:", "ZUSATZFRAGE:", "STS BERG:", "QUIST (BMDeich):".
 *
 * A follow-up without a name is asked by whoever asked before. What the chair does stands without a colon, and is told and not said.
 */
import { isFollowUp } from '#shared/domain/labels.ts'
import type { Side } from '#shared/domain/vocabulary.ts'
import { GERMAN_ASKS, GERMAN_CHAIR, GERMAN_MINISTRY, GERMAN_NAME, GERMAN_OFFICE } from '../germanLabels.ts'
import { colonLabelsOf } from './colonLabels.ts'
import { NOT_THIS, type DocumentToRead, type Grammar, type Piece } from './grammar.ts'
import { judgeLabels } from './judge.ts'

const ENDS = String.raw`(?: \([^()]{2,60}\))?\s?:(?:\s+|$)`
const FORMS: readonly (readonly [Side, RegExp])[] = [
  ['press', new RegExp(`^${GERMAN_ASKS}(?: ${GERMAN_NAME})?${ENDS}`, 'u')],
  ['moderator', new RegExp(`^${GERMAN_CHAIR} ${GERMAN_NAME}${ENDS}`, 'u')],
  ['podium', new RegExp(`^${GERMAN_OFFICE} ${GERMAN_NAME}${ENDS}`, 'u')],
  ['podium', new RegExp(String.raw`^${GERMAN_NAME} \(${GERMAN_MINISTRY}\)\s?:(?:\s+|$)`, 'u')],
]
const NARRATION = new RegExp(
  String.raw`^${GERMAN_CHAIR} ${GERMAN_NAME} (?:eröffnet|begrüßt|schließt|beendet|leitet|weist|erteilt|dankt)\b[^:]*$`,
  'u',
)

export const germanPressConference: Grammar = {
  name: 'F13',
  shape: { en: 'FRAGE NAME: words, OFFICE NAME: words', fr: 'FRAGE NOM : paroles, TITRE NOM : paroles' },
  examples: [
    'VORS. HOLT eröffnet die Sitzung.\nSTS BERG: Guten Tag!\nFRAGE LUND: Ist der Deich fertig?\nSTS BERG: Fast.\nZUSATZFRAGE: Was fehlt?\nSTS BERG: Das Ende.',
  ],
  detect(document) {
    const { lines } = document
    const pieces: Piece[] = []
    let asker: string | null = null
    for (const { number, text } of lines) {
      const piece = pieceOf(number, text, asker)
      if (piece === null) continue
      pieces.push(piece)
      if (piece.side === 'press') asker = piece.label
    }
    const asked = pieces.some(({ side }) => side === 'press')
    // "Frage:" alone is a label of any shape with a colon.
    return asked && pieces.some(isOfThisShape) ? judgeLabels(lines, withOthers(pieces, document)) : NOT_THIS
  },
}

/** "DR. LENZ:", "ZURUF:": whoever else speaks there. */
function withOthers(pieces: readonly Piece[], document: DocumentToRead): Piece[] {
  const taken = new Set(pieces.map(({ line }) => line))
  const others = colonLabelsOf(document).filter(({ line }) => !taken.has(line))
  return [...pieces, ...others].sort((one, other) => one.line - other.line)
}

function isOfThisShape({ label, printed, kind }: Piece): boolean {
  return kind === 'stage' || label?.includes(' ') === true || isFollowUp(printed.replace(/\s?:$/u, ''))
}

function pieceOf(line: number, text: string, asker: string | null): Piece | null {
  if (NARRATION.test(text)) return { line, label: null, printed: '', text, weight: 0.9, voice: 'new', kind: 'stage' }
  for (const [side, form] of FORMS) {
    const found = form.exec(text)?.[0]
    if (found === undefined) continue
    const printed = found.trimEnd()
    const own = printed.replace(/\s?:$/u, '')
    const label = isFollowUp(own) ? (asker ?? own) : own.replace(/^(?:zusatz|nach)(?=frage )/iu, '')
    return { line, label, printed, text: text.slice(found.length), weight: 0.9, side }
  }
  return null
}
