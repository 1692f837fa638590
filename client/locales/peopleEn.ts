/** The words of the pages by which people come in, in English. */
import { peopleRefusalsEn } from './peopleRefusalsEn.ts'

export const peopleEn = {
  'owner.title': 'Owner’s link',
  'owner.checking': 'Checking your link…',
  'owner.missing': 'This address carries no token. Use the whole link that the server printed when it started.',
  'owner.used':
    'This link has been used. It opens the newsroom once. On the server’s machine, “npm run owner-link” prints a new one.',
  'owner.unknown': 'The server does not know this link. It may belong to an earlier start.',
  'owner.toHome': 'To the briefings',
  'signIn.title': 'Sign in',
  'register.title': 'Open an account',
  'forgotten.title': 'Forgotten password',
  'account.title': 'Your account',
  'newsletter.title': 'Newsletter',

  'retry.seconds': { one: 'Try again in {n} second.', other: 'Try again in {n} seconds.' },
  'retry.minutes': { one: 'Try again in {n} minute.', other: 'Try again in {n} minutes.' },
  'retry.hours': { one: 'Try again in {n} hour.', other: 'Try again in {n} hours.' },

  ...peopleRefusalsEn,
} as const
