/** What moderators may not do, though the table of permissions lets them call the route: act against the stronger, or make some. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CreatedBriefing, NewBriefing } from '#shared/protocol/http.ts'
import {
  ask,
  assign,
  codeOf,
  decide,
  giveRole,
  insist,
  invite,
  register,
  startNewsroom,
  type Member,
  type Newsroom,
} from '../support/people.ts'

let newsroom: Newsroom
let chief: Member
let moderator: Member
let reporter: Member
let briefing: string

beforeAll(async () => {
  newsroom = await startNewsroom()
  const { node, smtp, owner } = newsroom
  ;[chief, moderator, reporter] = [await register(node, smtp), await register(node, smtp), await register(node, smtp)]
  await giveRole(node, owner, chief.account, 'owner')
  await giveRole(node, owner, moderator.account, 'moderator')
  const body: NewBriefing = { title: 'On the quay', start: true }
  briefing = (await insist<CreatedBriefing>(node, 'POST /api/briefings', { cookie: owner, body })).body.id
})
afterAll(() => newsroom.close())

describe('a moderator', () => {
  it('decides about reporters, and about nobody who is trusted as much or more', async () => {
    const { node, owner } = newsroom
    await decide(node, owner, chief.account, ['asked', 'accepted'])
    const body = { saw: 'accepted', standing: 'revoked', reason: 'because' }
    const refused = await ask(node, `POST /api/people/${chief.account}/accreditation`, {
      cookie: moderator.cookie,
      body,
    })
    expect(codeOf(refused)).toBe('not-permitted')
    await decide(node, moderator.cookie, reporter.account, ['asked', 'accepted'])
  })

  it('takes back no invitation that it could not have given', async () => {
    const { node, owner } = newsroom
    const forOwners = await invite(node, owner, { role: 'owner' })
    const forReporters = await invite(node, owner, { role: 'reporter' })
    const { cookie } = moderator
    expect(codeOf(await ask(node, `DELETE /api/invitations/${forOwners.id}`, { cookie }))).toBe('not-permitted')
    expect((await ask(node, `DELETE /api/invitations/${forReporters.id}`, { cookie })).status).toBe(204)
  })

  it('of one briefing makes captioners of it, and no other moderators', async () => {
    const { node, owner } = newsroom
    await assign(node, owner, briefing, reporter.account, 'moderator')
    const route = `PUT /api/briefings/${briefing}/staff/${chief.account}`
    const { cookie } = reporter
    expect(codeOf(await ask(node, route, { cookie, body: { role: 'moderator' } }))).toBe('not-permitted')
    expect((await ask(node, route, { cookie, body: { role: 'captioner' } })).status).toBe(204)
  })

  it('cannot have the newsroom write to somebody over and over', async () => {
    const { node } = newsroom
    const body = { role: 'reporter', email: 'somebody@example.org' }
    const answers = []
    for (let time = 0; time < 7; time += 1) {
      answers.push(await ask(node, 'POST /api/invitations', { cookie: moderator.cookie, body }))
    }
    const codes = answers.map((answer) => codeOf(answer) ?? answer.status)
    expect(codes).toEqual([201, 201, 201, 201, 201, 'too-many-requests', 'too-many-requests'])
  })
})
