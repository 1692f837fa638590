/** What a captioner has done and the record has not acknowledged: a line, or a change to one. */
import type { LineKind, Mark } from '#shared/domain/vocabulary.ts'

interface Kept {
  readonly id: string
  readonly lineId: string
  /** Its place in the order; grows with each act. */
  readonly n: number
  /** When it was done, in ms. */
  readonly at: number
  /** Counts its changes, so that of two copies the later one is known. */
  readonly version: number
  /** The account that did it; missing where there was none. */
  readonly by?: string
  /** Why it was refused, until somebody decides; null while it waits. */
  readonly refused: string | null
}

export interface LineAct extends Kept {
  readonly kind: 'line'
  /** Id of the roster or label; null: the speaker goes on. */
  readonly speaker: string | null
  readonly text: string
  /** Null: as it follows from who speaks. */
  readonly lineKind: LineKind | null
  readonly marks: readonly Mark[]
  readonly verbatim: boolean
  /** The number of this wording: the record takes a higher one in the place of a lower one. */
  readonly revision: number
  /** It was sent at least once, so that the record may have it, whatever was answered. */
  readonly tried: boolean
}

export interface CorrectAct extends Kept {
  readonly kind: 'correct'
  readonly saw: string
  readonly text: string
  /** Missing where they stay as they are. */
  readonly marks?: readonly Mark[]
}

export interface AttributeAct extends Kept {
  readonly kind: 'attribute'
  /** Who was thought to say it: id, label, or null for whoever spoke before. */
  readonly saw: string | null
  /** Id of the roster or label; null: whoever the record says it was. */
  readonly speaker: string | null
  readonly lineKind: LineKind | null
}

export interface RetractAct extends Kept {
  readonly kind: 'retract'
  readonly reason: string
  /** Until then it can be undone, in ms. */
  readonly notBefore: number
}

export type Act = LineAct | CorrectAct | AttributeAct | RetractAct

/** An act from what storage gives back, also as the first version of the page kept its lines; null for anything else. */
export function parseAct(value: unknown): Act | null {
  if (typeof value !== 'object' || value === null) return null
  const given = value as Partial<Record<keyof LineAct | keyof CorrectAct | keyof RetractAct, unknown>>
  const { id, at } = given
  if (typeof id !== 'string' || typeof at !== 'number') return null
  if (given.kind === undefined)
    return typeof given.text === 'string' ? firstVersion(id, given.text, at, given.speaker) : null
  if (typeof given.n !== 'number' || typeof given.version !== 'number' || typeof given.lineId !== 'string') return null
  const hasWords = typeof (given.kind === 'retract' ? given.reason : given.text) === 'string'
  return hasWords || given.kind === 'attribute' ? (value as Act) : null
}

function firstVersion(id: string, text: string, at: number, speaker: unknown): LineAct {
  return {
    ...NEW_LINE,
    id,
    lineId: id,
    text,
    at,
    n: at,
    speaker: typeof speaker === 'string' ? speaker : null,
    tried: true,
  }
}

export const NEW_LINE = {
  kind: 'line',
  version: 0,
  refused: null,
  lineKind: null,
  marks: [],
  verbatim: false,
  revision: 0,
  tried: false,
} as const

/** Whatever is refused is certainly not on the record. */
export function asRefused(act: Act, code: string): Act {
  return { ...act, refused: code, version: act.version + 1, ...(act.kind === 'line' && { tried: false }) }
}

export function inOrder(acts: readonly Act[]): Act[] {
  return acts.toSorted((one, other) => one.n - other.n || (one.id < other.id ? -1 : 1))
}
