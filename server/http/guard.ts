/**
 * The only way to add a route under /api: by its name in the table of permissions, which is asked before the handler runs. A
 * route that is not in the table does not compile.
 */
import { Router, type Request, type Response } from 'express'
import { audienceFor, type Audience } from '#shared/domain/audience.ts'
import { mayCall, type RouteName } from '#shared/domain/permissions.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { BriefingFollowing, Briefings } from '../live/briefings.ts'
import type { Identities, Identity } from '../people/identities.ts'
import { briefingIn, callerIn, identityOf } from './access.ts'

export type BriefingRoute = Extract<RouteName, `${string} /api/briefings/:id${string}`>
export type NewsroomRoute = Exclude<RouteName, BriefingRoute>

/** Who calls a route of a briefing, with the role there and what may be seen of it. */
export interface BriefingCall {
  readonly following: BriefingFollowing
  readonly caller: Identity
  readonly audience: Audience
}

type Answering<Call> = (request: Request, response: Response, call: Call) => void | Promise<void>

export interface Guard {
  readonly router: Router
  readonly on: (route: NewsroomRoute, answer: Answering<Identity>) => void
  readonly onBriefing: (route: BriefingRoute, answer: Answering<BriefingCall>) => void
}

export function createGuard(briefings: Briefings, identities: Identities): Guard {
  const router = Router()

  function add(route: RouteName, handle: (request: Request, response: Response) => Promise<void>): void {
    const [method, path] = route.split(' ') as [string, string]
    router[method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'](path.slice('/api'.length), handle)
  }

  return {
    router,
    on(route, answer) {
      add(route, async (request, response) => {
        const identity = identityOf(response)
        admit(identity, route)
        await answer(request, response, identity)
      })
    },
    onBriefing(route, answer) {
      add(route, async (request, response) => {
        const following = await briefingIn(request, briefings)
        const { state } = following
        const caller = callerIn(request, identities.inBriefing(identityOf(response), state.id), state)
        admit(caller, route)
        const audience = audienceFor(caller.role, state.visibility)
        if (audience === null) throw new Refusal('briefing-not-found', { briefing: state.id })
        await answer(request, response, { following, caller, audience })
      })
    },
  }
}

function admit({ role, screen }: Identity, route: RouteName): void {
  // A screen reads, and does not even what anybody may.
  if (screen !== null && !route.startsWith('GET ')) throw new Refusal('not-permitted', { role: 'screen' })
  if (!mayCall(role, route)) throw new Refusal('not-permitted', { role })
}
