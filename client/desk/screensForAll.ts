/** Which screens an act for all of them means, and what they have in common. */
import type { DeskScreen } from './screensWork.ts'

/** Laid over a picture that goes on air: what is meant for a room has no place there. */
export const isOverVideo = ({ asked }: Pick<DeskScreen, 'asked'>): boolean => asked.scene === 'overlay'

/** All but those over a video, unless they are named or there are no others. */
export function screensForAll<S extends Pick<DeskScreen, 'id' | 'asked'>>(
  all: readonly S[],
  named: readonly string[],
): readonly S[] {
  const meant = all.filter((screen) => !isOverVideo(screen) || named.includes(screen.id))
  return meant.length === 0 ? all : meant
}

export interface StandingMessage {
  readonly text: string
  readonly screens: readonly Pick<DeskScreen, 'id' | 'number'>[]
}

/** Each message once, with the screens that it stands on. */
export function messagesOf(all: readonly Pick<DeskScreen, 'id' | 'number' | 'asked'>[]): StandingMessage[] {
  const texts = new Set(all.flatMap(({ asked }) => (asked.message === null ? [] : [asked.message])))
  return [...texts].map((text) => ({ text, screens: all.filter(({ asked }) => asked.message === text) }))
}
