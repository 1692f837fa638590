/** What may be answered to a command that is not carried out: a closed list, so that every page has words for each. */
import type { FigureRefusalCode } from './figures/refusals.ts'
import type { RosterRefusalCode } from './roster/refusals.ts'
import type { ScreenRefusalCode } from './screens/refusals.ts'
import type { QueueRefusalCode } from './questions/refusals.ts'

export const REFUSAL_CODES = [
  'behind',
  'briefing-already-exists',
  'briefing-already-started',
  'briefing-ended',
  'briefing-not-found',
  'briefing-not-live',
  'command-malformed',
  'internal',
  'not-permitted',
  'outcome-unknown',
  'server-closing',
  'store-down',
  'too-busy',
  'too-many-requests',
  'token-already-used',
  'token-unknown',
] as const

/** Of lines that are there already; apart, since only the pages that write and run the queue need words for them. */
export const LINE_REFUSAL_CODES = [
  'line-already-retracted',
  'line-changed-meanwhile',
  'line-id-taken',
  'line-not-found',
] as const

/** Of accounts and what goes with them; apart, since only the pages for people need words for them. */
export const PEOPLE_REFUSAL_CODES = [
  'account-changed-meanwhile',
  'account-last-owner',
  'account-not-found',
  'code-expired',
  'code-too-many',
  'code-too-soon',
  'code-tried-out',
  'code-wrong',
  'credentials-wrong',
  'invitation-ended',
  'invitation-unknown',
  'invitation-used-up',
  'outlet-already-exists',
  'outlet-in-use',
  'outlet-not-found',
  'password-common',
  'password-weak',
  'registration-closed',
  'subscription-unknown',
] as const

export type LineRefusalCode = (typeof LINE_REFUSAL_CODES)[number]
export type PeopleRefusalCode = (typeof PEOPLE_REFUSAL_CODES)[number]
/** What any page may meet. */
export type CommonRefusalCode = (typeof REFUSAL_CODES)[number]
export type RefusalCode =
  | CommonRefusalCode
  | LineRefusalCode
  | QueueRefusalCode
  | FigureRefusalCode
  | RosterRefusalCode
  | ScreenRefusalCode
  | PeopleRefusalCode

/** Facts that help the asker to understand, such as the id that is taken; never a secret, never a stack. */
export type RefusalDetail = Readonly<Record<string, string | number | boolean | null>>

/** Thrown by `decide` and by the doors; carries everything that the answer to the asker says. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly detail: RefusalDetail

  constructor(code: RefusalCode, detail: RefusalDetail = {}) {
    super(code)
    this.code = code
    this.detail = detail
  }
}
