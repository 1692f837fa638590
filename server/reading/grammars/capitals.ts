/** Whether a label is printed in capitals; what stands in brackets behind it need not be. */

export function isCapitals(label: string): boolean {
  const bare = label.replace(/(?<=\S)\s*[([].*$/u, '')
  return /\p{Lu}/u.test(bare) && !/\p{Ll}/u.test(bare)
}
