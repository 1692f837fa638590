/** Ids that no two captioners mint: each begins with a number of the captioner's own, by which a page knows their lines. */
import { recall, remember } from '../format/memory.ts'

const KEPT_AT = 'doorstep.captioner'
const MINTED = /^[la]-([0-9a-f]{8})-[0-9a-f]{24}$/

let writer: string | null = null
const hands = new Map<string, string>()

function randomHex(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** From now on ids are this account's; null: those of whoever writes in this browser without one. */
export function writeAs(account: string | null): void {
  writer = account
}

/** Of this account in this browser, for as long as it remembers; a random number that says nothing about anybody. */
function handOfAccount(account: string | null): string {
  const key = account === null ? KEPT_AT : `${KEPT_AT}.${account}`
  const kept = hands.get(key) ?? recall(key)
  const hand = kept !== null && /^[0-9a-f]{8}$/.test(kept) ? kept : randomHex(4)
  if (!hands.has(key)) remember(key, hand)
  hands.set(key, hand)
  return hand
}

export const mintLineId = (): string => `l-${handOfAccount(writer)}-${randomHex(12)}`
export const mintActId = (): string => `a-${handOfAccount(writer)}-${randomHex(12)}`

/** Whose line it is: typed in this browser by this account or by none, by another captioner, or handed in by a source that is no captions page. */
export function handOf(lineId: string): 'own' | 'captioner' | 'source' {
  const minted = MINTED.exec(lineId)?.[1]
  if (minted === undefined) return 'source'
  return minted === handOfAccount(writer) || minted === handOfAccount(null) ? 'own' : 'captioner'
}
