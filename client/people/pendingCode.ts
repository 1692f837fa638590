/** What a tab remembers of a code that is on its way, so that a reload loses nothing: never the code, never the password. */
import type { CodeSent } from '#shared/protocol/people.ts'
import { recall, remember } from '../format/memory.ts'
import type { Fault } from '../http/request.ts'

export type CodePurpose = 'register' | 'password'

export interface PendingCode {
  readonly request: string
  /** To which it was sent. */
  readonly email: string
  /** Milliseconds since 1970 by the server's clock. */
  readonly againAt: number
  readonly expiresAt: number
  /** Milliseconds to add to this device's clock to get the server's. */
  readonly offset: number
}

const tab = () => sessionStorage
const keyOf = (purpose: CodePurpose) => `doorstep.code.${purpose}`

/** `now`: this device's clock. */
export function pendingFrom(sent: CodeSent, email: string, now: number): PendingCode {
  const { request, againAt, expiresAt } = sent
  return { request, email, againAt, expiresAt, offset: sent.now - now }
}

export function keepPending(purpose: CodePurpose, pending: PendingCode | null): void {
  remember(keyOf(purpose), pending === null ? null : JSON.stringify(pending), tab)
}

/** Null where there is none, or where it has been over for a day: then not even a new code may be asked for. */
export function recallPending(purpose: CodePurpose, now: number): PendingCode | null {
  const pending = parsed(recall(keyOf(purpose), tab))
  if (pending === null) return null
  const isOver = now + pending.offset > pending.expiresAt + 24 * 60 * 60_000
  if (isOver) keepPending(purpose, null)
  return isOver ? null : pending
}

function parsed(kept: string | null): PendingCode | null {
  if (kept === null) return null
  try {
    const value: unknown = JSON.parse(kept)
    return isPending(value) ? value : null
  } catch {
    // Something else wrote there.
    return null
  }
}

function isPending(value: unknown): value is PendingCode {
  if (typeof value !== 'object' || value === null) return false
  const { request, email, againAt, expiresAt, offset } = value as Record<string, unknown>
  return (
    typeof request === 'string' &&
    typeof email === 'string' &&
    [againAt, expiresAt, offset].every((number) => Number.isFinite(number))
  )
}

/** How often a code may still be tried, where the server has just said so. */
export function triesLeftIn(fault: Fault | null): number | null {
  const left = fault?.code === 'code-wrong' ? fault.detail['triesLeft'] : null
  return typeof left === 'number' ? left : null
}
