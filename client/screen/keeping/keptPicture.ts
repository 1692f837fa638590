/** What a screen showed last, kept for the next start: it is drawn before anything is asked of the network. */
import { UNSCHEDULED, type Briefing } from '#shared/domain/state.ts'
import type { ScreenDirective } from '#shared/protocol/screens.ts'
import type { Interim } from '../../stores/interims.ts'
import { lastOf } from '../trimmed.ts'

export type PairedDirective = Extract<ScreenDirective, { paired: true }>

export interface KeptPicture {
  readonly directive: PairedDirective
  readonly briefing: Briefing | null
  readonly interims: readonly Interim[]
  /** The server's clock less this device's, and the server's at the moment that the picture is of, in ms. */
  readonly offset: number
  readonly now: number
  /** When the briefing was heard of last, in ms on this device's clock; null: never. */
  readonly heardAt: number | null
}

const FORMAT = 1
const LINES_KEPT = 40
/** Where everything is too much for the browser. */
const FIGURES_KEPT = 60

export function writePicture(picture: KeptPicture, keep: (text: string) => boolean): boolean {
  const { briefing } = picture
  if (briefing === null) return keep(textOf(picture))
  const short = lastOf(briefing, LINES_KEPT)
  if (keep(textOf({ ...picture, briefing: short }))) return true
  return keep(textOf({ ...picture, briefing: { ...short, figures: short.figures.slice(-FIGURES_KEPT) } }))
}

const textOf = (picture: KeptPicture) => JSON.stringify({ format: FORMAT, ...picture })

/** Null where nothing is kept, or nothing that this page can draw. `heardApart`: when it was heard of, where that was kept apart. */
export function readPicture(text: string | null, heardApart: number | null = null): KeptPicture | null {
  try {
    const kept = JSON.parse(text ?? 'null') as (Partial<KeptPicture> & { readonly format?: unknown }) | null
    if (kept?.format !== FORMAT || kept.directive?.paired !== true) return null
    const { directive, briefing = null, interims = [], offset = 0, now = 0, heardAt = null } = kept
    // What an earlier version of the page did not know is missing in what it kept.
    const whole = briefing === null ? null : { ...UNSCHEDULED, ...briefing }
    return { directive, briefing: whole, interims, offset, now, heardAt: lastHeard(heardAt, heardApart) }
  } catch {
    // Cut short, or not ours.
    return null
  }
}

/** Kept as a day that never comes where it is not known: what is kept is read back as JSON. */
export const NEVER = Number.MAX_SAFE_INTEGER

function lastHeard(...days: readonly (number | null)[]): number | null {
  const kept = days.filter((day) => day !== null)
  const known = kept.filter((day) => day !== NEVER)
  return known.length > 0 ? Math.max(...known) : (kept[0] ?? null)
}
