/** Two desks say at once which of the questions called out together was taken: over the wire, nothing is overwritten unseen. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SentCommand } from '#shared/domain/commands.ts'
import type { BriefingAnswer, CreatedBriefing } from '#shared/protocol/http.ts'
import { ask, insist, startNewsroom, type Newsroom } from '../support/people.ts'

let newsroom: Newsroom

beforeAll(async () => {
  newsroom = await startNewsroom()
})
afterAll(() => newsroom.close())

it('[T12] refuses the mark of a desk that saw another question taken, and says which one is by now', async () => {
  const { node, owner: cookie } = newsroom
  const body = { title: 'On the quay', start: true }
  const { id, tokens } = (await insist<CreatedBriefing>(node, 'POST /api/briefings', { cookie, body })).body
  for (const [line, speaker] of [
    ['a', 'Kit Marsh [Tideway Radio]'],
    ['b', 'Noor Aalto [Post]'],
  ] as const)
    await insist(node, `POST /api/briefings/${id}/lines`, {
      headers: { authorization: `Bearer ${tokens.lines}` },
      body: { id: line, speaker, text: 'How high is the wall?' },
    })
  const mark = (saw: string | null, lineId: string | null) =>
    ask(node, `POST /api/briefings/${id}/commands`, {
      cookie,
      body: { type: 'MarkTaken', turn: 1, saw, lineId } satisfies SentCommand,
    })
  expect((await mark(null, 'b')).status).toBe(200)
  expect((await mark(null, 'a')).body).toMatchObject({
    code: 'taken-changed-meanwhile',
    status: 409,
    detail: { turn: 1, line: 'b' },
  })
  expect((await mark(null, 'b')).status).toBe(200)
  const { briefing } = (await insist<BriefingAnswer>(node, `GET /api/briefings/${id}`, { cookie })).body
  expect(briefing.turns[1]?.taken).toBe('b')
  expect((await mark('b', 'a')).status).toBe(200)
})
