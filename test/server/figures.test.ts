/** Figures at the doors: who is given what of them, tables in and out, and programmes over several briefings. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { IMPORTED_AT_ONCE } from '#shared/domain/figures/state.ts'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { TABLE_LIMIT, type KnownProgrammes, type ProgrammeTimeline } from '#shared/protocol/figures.ts'
import { amount, figuresDesk, PLEDGED, QUAY, type FiguresDesk } from '../support/figures.ts'
import { createMovableClock, type MovableClock } from '../support/movableClock.ts'
import { eventually, postLine } from '../support/node.ts'
import { ask, codeOf, decide, insist, register, startNewsroom, type Newsroom } from '../support/people.ts'

let clock: MovableClock
let newsroom: Newsroom
let owner: string
let reporter: string

beforeAll(async () => {
  clock = createMovableClock(0)
  newsroom = await startNewsroom({ clock })
  owner = newsroom.owner
  const member = await register(newsroom.node, newsroom.smtp)
  await decide(newsroom.node, owner, member.account, ['asked', 'accepted'])
  reporter = member.cookie
})
afterAll(() => newsroom.close())

async function briefing(about: object = {}, by = owner): Promise<CreatedBriefing & { desk: FiguresDesk }> {
  const body = { title: 'On the quay', start: true, ...about }
  const created = (await insist<CreatedBriefing>(newsroom.node, 'POST /api/briefings', { cookie: by, body })).body
  return { ...created, desk: figuresDesk(newsroom.node, created.id, by) }
}

const seqOf = async (desk: FiguresDesk, id: string) =>
  (await desk.figures(owner)).find((each) => each.id === id)?.seq ?? 0

describe('figures that are taken away', () => {
  it('are told to the desk with what it threw out, and to others without', async () => {
    const { id, desk } = await briefing()
    await desk.enter('stands', amount('240000000'))
    await desk.enter('gone', amount('5', { measure: 'pledge', party: { code: 'NO', name: 'Norway' } }))
    await desk.command({ type: 'WithdrawFigure', act: 'w', figureId: 'gone', saw: await seqOf(desk, 'gone') })
    const ids = async (cookie?: string) => (await desk.figures(cookie)).map((figure) => figure.id)
    expect(await ids(owner)).toEqual(['stands', 'gone'])
    for (const cookie of [reporter, '']) {
      expect(await ids(cookie)).toEqual(['stands'])
      expect((await desk.rows('figures', cookie)).map((row) => row['id'])).toEqual(['stands'])
    }
    const { headers, body } = await insist(newsroom.node, `GET /api/briefings/${id}/figures.json`)
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename=${id}-figures.json`,
    })
    expect(body).toMatchObject({ version: 1, briefing: { id, title: 'On the quay' }, programmes: [] })
  })

  it('say in the table what was said before, and lead back to the figure', async () => {
    const { id, desk } = await briefing()
    await desk.enter('a', amount('235000000', { note: '=1+1' }))
    const values = amount('240000000', { note: '=1+1', high: '250000000' })
    await desk.command({ type: 'CorrectFigure', act: 'c', figureId: 'a', saw: await seqOf(desk, 'a'), values })
    const [row] = await desk.rows('figures')
    expect(row).toMatchObject({
      id: 'a',
      state: 'corrected',
      value: '240000000',
      high: '250000000',
      currency: 'EUR',
      measure: 'total',
      // A spreadsheet takes it for words.
      note: "'=1+1",
      origin: 'entered',
      link: `${newsroom.node.url}/b/${id}#figure-a`,
    })
    expect(row?.['earlier']).toMatch(/^total 235000000 EUR \(\d{4}-\d\d-\d\dT[\d:.]+Z\)$/)
  })

  it('keep the words of a line that was taken back for the desk', async () => {
    const created = await briefing()
    const { id, desk } = created
    await postLine(newsroom.node, created, { id: 'taken', speaker: 'Chair', text: 'We stand at 240.' })
    const said = { lineId: 'taken', start: 12, end: 15 }
    await desk.command({ type: 'EnterFigure', act: 'e', figureId: 'a', values: amount('240'), programme: null, said })
    await insist(newsroom.node, `POST /api/briefings/${id}/commands`, {
      cookie: owner,
      body: { type: 'RetractLine', lineId: 'taken', reason: 'Nobody said it.' },
    })
    // Confirming takes the flag away, and not the retraction.
    for (const flag of ['line-retracted', null]) {
      const word = async (cookie?: string) =>
        (await desk.figures(cookie)).map((each) => [each.flag, each.source?.said, each.source?.sentence.text])
      expect(await word()).toEqual([[flag, '', '']])
      expect(await desk.rows('figures')).toMatchObject([{ id: 'a', said: '', sentence: '', line: 'taken' }])
      expect(await word(owner)).toEqual([[flag, '240', 'We stand at 240.']])
      if (flag !== null) {
        await desk.command({ type: 'ConfirmFigure', act: 'c', figureId: 'a', saw: await seqOf(desk, 'a') })
      }
    }
  })

  it('of a briefing for the accredited are not there for others', async () => {
    const { id } = await briefing({ visibility: 'accredited' })
    for (const form of ['json', 'csv']) {
      const route = `GET /api/briefings/${id}/figures.${form}`
      expect(codeOf(await ask(newsroom.node, route))).toBe('briefing-not-found')
      expect((await ask(newsroom.node, route, { cookie: reporter })).status).toBe(200)
    }
  })
})

describe('a table that is brought in', () => {
  it('changes nothing when it comes again, as it was sent or as it is taken away', async () => {
    const { id, desk } = await briefing()
    const programmes = 'Name;Aliases;Currency;Target\nQuay Fund;the Fund | Fonds;EUR;300 000 000\nPier;;;\n'
    expect((await desk.post('programmes', programmes)).body).toMatchObject({ taken: 2, rows: 2 })
    const pledges = 'programme,party_code,party,value,currency,date\nQuay Fund,,Osterhaven,25000000,EUR,2026-10-01\n'
    const { body } = await desk.post('pledges', `${pledges}pier,NO,,"1,000,000.50",NOK,\n`)
    expect(body).toMatchObject({ taken: 2, rows: 2 })
    const [pledge] = await desk.figures()
    expect(pledge).toMatchObject({ origin: 'entered', state: 'confirmed', programme: 'quay-fund' })

    for (const [table, sent] of [
      ['programmes', programmes],
      ['pledges', `${pledges}pier,NO,,"1,000,000.50",NOK,\n`],
    ] as const) {
      expect((await desk.post(table, sent)).body).toMatchObject({ taken: 0, rows: 2 })
      const { text } = await insist(newsroom.node, `GET /api/briefings/${id}/${table}.csv`, { cookie: owner })
      const before = await newsroom.log.heads([`briefing-${id}`])
      expect((await desk.post(table, text)).body).toMatchObject({ taken: 0, rows: 2 })
      expect(await newsroom.log.heads([`briefing-${id}`])).toEqual(before)
    }
  })

  it('changes what its rows say otherwise, and keeps what was said before', async () => {
    const { desk } = await briefing()
    await desk.post('pledges', 'id,party,value,currency\np1,Osterhaven,5,EUR\np2,Saint-Orlan,6,EUR\n')
    const again = await desk.post('pledges', 'id,party,value,currency\np1,Osterhaven,7,EUR\np2,Saint-Orlan,6,EUR\n')
    expect(again.body).toMatchObject({ taken: 1, rows: 2 })
    expect(await desk.figures()).toMatchObject([
      { id: 'p1', state: 'corrected', values: { value: '7' }, earlier: [{ values: { value: '5' } }] },
      { id: 'p2', state: 'confirmed', values: { value: '6' } },
    ])
  })

  it('is refused with its own row by what the briefing knows', async () => {
    const { desk } = await briefing()
    await desk.post('programmes', 'id,name\nquay,Quay Fund\n')
    const taken = await desk.post('programmes', 'id,name\n\npier,Pier\nother,QUAY FUND\n')
    expect([taken.status, codeOf(taken)]).toEqual([409, 'programme-name-taken'])
    expect(taken.body).toMatchObject({ detail: { row: 4 } })
    expect((await desk.rows('programmes', owner)).map((row) => row['id'])).toEqual(['quay'])
  })

  it('is taken whole, or not at all where it has more rows than one act takes', async () => {
    const { desk } = await briefing()
    const table = (from: number, length: number) =>
      `party,value\n${Array.from({ length }, (_none, nth) => `Party ${from + nth},${nth + 1}\n`).join('')}`
    const tooLong = await desk.post('pledges', table(0, IMPORTED_AT_ONCE + 1))
    expect([tooLong.status, codeOf(tooLong)]).toEqual([422, 'command-malformed'])
    expect(tooLong.body).toMatchObject({ detail: { rows: IMPORTED_AT_ONCE + 1 } })
    expect(await desk.figures()).toEqual([])
    expect((await desk.post('pledges', table(0, IMPORTED_AT_ONCE))).body).toMatchObject({ taken: IMPORTED_AT_ONCE })
    expect(await desk.figures()).toHaveLength(IMPORTED_AT_ONCE)
    expect((await desk.post('pledges', table(1_000, IMPORTED_AT_ONCE - 1))).status).toBe(200)
    const full = await desk.post('pledges', table(2_000, 3))
    expect(codeOf(full)).toBe('figures-too-many')
    expect(full.body).toMatchObject({ detail: { row: 3, limit: 1_000 } })
    expect(await desk.figures()).toHaveLength(2 * IMPORTED_AT_ONCE - 1)
  })

  it('is refused with the row and the column of what is wrong, and nothing of it is taken', async () => {
    const { desk } = await briefing()
    const answer = await desk.post('pledges', 'party,value\nOsterhaven,5\nSaint-Orlan,"1,000"\n')
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({
      code: 'command-malformed',
      detail: { row: 3, column: 'value', value: '1,000', problem: expect.stringContaining('could be') as string },
    })
    expect(await desk.figures()).toEqual([])
  })

  it.each([
    ['another media type', 'party,value\n', 'application/json', 'media-type-unsupported'],
    ['a body that is too large', 'x'.repeat(TABLE_LIMIT + 1), 'text/csv', 'body-too-large'],
    ['another charset', 'party,value\n', 'text/csv; charset=klingon', 'media-type-unsupported'],
    ['an empty body', '', 'text/csv', 'command-malformed'],
    ['nothing but quotation marks', '"'.repeat(100_001), 'text/csv', 'command-malformed'],
    ['nothing but commas', ','.repeat(200_000), 'text/csv', 'command-malformed'],
    ['nothing but ends of lines', '\n'.repeat(200_000), 'text/csv', 'command-malformed'],
    ['a prototype for a column', '__proto__,constructor\n1,2\n', 'text/csv', 'command-malformed'],
  ])('is refused as %s', async (_what, body, type, code) => {
    // Somebody else each time: nobody may bring in as many tables as this.
    const { desk } = await briefing({}, await newsroom.node.ownerCookie())
    for (const table of ['programmes', 'pledges'] as const) {
      expect(codeOf(await desk.post(table, body, { type }))).toBe(code)
    }
  })

  it('is the desk’s alone, and so is what it is made of', async () => {
    const { id, desk, tokens } = await briefing()
    for (const cookie of [reporter, '']) {
      expect(codeOf(await desk.post('pledges', 'party,value\nOsterhaven,5\n', { cookie }))).toBe('not-permitted')
      for (const table of ['programmes', 'pledges']) {
        expect(codeOf(await ask(newsroom.node, `GET /api/briefings/${id}/${table}.csv`, { cookie }))).toBe(
          'not-permitted',
        )
      }
    }
    const headers = { authorization: `Bearer ${tokens.lines}`, 'content-type': 'text/csv' }
    const asking = { headers, body: 'name\nPier\n' }
    expect(codeOf(await ask(newsroom.node, `POST /api/briefings/${id}/programmes`, asking))).toBe('not-permitted')
  })
})

const timeline = (id: string, cookie = '') =>
  ask<ProgrammeTimeline>(newsroom.node, `GET /api/programmes/${id}`, { cookie })

describe('a programme over several briefings', () => {
  it('is shown along those that the asker may read', async () => {
    const programme = { ...QUAY, id: 'long-fund', name: 'Long Fund' }
    const made: string[] = []
    for (const [nth, about] of [
      { title: 'First' },
      { title: 'Accredited', visibility: 'accredited' },
      { title: 'Linked', visibility: 'link' },
      { title: 'Rehearsed', rehearsal: true },
      { title: 'Last' },
    ].entries()) {
      const { id, desk } = await briefing(about)
      made.push(id)
      const name = nth === 4 ? 'Long Fund, renamed' : programme.name
      await desk.command({ type: 'CreateProgramme', act: 'p', programme: { ...programme, name } })
      await desk.enter('total', amount(String(nth + 1)), programme.id)
      await desk.enter('elsewhere', amount('9'))
      await desk.enter('wrong', PLEDGED, programme.id)
      await desk.command({ type: 'WithdrawFigure', act: 'w', figureId: 'wrong', saw: await seqOf(desk, 'wrong') })
      clock.skip(1_000)
    }
    const titles = async (cookie?: string) =>
      (await timeline('long-fund', cookie)).body.briefings.map((each) => each.title)
    expect(await titles(owner)).toEqual(['First', 'Accredited', 'Linked', 'Rehearsed', 'Last'])
    expect(await titles(reporter)).toEqual(['First', 'Accredited', 'Last'])
    expect(await titles()).toEqual(['First', 'Last'])
    const { body } = await timeline('long-fund')
    expect(body).toMatchObject({ id: 'long-fund', programme: { name: 'Long Fund, renamed' } })
    expect(body.briefings.map(({ id, figures }) => [id, figures.map(({ values }) => values.value)])).toEqual([
      [made[0], ['1']],
      [made[4], ['5']],
    ])
  })

  it('is remembered of a briefing that is over, until something happens there', async () => {
    const { id, desk } = await briefing()
    await desk.command({ type: 'CreateProgramme', act: 'p', programme: { ...QUAY, id: 'old-fund', name: 'Old Fund' } })
    await desk.enter('total', amount('1'), 'old-fund')
    await insist(newsroom.node, `POST /api/briefings/${id}/commands`, { cookie: owner, body: { type: 'EndBriefing' } })
    const values = async () =>
      (await timeline('old-fund')).body.briefings.flatMap(({ figures }) => figures.map((each) => each.values.value))
    expect(await values()).toEqual(['1'])
    clock.skip(60 * 60_000)
    expect(await values()).toEqual(['1'])
    const reads = vi.spyOn(newsroom.log, 'read')
    expect(await values()).toEqual(['1'])
    expect(reads.mock.calls.map(([stream]) => stream)).not.toContain(`briefing-${id}`)
    reads.mockRestore()
    const saw = await seqOf(desk, 'total')
    await desk.command({ type: 'CorrectFigure', act: 'c', figureId: 'total', saw, values: amount('2') })
    expect(await values()).toEqual(['2'])
    clock.skip(60 * 60_000)
    expect(await values()).toEqual(['2'])
  })

  it.each(['there-is-none', 'No', '__proto__', '%00', 'x'.repeat(60)])('is not there as %s', async (id) => {
    const answer = await timeline(id, owner)
    expect([answer.status, codeOf(answer)]).toEqual([404, 'programme-not-found'])
  })

  it('is known to the desk as it was last, by name', async () => {
    const zebra = { ...QUAY, id: 'zebra', name: 'Zebra' }
    for (const target of ['1', '2']) {
      const { desk } = await briefing()
      await desk.command({ type: 'CreateProgramme', act: 'p', programme: { ...zebra, target } })
      clock.skip(1_000)
    }
    const { body } = await insist<KnownProgrammes>(newsroom.node, 'GET /api/programmes', { cookie: owner })
    expect(body.programmes.filter(({ id }) => id === 'zebra')).toMatchObject([{ target: '2' }])
    expect(body.programmes.at(-1)?.id).toBe('zebra')
    expect(codeOf(await ask(newsroom.node, 'GET /api/programmes', { cookie: reporter }))).toBe('not-permitted')
  })
})

describe('a hold', () => {
  it('keeps from the public what it has not read yet, and for ever what was said in a line that was taken back', async () => {
    const created = await briefing()
    const { id, desk } = created
    const cookie = owner
    await desk.command({
      type: 'CreateProgramme',
      act: 'p',
      programme: { ...QUAY, id: 'held-fund', name: 'Held Fund' },
    })
    await insist(newsroom.node, 'PUT /api/settings', { cookie, body: { holdS: 30 } })
    clock.skip(31_000)
    for (const [lineId, text] of [
      ['kept', 'We stand at 240.'],
      ['taken', 'We stand at 999.'],
    ] as const) {
      await postLine(newsroom.node, created, { id: lineId, speaker: 'Chair', text })
      const said = { lineId, start: 12, end: 15 }
      const values = amount(text.slice(12, 15))
      await desk.command({
        type: 'EnterFigure',
        act: lineId,
        figureId: `by-${lineId}`,
        values,
        programme: 'held-fund',
        said,
      })
    }
    const retraction = { type: 'RetractLine', lineId: 'taken', reason: 'Nobody said it.' }
    await insist(newsroom.node, `POST /api/briefings/${id}/commands`, { cookie, body: retraction })
    const told = async (by?: string) => {
      const along = (await timeline('held-fund', by)).body.briefings.flatMap(({ figures }) => figures)
      return [
        (await desk.figures(by)).map((figure) => figure.values.value),
        (await desk.rows('figures', by)).map((row) => row['value']),
        along.map((figure) => figure.values.value),
      ]
    }
    expect(await told()).toEqual([[], [], []])
    expect(await told(reporter)).toEqual(Array(3).fill(['240', '999']))
    clock.skip(31_000)
    await eventually(async () => {
      expect(await told()).toEqual(Array(3).fill(['240']))
    })
    await insist(newsroom.node, `POST /api/briefings/${id}/commands`, { cookie, body: { type: 'EndBriefing' } })
    clock.skip(60 * 60_000)
    expect((await told())[2]).toEqual(['240'])
    expect((await told(reporter))[2]).toEqual(['240', '999'])
  })
})
