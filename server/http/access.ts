/** Who sends a request: the session's cookie, or a token that a source or a screen bears. */
import type { Request, RequestHandler, Response } from 'express'
import { audienceFor } from '#shared/domain/audience.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { briefingIdSchema } from '#shared/domain/vocabulary.ts'
import type { BriefingFollowing, Briefings } from '../live/briefings.ts'
import { ANYBODY, type Identities, type Identity } from '../people/identities.ts'
import { linesTokenActor } from '../people/linesAccess.ts'
import { hashToken } from '../people/secrets.ts'
import type { Asker } from '../people/newsroom.ts'
import type { Origins } from '../people/origins.ts'
import { HttpProblem } from './problem.ts'

/** Puts the identity where `identityOf` finds it. A changing request that another site sent is refused. */
export function identified(identities: Identities, origins: Origins): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') refuseCrossSite(request, origins)
    const bearer = bearerOf(request)
    const screen = bearer === null ? ANYBODY : identities.ofToken(hashToken(bearer))
    // Beside the token of a screen the cookie is not looked at: who presents one wants to be no more than that.
    response.locals['identity'] = screen.screen === null ? await identities.ofCookie(request.headers.cookie) : screen
    next()
  }
}

/** Browsers say where a request comes from, in one header or in both; scripts say nothing and hold no cookie of others. */
function refuseCrossSite({ headers }: Request, origins: Origins): void {
  const site = headers['sec-fetch-site']
  if (!origins.admits(headers.origin) || site === 'cross-site' || site === 'same-site') {
    throw new HttpProblem('cross-site')
  }
}

export function identityOf(response: Response): Identity {
  return (response.locals['identity'] as Identity | undefined) ?? ANYBODY
}

/** For the facts of the newsroom. The address is kept with an account or a link, and forgotten with it. */
export function askerOf(request: Request, { actor, account, claims }: Identity): Asker {
  return { by: actor, from: request.ip ?? null, under: account ?? (claims === null ? null : 'owner-links') }
}

/** The briefing that the address names. Throws `briefing-not-found`, `StoreDown`. */
export async function briefingIn(request: Request, briefings: Briefings): Promise<BriefingFollowing> {
  const id = briefingIdSchema.safeParse(request.params['id'])
  if (!id.success) throw new Refusal('briefing-not-found')
  return briefings.open(id.data)
}

/**
 * Who asks about a briefing: the bearer of a lines token of it, or a session or a screen with its role there.
 * Throws `token-unknown`, and `briefing-not-found` to those who may not know that it exists.
 */
export function callerIn(request: Request, identity: Identity, briefing: Briefing): Identity {
  const mayKnow = audienceFor(identity.role, briefing.visibility) !== null
  if (request.headers.authorization !== undefined && identity.screen === null) {
    const bearer = linesTokenActor(briefing, bearerOf(request) ?? '')
    if (bearer !== null) return { ...ANYBODY, role: bearer.role, actor: bearer }
    if (mayKnow) throw new Refusal('token-unknown', { briefing: briefing.id })
  }
  if (!mayKnow) throw new Refusal('briefing-not-found', { briefing: briefing.id })
  return identity
}

/** Null where no token is sent, or what is none. */
function bearerOf({ headers }: Request): string | null {
  return /^Bearer ([A-Za-z0-9_-]{16,200})$/.exec(headers.authorization ?? '')?.[1] ?? null
}
