/** Ids that no two captioners mint: each begins with a number of this browser's own, by which a page knows its lines. */
import { recall, remember } from '../format/memory.ts'

const KEPT_AT = 'doorstep.captioner'
const MINTED = /^[la]-([0-9a-f]{8})-[0-9a-f]{24}$/

let hand: string | null = null

function randomHex(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Of this browser, for as long as it remembers; a random number that says nothing about anybody. */
function ownHand(): string {
  if (hand !== null) return hand
  const kept = recall(KEPT_AT)
  hand = kept !== null && /^[0-9a-f]{8}$/.test(kept) ? kept : randomHex(4)
  remember(KEPT_AT, hand)
  return hand
}

export const mintLineId = (): string => `l-${ownHand()}-${randomHex(12)}`
export const mintActId = (): string => `a-${ownHand()}-${randomHex(12)}`

/** Whose line it is: typed in this browser, by another captioner, or handed in by a source that is no captions page. */
export function handOf(lineId: string): 'own' | 'captioner' | 'source' {
  const minted = MINTED.exec(lineId)?.[1]
  if (minted === undefined) return 'source'
  return minted === ownHand() ? 'own' : 'captioner'
}
