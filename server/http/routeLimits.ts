/** How much of what each may ask over HTTP. */
import type { HttpParts } from './httpParts.ts'
import { APPROVALS, CLAIMS, PAIRINGS } from '../screens/pairingLimits.ts'
import { createLimit, withinAll, type Limits } from './limits.ts'

export function routeLimits(limits: Limits): HttpParts['limits'] {
  return {
    requests: createLimit(600, 10),
    sessions: limits.limit('sessions', 20, 60),
    signIns: limits.attempts('sign-ins', { account: 10, address: 40, network: 200 }, 15 * 60),
    guesses: limits.limit('guesses', 150, 15 * 60),
    codes: limits.attempts('codes', { account: 10, address: 30, network: 150 }, 60 * 60),
    invitations: limits.attempts('invitations', { account: 5, address: 200, network: 400 }, 24 * 60 * 60),
    decisions: limits.limit('decisions', 10, 60 * 60),
    newsletter: limits.attempts('newsletter', { account: 5, address: 20, network: 100 }, 24 * 60 * 60),
    sources: createLimit(400, 2),
    imports: limits.limit('imports', 20, 60),
    readings: limits.limit('readings', 90, 60),
    pairings: limits.attempts('pairings', { ...PAIRINGS, account: PAIRINGS.all }, PAIRINGS.seconds),
    claims: createLimit(CLAIMS.address, CLAIMS.seconds),
    codesTyped: limits.limit('approvals', APPROVALS.account, APPROVALS.seconds),
    approvals: withinAll(
      limits.limit('approvals:all', APPROVALS.all, APPROVALS.seconds),
      limits.limit('approvals:day', APPROVALS.allInDay, 24 * 60 * 60),
    ),
  }
}
