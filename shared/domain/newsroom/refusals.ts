/** What may be answered about accounts and what goes with them; apart, since only the pages for people need words for it. */
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

export type PeopleRefusalCode = (typeof PEOPLE_REFUSAL_CODES)[number]
