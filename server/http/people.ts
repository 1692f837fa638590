/** `/api/people`, and the people of one briefing: who there is, what they may do, and what is decided about them. */
import type { Request } from 'express'
import type { Account } from '#shared/domain/newsroom/state.ts'
import type { StaffRole } from '#shared/domain/newsroom/vocabulary.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { accreditationSchema, roleChangeSchema, staffChangeSchema, type StaffMember } from '#shared/protocol/people.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import type { Identity } from '../people/identities.ts'
import { decideAccreditation } from '../people/accreditation.ts'
import { askerOf, identityOf } from './access.ts'
import { readJson } from './bodies.ts'
import type { Guard } from './guard.ts'
import type { HttpParts } from './httpParts.ts'

export function peopleRoutes({ on, onBriefing }: Guard, parts: HttpParts): void {
  const { newsroom, profiles, accounts, limits } = parts

  on('GET /api/people', async (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ people: await profiles.everybody() })
  })

  on('POST /api/people/:account/accreditation', async (request, response, identity) => {
    const decision = parseWith(accreditationSchema, await readJson(request))
    refuseAgainstStronger(identity, newsroom.state.accounts.get(accountIn(request)))
    await limits.decisions.spend(accountIn(request))
    await decideAccreditation(parts, accountIn(request), decision, askerOf(request, identity))
    response.status(204).end()
  })

  on('PUT /api/people/:account/role', async (request, response, identity) => {
    const { role } = parseWith(roleChangeSchema, await readJson(request))
    await newsroom.execute({ type: 'GiveRole', account: accountIn(request), role }, askerOf(request, identity))
    response.status(204).end()
  })

  on('DELETE /api/people/:account/sessions', async (request, response, identity) => {
    await accounts.endSessions(accountIn(request), askerOf(request, identity))
    response.status(204).end()
  })

  on('DELETE /api/people/:account', async (request, response, identity) => {
    await parts.erase(accountIn(request), askerOf(request, identity))
    response.status(204).end()
  })

  onBriefing('GET /api/briefings/:id/staff', async (_request, response, { following }) => {
    const parted = newsroom.state.staff.filter(({ briefing }) => briefing === following.state.id)
    const staff = await Promise.all(
      parted.map(async ({ account, role }): Promise<StaffMember> => {
        return { account, role, name: (await profiles.of(account))?.name ?? '' }
      }),
    )
    response.set('Cache-Control', 'no-store').json({ staff })
  })

  onBriefing('PUT /api/briefings/:id/staff/:account', async (request, response, { following, caller }) => {
    const { role } = parseWith(staffChangeSchema, await readJson(request))
    refuseToHandOn(identityOf(response), role)
    const { id: briefing } = following.state
    const account = accountIn(request)
    await newsroom.execute({ type: 'AssignStaff', briefing, account, role }, askerOf(request, caller))
    response.status(204).end()
  })

  onBriefing('DELETE /api/briefings/:id/staff/:account', async (request, response, { following, caller }) => {
    const { id: briefing } = following.state
    await newsroom.execute({ type: 'ReleaseStaff', briefing, account: accountIn(request) }, askerOf(request, caller))
    response.status(204).end()
  })
}

/** A moderator decides about those who are not trusted with more; an owner about everybody. */
function refuseAgainstStronger({ role }: Identity, account: Account | undefined): void {
  const isStronger = account?.role === 'owner' || account?.role === 'moderator'
  if (role !== 'owner' && isStronger) throw new Refusal('not-permitted', { role })
}

/** Who moderates one briefing alone makes nobody else its moderator: that power would outlive theirs. */
function refuseToHandOn({ role }: Identity, part: StaffRole): void {
  if (part === 'moderator' && role !== 'owner' && role !== 'moderator') throw new Refusal('not-permitted', { role })
}

function accountIn(request: Request): string {
  return String(request.params['account']).slice(0, 64)
}
