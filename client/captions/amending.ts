/**
 * Changes to lines as the acts that they take: what still waits is changed in its place, what may be on the record already
 * gets another wording of its own, and what is on it a fact of its own.
 */
import type { LineKind, Mark } from '#shared/domain/vocabulary.ts'
import { NEW_LINE, type Act, type AttributeAct, type CorrectAct, type LineAct, type RetractAct } from './act.ts'
import { UNDO_WITHIN, type OutboxEntry } from './entries.ts'

export interface Moment {
  readonly id: string
  /** Its place in the order. */
  readonly n: number
  /** In ms. */
  readonly at: number
}

type Said = Pick<LineAct, 'speaker' | 'text' | 'lineKind' | 'marks' | 'verbatim'>

export function lineAct({ id, n, at }: Moment, said: Said): LineAct {
  return { ...NEW_LINE, ...said, id, n, at, lineId: id }
}

export interface Correction {
  readonly lineId: string
  /** The text that stands so far. */
  readonly saw: string
  readonly text: string
  /** Missing where they stay as they are. */
  readonly marks?: readonly Mark[]
}

/** Null where nothing would change. */
export function corrected(
  entries: readonly OutboxEntry[],
  { lineId, saw, ...words }: Correction,
  moment: Moment,
): Act | null {
  const line = unfinished(entries, lineId, 'line')
  if (line !== undefined) {
    if (line.text === words.text && words.marks === undefined && line.refused === null) return null
    return { ...changed(line), ...words, revision: line.revision + (line.tried ? 1 : 0) }
  }
  const earlier = unfinished(entries, lineId, 'correct')
  if (earlier === undefined) {
    const isSame = saw === words.text && words.marks === undefined
    return isSame ? null : correction(moment, { lineId, saw, ...words })
  }
  // What was refused was made on words that stand no longer: it begins anew from those that do.
  if (earlier.refused !== null) return { ...changed(earlier), saw, ...words }
  return isSending(entries, earlier)
    ? correction(moment, { lineId, saw: earlier.text, ...words })
    : { ...changed(earlier), ...words }
}

function correction(moment: Moment, { lineId, ...words }: Correction): CorrectAct {
  return { ...fresh(moment, lineId), kind: 'correct', ...words }
}

export interface Attribution {
  readonly lineId: string
  /** Who was thought to say it: id, label, or null for whoever spoke before. */
  readonly saw: string | null
  /** What is not given stays as it is. */
  readonly speaker?: string | null
  readonly lineKind?: LineKind | null
}

export function attributed(entries: readonly OutboxEntry[], attribution: Attribution, moment: Moment): Act {
  const { lineId, saw, ...chosen } = attribution
  const line = unfinished(entries, lineId, 'line')
  if (line !== undefined && !line.tried) return { ...changed(line), ...chosen }
  const earlier = unfinished(entries, lineId, 'attribute')
  if (earlier === undefined || isSending(entries, earlier)) {
    const before = earlier === undefined ? saw : (earlier.speaker ?? earlier.saw)
    const as = { speaker: null, lineKind: null, ...chosen }
    return { ...fresh(moment, lineId), kind: 'attribute', saw: before, ...as } satisfies AttributeAct
  }
  return { ...changed(earlier), ...chosen, ...(earlier.refused !== null && { saw }) }
}

export function retracted(lineId: string, reason: string, moment: Moment): RetractAct {
  return { ...fresh(moment, lineId), kind: 'retract', reason, notBefore: moment.at + UNDO_WITHIN }
}

/** What was refused, to be sent once more, now on what stands. */
export function again(act: Act, standing: { readonly text: string; readonly speaker: string | null }): Act {
  if (act.kind === 'correct') return { ...changed(act), saw: standing.text }
  return act.kind === 'attribute' ? { ...changed(act), saw: standing.speaker } : changed(act)
}

function unfinished<K extends Act['kind']>(
  entries: readonly OutboxEntry[],
  lineId: string,
  kind: K,
): Extract<Act, { kind: K }> | undefined {
  const entry = entries.findLast(
    ({ act, progress }) => act.lineId === lineId && act.kind === kind && progress.kind !== 'accepted',
  )
  return entry?.act as Extract<Act, { kind: K }> | undefined
}

function isSending(entries: readonly OutboxEntry[], act: Act): boolean {
  return entries.some((entry) => entry.act === act && entry.progress.kind === 'sending')
}

function changed<A extends Act>(act: A): A {
  return { ...act, version: act.version + 1, refused: null }
}

function fresh({ id, n, at }: Moment, lineId: string) {
  return { id, lineId, n, at, version: 0, refused: null }
}
