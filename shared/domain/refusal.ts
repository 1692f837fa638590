/** What may be answered to a command that is not carried out: a closed list, so that every page has words for each. */
import type { FigureRefusalCode } from './figures/refusals.ts'
import type { LineRefusalCode } from './lineRefusals.ts'
import type { PeopleRefusalCode } from './newsroom/refusals.ts'
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
