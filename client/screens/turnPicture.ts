/** What the turn scene says of the moment: who asks what, who has the floor, and since when. Pure. */
import type { Briefing, Turn } from '#shared/domain/state.ts'
import { asker, named, takenFrom, type Named } from '../format/speakers.ts'
import { calledTurn, runningSince } from '../reading/turns.ts'
import type { Interim } from '../stores/interims.ts'
import { heldQuestion } from './heldQuestion.ts'
import type { TranslateScenes } from './sceneWords.ts'

export interface TurnPicture {
  /** Null for a statement, and before anything. */
  readonly asker: { readonly name: string; readonly outlet: string | null } | null
  readonly question: string | null
  /** The ids of the lines of which the question is made. */
  readonly standing: ReadonlySet<string>
  /** Who speaks now, or spoke last, or has the floor. */
  readonly voice: Named | null
  /** What is said instead where that is nobody. */
  readonly quiet: string
  /** The running time counts from here, ms on the server's clock. */
  readonly since: number | null
}

const NONE: ReadonlySet<string> = new Set()

/** `room`: so many letters of the question have room. */
export function turnPicture(
  briefing: Briefing,
  interims: readonly Interim[],
  t: TranslateScenes,
  room: number,
): TurnPicture {
  const turn = briefing.turns.at(-1)
  const since = runningSince(briefing)?.at ?? null
  if (turn === undefined || turn.number === 0) {
    return { asker: null, question: null, standing: NONE, ...voiceOf(briefing, interims, t), since }
  }
  const asker = askerOf(briefing, turn, t)
  const { text: question, standing } = heldQuestion(briefing, turn, t, room)
  const isCalled = calledTurn(briefing, interims) !== null
  const floor = { name: asker.name, about: t('scene.hasTheFloor') }
  // Where the question is not known, the asker's name already stands in its place.
  const voice = { voice: question === null ? null : floor, quiet: t('scene.noQuestion') }
  return { asker, question, standing, ...(isCalled ? voice : voiceOf(briefing, interims, t)), since }
}

function askerOf(briefing: Briefing, turn: Turn, t: TranslateScenes): NonNullable<TurnPicture['asker']> {
  const taken = takenFrom(briefing, turn)
  if (taken === null && turn.asker !== null) return { name: turn.asker.name, outlet: turn.asker.outlet }
  const speaker = taken ?? briefing.speakers.find(({ id }) => id === turn.askerId) ?? null
  if (speaker === null || speaker.name === null) return { name: asker(speaker, t), outlet: null }
  return { name: speaker.name, outlet: speaker.outlet }
}

/** Who speaks now, or spoke last. */
export function voiceOf(
  briefing: Briefing,
  interims: readonly Interim[],
  t: TranslateScenes,
): Pick<TurnPicture, 'voice' | 'quiet'> {
  const id = interims.at(-1)?.speakerId ?? briefing.lines.at(-1)?.speakerId
  const speaker = briefing.speakers.find((one) => one.id === id) ?? null
  return {
    voice: id === undefined ? null : named(speaker, t),
    quiet: t(briefing.startedAt === null ? 'scene.notBegun' : 'scene.quiet'),
  }
}

/** When the captions begin, in ms: with the turn, since what was said before answers another question than the one above. */
export function captionsSince({ turns }: Pick<Briefing, 'turns'>): number {
  const turn = turns.at(-1)
  return turn === undefined || turn.number === 0 ? 0 : turn.openedAt
}

/** So long after the last word captions are left over a video, in ms. */
const LEFT_FOR = 20_000

export function isSaidLately({ lines }: Pick<Briefing, 'lines'>, interims: readonly Interim[], now: number): boolean {
  const last = lines.at(-1)
  return interims.length > 0 || (last !== undefined && now - last.at < LEFT_FOR)
}
