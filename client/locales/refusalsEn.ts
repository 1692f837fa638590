/** What each refusal and each fault means to a person, in English. */
import type { FaultKey } from './faultKeys.ts'

export const refusalsEn = {
  'refusal.behind': 'The server is catching up. It will answer in a moment.',
  'refusal.briefing-already-exists': 'There is already a briefing with this name.',
  'refusal.briefing-already-started': 'The briefing has already started.',
  'refusal.briefing-ended': 'The briefing has ended.',
  'refusal.briefing-not-found': 'There is no briefing at this address. The link may have been cut short.',
  'refusal.briefing-not-live': 'The briefing is not live.',
  'refusal.command-malformed': 'The server could not make sense of this.',
  'refusal.internal': 'The server made a mistake. It has been noted; try again.',
  'refusal.not-permitted': 'You are not allowed to do this here.',
  'refusal.outcome-unknown': 'No answer came in time. It may or may not have taken effect.',
  'refusal.server-closing': 'The server is restarting. Try again in a moment.',
  'refusal.store-down': 'The server cannot reach its store right now. Nothing was changed.',
  'refusal.too-busy': 'The server has too much to do. Try again in a moment.',
  'refusal.too-many-requests': 'That was too often. Wait a moment.',
  'refusal.token-already-used': 'This link has already been used.',
  'refusal.token-unknown': 'The server does not accept this token.',
  'fault.not-connected': 'There is no connection. Nothing was sent.',
  'fault.not-reached': 'The server could not be reached.',
  'fault.body-too-large': 'This is too long.',
  'fault.other': 'Something went wrong ({code}).',
} as const satisfies Record<FaultKey, string>
