/** A fact as both logs store and announce it: its JSON without the number; and what a stream, an append and an epoch must be. */
import { randomBytes } from 'node:crypto'
import type { Actor } from '#shared/domain/vocabulary.ts'
import type { NewFact, StoredFact } from './eventLog.ts'

export const FACTS_IN_ONE_APPEND = 1_000
const LONGEST_STREAM_NAME = 500

/** Throws `TypeError` where JSON has no form for the event: `undefined`, functions, big integers, circles. */
export function factToText({ at, by, event }: NewFact): string {
  if (event === undefined || typeof event === 'function' || typeof event === 'symbol') {
    throw new TypeError(`an event must be JSON, and ${typeof event} is not`)
  }
  return JSON.stringify({ at, by, event })
}

/** Reads what `factToText` wrote. Throws `SyntaxError` for anything that is not JSON. */
export function factFromText(seq: number, text: string): StoredFact {
  const { at, by, event } = JSON.parse(text) as { at: number; by: Actor; event: unknown }
  return { seq, at, by, event }
}

/** The texts of one append. Throws `RangeError` for none or more than 1,000 facts, `TypeError` for what is not JSON. */
export function factsToTexts(facts: readonly NewFact[]): string[] {
  if (facts.length === 0 || facts.length > FACTS_IN_ONE_APPEND) {
    throw new RangeError(`an append holds 1 to ${FACTS_IN_ONE_APPEND} facts, not ${facts.length}`)
  }
  return facts.map(factToText)
}

/** Throws `TypeError` for a name that a store could not keep apart from another. */
export function requireStreamName(stream: string): void {
  if (stream.length === 0 || stream.length > LONGEST_STREAM_NAME || !stream.isWellFormed() || stream.includes('\0')) {
    throw new TypeError(
      `${JSON.stringify(stream.slice(0, 60))} cannot name a stream: 1 to ${LONGEST_STREAM_NAME} well-formed characters without NUL can`,
    )
  }
}

/** Throws `RangeError` unless both are whole, `after` at least 0 and `limit` at least 1. */
export function requireRange(after: number, limit: number): void {
  if (!Number.isSafeInteger(after) || after < 0)
    throw new RangeError(`cannot read after ${after}: not a whole number from 0`)
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new RangeError(`cannot read ${limit} facts: not a whole number from 1`)
}

/** Twelve characters of base64url, 72 random bits. */
export function mintEpoch(): string {
  return randomBytes(9).toString('base64url')
}
