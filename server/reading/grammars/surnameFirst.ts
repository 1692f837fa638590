/** Labels of meetings that print the surname first, as directories do. */
import { namesRole } from '#shared/domain/labels.ts'
import { looksLikeLabel, looksLikeOutlet, withoutNotes } from '../labels.ts'

const SURNAME_FIRST =
  /^(?<surname>(?:(?:van|von|de|der|den|di|da|du|la|le|al|bin) )*\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)?), (?<given>\p{Lu}[\p{Ll}\p{M}'’-]+(?:[ -]\p{Lu}[\p{Ll}\p{M}'’-]*\.?){0,2})(?<rest>\s[([].*)?$/u

/** Each label that is turned round; none where one with a comma is something else, such as a name and an outlet. */
export function givenNameFirst(labels: readonly string[]): ReadonlyMap<string, string> {
  const turned = new Map<string, string>()
  for (const label of new Set(labels)) {
    if (!label.replace(/[([].*$/u, '').includes(', ')) continue
    const { surname, given, rest = '' } = SURNAME_FIRST.exec(label)?.groups ?? {}
    if (surname === undefined || given === undefined) {
      if (looksLikeLabel(withoutNotes(label))) return new Map()
      continue
    }
    if (isSomethingElse(surname) || isSomethingElse(given)) return new Map()
    turned.set(label, `${given} ${surname}${rest}`)
  }
  return turned
}

function isSomethingElse(part: string): boolean {
  return namesRole(part) || looksLikeOutlet(part)
}
