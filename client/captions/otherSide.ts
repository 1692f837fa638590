/** The one key between question and answer: back to whoever stood on the other side of the last exchange. */
import { rosterOf } from '#shared/domain/roster.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Side, Speaker } from '#shared/domain/vocabulary.ts'

type Room = Pick<Briefing, 'speakers'>

/**
 * `said`: the ids of who spoke, oldest first. After somebody of the press it is the podium's turn, after anybody else the
 * press's: whoever of them spoke last, else the only one whom the roster knows on that side. Null where nobody stands there.
 */
export function otherSide(room: Room, said: readonly (string | null)[], current: string | null): Speaker | null {
  const byId = new Map(room.speakers.map((speaker) => [speaker.id, speaker]))
  const now = byId.get(current ?? said.at(-1) ?? '')
  const wanted: Side = now?.side === 'press' ? 'podium' : 'press'
  const last = said.findLast((id) => id !== null && byId.get(id)?.side === wanted)
  if (last != null) return byId.get(last) ?? null
  const there = rosterOf(room).filter(({ side }) => side === wanted)
  return there.length === 1 ? (there[0] ?? null) : null
}
