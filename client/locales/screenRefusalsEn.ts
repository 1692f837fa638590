/** What each refusal about screens means to a person, in English. */
import type { ScreenFaultKey } from './screenFaults.ts'

export const screenRefusalsEn = {
  'refusal.pairing-already-used': 'This code has already been entered.',
  'refusal.pairing-ended': 'This code is too old. The screen shows a new one.',
  'refusal.pairing-unknown': 'This is not the code of a screen. Compare it letter by letter.',
  'refusal.screen-name-taken': 'Another screen already has this name.',
  'refusal.screen-not-found': 'This screen is not paired any more, or it shows another briefing.',
  'refusal.screens-too-many': 'The newsroom has as many screens as it can. Unpair one that is not used any more.',
} as const satisfies Record<ScreenFaultKey, string>
