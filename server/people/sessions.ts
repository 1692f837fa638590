/** Sessions: a signed cookie that says who somebody is. The same cookie serves HTTP and sockets. */
import { jwtVerify, SignJWT } from 'jose'
import type { Actor, Role } from '#shared/domain/vocabulary.ts'
import { derivedKey, mintId } from './secrets.ts'

/** Who is asking. Accounts will stand here; until then there are the owner and everybody else. */
export interface Identity {
  readonly role: Role
  readonly actor: Actor
}

export const ANYBODY: Identity = { role: 'reader', actor: { role: 'reader', id: '' } }

export const SESSION_COOKIE = 'doorstep_session'
const LASTS_S = 12 * 60 * 60

export interface Sessions {
  /** The value of a `Set-Cookie` header that opens an owner's session of 12 hours. */
  readonly openOwner: () => Promise<string>
  readonly closing: () => string
  /** From a `Cookie` header. A cookie that is forged, expired or odd makes nobody of anybody. */
  readonly identify: (cookieHeader: string | undefined) => Promise<Identity>
}

export function createSessions(secret: string, isSecure: boolean): Sessions {
  const key = Buffer.from(derivedKey(secret, 'sessions'), 'base64url')
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`

  return {
    async openOwner() {
      const value = await new SignJWT({ role: 'owner' })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(`owner:${mintId()}`)
        .setIssuedAt()
        .setExpirationTime(`${LASTS_S}s`)
        .sign(key)
      return `${SESSION_COOKIE}=${value}; Max-Age=${LASTS_S}; ${attributes}`
    },
    closing: () => `${SESSION_COOKIE}=; Max-Age=0; ${attributes}`,
    async identify(cookieHeader) {
      const value = cookieNamed(cookieHeader, SESSION_COOKIE)
      if (value === null) return ANYBODY
      try {
        const { payload } = await jwtVerify(value, key, { algorithms: ['HS256'] })
        if (payload['role'] !== 'owner' || payload.sub === undefined) return ANYBODY
        return { role: 'owner', actor: { role: 'owner', id: payload.sub } }
      } catch {
        // Not an error of ours: old and forged cookies are what a public server gets.
        return ANYBODY
      }
    },
  }
}

function cookieNamed(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value !== undefined && value !== '') return value
  }
  return null
}
