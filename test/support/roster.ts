/** One more person of the press, and the commands of the roster as somebody gives them who sees it as it stood. */
import type { Command } from '#shared/domain/commands.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import { rosterOf } from '#shared/domain/roster.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import { CHAIR, LIVE, play, PRESS } from './briefings.ts'

export const KIT: Speaker = {
  id: 'kit-marsh',
  label: 'Kit Marsh [Tideway Radio]',
  name: 'Kit Marsh',
  role: null,
  outlet: 'Tideway Radio',
  side: 'press',
  aliases: ['MARSH'],
  key: 3,
}
export const WITH_KIT = [...LIVE, { type: 'SpeakerIntroduced', speaker: KIT } as const]
export const introduce = (speaker: Speaker): Command => ({ type: 'IntroduceSpeaker', speaker })
export const change = (saw: Speaker, now: Partial<Speaker>): Command => ({
  type: 'ChangeSpeaker',
  saw,
  speaker: { ...saw, ...now },
})
/** As the roster stood: those who gave the command saw nobody else. */
export const merge = (
  speakerId: string,
  into: string,
  saw: Speaker = known(speakerId),
  sawInto = known(into),
): Command => ({
  type: 'MergeSpeakers',
  speakerId,
  into,
  saw,
  sawInto,
})
export const remove = (speakerId: string, saw: Speaker = known(speakerId)): Command => ({
  type: 'RemoveSpeaker',
  speakerId,
  saw,
})
const known = (speakerId: string): Speaker =>
  [KIT, CHAIR, PRESS].find(({ id }) => id === speakerId) ?? { ...PRESS, id: speakerId }

export const listed = (events: readonly BriefingEvent[], speakerId: string): Speaker =>
  rosterOf(play([], events).briefing).find(({ id }) => id === speakerId) ?? KIT
