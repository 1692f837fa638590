/** Documents over HTTP: read without a trace, said into a live briefing, rehearsed in one of their own. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { rosterOf } from '#shared/domain/roster.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { DocumentReading, DocumentType, Told } from '#shared/protocol/documents.ts'
import type { CreatedBriefing, Problem } from '#shared/protocol/http.ts'
import { REHEARSALS_AT_MOST, type ImportAnswer, type RehearsalAnswer } from '#shared/protocol/importing.ts'
import { eventually, postLine, startNode, type NodeUnderTest } from '../support/node.ts'
import { longTranscript } from '../support/longTranscript.ts'
import { createScriptedLog } from '../support/scriptedLog.ts'

const TRANSCRIPT = [
  'Good morning from the lock.',
  '',
  'Mayor, Jo Lind – Thank you all for coming.',
  'Reporter – When will it open?',
  'Mayor, Jo Lind – In May.',
  'Reporter – And how long is it?',
  'Mayor, Jo Lind – Two kilometres.',
].join('\n')

const CUES = [
  'WEBVTT',
  '',
  '00:00:01.000 --> 00:00:04.000',
  '<v Jo Lind>Welcome to the lock.',
  '',
  '00:00:05.000 --> 00:00:09.000',
  '<v Reporter>When will it open?',
  '',
  '00:01:00.500 --> 00:01:04.000',
  '<v Jo Lind>It will open in May.',
  '',
].join('\n')

let node: NodeUnderTest
let owner: string
beforeAll(async () => {
  node = await startNode(createScriptedLog())
  owner = await node.ownerCookie()
})
afterAll(() => node.close())

const read = (source: string, about: { type?: DocumentType; told?: Told } = {}) =>
  node.request('/api/readings', { json: { source, type: 'text/plain', ...about }, cookie: owner })
const stateOf = async (id: string): Promise<Briefing> => (await node.server.briefings.written(id)).state
const problemIn = async (response: Response) => (await response.json()) as Problem

describe('POST /api/readings', () => {
  it('answers who said what with the report, and keeps nothing', async () => {
    const before: unknown = await (await node.request('/api/briefings', { cookie: owner })).json()
    const response = await read(TRANSCRIPT)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const reading = (await response.json()) as Extract<DocumentReading, { ok: true }>
    expect(reading.report.grammars[0]?.name).toBe('F1')
    expect(reading.report.counts.turns).toBe(2)
    expect(reading.lines.map(({ text }) => text)).toContain('In May.')
    expect(await (await node.request('/api/briefings', { cookie: owner })).json()).toEqual(before)
  })

  it('[RA4] reads one document of an account while another waits, and says of a third why it is not read', async () => {
    // All three are there before the first is read.
    const answers = await Promise.all([1, 2, 3].map(() => read(longTranscript(400_000))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409])
    const givenUp = answers.find(({ status }) => status === 409)
    expect(givenUp && (await problemIn(givenUp)).code).toBe('reading-given-up')
  })

  it('reads again with what it is told of labels and lines', async () => {
    const told: Told = { labels: { Reporter: { side: 'podium', name: 'Kim Lund' } }, lines: { 7: 'dropped' } }
    const reading = (await (await read(TRANSCRIPT, { told })).json()) as Extract<DocumentReading, { ok: true }>
    expect(reading.report.speakers.find(({ labels }) => labels.includes('Reporter'))).toMatchObject({
      side: 'podium',
      name: 'Kim Lund',
    })
    expect(reading.report.dropped).toContainEqual(expect.objectContaining({ line: 7, reason: 'told' }))
  })

  it('answers of a shape that it does not know what was tried', async () => {
    const reading = (await (await read('One blob of prose without anybody who speaks.')).json()) as DocumentReading
    expect(reading).toMatchObject({ ok: false, reason: 'unknown-shape' })
    expect(reading.ok || reading.tried.map(({ en }) => en).join('\n')).toMatch(/F1\b/)
  })

  it('refuses what is no request, of another type, or too long, each with what was wrong', async () => {
    const send = (json: unknown) => node.request('/api/readings', { json, cookie: owner })
    expect(await problemIn(await send({ source: 'x', type: 'text/html' }))).toMatchObject({
      code: 'command-malformed',
      detail: { field: 'type' },
    })
    expect(await problemIn(await send({ source: 'x'.repeat(2_000_001), type: 'text/plain' }))).toMatchObject({
      code: 'command-malformed',
      detail: { field: 'source' },
    })
    expect((await send({ source: 'x'.repeat(7_000_000), type: 'text/plain' })).status).toBe(413)
    const plain = { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' }, cookie: owner }
    expect((await node.request('/api/readings', plain)).status).toBe(415)
  })
})

describe('POST …/import', () => {
  let created: CreatedBriefing
  const send = (body: string, type: string, query = '') =>
    node.request(`/api/briefings/${created.id}/import${query}`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${created.tokens.lines}`, 'content-type': type },
    })

  const answered = async (sent: Promise<Response>) => (await (await sent).json()) as ImportAnswer
  const textsOf = async () => (await stateOf(created.id)).lines.map(({ text }) => text)

  async function freshBriefing(): Promise<void> {
    created = await node.createBriefing()
  }

  it('[IM3] takes captions as they are, and says when each line was said where the recording’s beginning is known', async () => {
    await freshBriefing()
    const answer = await send(CUES, 'text/vtt', '?recordedAt=2026-05-01T09:00:00%2B02:00')
    expect(((await answer.json()) as ImportAnswer).report.type).toBe('text/vtt')
    const { lines } = await stateOf(created.id)
    expect(lines.map(({ text, label, saidAt }) => [text, label, new Date(saidAt).toISOString()])).toEqual([
      ['Welcome to the lock.', 'Jo Lind', '2026-05-01T07:00:01.000Z'],
      ['When will it open?', 'Reporter', '2026-05-01T07:00:05.000Z'],
      ['It will open in May.', 'Jo Lind', '2026-05-01T07:01:00.500Z'],
    ])
  })

  it('[IM2] makes all forms in which somebody is printed aliases, and takes what was told', async () => {
    await freshBriefing()
    const told: Told = { labels: { 'Madam Mayor': { sameAs: 'Mayor, Jo Lind' } } }
    const source = TRANSCRIPT.replaceAll('Reporter', 'Madam Mayor')
    const body = JSON.stringify({ source, type: 'text/plain', told })
    const dry = (await (await send(body, 'application/json', '?dry=1')).json()) as ImportAnswer
    expect(dry).not.toHaveProperty('seq')
    expect((await stateOf(created.id)).lines).toEqual([])
    expect((await send(body, 'application/json')).status).toBe(200)
    expect(rosterOf(await stateOf(created.id))).toMatchObject([{ label: 'Mayor, Jo Lind', aliases: ['Madam Mayor'] }])
  })

  it('[IM1] knows whom the roster knows, and puts what is there already in no second time', async () => {
    await freshBriefing()
    await postLine(node, created, { id: 'before', speaker: 'Mayor, Jo Lind', text: 'We begin in a minute.' })
    expect((await send(TRANSCRIPT, 'text/plain; charset=utf-8')).status).toBe(200)
    const first = await stateOf(created.id)
    expect((await send(TRANSCRIPT, 'text/plain')).status).toBe(200)
    expect((await stateOf(created.id)).lines).toEqual(first.lines)
    expect(rosterOf(first).filter(({ label }) => label === 'Mayor, Jo Lind')).toHaveLength(1)
    expect(first.lines.map(({ text }) => text)).toContain('Two kilometres.')
  })

  it('[ID1] takes every line of another document, also where it begins with the same words', async () => {
    await freshBriefing()
    const part = (...rows: string[]) => ['MODERATOR: Good morning, everyone.', ...rows].join('\n')
    const one = part('MAYOR LIND: We open in May.', 'QUESTION: At what price?', 'MAYOR LIND: At none.')
    const two = part('MAYOR LIND: We close in June.', 'QUESTION: For how long?', 'MAYOR LIND: For a week.')
    expect(await answered(send(one, 'text/plain'))).toMatchObject({ added: 4, known: 0 })
    expect(await answered(send(two, 'text/plain'))).toMatchObject({ added: 4, known: 0 })
    expect((await textsOf()).filter((text) => text === 'Good morning, everyone.')).toHaveLength(2)
    for (const part of [one, two])
      expect(await answered(send(part, 'text/plain'))).toMatchObject({ added: 0, known: 4 })
    expect(await textsOf()).toHaveLength(8)
  })

  it('[ID2] goes on with a document that has grown, and says what was there already', async () => {
    await freshBriefing()
    const grown = `${TRANSCRIPT}\nReporter – And who pays?\nMayor, Jo Lind – The county.`
    expect(await answered(send(TRANSCRIPT, 'text/plain'))).toMatchObject({ known: 0 })
    const { length } = await textsOf()
    expect(await answered(send(grown, 'text/plain'))).toMatchObject({ added: 2, known: length })
    expect((await textsOf()).slice(length)).toEqual(['And who pays?', 'The county.'])
    // A side that was corrected in the reading changes nothing on the record, and the answer says so.
    const told: Told = { labels: { Reporter: { side: 'podium' } } }
    const corrected = JSON.stringify({ source: grown, type: 'text/plain', told })
    expect(await answered(send(corrected, 'application/json'))).toMatchObject({ added: 0, known: length + 2 })
  })

  it('[ID3] writes nothing where a line that is there already is read otherwise by now', async () => {
    await freshBriefing()
    const source = `${TRANSCRIPT}\nKit Marsh, Tideway, and what of the gate?`
    const imported = (told: Told) => send(JSON.stringify({ source, type: 'text/plain', told }), 'application/json')
    expect((await imported({})).status).toBe(200)
    const before = await textsOf()
    const answer = await imported({ labels: { 'Kit Marsh, Tideway': { labelAt: 8, side: 'press' } } })
    expect(answer.status).toBe(409)
    expect(await problemIn(answer)).toMatchObject({ code: 'document-read-otherwise', detail: { rows: 1 } })
    expect(await textsOf()).toEqual(before)
  })

  it('leaves the words of a document alone that the glossary would write otherwise', async () => {
    await freshBriefing()
    const terms = [{ id: 'lock', written: 'Lockhaven', heard: ['lock'] }]
    const set = await node.request(`/api/briefings/${created.id}/commands`, {
      json: { type: 'SetTerms', terms },
      cookie: owner,
    })
    expect(set.status).toBe(200)
    await postLine(node, created, { id: 'heard', speaker: 'Mayor, Jo Lind', text: 'This is the lock.' })
    await send(CUES, 'text/vtt')
    const { lines } = await stateOf(created.id)
    expect(lines.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['This is the Lockhaven.', 'Welcome to the lock.']),
    )
  })

  it('says of an unknown shape what was tried, of an empty one that it is empty, of a picture what it would take', async () => {
    await freshBriefing()
    const unknown = await problemIn(await send('One blob of prose without anybody who speaks.', 'text/plain'))
    expect(unknown).toMatchObject({ code: 'transcript-unreadable', detail: { problem: 'unknown-shape' } })
    expect(String(unknown.detail?.['tried'])).toMatch(/^F1 /m)
    expect(await problemIn(await send(' \n ', 'text/plain'))).toMatchObject({ detail: { problem: 'empty' } })
    expect(await problemIn(await send('x', 'image/png'))).toMatchObject({
      code: 'media-type-unsupported',
      detail: { expected: expect.stringContaining('application/x-subrip') as string },
    })
    expect(await problemIn(await send(CUES, 'text/vtt', '?recordedAt=yesterday'))).toMatchObject({
      code: 'command-malformed',
      detail: { field: 'recordedAt' },
    })
  })
})

describe('POST /api/rehearsals', () => {
  const begun: string[] = []
  const rehearse = async (about: object = {}, source = TRANSCRIPT) => {
    const json = { source, type: 'text/plain', ...about }
    const response = await node.request('/api/rehearsals', { json, cookie: owner })
    if (response.status === 201) begun.push(((await response.clone().json()) as RehearsalAnswer).briefing)
    return response
  }
  const end = (id: string) =>
    node.request(`/api/briefings/${id}/commands`, { json: { type: 'EndBriefing' }, cookie: owner })
  afterEach(async () => {
    await Promise.all(begun.splice(0).map(end))
  })

  it('[RE2] says the document into a briefing of its own, under its title, for those who have its link, and ends it', async () => {
    const response = await rehearse({ title: 'Dry run at the lock', speed: 20 })
    expect(response.status).toBe(201)
    const { briefing } = (await response.json()) as RehearsalAnswer
    expect(response.headers.get('location')).toBe(`/api/briefings/${briefing}`)
    expect(await stateOf(briefing)).toMatchObject({
      title: 'Dry run at the lock',
      rehearsal: true,
      visibility: 'link',
    })
    await eventually(async () => {
      expect((await stateOf(briefing)).status).toBe('ended')
    }, 12_000)
    const { lines, turns } = await stateOf(briefing)
    expect(lines.at(-1)?.text).toBe('Two kilometres.')
    expect(turns).toHaveLength(3)
  })

  it('[RE1] plays so many at once, refuses one more, and has room again when one was ended', async () => {
    const long = longTranscript(4_000)
    for (let n = 0; n < REHEARSALS_AT_MOST; n += 1) expect((await rehearse({}, long)).status).toBe(201)
    const refused = await rehearse({}, long)
    expect(refused.status).toBe(409)
    expect(await problemIn(refused)).toMatchObject({
      code: 'rehearsals-too-many',
      detail: { limit: REHEARSALS_AT_MOST },
    })
    expect((await end(begun[0] ?? '')).status).toBe(200)
    expect((await rehearse({}, long)).status).toBe(201)
    expect((await stateOf(begun[0] ?? '')).status).toBe('ended')
  })

  it('refuses an unknown shape with what was tried, and makes no briefing for it', async () => {
    const before = node.server.newsroom.briefings.length
    expect(await problemIn(await rehearse({}, 'Nobody speaks here.'))).toMatchObject({
      code: 'transcript-unreadable',
      detail: { problem: 'unknown-shape', tried: expect.stringContaining('F1') as string },
    })
    expect(node.server.newsroom.briefings).toHaveLength(before)
  })

  it('[RE3] ends with the server', async () => {
    const log = createScriptedLog()
    const other = await startNode(log)
    const json = { source: longTranscript(4_000), type: 'text/plain', title: 'Cut short' }
    const response = await other.request('/api/rehearsals', { json, cookie: await other.ownerCookie() })
    const { briefing } = (await response.json()) as RehearsalAnswer
    await other.close()
    expect(log.facts(`briefing-${briefing}`).at(-1)?.event).toMatchObject({ type: 'BriefingEnded' })
  })
})
