/** What the door for lines makes of posts that come twice, late, out of order, or with more in them than is asked for. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BriefingAnswer, CreatedBriefing, PostedLineAnswer } from '#shared/protocol/http.ts'
import type { Line } from '#shared/domain/state.ts'
import { streamOf } from '../../server/live/briefings.ts'
import { eventually, postLine, postLines, startNode, type NodeUnderTest, type Reader } from '../support/node.ts'
import { createScriptedLog, type ScriptedLog } from '../support/scriptedLog.ts'

let log: ScriptedLog
let node: NodeUnderTest
let created: CreatedBriefing

beforeEach(async () => {
  log = createScriptedLog()
  node = await startNode(log)
  created = await node.createBriefing()
})
afterEach(async () => {
  await node.close()
})

const linesOnRecord = async (): Promise<readonly Line[]> => (await node.server.briefings.open(created.id)).state.lines
const post = async (line: object) => (await (await postLine(node, created, line)).json()) as PostedLineAnswer
const interims = ({ told }: Reader) =>
  told.flatMap(({ event, message }) => (event === 'briefing:interim' ? [(message as { text: string }).text] : []))

async function postRows(body: string): Promise<readonly PostedLineAnswer[]> {
  const response = await node.request(`/api/briefings/${created.id}/lines`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${created.tokens.lines}`, 'content-type': 'application/x-ndjson' },
  })
  return (await response.text())
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row) as PostedLineAnswer)
}

describe('posted lines', () => {
  it('[I14] are answered with success however often and however late they come again, and stand once', async () => {
    const first = { id: 'a', text: 'The gate holds.' }
    const together = await Promise.all([post(first), post(first), post(first)])
    for (const answer of together) expect(answer).toMatchObject({ id: 'a', seq: expect.any(Number) as number })
    await post({ id: 'b', text: 'It holds all winter.' })
    expect(await post(first)).toMatchObject({ id: 'a', seq: expect.any(Number) as number })
    expect((await linesOnRecord()).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('[I14] stand once where a request that was answered in vain is sent again whole, with more in it', async () => {
    const rows = [
      { id: 'a', text: 'One.' },
      { id: 'b', text: 'Two.' },
    ]
    log.loseNextReply()
    expect(await postLines(node, created, rows)).toMatchObject([
      { code: 'outcome-unknown' },
      { code: 'outcome-unknown' },
    ])
    const again = await postLines(node, created, [...rows, { id: 'c', text: 'Three.' }])
    expect(again.map((answer) => (answer as PostedLineAnswer).id)).toEqual(['a', 'b', 'c'])
    expect((await linesOnRecord()).map(({ text }) => text)).toEqual(['One.', 'Two.', 'Three.'])
  })

  it('[T7] are worded anew by the token that said them alone: two feeds that count alike take no line from each other', async () => {
    const cookie = await node.ownerCookie()
    const issued = await node.request(`/api/briefings/${created.id}/tokens`, {
      json: { label: 'the other feed' },
      cookie,
    })
    const { tokens } = (await issued.json()) as Pick<CreatedBriefing, 'tokens'>
    const other = async (line: object) =>
      (await (await postLine(node, { ...created, tokens }, line)).json()) as PostedLineAnswer
    await post({ id: 'line-1', text: 'The gate holds.', revision: 0 })
    expect(await other({ id: 'line-1', text: 'Guten Morgen.', revision: 1 })).toMatchObject({ code: 'line-id-taken' })
    expect(await post({ id: 'line-1', text: 'The gates hold.', revision: 1 })).toMatchObject({ id: 'line-1' })
    const answer = await node.request(`/api/briefings/${created.id}`)
    const { briefing } = (await answer.json()) as BriefingAnswer
    expect(briefing.amendments).toMatchObject([{ kind: 'correction', text: 'The gates hold.' }])
    expect(JSON.stringify(briefing)).not.toContain('token:')
  })

  it('[T7] [F1] are somebody else’s once their source says so, with what that person states in them', async () => {
    const line = { id: 'a', text: 'The gate costs 90 million euros.' }
    await post({ ...line, speaker: 'Reporter', revision: 0 })
    await post({ ...line, speaker: 'Harbour Chair, Ines Holm', revision: 1 })
    const { state } = await node.server.briefings.open(created.id)
    const chair = state.speakers.find(({ label }) => label === 'Harbour Chair, Ines Holm')
    expect(state.lines).toMatchObject([{ id: 'a', speakerId: chair?.id, kind: 'answer' }])
    expect(state.figures).toMatchObject([
      { state: 'heard', source: { said: '90 million euros', speakerId: chair?.id } },
    ])
  })

  it('[I15] answer text that comes after its line like any other, and show it to nobody', async () => {
    const reader = await node.reader()
    await reader.join(created.id)
    await post({ id: 'a', text: 'The gate holds.' })
    expect(await post({ id: 'a', text: 'The gate', final: false })).toEqual({ id: 'a', interim: true })
    await post({ id: 'b', text: 'And', final: false })
    await eventually(() => {
      expect(interims(reader)).toContain('And')
    })
    expect(interims(reader)).toEqual(['And'])
  })

  it('[I1] drop text that comes behind its successor, by its number', async () => {
    const reader = await node.reader()
    await reader.join(created.id)
    await post({ id: 'a', text: 'The gate holds', final: false, rev: 2 })
    await post({ id: 'a', text: 'The gate', final: false, rev: 1 })
    await post({ id: 'b', text: 'And', final: false })
    await eventually(() => {
      expect(interims(reader)).toContain('And')
    })
    expect(interims(reader)).toEqual(['The gate holds', 'And'])
  })

  it('[I16] keep and refuse nothing of what a recogniser knows besides', async () => {
    const besides = { confidence: 0.83, words: [{ word: 'gate', from: 120, to: 340 }], language: 'en', channel: 1 }
    expect(await post({ id: 'a', text: 'The gate', final: false, ...besides })).toEqual({ id: 'a', interim: true })
    expect(await post({ id: 'a', text: 'The gate holds.', final: true, ...besides })).toMatchObject({ id: 'a' })
    expect(JSON.stringify(log.facts(streamOf(created.id)))).not.toMatch(/confidence|0\.83|channel/u)
  })

  it('[I16] name each row that cannot be taken, as an editor counts them, and lose none of the others', async () => {
    const answers = await postRows(
      [
        '{"id":"a","text":"One."}',
        '',
        '{"id":"b","text":',
        '{"id":"c","text":"So","final":false,"rev":-1}\r',
        '   ',
        '{"id":"d","text":""}',
        '{"id":"e","text":"Two."}',
      ].join('\n'),
    )
    expect(answers).toMatchObject([
      { id: 'a', seq: expect.any(Number) as number },
      { id: null, code: 'body-malformed', row: 3 },
      { id: 'c', code: 'command-malformed', row: 4, detail: { field: 'rev' } },
      { id: 'd', code: 'command-malformed', row: 6, detail: { field: 'text' } },
      { id: 'e', seq: expect.any(Number) as number },
    ])
    expect((await linesOnRecord()).map(({ text }) => text)).toEqual(['One.', 'Two.'])
  })
})
