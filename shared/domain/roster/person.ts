/** How many labels somebody has. Pages need it, so it needs no schema. */

/** Other labels of one person. */
export const ALIASES_AT_MOST = 40
/** All of them together, in UTF-16 units: a change names the person as seen and as wanted, and both fit into one message of 16 KiB. */
export const ALIAS_LETTERS_AT_MOST = 1_800

export function lettersOf(aliases: readonly string[]): number {
  return aliases.reduce((sum, alias) => sum + alias.length, 0)
}

/** As many as one person may have, from the first one on. */
export function aliasesWithin(labels: readonly string[]): string[] {
  let letters = 0
  return labels.slice(0, ALIASES_AT_MOST).filter((label) => {
    letters += label.length
    return letters <= ALIAS_LETTERS_AT_MOST
  })
}
