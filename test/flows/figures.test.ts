/** Figures over a whole node: heard in the append of their line, corrected at the desk, and told to everybody with where they come from. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { streamOf } from '../../server/live/briefings.ts'
import type { StoredFact } from '../../server/log/eventLog.ts'
import { figuresDesk, QUAY, type FiguresDesk } from '../support/figures.ts'
import { eventually, postLine, snapshotIn } from '../support/node.ts'
import { ask, codeOf, decide, insist, register, startNewsroom, type Newsroom } from '../support/people.ts'

let newsroom: Newsroom
let reporter: string

beforeAll(async () => {
  newsroom = await startNewsroom()
  const member = await register(newsroom.node, newsroom.smtp)
  await decide(newsroom.node, newsroom.owner, member.account, ['asked', 'accepted'])
  reporter = member.cookie
})
afterAll(() => newsroom.close())

interface Staged {
  readonly created: CreatedBriefing
  readonly desk: FiguresDesk
  /** The facts of each append, in order. */
  readonly appended: (readonly StoredFact[])[]
}

async function stage(): Promise<Staged> {
  const created = await newsroom.node.createBriefing()
  const desk = figuresDesk(newsroom.node, created.id, newsroom.owner)
  const appended: (readonly StoredFact[])[] = []
  await new Promise<void>((confirmed) => {
    newsroom.log.subscribe(streamOf(created.id), {
      frame: ({ facts }) => appended.push(facts),
      lost: () => undefined,
      confirmed,
    })
  })
  const aliases = ['the Fund']
  await desk.command({ type: 'CreateProgramme', act: 'p', programme: { ...QUAY, currency: null, aliases } })
  return { created, desk, appended }
}

const SAID = 'On the overall sum of the Quay Fund, we are now at 240 million euros.'

async function say({ created }: Staged, id: string, text: string): Promise<void> {
  const response = await postLine(newsroom.node, created, { id, speaker: 'Harbour Director, Ines Holm', text })
  expect(response.status).toBe(200)
}
const typesOf = (facts: readonly Pick<StoredFact, 'event'>[]) =>
  facts.map(({ event }) => (event as { type: string }).type)

describe('a line that says a figure', () => {
  it('has it heard in the append that records the line, and nobody is told one without the other', async () => {
    const staged = await stage()
    const reader = await newsroom.node.reader()
    snapshotIn(await reader.join(staged.created.id))
    await say(staged, 'l1', SAID)
    await eventually(() => {
      expect(typesOf(reader.facts)).toEqual(['SpeakerIntroduced', 'LineTranscribed', 'FigureHeard'])
    })
    expect(staged.appended.map(typesOf)).toContainEqual(['SpeakerIntroduced', 'LineTranscribed', 'FigureHeard'])
    const [figure] = await staged.desk.figures()
    expect(figure).toMatchObject({
      id: 'l1.1',
      state: 'heard',
      origin: 'said',
      speaker: 'Ines Holm',
      programme: 'quay-fund',
      values: { value: '240000000', currency: 'EUR', measure: 'total', bound: 'exactly' },
      source: { lineId: 'l1', turn: 0, sentence: { text: SAID } },
    })
    const { start = 0, end = 0, said } = figure?.source ?? {}
    expect(SAID.slice(start, end)).toBe(said)
  })

  it('has nothing heard that whoever sent it says was heard', async () => {
    const staged = await stage()
    const values = { value: '999' }
    const figures = [{ values, said: 'Good', start: 0, end: 4, sentence: { start: 0, end: 4 }, confidence: 100 }]
    const line = { id: 'l1', speaker: 'Chair', text: 'Good morning to all of you.' }
    const cookie = newsroom.owner
    const body = { type: 'TranscribeLine', line: { ...line, figures }, figures }
    await insist(newsroom.node, `POST /api/briefings/${staged.created.id}/commands`, { cookie, body })
    await postLine(newsroom.node, staged.created, { ...line, id: 'l2', figures })
    expect(await staged.desk.figures(cookie)).toEqual([])
  })
})

describe('a figure that is corrected at the desk', () => {
  it('is told to everybody with what it said before, in the document and in the table', async () => {
    const staged = await stage()
    const { desk, created } = staged
    await say(staged, 'l1', SAID)
    const reader = await newsroom.node.reader()
    snapshotIn(await reader.join(created.id))
    const [heard] = await desk.figures()
    if (heard === undefined) throw new Error('nothing was heard')
    const values = { ...heard.values, value: '245000000' }
    await desk.command({ type: 'CorrectFigure', act: 'c', figureId: heard.id, saw: heard.seq, values })
    await eventually(() => {
      const told = reader.facts.flatMap(({ event }: Recorded) =>
        event?.type === 'FigureCorrected' ? [event.values] : [],
      )
      expect(told).toMatchObject([{ value: '245000000' }])
    })
    for (const cookie of ['', reporter, newsroom.owner]) {
      const [figure] = await desk.figures(cookie)
      expect(figure).toMatchObject({
        state: 'corrected',
        values: { value: '245000000' },
        earlier: [{ values: { value: '240000000' } }],
      })
      const [row] = await desk.rows('figures', cookie)
      expect(row).toMatchObject({ value: '245000000', sentence: SAID, speaker: 'Ines Holm', line: 'l1', turn: '0' })
      expect(row?.['earlier']).toContain('240000000')
      expect(row?.['link']).toBe(`${newsroom.node.url}/b/${created.id}#figure-l1.1`)
    }
  })

  it('is refused to whoever looked at it before somebody else did, with who that was', async () => {
    const staged = await stage()
    await say(staged, 'l1', SAID)
    const [heard] = await staged.desk.figures()
    if (heard === undefined) throw new Error('nothing was heard')
    const about = { figureId: heard.id, saw: heard.seq }
    await staged.desk.command({ type: 'DismissFigure', act: 'd', ...about })
    const route = `POST /api/briefings/${staged.created.id}/commands`
    const late = await ask(newsroom.node, route, {
      cookie: newsroom.owner,
      body: { type: 'ConfirmFigure', act: 'c', ...about },
    })
    expect([late.status, codeOf(late)]).toEqual([409, 'figure-changed-meanwhile'])
    expect(await staged.desk.figures()).toEqual([])
    // The same act again is done already.
    await staged.desk.command({ type: 'DismissFigure', act: 'd', ...about })
  })

  it('is flagged when its line is corrected, and what the line says now is heard', async () => {
    const staged = await stage()
    await say(staged, 'l1', SAID)
    const [heard] = await staged.desk.figures()
    if (heard === undefined) throw new Error('nothing was heard')
    await staged.desk.command({ type: 'ConfirmFigure', act: 'c', figureId: heard.id, saw: heard.seq })
    const text = SAID.replace('240', '260')
    const body = { type: 'CorrectLine', lineId: 'l1', saw: SAID, text }
    await insist(newsroom.node, `POST /api/briefings/${staged.created.id}/commands`, { cookie: newsroom.owner, body })
    const [confirmed, anew] = await staged.desk.figures()
    expect(confirmed).toMatchObject({
      id: 'l1.1',
      state: 'confirmed',
      flag: 'line-corrected',
      values: { value: '240000000' },
    })
    expect(confirmed?.source?.sentence.text).toBe(SAID)
    expect(anew).toMatchObject({
      id: 'l1.2',
      state: 'heard',
      values: { value: '260000000' },
      source: { sentence: { text } },
    })
    expect(staged.appended.map(typesOf).at(-1)?.toSorted()).toEqual(['FigureFlagged', 'FigureHeard', 'LineCorrected'])
  })
})

describe('a pledge that was said and confirmed', () => {
  it('is in the table of pledges, which changes nothing when it is brought in, and corrects it when it was edited', async () => {
    const staged = await stage()
    const { desk, created } = staged
    await say(staged, 'l1', 'For the Quay Fund, Norway has pledged 25 million euros.')
    const [heard] = await desk.figures()
    if (heard === undefined) throw new Error('nothing was heard')
    expect(heard.values).toMatchObject({ measure: 'pledge', party: { code: 'NO' } })
    await desk.command({ type: 'ConfirmFigure', act: 'c', figureId: heard.id, saw: heard.seq })
    const route = `GET /api/briefings/${created.id}/pledges.csv`
    const { text } = await insist(newsroom.node, route, { cookie: newsroom.owner })
    const before = staged.appended.length
    expect((await desk.post('pledges', text)).body).toMatchObject({ taken: 0, rows: 1 })
    expect(staged.appended).toHaveLength(before)
    expect((await desk.post('pledges', text.replace('25000000', '26000000'))).body).toMatchObject({ taken: 1 })
    expect(await desk.figures()).toMatchObject([
      {
        id: heard.id,
        origin: 'said',
        state: 'corrected',
        values: { value: '26000000' },
        earlier: [{ values: { value: '25000000' } }],
      },
    ])
  })
})

describe('a command about figures', () => {
  it('is the desk’s alone, whichever it is and whoever else sends it', async () => {
    const staged = await stage()
    await say(staged, 'l1', SAID)
    const route = `POST /api/briefings/${staged.created.id}/commands`
    const body = { type: 'ConfirmFigure', act: 'c', figureId: 'l1.1', saw: 0 }
    for (const cookie of ['', reporter])
      expect(codeOf(await ask(newsroom.node, route, { cookie, body }))).toBe('not-permitted')
    const headers = { authorization: `Bearer ${staged.created.tokens.lines}` }
    expect(codeOf(await ask(newsroom.node, route, { headers, body }))).toBe('not-permitted')
  })

  it.each([
    [{ type: 'ConfirmFigure', act: 'a', figureId: 'l1.1' }, 'saw'],
    [{ type: 'ConfirmFigure', act: 'a', figureId: '../l1', saw: 0 }, 'figureId'],
    [
      { type: 'EnterFigure', act: 'a', figureId: 'x', values: { value: '1e9' }, programme: null, said: null },
      'values.value',
    ],
    [
      { type: 'EnterFigure', act: 'a', figureId: 'x', values: { value: 5 }, programme: null, said: null },
      'values.value',
    ],
    [{ type: 'EnterRate', act: 'a', rate: { from: 'EUR', to: 'EUR', rate: '1', date: '2026-01-01' } }, 'rate'],
    [{ type: 'EnterRate', act: 'a', rate: { from: 'EUR', to: 'NOK', rate: '0', date: '2026-01-01' } }, 'rate.rate'],
    [{ type: 'ImportPledges', act: 'a', pledges: [] }, 'type'],
  ])('%j is refused with what is wrong', async (body, field) => {
    const { created } = await stage()
    const route = `POST /api/briefings/${created.id}/commands`
    const answer = await ask<{ detail: object }>(newsroom.node, route, { cookie: newsroom.owner, body })
    expect(codeOf(answer)).toBe('command-malformed')
    expect(answer.body.detail).toMatchObject({ field })
  })
})
