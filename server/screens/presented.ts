/** What a connection presents to be somebody by: a screen its token, a browser its cookie, and some on purpose nothing. */
import type { SessionClaims } from '#shared/domain/newsroom/authority.ts'
import { hashToken } from '../people/secrets.ts'
import type { Sessions } from '../people/sessions.ts'

export interface Presented {
  /** What the connection's cookie says. */
  readonly claims: SessionClaims | null
  /** The hash of the token that a screen bears, good or not. Beside one the cookie is not looked at. */
  readonly screen: string | null
}

interface Handshake {
  /** `{ screen: token }`, `{ anonymous: true }`, or whatever somebody sends instead. */
  readonly auth: unknown
  readonly headers: { readonly cookie?: string | undefined }
}

export async function presentedIn({ auth, headers }: Handshake, sessions: Pick<Sessions, 'read'>): Promise<Presented> {
  const { screen, anonymous } = (typeof auth === 'object' ? (auth ?? {}) : {}) as Readonly<Record<string, unknown>>
  // Whatever is sent as a token, a screen is what the sender wants to be, and not who else uses the same browser.
  if (screen !== undefined) return { claims: null, screen: typeof screen === 'string' ? hashToken(screen) : null }
  return { claims: anonymous === true ? null : await sessions.read(headers.cookie), screen: null }
}
