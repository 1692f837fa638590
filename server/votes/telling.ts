/** Tells those who follow a briefing here how many votes each question has: seldom enough for any number of votes, and the last count always. */
import { AUDIENCES, type Audience } from '#shared/domain/audience.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Clock } from '../clock.ts'
import { Pace } from '../live/pace.ts'
import type { RoomPair } from '../live/roomPair.ts'

/** A little more than half a second, so that no second sees three. */
export const TELL_EVERY_MS = 550

type Counts = Readonly<Record<string, number>>

export interface TellingParts {
  readonly clock: Clock
  readonly rooms: Pick<RoomPair, 'sourceOf' | 'tell'>
  /** Of the questions that this state lists; null while the votes are not known. */
  readonly count: (state: Briefing) => Counts | null
}

export class Telling {
  readonly #parts: TellingParts
  /** What each audience was told last. */
  readonly #told = new Map<Audience, string>()
  readonly #pace: Pace

  constructor(parts: TellingParts) {
    this.#parts = parts
    this.#pace = new Pace(parts.clock, TELL_EVERY_MS, () => {
      this.#tell()
    })
  }

  /** Something may be otherwise than it was told. */
  changed(): void {
    this.#pace.soon()
  }

  /** What somebody who joins now is to be told; null where there is nothing to tell. */
  current(audience: Audience): Counts | null {
    const counts = this.#countsFor(audience)
    // The others may be told what they know already, lest whoever has just come misses that it is so again.
    if (counts !== null && JSON.stringify(counts) !== this.#told.get(audience)) this.#told.delete(audience)
    return counts
  }

  close(): void {
    this.#pace.close()
  }

  #tell(): void {
    for (const audience of AUDIENCES) {
      const counts = this.#countsFor(audience)
      const text = JSON.stringify(counts)
      if (text === this.#told.get(audience)) continue
      if (counts === null) {
        this.#told.delete(audience)
        continue
      }
      this.#told.set(audience, text)
      this.#parts.rooms.tell(audience, counts)
    }
  }

  #countsFor(audience: Audience): Counts | null {
    const { rooms, count } = this.#parts
    const shown = rooms.sourceOf(audience).state
    // What the desk hides is hidden at once, also from those who are shown everything later.
    const settings = [shown.queue.settings, rooms.sourceOf('desk').state.queue.settings]
    if (settings.some(({ votes }) => votes === 'off')) return null
    const isHidden = audience !== 'desk' && settings.some(({ hidesCounts }) => hidesCounts)
    const counts = count(shown)
    return isHidden && counts !== null ? {} : counts
  }
}
