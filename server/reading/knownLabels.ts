/** Whether a label means somebody whom other labels name already, in whichever form. */
import { formsAmong } from './grammars/familyForms.ts'
import type { Piece } from './grammars/grammar.ts'
import { fold, printedName } from './printedName.ts'

export function knownAmong(pieces: readonly Piece[]): (label: string) => boolean {
  const labels = new Set(pieces.flatMap(({ label }) => label ?? []))
  const printed = new Set([...labels].map(fold))
  const forms = formsAmong([...labels].map(printedName))
  const known = new Map<string, boolean>()
  return (label) => {
    const found = known.get(label) ?? (printed.has(fold(label)) || forms(printedName(label)).length > 0)
    known.set(label, found)
    return found
  }
}
