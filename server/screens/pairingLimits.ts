/** How long codes last and how often they may be tried: with how many codes there are, what makes guessing them futile. */

export const PAIRING_LASTS_MS = 10 * 60_000
/** A code that is entered in its last moment can still be claimed. */
export const CLAIM_GRACE_MS = 30_000
export const CLAIM_EVERY_MS = 2_000

/**
 * Codes that moderators enter. `seconds`: of all but `allInDay`. One whose check letter is wrong is no guess, and counts for the
 * account alone. Somebody who sets up the displays of a morning mistypes some.
 */
export const APPROVALS = { account: 30, all: 60, seconds: 600, allInDay: 240 } as const

/** Codes that displays ask for. All displays of a newsroom may stand behind one address, and begin anew together. */
export const PAIRINGS = { address: 120, network: 240, all: 10_000, seconds: 600 } as const

/** All the screens that a newsroom has may ask behind one address, each every two seconds. */
export const CLAIMS = { address: 400, seconds: 10 } as const
