/** Passwords as they are kept: Argon2id with a salt each, few at a time, so that a flood of sign-ins cannot eat the memory. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { isPasswordStrong, normalisePassword, PASSWORD_LIMIT } from '#shared/domain/password.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { createTurns } from './turns.ts'

interface Cost {
  /** KiB. */
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

/** The least that OWASP's Password Storage Cheat Sheet asks for of Argon2id. */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const SALT_BYTES = 16
const HASH_BYTES = 32
/** What a kept hash may ask for; a damaged one must not take the machine. */
const MOST: Cost = { memory: 262_144, passes: 16, parallelism: 8 }

const AT_A_TIME = 2
const WAITING_AT_MOST = 200
const turns = createTurns(AT_A_TIME, WAITING_AT_MOST)

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/

const digest = promisify(argon2)

/**
 * Answers a PHC string, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
 * Throws `RangeError` for one that does not meet the conditions, which the asker was to be told before; `too-busy`.
 */
export async function hashPassword(password: string): Promise<string> {
  if (!isPasswordStrong(password)) throw new RangeError('the password does not meet the conditions')
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, salt, HASH_BYTES, COST)
  const { memory, passes, parallelism } = COST
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${toBase64(salt)}$${toBase64(hash)}`
}

/**
 * `phc` null, where there is no such account, takes as long and answers false.
 * Throws `too-busy`, and `TypeError` for a text that `hashPassword` did not make.
 */
export async function isPasswordRight(password: string, phc: string | null): Promise<boolean> {
  const kept = phc === null ? null : readPhc(phc)
  const { salt, hash, cost } = kept ?? { salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES), cost: COST }
  // Nobody has one so long; a cut one is as slow as a right one, and wrong.
  const isTooLong = password.length > 2 * PASSWORD_LIMIT
  const tried = await derive(isTooLong ? password.slice(0, PASSWORD_LIMIT) : password, salt, hash.length, cost)
  return timingSafeEqual(tried, hash) && kept !== null && !isTooLong
}

async function derive(password: string, salt: Buffer, bytes: number, cost: Cost): Promise<Buffer> {
  const turn = turns.take()
  if (turn === null) throw new Refusal('too-busy')
  await turn
  try {
    return await digest('argon2id', { message: normalisePassword(password), nonce: salt, tagLength: bytes, ...cost })
  } finally {
    turns.giveBack()
  }
}

function readPhc(phc: string): { readonly salt: Buffer; readonly hash: Buffer; readonly cost: Cost } {
  const [, memory, passes, parallelism, salt = '', hash = ''] = PHC.exec(phc) ?? []
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  if (!isBearable(cost)) throw new TypeError('what is kept of this password is damaged')
  return { salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64'), cost }
}

/** False for `NaN` too. */
function isBearable({ memory, passes, parallelism }: Cost): boolean {
  const isWithin = (n: number, most: number) => n >= 1 && n <= most
  return (
    isWithin(memory, MOST.memory) &&
    isWithin(passes, MOST.passes) &&
    isWithin(parallelism, MOST.parallelism) &&
    memory >= 8 * parallelism
  )
}

/** The PHC format's base64 has no padding. */
function toBase64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
