/** What the turn scene says of the moment: who asks what, who has the floor, and since when. Pure. */
import type { Briefing, Turn } from '#shared/domain/state.ts'
import { asker, named, type Named } from '../format/speakers.ts'
import { calledTurn, handedIn, openingLine, questionWords, runningSince } from '../reading/turns.ts'
import type { Interim } from '../stores/interims.ts'
import type { TranslateScenes } from './sceneWords.ts'

export interface TurnPicture {
  /** Null for a statement, and before anything. */
  readonly asker: { readonly name: string; readonly outlet: string | null } | null
  /** Whether the asker was called and has not spoken yet. */
  readonly isCalled: boolean
  readonly question: string | null
  /** Who speaks now, or spoke last. */
  readonly voice: Named | null
  /** The running time counts from here, ms on the server's clock. */
  readonly since: number | null
}

export function turnPicture(briefing: Briefing, interims: readonly Interim[], t: TranslateScenes): TurnPicture {
  const turn = briefing.turns.at(-1)
  const isCalled = calledTurn(briefing, interims) !== null
  return {
    asker: turn === undefined || turn.number === 0 ? null : askerOf(briefing, turn, t),
    isCalled,
    question: turn === undefined || turn.number === 0 ? null : questionOf(briefing, turn, t),
    voice: isCalled ? null : voiceOf(briefing, interims, t),
    since: runningSince(briefing)?.at ?? null,
  }
}

function askerOf({ speakers }: Briefing, turn: Turn, t: TranslateScenes): TurnPicture['asker'] {
  if (turn.asker !== null) return { name: turn.asker.name, outlet: turn.asker.outlet }
  const speaker = speakers.find(({ id }) => id === turn.askerId) ?? null
  if (speaker === null || speaker.name === null) return { name: asker(speaker, t), outlet: null }
  return { name: speaker.name, outlet: speaker.outlet }
}

/** As it was handed in, which can be read before it is spoken; else as it was said. */
function questionOf(briefing: Briefing, turn: Turn, t: TranslateScenes): string | null {
  return handedIn(briefing, turn) ?? questionWords(briefing, turn, openingLine(briefing, turn), t)
}

export function voiceOf(briefing: Briefing, interims: readonly Interim[], t: TranslateScenes): Named | null {
  const id = interims.at(-1)?.speakerId ?? briefing.lines.at(-1)?.speakerId
  if (id === undefined) return null
  return named(briefing.speakers.find((speaker) => speaker.id === id) ?? null, t)
}

/**
 * When the captions begin, in ms: with the turn that the desk called last, since what was said before belongs to another
 * question. Where the turns come by themselves they roll on.
 */
export function captionsSince({ turns }: Pick<Briefing, 'turns'>): number {
  return turns.findLast(({ questionId }) => questionId !== null)?.openedAt ?? 0
}

/** So long after the last word captions are left over a video, in ms. */
const LEFT_FOR = 20_000

export function isSaidLately({ lines }: Pick<Briefing, 'lines'>, interims: readonly Interim[], now: number): boolean {
  const last = lines.at(-1)
  return interims.length > 0 || (last !== undefined && now - last.at < LEFT_FOR)
}
