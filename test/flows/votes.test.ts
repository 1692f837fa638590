/** Votes through the real doors of two nodes over Redis: who may, what each page is told, and what is kept from it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SentCommand } from '#shared/domain/commands.ts'
import { standingOf } from '#shared/domain/questions/order.ts'
import { DEFAULT_SETTINGS, DEFAULT_WEIGHTS } from '#shared/domain/questions/state.ts'
import type { QueueSettings } from '#shared/domain/questions/vocabulary.ts'
import type { OwnMessage, TalliesMessage } from '#shared/protocol/messages.ts'
import { eventually, snapshotIn, type Reader } from '../support/node.ts'
import { codeOf, ask, insist } from '../support/people.ts'
import { startQueueStage, type QueueStage } from '../support/queuePeople.ts'

let stage: QueueStage
let id: string
let acts = 0

beforeAll(async () => {
  stage = await startQueueStage()
  id = (await stage.createBriefing()).id
})
afterAll(async () => {
  await stage.close()
})

/** With a moderator's cookie, on what the node holds at this moment. */
async function desk(command: (act: string) => SentCommand): Promise<void> {
  const cookie = stage.moderators[0]?.cookie ?? ''
  await insist(stage.a, `POST /api/briefings/${id}/commands`, { cookie, body: command(`act-${(acts += 1)}`) })
}

/** Of the queue, once both nodes have heard of it. */
async function set(settings: Partial<QueueSettings>): Promise<void> {
  const { seq } = (await stage.a.server.briefings.written(id)).state.queue
  await desk((act) => ({
    type: 'ChangeQueueSettings',
    act,
    saw: seq,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    weights: DEFAULT_WEIGHTS,
  }))
  await stage.b.server.briefings.written(id)
}

async function joined(node: QueueStage['a'], cookie?: string): Promise<Reader> {
  const reader = await node.reader(cookie === undefined ? {} : { cookie })
  snapshotIn(await reader.join(id))
  return reader
}

const messages = <Message>({ told }: Reader, event: string) =>
  told.filter((each) => each.event === event).map(({ message }) => message as Message)
const tallies = (reader: Reader) => messages<TalliesMessage>(reader, 'briefing:tallies').at(-1)?.votes
const ownVotes = (reader: Reader) => messages<OwnMessage>(reader, 'briefing:own').at(-1)?.votes

it('votes on both nodes are counted for every page, and hidden from all but the desk where the desk says so', async () => {
  const { a, b, reporters, moderators } = stage
  const [kit, noor, mara] = reporters.map(({ cookie }) => cookie)
  const body = { type: 'AskQuestion', questionId: 'q1', text: 'When will the quay open?' }
  await insist(a, `POST /api/briefings/${id}/commands`, { cookie: kit ?? '', body })
  await set({ votes: 'open' })
  const { state } = await a.server.briefings.written(id)
  const saw = standingOf(state, 'q1') ?? { state: 'pending', seq: 0 }
  await desk((act) => ({ type: 'ApproveQuestion', act, questionId: 'q1', saw }))
  await b.server.briefings.written(id)

  const pages = {
    asker: await joined(a, kit),
    noor: await joined(a, noor),
    noorsPhone: await joined(b, noor),
    mara: await joined(b, mara),
    desk: await joined(b, moderators[0]?.cookie),
    public: await joined(b),
  }
  const vote: SentCommand = { type: 'CastVote', questionId: 'q1' }
  await eventually(async () => {
    expect((await pages.public.command(id, vote)) as unknown).toMatchObject({ ok: false, refusal: 'not-permitted' })
    expect(await pages.asker.command(id, vote)).toMatchObject({ ok: false, refusal: 'vote-for-own-question' })
    expect(await pages.desk.command(id, vote)).toMatchObject({ ok: false, refusal: 'not-permitted' })
  })
  const answers = await Promise.all(
    [pages.noor, pages.mara, pages.noorsPhone, pages.mara].map((page) => page.command(id, vote)),
  )
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true])
  await eventually(() => {
    for (const [name, page] of Object.entries(pages)) expect(tallies(page), name).toEqual({ q1: 2 })
    for (const page of [pages.noor, pages.noorsPhone, pages.mara]) expect(ownVotes(page)).toEqual(['q1'])
    expect(ownVotes(pages.asker)).toEqual([])
  })

  await set({ votes: 'open', hidesCounts: true })
  await eventually(() => {
    for (const page of [pages.asker, pages.noor, pages.mara, pages.public]) expect(tallies(page)).toEqual({})
  })
  const back = { type: 'TakeBackVote', questionId: 'q1' }
  await insist(b, `POST /api/briefings/${id}/commands`, { cookie: mara ?? '', body: back })
  await eventually(() => {
    expect(tallies(pages.desk)).toEqual({ q1: 1 })
    expect(ownVotes(pages.mara)).toEqual([])
  })
  const late = { desk: await joined(a, moderators[1]?.cookie), noor: await joined(b, noor), public: await joined(a) }
  await eventually(() => {
    expect([late.desk, late.noor, late.public].map(tallies)).toEqual([{ q1: 1 }, {}, {}])
  })
  for (const page of [pages.mara, pages.public, late.noor]) expect(tallies(page)).toEqual({})

  await set({ votes: 'closed' })
  const closed = await ask(b, `POST /api/briefings/${id}/commands`, { cookie: mara ?? '', body: vote })
  expect([closed.status, codeOf(closed)]).toEqual([409, 'votes-closed'])
  for (const { facts } of Object.values(pages)) expect(JSON.stringify(facts)).not.toContain('VoteCast')
})
