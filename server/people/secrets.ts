/** Tokens and the secret that signs sessions: how they are made, hashed, compared and kept. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** 256 random bits that may stand in an address; begins so that whoever finds it knows what it is. */
export function mintToken(): string {
  return `ds_${randomBytes(32).toString('base64url')}`
}

/** A short random id, 96 bits. */
export function mintId(): string {
  return randomBytes(12).toString('base64url').replaceAll('-', 'a').replaceAll('_', 'b')
}

/** What is kept of a token: SHA-256, base64url. Tokens are random, so no salt and no slow hash are needed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** A key for one purpose, from the secret. */
export function derivedKey(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url')
}

/** Compares in a time that does not tell where they differ. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
}

/** The secret of this data folder, made the first time. Two nodes that start at once agree on one. */
export async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret')
  await mkdir(dataDir, { recursive: true })
  try {
    await writeFile(file, mintToken(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = (await readFile(file, 'utf8')).trim()
  if (secret.length < 32)
    throw new Error(`${file} does not hold a secret of 32 characters or more; remove it to make a new one`)
  return secret
}
