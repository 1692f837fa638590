/** What stands still on a screen: the moment that it stopped at, as this desk saw it pass. One for every preview of the screen. */
import type { ScreenImage } from '#shared/domain/screens/vocabulary.ts'
import type { PresentScreen, ScreenReport } from '#shared/protocol/screens.ts'
import type { Moment } from '../screens/held.ts'

/** A report comes within seconds of what it reports; more has not passed by then. */
const KEPT = 128
/** Facts that come together are drawn as one. What passed while the desk was cut off is further apart, in ms. */
const TOGETHER = 2_000

export interface StillPicture {
  /** Null where nobody here has seen it. */
  readonly moment: Moment | null
  /** As the screen looked then. */
  readonly image: ScreenImage | null
  /** Since when it is frozen, on the server's clock in ms; null where it is not, or was already when the desk was opened. */
  readonly frozenAt: number | null
}

interface Seen extends StillPicture {
  readonly isFrozen: boolean
  readonly head: number
  /** The desk has passed what the screen reports. */
  readonly isSettled: boolean
}

export interface MomentMemory {
  /** What the page shows from now on. */
  passed(moment: Moment): void
  /** `image`: the one that the screen says it shows. */
  heard(screen: PresentScreen, image: ScreenImage | null): void
  still(id: string): StillPicture | null
}

export function createMomentMemory(): MomentMemory {
  let passing: readonly Moment[] = []
  const screens = new Map<string, Seen>()

  function found(head: number, at: number): Moment | null {
    const same = passing.filter((each) => seqOf(each) === head)
    const first = same[0]
    if (first !== undefined) {
      const last = same.findLast(({ now }) => now <= at)
      return { ...(last ?? { ...first, interims: [] }), now: at }
    }
    const next = passing.find((each) => seqOf(each) > head)
    const latest = passing.at(-1)
    if (next === undefined) return latest === undefined ? null : { ...latest, now: at }
    return next !== passing[0] && next.now - at <= TOGETHER ? { ...next, now: at } : null
  }

  function seen(report: ScreenReport, at: number, image: ScreenImage | null, before: Seen | undefined): Seen {
    const { head, isFrozen } = report
    const latest = passing.at(-1)
    const about = { head, isFrozen, image, isSettled: latest !== undefined && seqOf(latest) >= head }
    if (!isFrozen) return { ...about, moment: found(head, at), frozenAt: null }
    // Whatever it shows stood there before anybody looked.
    if (before === undefined) return { ...about, moment: null, frozenAt: null, isSettled: true }
    const frozenAt = before.isFrozen ? before.frozenAt : at
    const isSame = before.isFrozen && before.head === head
    return {
      ...about,
      image: isSame ? before.image : image,
      moment: found(head, (isSame ? frozenAt : null) ?? at),
      frozenAt,
    }
  }

  return {
    passed(moment) {
      const last = passing.at(-1)
      // A log that begins again: what was seen of the one before says nothing of this.
      const isAnew = last !== undefined && seqOf(last) > seqOf(moment)
      if (isAnew) screens.clear()
      passing = [...(isAnew ? [] : passing), moment].slice(-KEPT)
    },
    heard({ id, report, heardAt }, image) {
      if (report === null || heardAt === null) return
      const before = screens.get(id)
      const isSame = before?.isFrozen === true && report.isFrozen && before.head === report.head
      if (isSame && before.isSettled) return
      screens.set(id, seen(report, heardAt, image, before))
    },
    still: (id) => screens.get(id) ?? null,
  }
}

const seqOf = ({ briefing }: Moment): number => briefing?.seq ?? 0
