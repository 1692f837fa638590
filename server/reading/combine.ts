/**
 * Documents mix shapes: the leading one is asked first, and the others for the lines that it leaves.
 *
 * G1 The shape leads that is surest and explains most lines.
 * G2 Another shape adds a piece only where the leading one has none, and only if that line alone is sure, or its label names
 *    somebody whom a sure one names. Labels that are no more than likely are taken and doubted.
 * G3 What the owner says is no label is none, in any shape.
 * G4 Labels that the owner names come before those of any shape, and lead where no shape is sure enough to.
 */
import type { GrammarReport, Told } from '#shared/protocol/documents.ts'
import type { Piece } from './grammars/grammar.ts'
import type { Candidate } from './grammars/registry.ts'
import type { SourceLine } from './sourceLines.ts'
import { knownAmong } from './knownLabels.ts'
import { reportOfTold, toldPieces } from './toldLabels.ts'
import { toldOfLabel } from './toldOfLabel.ts'

const LEAST_CONFIDENCE = 0.5
const LEAST_WEIGHT = 0.5
const WITHOUT_DOUBT = 0.6

export interface Combined {
  /** Those that took part, the leading one first. */
  readonly grammars: readonly GrammarReport[]
  readonly pieces: ReadonlyMap<number, Piece>
  /** How the leading shape says that rows are broken, where it says so. */
  readonly cut: 'cues' | undefined
}

/** Null where no shape is sure enough to lead, and no label was named. */
export function combine(candidates: readonly Candidate[], lines: readonly SourceLine[], told: Told): Combined | null {
  const most = Math.max(1, ...candidates.map(({ detection }) => detection.pieces.length))
  const ranked = candidates
    .filter(({ detection }) => detection.pieces.length > 0)
    .sort((one, other) => rank(other, most) - rank(one, most))
  const [first] = ranked
  const leading = first === undefined || first.detection.confidence < LEAST_CONFIDENCE ? null : first
  const found = piecesOf(ranked, leading, told)
  const named = toldPieces(lines, found.pieces, told)
  if (leading === null && named.size === 0) return null
  const grammars = [...found.grammars, ...(named.size === 0 ? [] : [reportOfTold(named.size)])]
  return {
    grammars: leading === null ? grammars.toReversed() : grammars,
    pieces: new Map([...found.pieces, ...named]),
    cut: leading?.detection.cut,
  }
}

function piecesOf(ranked: readonly Candidate[], leading: Candidate | null, told: Told) {
  const pieces = new Map<number, Piece>()
  const grammars: GrammarReport[] = []
  for (const candidate of ranked) {
    let lines = 0
    for (const piece of candidate === leading ? candidate.detection.pieces : piecesBeside(candidate, pieces)) {
      if (pieces.has(piece.line) || isNoLabel(piece, told)) continue
      pieces.set(piece.line, piece)
      lines += 1
    }
    if (lines > 0 || candidate === leading) grammars.push(reportOf(candidate, lines))
  }
  return { pieces, grammars }
}

/** G2 */
function piecesBeside({ detection }: Candidate, taken: ReadonlyMap<number, Piece>): Piece[] {
  // Alone on its row a name that is known may be a caption, or who signs.
  const isLikely = ({ label, text, weight }: Piece) => label !== null && text !== '' && weight < WITHOUT_DOUBT
  if (!detection.pieces.some(isLikely)) return detection.pieces.filter(({ weight }) => weight >= LEAST_WEIGHT)
  const sure = detection.pieces.filter(({ weight }) => weight >= WITHOUT_DOUBT)
  const isKnown = knownAmong([...taken.values(), ...sure])
  return detection.pieces.flatMap((piece): Piece[] => {
    if (!isLikely(piece)) return piece.weight >= LEAST_WEIGHT ? [piece] : []
    if (isKnown(piece.label ?? '')) return [piece]
    return piece.weight >= LEAST_WEIGHT ? [{ ...piece, isDoubtful: true }] : []
  })
}

/** A shape that is sure of a few lines among many does not lead, however sure it is; nor does one that is not sure. */
function rank({ detection: { confidence, pieces } }: Candidate, most: number): number {
  if (confidence < LEAST_CONFIDENCE) return confidence - 1
  return confidence * (0.6 + 0.4 * (pieces.length / most))
}

function isNoLabel({ label }: Piece, told: Told): boolean {
  return label !== null && toldOfLabel(told, label)?.notALabel === true
}

function reportOf({ grammar, detection }: Candidate, lines: number): GrammarReport {
  return {
    name: grammar.name,
    shape: grammar.shape,
    confidence: detection.confidence,
    evidence: detection.evidence,
    lines,
  }
}
