/**
 * Documents mix shapes: the leading one is asked first, and the others for the lines that it leaves.
 *
 * G1 The shape that is surest leads; one that explains more lines wins between equals.
 * G2 Another shape adds a piece only where the leading one has none, and only if that line alone is sure.
 * G3 What the owner says is no label is none, in any shape.
 */
import type { GrammarReport, Told } from '#shared/protocol/documents.ts'
import type { Piece } from './grammars/grammar.ts'
import type { Candidate } from './grammars/registry.ts'

const LEAST_CONFIDENCE = 0.5
const LEAST_WEIGHT = 0.5

export interface Combined {
  /** Those that took part, the leading one first. */
  readonly grammars: readonly GrammarReport[]
  readonly pieces: ReadonlyMap<number, Piece>
  /** How the leading shape says that rows are broken, where it says so. */
  readonly cut: 'cues' | undefined
}

/** Null where no shape is sure enough to lead. */
export function combine(candidates: readonly Candidate[], told: Told): Combined | null {
  const [leading, ...others] = candidates
    .filter(({ detection }) => detection.pieces.length > 0)
    .sort((one, other) => rank(other) - rank(one) || other.detection.pieces.length - one.detection.pieces.length)
  if (leading === undefined || leading.detection.confidence < LEAST_CONFIDENCE) return null
  const pieces = new Map<number, Piece>()
  const grammars: GrammarReport[] = []
  for (const candidate of [leading, ...others]) {
    let lines = 0
    for (const piece of candidate.detection.pieces) {
      const isSure = candidate === leading || piece.weight >= LEAST_WEIGHT
      if (pieces.has(piece.line) || !isSure || isNoLabel(piece, told)) continue
      pieces.set(piece.line, piece)
      lines += 1
    }
    if (lines > 0 || candidate === leading) grammars.push(reportOf(candidate, lines))
  }
  return { grammars, pieces, cut: leading.detection.cut }
}

/** Small differences in certainty say nothing. */
function rank({ detection }: Candidate): number {
  return Math.round(detection.confidence * 10)
}

function isNoLabel({ label }: Piece, told: Told): boolean {
  return label !== null && told.labels !== undefined && told.labels[label]?.notALabel === true
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
