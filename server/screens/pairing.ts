/**
 * Pairing codes (RFC 8628) of which nothing is kept: a display is given the code that everybody may read, and for itself a
 * device code, in which that and its end are sealed. Whoever claims with it shows that it was given that code.
 */
import { createHmac, randomInt } from 'node:crypto'
import { EncryptJWT, jwtDecrypt } from 'jose'
import { CODE_LENGTH, CODE_LETTERS, codeFrom } from '#shared/domain/screens/pairingCode.ts'
import { derivedKey, mintId } from '../people/secrets.ts'
import { CLAIM_GRACE_MS, PAIRING_LASTS_MS } from './pairingLimits.ts'

/** What a device code says, once it is opened. */
export interface PairingDevice {
  readonly id: string
  /** What the approval of its code is found by. */
  readonly pairing: string
  /** Until when it can claim; ms since 1970. */
  readonly until: number
}

export interface Pairings {
  readonly mint: (now: number) => Promise<{ readonly code: string; readonly device: string }>
  /** What a code is found by, 43 characters: nobody can turn it back or try codes out without the secret. */
  readonly keyOf: (code: string) => string
  /** Null for one that this server did not make. Whether it is over is not looked at. */
  readonly open: (device: string) => Promise<PairingDevice | null>
  /** What the display bears from now on: the same whenever the same one claims the same screen. */
  readonly tokenOf: (device: PairingDevice, screen: string) => string
}

/** `random`: from 0 up to below its argument. */
export function createPairings(secret: string, random: (below: number) => number = randomInt): Pairings {
  const sealing = Buffer.from(derivedKey(secret, 'device codes of displays'), 'base64url')
  const codes = derivedKey(secret, 'pairing codes of displays')
  const tokens = derivedKey(secret, 'tokens of screens')
  const keyOf = (code: string) => createHmac('sha256', codes).update(code).digest('base64url')

  return {
    keyOf,
    async mint(now) {
      const code = codeFrom(Array.from({ length: CODE_LENGTH - 1 }, () => random(CODE_LETTERS.length)))
      const device = await new EncryptJWT({ pairing: keyOf(code), until: now + PAIRING_LASTS_MS + CLAIM_GRACE_MS })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setJti(mintId())
        .encrypt(sealing)
      return { code, device }
    },
    async open(device) {
      if (!isAsWritten(device)) return null
      try {
        const { payload } = await jwtDecrypt(device, sealing, {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
        })
        const { jti: id, pairing, until } = payload
        if (typeof id !== 'string' || typeof pairing !== 'string' || typeof until !== 'number') return null
        return { id, pairing, until }
      } catch {
        // Not an error of ours: codes of other servers and forged ones are what a public address gets.
        return null
      }
    },
    tokenOf: ({ id }, screen) =>
      `ds_${createHmac('sha256', tokens)
        .update(JSON.stringify([id, screen]))
        .digest('base64url')}`,
  }
}

/** Several spellings in base64url stand for the same bytes; only the one that was written is taken. */
function isAsWritten(device: string): boolean {
  return device.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)
}
