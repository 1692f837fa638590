/** How the page names whoever speaks or asks, also where the record does not know a name. */
import type { Asker } from '#shared/domain/questions/vocabulary.ts'
import type { Briefing, Turn } from '#shared/domain/state.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import type { Translate } from './i18n.ts'

export interface Named {
  readonly name: string
  /** Role, outlet or both; empty where nothing more is known. */
  readonly about: string
}

/** `null`: nobody knows who speaks. */
export function named(speaker: Speaker | null, t: Translate): Named {
  if (speaker === null) return { name: t('speaker.unknown'), about: '' }
  const outlet = speaker.outlet ?? ''
  if (speaker.name !== null) return { name: speaker.name, about: joined(speaker.role ?? '', outlet) }
  if (speaker.side === 'press') return { name: t('speaker.press'), about: outlet }
  return { name: speaker.role ?? speaker.label, about: outlet }
}

/** Who asked, in one phrase, for the head of a turn. */
export function asker(speaker: Speaker | null, t: Translate): string {
  if (speaker === null || (speaker.name === null && speaker.outlet === null)) return t('speaker.unnamedReporter')
  return joined(speaker.name ?? t('speaker.press'), speaker.outlet ?? '')
}

/** Such as `Kit Marsh, Tideway Radio`. */
export function askerWords({ name, outlet }: Pick<Asker, 'name' | 'outlet'>): string {
  return joined(name, outlet ?? '')
}

/** Who asks in this turn: whose question was taken, else by the desk's word, else whoever opened it in the transcript. */
export function turnAsker(briefing: Pick<Briefing, 'speakers' | 'lines'>, turn: Turn, t: Translate): string {
  const taken = takenFrom(briefing, turn)
  if (taken === null && turn.asker !== null) return askerWords(turn.asker)
  return asker(taken ?? briefing.speakers.find(({ id }) => id === turn.askerId) ?? null, t)
}

/** Null where none was taken, or nobody knows whose it was. */
export function takenFrom({ speakers, lines }: Pick<Briefing, 'speakers' | 'lines'>, turn: Turn): Speaker | null {
  const line = turn.taken ? lines.findLast(({ id }) => id === turn.taken) : null
  const speaker = speakers.find(({ id }) => id === line?.speakerId)
  return speaker?.name ? speaker : null
}

function joined(first: string, second: string): string {
  return [first, second].filter((part) => part !== '').join(', ')
}
