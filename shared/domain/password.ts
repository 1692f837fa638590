/** What a password must be, for the page that ticks each condition off and for the server that insists on them. */

export const PASSWORD_CONDITIONS = ['length', 'spaces', 'lower', 'upper', 'digit', 'symbol'] as const
export type PasswordCondition = (typeof PASSWORD_CONDITIONS)[number]

/** Code points. */
export const PASSWORD_MINIMUM = 12
export const PASSWORD_LIMIT = 200

/** Which conditions it meets. Letters and digits of any script count; `spaces` is met where there are none. */
export function passwordConditions(password: string): Record<PasswordCondition, boolean> {
  return {
    length: codePoints(password) >= PASSWORD_MINIMUM,
    spaces: !/\s/u.test(password),
    lower: /\p{Lowercase}/u.test(password),
    upper: /\p{Uppercase}/u.test(password),
    digit: /\p{Nd}/u.test(password),
    symbol: /[\p{P}\p{S}]/u.test(password),
  }
}

/** Whether it meets all conditions, is no longer than the limit and is well-formed Unicode. */
export function isPasswordStrong(password: string): boolean {
  return (
    codePoints(password) <= PASSWORD_LIMIT &&
    password.isWellFormed() &&
    Object.values(passwordConditions(password)).every((isMet) => isMet)
  )
}

/** The way the same password looks on every keyboard: typed accents come apart on some of them. */
export function normalisePassword(password: string): string {
  return password.normalize('NFC')
}

function codePoints(password: string): number {
  return [...normalisePassword(password)].length
}
