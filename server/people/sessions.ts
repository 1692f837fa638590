/**
 * Sessions: a sealed cookie that names an account, its epoch and the session. What somebody may do is not in it: that is
 * looked up in the newsroom each time. The same cookie serves HTTP and sockets.
 */
import { EncryptJWT, jwtDecrypt } from 'jose'
import type { SessionClaims } from '#shared/domain/newsroom/authority.ts'
import { derivedKey, mintId } from './secrets.ts'

export interface OpenedSession {
  readonly claims: SessionClaims
  /** The value of a `Set-Cookie` header. */
  readonly cookie: string
}

export interface Sessions {
  /** A new session with an id of its own; `account` null: by the owner's link. `now`: milliseconds since 1970. */
  readonly open: (
    account: string | null,
    epoch: number,
    now: number,
    issuer?: SessionClaims['issuer'],
  ) => Promise<OpenedSession>
  /** The value of a `Set-Cookie` header that takes the cookie away. */
  readonly closing: () => string
  /** From a `Cookie` header; null without a cookie, and for one that is forged or odd. Whether it is over is not looked at. */
  readonly read: (cookieHeader: string | undefined) => Promise<SessionClaims | null>
}

const LASTS_MS = { account: 7 * 24 * 60 * 60_000, ownerLink: 12 * 60 * 60_000 }

export function createSessions(secret: string, isSecure: boolean): Sessions {
  const key = Buffer.from(derivedKey(secret, 'sealed sessions'), 'base64url')
  // The prefix makes browsers take it from this host alone, over TLS.
  const name = isSecure ? '__Host-doorstep_session' : 'doorstep_session'
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`

  return {
    async open(account, epoch, now, issuer = null) {
      const lasts = account === null ? LASTS_MS.ownerLink : LASTS_MS.account
      const claims: SessionClaims = { session: mintId(), account, epoch, issuer, expiresAt: now + lasts }
      const value = await new EncryptJWT({ account, epoch, issuer, until: claims.expiresAt })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setJti(claims.session)
        .encrypt(key)
      return { claims, cookie: `${name}=${value}; Max-Age=${Math.floor(lasts / 1000)}; ${attributes}` }
    },
    closing: () => `${name}=; Max-Age=0; ${attributes}`,
    async read(cookieHeader) {
      const value = cookieNamed(cookieHeader, name)
      if (value === null) return null
      try {
        const { payload } = await jwtDecrypt(value, key, {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
        })
        const { jti: session, account, epoch, until, issuer = null } = payload
        const isOdd = typeof session !== 'string' || typeof epoch !== 'number' || typeof until !== 'number'
        if (isOdd || (account !== null && typeof account !== 'string')) return null
        // Sealed by this server: what is in it was put there by `open`.
        return {
          session,
          account,
          epoch,
          issuer: issuer as NonNullable<SessionClaims['issuer']> | null,
          expiresAt: until,
        }
      } catch {
        // Not an error of ours: old and forged cookies are what a public server gets.
        return null
      }
    },
  }
}

function cookieNamed(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || null
  }
  return null
}
