/** By what a label is somebody's, and how many of them somebody has. Pages need it, so it needs no schema. */
import { foldCase } from '../lineText.ts'

/** Other labels of one person. */
export const ALIASES_AT_MOST = 40
/** All of them together, in UTF-16 units: a change names the person as seen and as wanted, and both fit into one message of 16 KiB. */
export const ALIAS_LETTERS_AT_MOST = 1_800

/** The same for all that looks the same: case, white space, how accents are composed and what nobody sees tell nobody apart. */
export function labelKey(label: string): string {
  return foldCase(label.replace(/[\p{Cf}\u034F]/gu, '').normalize('NFC'))
}

export function lettersOf(aliases: readonly string[]): number {
  return aliases.reduce((sum, alias) => sum + alias.length, 0)
}

/** As many as one person may have; earlier ones before later ones, and those that are too long left out. */
export function aliasesWithin(labels: readonly string[]): string[] {
  const kept: string[] = []
  let letters = 0
  for (const label of labels) {
    if (kept.length === ALIASES_AT_MOST) break
    if (letters + label.length > ALIAS_LETTERS_AT_MOST) continue
    kept.push(label)
    letters += label.length
  }
  return kept
}
