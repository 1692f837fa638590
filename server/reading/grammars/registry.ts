/** The shapes that can be read. Another one is a file beside this and an entry here; equals are won by the earlier. */
import { roleNameDash } from './f1RoleNameDash.ts'
import type { Detection, DocumentToRead, Grammar } from './grammar.ts'

export const GRAMMARS: readonly Grammar[] = [roleNameDash]

export interface Candidate {
  readonly grammar: Grammar
  readonly detection: Detection
}

/** Every shape with how well it fits, the best first. */
export function detectGrammars(document: DocumentToRead, grammars: readonly Grammar[] = GRAMMARS): Candidate[] {
  return grammars
    .map((grammar) => ({ grammar, detection: grammar.detect(document) }))
    .sort((one, other) => other.detection.confidence - one.detection.confidence)
}
