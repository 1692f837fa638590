/** What each refusal of people's routes means to a person, in English. */
import type { PeopleFaultKey } from './peopleFaults.ts'

export const peopleRefusalsEn = {
  'refusal.account-changed-meanwhile':
    'Somebody has changed this account in the meantime. Look again before you decide.',
  'refusal.account-last-owner': 'This is the last owner. Make somebody else an owner first.',
  'refusal.account-not-found': 'There is no such account any more.',
  'refusal.code-expired': 'This code is no longer valid. Ask for a new one.',
  'refusal.code-too-many': 'Too many codes were asked for today.',
  'refusal.code-too-soon': 'A code has just been sent. Wait a moment before asking for another.',
  'refusal.code-tried-out': 'This code was mistyped too often and no longer works. Ask for a new one.',
  'refusal.code-wrong': 'That is not the code that was sent.',
  'refusal.credentials-wrong': 'The address and the password do not go together.',
  'refusal.invitation-ended': 'This invitation has ended.',
  'refusal.invitation-unknown': 'The server does not know this invitation, or it was taken back.',
  'refusal.invitation-used-up': 'This invitation has been used as often as it may be.',
  'refusal.outlet-already-exists': 'There is already an outlet with this name.',
  'refusal.outlet-in-use': 'Somebody is accredited for this outlet, so it cannot be removed.',
  'refusal.outlet-not-found': 'There is no such outlet any more.',
  'refusal.password-common': 'This password is among those that are guessed first. Choose one of your own.',
  'refusal.password-weak': 'The password does not yet meet every condition.',
  'refusal.registration-closed': 'This newsroom takes no registrations. Ask it for an invitation.',
  'refusal.subscription-unknown': 'The server does not know this link of the newsletter. It may be too old.',
} as const satisfies Record<PeopleFaultKey, string>
