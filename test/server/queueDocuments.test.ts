/** The queue as a document: taken out, put back, and listed for answers in writing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, DEFAULT_WEIGHTS } from '#shared/domain/questions/state.ts'
import { QUESTION_TEXT_LIMIT } from '#shared/domain/questions/vocabulary.ts'
import { QUEUE_DOCUMENT_LIMIT, type QueueDocument, type RestoredQueue } from '#shared/protocol/queue.ts'
import { snapshotIn, type Reader } from '../support/node.ts'
import { ask, codeOf, insist, type Member } from '../support/people.ts'
import { asking, done, sawOf, seat, startPress, type Press } from '../support/press.ts'

let press: Press
let oona: Member
let kit: Member
let mara: Member
let id: string
let desk: Reader

/** Two questions wait, one of them with a name that a spreadsheet would reckon with and a vote; one was answered in part. */
beforeAll(async () => {
  press = await startPress()
  oona = await press.reporter('=HYPERLINK("https://example.org")', 'Tideway "Radio"')
  kit = await press.reporter('Kit Marsh', 'Tideway Radio')
  mara = await press.moderator('Mara Lund')
  id = (await press.briefing({ title: 'Quai *nord*', language: 'fr' })).id
  desk = await seat(press.a, id, mara)
  const [oonas, kits] = [await seat(press.a, id, oona), await seat(press.a, id, kit)]
  const settings = { ...DEFAULT_SETTINGS, votes: 'open', oneEach: false } as const
  await done(desk.command(id, { type: 'ChangeQueueSettings', act: 's', saw: 0, settings, weights: DEFAULT_WEIGHTS }))
  for (const [nth, [reporter, text]] of [
    [oonas, '# Who <b>pays</b> for the pier?'],
    [kits, 'À quelle date ?'],
    [kits, '-1 or +1, which is it?'],
  ].entries() as ArrayIterator<[number, [Reader, string]]>) {
    const questionId = `q${nth}`
    await done(reporter.command(id, asking(questionId, text)))
    const saw = await sawOf(desk, id, questionId)
    await done(desk.command(id, { type: 'ApproveQuestion', act: `approve-${nth}`, questionId, saw }))
  }
  await done(kits.command(id, { type: 'CastVote', questionId: 'q0' }))
  const called = { questionId: 'q1', current: null, saw: await sawOf(desk, id, 'q1') }
  await done(desk.command(id, { type: 'CallQuestion', act: 'call', ...called }))
  const closed = { questionId: 'q1', outcome: 'partly-answered', saw: await sawOf(desk, id, 'q1') } as const
  await done(desk.command(id, { type: 'CloseQuestion', act: 'close', ...closed }))
})
afterAll(() => press.close())

const take = () => insist<QueueDocument>(press.a, `GET /api/briefings/${id}/queue`, { cookie: mara.cookie })
const put = (briefing: string, body: unknown, cookie = mara.cookie) =>
  ask<RestoredQueue>(press.a, `PUT /api/briefings/${briefing}/queue`, { cookie, body })
const list = (query: string) =>
  insist(press.a, `GET /api/briefings/${id}/written-answers${query}`, { cookie: mara.cookie })

describe('the queue as a document', () => {
  it('is a file that puts back into another briefing what is not there, once, in its order and with its askers', async () => {
    const { body: document, headers } = await take()
    expect(headers['content-disposition']).toBe(`attachment; filename=${id}-queue.json`)
    expect(headers['cache-control']).toBe('no-store')
    expect(document).toMatchObject({ version: 1, briefing: { id, title: 'Quai *nord*' } })
    const other = await press.briefing()
    const first = await put(other.id, document)
    expect(first.body).toEqual({ seq: expect.any(Number) as number, restored: 3 })
    const { briefing } = snapshotIn(await (await seat(press.a, other.id, mara)).join(other.id))
    expect(briefing.queue.questions.map(({ id: question, state }) => [question, state])).toEqual([
      ['q0', 'waiting'],
      ['q1', 'partly-answered'],
      ['q2', 'waiting'],
    ])
    expect(briefing.backstage.asked.map(({ account }) => account)).toEqual([oona.account, kit.account, kit.account])
    expect(briefing.backstage.acts).toMatchObject([{ kind: 'restore', name: 'Mara Lund' }])
    expect((await put(other.id, document)).body).toEqual({ seq: first.body.seq, restored: 0 })
  })

  it('goes back in from a crowded briefing too, with many long questions, and says how many at whichever node', async () => {
    const { body: document } = await take()
    const [first] = document.questions
    if (first === undefined) throw new Error('nothing was taken out')
    const text = 'é'.repeat(QUESTION_TEXT_LIMIT)
    const questions = Array.from({ length: 501 }, (_, nth) => {
      return { ...first, original: text, card: { ...first.card, id: `many-${nth}`, text } }
    })
    const other = await press.briefing()
    const answer = await ask<RestoredQueue>(press.b, `PUT /api/briefings/${other.id}/queue`, {
      cookie: mara.cookie,
      body: { ...document, questions },
    })
    expect(answer.body).toMatchObject({ restored: 501 })
    const { briefing } = snapshotIn(await (await seat(press.a, other.id, mara)).join(other.id))
    expect(briefing.queue.questions.map(({ id: question }) => question)).toEqual(questions.map(({ card }) => card.id))
  })

  it('is refused where it is none, with what is wrong with it, and changes nothing then', async () => {
    const { body: document } = await take()
    const other = await press.briefing()
    const [question] = document.questions
    for (const [body, fault, field] of [
      [{ ...document, version: 2 }, 'command-malformed', 'version'],
      [{ ...document, questions: [question, question] }, 'command-malformed', 'questions'],
      [{ ...document, questions: [{ ...question, card: {} }] }, 'command-malformed', 'questions.0.card.id'],
      [{ ...document, note: 'x'.repeat(QUEUE_DOCUMENT_LIMIT) }, 'body-too-large', undefined],
      ['{"version":', 'body-malformed', undefined],
    ] as const) {
      const answer = await put(other.id, body)
      expect([codeOf(answer), answer.text]).toEqual([fault, expect.stringContaining(field ?? '')])
    }
    expect((await put(other.id, document, oona.cookie)).status).toBe(403)
    const { briefing } = snapshotIn(await (await seat(press.a, other.id, mara)).join(other.id))
    expect(briefing.queue.questions).toEqual([])
  })
})

describe('the list for written answers', () => {
  it('is Markdown in the language of the briefing, in which no word of anybody is a heading, a link or a tag', async () => {
    const { text, headers } = await list('')
    expect(headers['content-type']).toBe('text/markdown; charset=utf-8')
    expect(text).toBe(
      [
        '# Quai \\*nord\\*',
        'Questions à traiter par écrit',
        '## 1. \\=HYPERLINK("https://example.org"), Tideway "Radio"',
        '> \\# Who \\<b\\>pays\\</b\\> for the pier?',
        'n’a pas été appelée · 1 voix',
        '## 2. Kit Marsh, Tideway Radio',
        '> \\-1 or +1, which is it?',
        'n’a pas été appelée · 0 voix',
        '## 3. Kit Marsh, Tideway Radio',
        '> À quelle date ?',
        'n’a reçu qu’une réponse partielle · 0 voix\n',
      ].join('\n\n'),
    )
  })

  it('is a table in which a spreadsheet finds no formula', async () => {
    const { text, headers } = await list('?format=csv&language=en')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    const rows = text.split('\r\n')
    expect(rows[0]).toBe('\uFEFF"No.","Name","Outlet","Question","State","Votes","Also asked by","Asked at"')
    expect(rows[1]).toContain(`1,"'=HYPERLINK(""https://example.org"")","Tideway ""Radio""","# Who <b>pays</b>`)
    expect(rows[2]).toContain(`"'-1 or +1, which is it?","was not called",0,""`)
    expect(rows).toHaveLength(5)
  })

  it('is data with the same questions, and refuses a form that there is not', async () => {
    const { body } = await list('?format=json&language=en')
    expect(body).toMatchObject({
      version: 1,
      briefing: { id },
      questions: [
        { id: 'q0', state: 'waiting', votes: 1 },
        { id: 'q2', stands: 'was not called', asker: { name: 'Kit Marsh' } },
        { id: 'q1', state: 'partly-answered', stands: 'was answered in part' },
      ],
    })
    const wrong = await ask(press.a, `GET /api/briefings/${id}/written-answers?format=exe`, { cookie: mara.cookie })
    expect([wrong.status, codeOf(wrong)]).toEqual([422, 'command-malformed'])
  })
})
