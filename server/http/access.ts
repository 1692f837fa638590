/** Who sends a request: the session's cookie, or a token that a source bears. */
import type { Request, RequestHandler, Response } from 'express'
import { linesTokenActor } from '../people/linesAccess.ts'
import { audienceFor, type Audience } from '#shared/domain/audience.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { briefingIdSchema, type Actor } from '#shared/domain/vocabulary.ts'
import type { BriefingFollowing, Briefings } from '../live/briefings.ts'
import type { Origins } from '../people/origins.ts'
import { ANYBODY, type Identity, type Sessions } from '../people/sessions.ts'
import { HttpProblem } from './problem.ts'

/** Puts the identity where `identityOf` finds it. A changing request that another site sent is refused. */
export function identified(sessions: Sessions, origins: Origins): RequestHandler {
  return async (request, response, next) => {
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    if (!isReading && !origins.admits(request.headers.origin)) throw new HttpProblem('cross-site')
    response.locals['identity'] = await sessions.identify(request.headers.cookie)
    next()
  }
}

/** The briefing that the address names. Throws `briefing-not-found`, `StoreDown`. */
export async function briefingIn(request: Request<{ id: string }>, briefings: Briefings): Promise<BriefingFollowing> {
  const id = briefingIdSchema.safeParse(request.params.id)
  if (!id.success) throw new Refusal('briefing-not-found')
  return briefings.open(id.data)
}

export function identityOf(response: Response): Identity {
  return (response.locals['identity'] as Identity | undefined) ?? ANYBODY
}

/** What this requester may see of the briefing. One that may not be followed looks as if it did not exist. */
export function audienceOf(response: Response, briefing: Briefing): Audience {
  const audience = audienceFor(identityOf(response).role, briefing.visibility)
  if (audience === null) throw new Refusal('briefing-not-found', { briefing: briefing.id })
  return audience
}

/**
 * Who hands in lines or commands: the bearer of a lines token of this briefing, or a session that may follow it.
 * Throws `token-unknown`, and `briefing-not-found` to those who may not know that it exists.
 */
export function sourceOf(request: Request, response: Response, briefing: Briefing): Actor {
  const header = request.headers.authorization
  const { role, actor } = identityOf(response)
  const mayKnow = audienceFor(role, briefing.visibility) !== null
  if (header !== undefined) {
    const bearer = linesTokenActor(briefing, /^Bearer ([A-Za-z0-9_-]{16,200})$/.exec(header)?.[1] ?? '')
    if (bearer !== null) return bearer
    if (mayKnow) throw new Refusal('token-unknown', { briefing: briefing.id })
  }
  if (!mayKnow) throw new Refusal('briefing-not-found', { briefing: briefing.id })
  return actor
}
