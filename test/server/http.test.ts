import { request as rawRequest } from 'node:http'
import { connect } from 'node:net'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedBriefing, LogPage, Problem } from '#shared/protocol/http.ts'
import { streamOf } from '../../server/live/briefings.ts'
import { eventually, postLine, postLines, SECRET, startNode, type NodeUnderTest } from '../support/node.ts'
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

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  const text = await response.text()
  expect(text).not.toMatch(/\bat .*\.(ts|js):\d+|node_modules/)
  return JSON.parse(text) as Problem
}

const saidTexts = () =>
  log.facts(streamOf(created.id)).flatMap(({ event }) => {
    const { type, line } = event as { type: string; line?: { text: string } }
    return type === 'LineTranscribed' && line !== undefined ? [line.text] : []
  })

describe('posting lines', () => {
  it('[H1] acknowledges a line with its number, and the same line again with the same number, once on the record', async () => {
    const first = (await (await postLine(node, created, { id: 'l1', text: 'Hello.' })).json()) as { seq: number }
    await eventually(async () => {
      expect(await (await postLine(node, created, { id: 'l1', text: 'Hello.' })).json()).toEqual({
        id: 'l1',
        seq: first.seq,
      })
    })
    expect(saidTexts()).toEqual(['Hello.'])
  })

  it('[H2] takes NDJSON line by line: a bad one has its own answer and takes nothing from the others', async () => {
    const response = await node.request(`/api/briefings/${created.id}/lines`, {
      method: 'POST',
      body: [
        '{"id":"a","text":"One."}',
        'not json',
        '{"id":"b"}',
        '{"id":"c","text":"bad \\u202e"}',
        '{"id":"d","text":"Two."}',
      ].join('\n'),
      headers: { authorization: `Bearer ${created.tokens.lines}`, 'content-type': 'application/x-ndjson' },
    })
    const answers = (await response.text())
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row) as { id: string | null; code?: string; seq?: number; detail?: { problem: string } })
    expect(answers.map(({ id, code, seq }) => [id, code ?? typeof seq])).toEqual([
      ['a', 'number'],
      [null, 'body-malformed'],
      ['b', 'command-malformed'],
      ['c', 'command-malformed'],
      ['d', 'number'],
    ])
    expect(answers[3]?.detail?.problem).toContain('U+202E')
    expect(saidTexts()).toEqual(['One.', 'Two.'])
  })

  it('[H3] does not try the lines after a store failure, so that a retry keeps the order', async () => {
    const rows = Array.from({ length: 250 }, (_, at) => ({ id: `l${at}`, text: `Line ${at}.` }))
    log.loseNextReply()
    const answers = await postLines(node, created, rows)
    expect(new Set(answers.map((answer) => (answer as { code?: string }).code))).toEqual(new Set(['outcome-unknown']))
    expect(saidTexts()).toHaveLength(100)
    await postLines(node, created, rows)
    expect(saidTexts()).toEqual(rows.map(({ text }) => text))
  })

  it('[H4] reads marks, asides and the announced final question from the words', async () => {
    await postLines(node, created, [
      { id: 'l1', speaker: 'Mayor, Jo Lind', text: 'Good morning.' },
      { id: 'l2', speaker: 'Mayor, Jo Lind', text: 'One at a time, please.' },
      { id: 'l3', speaker: 'Reporter', text: '[inaudible] ... the bridge?' },
      { id: 'l4', speaker: 'Mayor, Jo Lind', text: 'It opens in May. Final question, please.' },
    ])
    await eventually(async () => {
      const { state } = await node.server.briefings.open(created.id)
      expect(state.lines.map(({ kind, marks }) => [kind, ...marks])).toMatchObject([
        ['statement'],
        ['moderation'],
        ['question', 'inaudible'],
        ['answer'],
      ])
      expect(state.finalQuestion).toBe('l4')
    })
  })

  it('[H4] makes the same record of lines that come together and of lines that come one by one', async () => {
    const said = [
      { id: 'l1', speaker: 'Mayor, Jo Lind', text: 'Good morning.' },
      { id: 'l2', speaker: 'Mayor, Jo Lind', text: 'One at a time, please.' },
      { id: 'l3', speaker: 'Reporter', text: 'Will it hold?' },
      { id: 'l4', speaker: 'Mayor, Jo Lind', text: 'Yes.' },
      { id: 'l5', speaker: 'Reporter', text: 'All winter?' },
    ]
    const single = await node.createBriefing({ title: 'One by one' })
    for (const line of said) await postLine(node, single, line)
    await postLines(node, created, said)
    const shapeOf = async ({ id }: CreatedBriefing) => {
      const { state } = await node.server.briefings.written(id)
      return state.lines.map(({ kind, turn, speakerId }) => [kind, turn, speakerId])
    }
    expect(await shapeOf(created)).toEqual(await shapeOf(single))
    expect((await shapeOf(created)).map(([kind]) => kind)).toEqual([
      'statement',
      'moderation',
      'question',
      'answer',
      'question',
    ])
  })

  it('[H1] acknowledges a line by its own number, whatever else follows from it', async () => {
    const line = { id: 'l1', speaker: 'Mayor, Jo Lind', text: 'Final question, please.' }
    const first: unknown = await (await postLine(node, created, line)).json()
    await node.server.briefings.written(created.id)
    expect(await (await postLine(node, created, line)).json()).toEqual(first)
    const { state } = await node.server.briefings.open(created.id)
    expect(first).toEqual({ id: 'l1', seq: state.lines[0]?.seq })
    expect(state.finalQuestion).toBe('l1')
  })

  it('[H7] refuses a request without a line', async () => {
    const headers = { authorization: `Bearer ${created.tokens.lines}` }
    const path = `/api/briefings/${created.id}/lines`
    expect((await node.request(path, { method: 'POST', headers })).status).toBe(415)
    const empty = { method: 'POST', body: '\n\n', headers: { ...headers, 'content-type': 'application/x-ndjson' } }
    expect((await problemOf(await node.request(path, empty))).code).toBe('body-malformed')
  })

  it('[H5] answers about a briefing that may not be known as about one that does not exist', async () => {
    const hidden = await node.createBriefing({ title: 'Hidden', visibility: 'accredited' })
    const ask = (id: string, headers: Record<string, string> = {}) =>
      Promise.all([
        node.request(`/api/briefings/${id}/lines`, { json: { id: 'l1', text: 'x' }, headers }),
        node.request(`/api/briefings/${id}/commands`, { json: { type: 'EndBriefing' }, headers }),
        node.request(`/api/briefings/${id}/tokens`, { method: 'POST', headers }),
        node.request(`/api/briefings/${id}/import`, {
          method: 'POST',
          body: 'x',
          headers: { ...headers, 'content-type': 'text/plain' },
        }),
        node.request(`/api/briefings/${id}`, { headers }),
        node.request(`/api/briefings/${id}/log`, { headers }),
      ])
    for (const headers of [{}, { authorization: `Bearer ${created.tokens.lines}` }]) {
      const [secret, nothing] = [await ask(hidden.id, headers), await ask('nothing-here', headers)]
      expect(secret.map(({ status }) => status)).toEqual(nothing.map(({ status }) => status))
    }
    expect((await postLine(node, hidden, { id: 'l1', text: 'By its own token.' })).status).toBe(200)
  })

  it.each([
    ['no token', {}, 403, 'not-permitted'],
    ['a token of nobody', { authorization: `Bearer ${'x'.repeat(43)}` }, 401, 'token-unknown'],
    ['a token that is no token', { authorization: 'Basic abc' }, 401, 'token-unknown'],
  ])('[H5] refuses %s', async (_what, headers, status, code) => {
    const response = await node.request(`/api/briefings/${created.id}/lines`, {
      json: { id: 'l1', text: 'Hi.' },
      headers,
    })
    expect(response.status).toBe(status)
    expect((await problemOf(response)).code).toBe(code)
    expect(saidTexts()).toEqual([])
  })

  it('[H5] refuses the token of another briefing, and a token that was revoked', async () => {
    const other = await node.createBriefing({ title: 'Elsewhere' })
    const crossed = { id: created.id, tokens: other.tokens }
    expect((await postLine(node, crossed, { id: 'l1', text: 'Hi.' })).status).toBe(401)
    const { state } = await node.server.briefings.open(created.id)
    await node.request(`/api/briefings/${created.id}/commands`, {
      json: { type: 'RevokeLinesToken', tokenId: state.tokens[0]?.id },
      cookie: await node.ownerCookie(),
    })
    await eventually(async () => {
      expect((await postLine(node, created, { id: 'l1', text: 'Hi.' })).status).toBe(401)
    })
  })

  it('[H6] lets a lines token do a captioner’s work and nothing more', async () => {
    const bearer = { authorization: `Bearer ${created.tokens.lines}` }
    const send = (json: unknown) => node.request(`/api/briefings/${created.id}/commands`, { json, headers: bearer })
    await postLine(node, created, { id: 'l1', text: 'Nine.' })
    await eventually(async () => {
      expect((await send({ type: 'CorrectLine', lineId: 'l1', saw: 'Nine.', text: 'Ten.' })).status).toBe(200)
    })
    expect((await problemOf(await send({ type: 'EndBriefing' }))).code).toBe('not-permitted')
  })

  it.each([
    ['a body over the limit', JSON.stringify({ id: 'l1', text: 'x'.repeat(100_000) }), 413, 'body-too-large'],
    ['text over the limit', JSON.stringify({ id: 'l1', text: 'x'.repeat(9_000) }), 422, 'command-malformed'],
    ['broken JSON', '{"id": "l1", ', 400, 'body-malformed'],
    ['deep JSON', `${'['.repeat(50)}${']'.repeat(50)}`, 400, 'body-malformed'],
    ['a list', '[]', 422, 'command-malformed'],
    ['a wrong type', '{"id":"l1","text":7}', 422, 'command-malformed'],
    ['no text', '{"id":"l1","text":"  "}', 422, 'command-malformed'],
    ['an id that is none', '{"id":"../../etc","text":"x"}', 422, 'command-malformed'],
    ['a control character', '{"id":"l1","text":"a\\u0000b"}', 422, 'command-malformed'],
    ['half a surrogate', '{"id":"l1","text":"\\ud83d"}', 422, 'command-malformed'],
    ['a polluted prototype', '{"__proto__":{"id":"l1"},"text":"x"}', 422, 'command-malformed'],
  ])('[H7] refuses %s, counts it, and says what was wrong', async (_what, body, status, code) => {
    const response = await node.request(`/api/briefings/${created.id}/lines`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${created.tokens.lines}`, 'content-type': 'application/json' },
    })
    expect(response.status).toBe(status)
    const problem = await problemOf(response)
    expect(problem).toMatchObject({ status, code })
    expect(await node.server.metrics.registry.metrics()).toMatch(
      new RegExp(`doorstep_refused_total\\{door="(http|lines)",code="${code}"\\} [1-9]`),
    )
    expect(saidTexts()).toEqual([])
  })

  it('[H8] keeps markup as the text that it is', async () => {
    const text = '<script>alert(1)</script> & <b>bold</b>'
    await postLine(node, created, { id: 'l1', text })
    expect(saidTexts()).toEqual([text])
  })

  it('[H9] refuses lines before a briefing has begun, and names how it is', async () => {
    const upcoming = await node.createBriefing({ title: 'Tomorrow', start: false })
    const problem = await problemOf(await postLine(node, upcoming, { id: 'l1', text: 'Too early.' }))
    expect(problem).toMatchObject({ status: 409, code: 'briefing-not-live', detail: { status: 'scheduled' } })
  })
})

describe('reading over HTTP', () => {
  it('[H10] serves the log in pages that may be kept for ever once they are full and their epoch is named', async () => {
    await postLines(
      node,
      created,
      Array.from({ length: 30 }, (_, at) => ({ id: `l${at}`, text: `Line ${at}.` })),
    )
    const whole = (await (await node.request(`/api/briefings/${created.id}/log`)).json()) as LogPage
    const page = await node.request(`/api/briefings/${created.id}/log?after=10&limit=10&epoch=${whole.epoch}`)
    expect(page.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(((await page.json()) as LogPage).facts.map(({ seq }) => seq)).toEqual([
      11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
    ])
    const desk = { cookie: await node.ownerCookie() }
    const owners = await node.request(`/api/briefings/${created.id}/log?after=10&limit=10&epoch=${whole.epoch}`, desk)
    expect(owners.headers.get('cache-control')).toBe('no-store')
    const last = await node.request(`/api/briefings/${created.id}/log?after=30&limit=10&epoch=${whole.epoch}`)
    expect(last.headers.get('cache-control')).toBe('no-store')
    expect((await problemOf(await node.request(`/api/briefings/${created.id}/log?epoch=old`))).code).toBe('epoch-over')
    expect((await problemOf(await node.request(`/api/briefings/${created.id}/log?limit=100000`))).status).toBe(422)
  })

  it.each([
    ['/api/briefings/nothing-here', 404, 'briefing-not-found'],
    ['/api/briefings/__proto__', 404, 'briefing-not-found'],
    ['/api/briefings/%2e%2e%2fetc', 404, 'briefing-not-found'],
    ['/api/nonsense', 404, 'address-not-found'],
    ['/assets/../../package.json', 404, 'address-not-found'],
    ['/api/briefings/%E0%A4%A', 400, 'request-malformed'],
  ])('[H11] answers %s with a problem', async (path, status, code) => {
    const response = await new Promise<Response>((resolve, reject) => {
      rawRequest(
        `${node.url}${path.startsWith('/assets') ? '' : path}`,
        path.startsWith('/assets') ? { path } : {},
        (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('end', () => {
            resolve(
              new Response(Buffer.concat(chunks), {
                status: incoming.statusCode ?? 0,
                headers: { 'content-type': incoming.headers['content-type'] ?? '' },
              }),
            )
          })
        },
      )
        .on('error', reject)
        .end()
    })
    expect(response.status).toBe(status)
    expect((await problemOf(response)).code).toBe(code)
  })
})

describe('the owner', () => {
  it('[H12] opens a session with the link once, and never again', async () => {
    const token = await node.server.newsroom.issueOwnerLink()
    const first = await node.request('/api/sessions', { json: { token } })
    expect(first.status).toBe(201)
    const cookie = first.headers.get('set-cookie') ?? ''
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Lax')
    expect(
      await (await node.request('/api/sessions/current', { cookie: cookie.split(';', 1)[0] ?? '' })).json(),
    ).toEqual({ role: 'owner', account: null, staff: [] })
    const again = await node.request('/api/sessions', { json: { token } })
    expect((await problemOf(again)).code).toBe('token-already-used')
    expect(log.facts('newsroom').some(({ event }) => JSON.stringify(event).includes(token))).toBe(false)
  })

  it('[H12] lets only one of several use the link at the same moment', async () => {
    const token = await node.server.newsroom.issueOwnerLink()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => node.request('/api/sessions', { json: { token } })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  })

  it('[H12] opens a session also when the store’s answer to the use of the link was lost', async () => {
    const token = await node.server.newsroom.issueOwnerLink()
    log.loseNextReply()
    expect((await node.request('/api/sessions', { json: { token } })).status).toBe(201)
    expect((await node.request('/api/sessions', { json: { token } })).status).toBe(410)
  })

  it('[H15] keeps the id of the rehearsal, whose record is wiped, from every other briefing', async () => {
    const response = await node.request('/api/briefings', {
      json: { title: 'Mine', id: 'rehearsal' },
      cookie: await node.ownerCookie(),
    })
    expect((await problemOf(response)).code).toBe('briefing-already-exists')
  })

  it('[H12] makes a further link for an owner, and for nobody else', async () => {
    expect((await problemOf(await node.request('/api/sessions/links', { method: 'POST' }))).code).toBe('not-permitted')
    const response = await node.request('/api/sessions/links', { method: 'POST', cookie: await node.ownerCookie() })
    const { token } = (await response.json()) as { token: string }
    expect((await node.request('/api/sessions', { json: { token } })).status).toBe(201)
    expect((await node.request('/api/sessions', { json: { token } })).status).toBe(410)
  })

  it('[H13] takes forged, odd and foreign cookies for nobody', async () => {
    const cookie = await node.ownerCookie()
    const forged = [
      `${cookie.slice(0, -3)}AAA`,
      'doorstep_session=e30.e30.',
      'doorstep_session=eyJhbGciOiJub25lIn0.eyJyb2xlIjoib3duZXIiLCJzdWIiOiJvd25lcjp4In0.',
      'sid=__proto__; doorstep_session',
    ]
    for (const value of forged) {
      expect(await (await node.request('/api/sessions/current', { cookie: value })).json()).toEqual({
        role: 'reader',
        account: null,
        staff: [],
      })
    }
  })

  it('[H14] refuses changing requests that another site sends, on HTTP and for both socket transports', async () => {
    const cookie = await node.ownerCookie()
    for (const origin of [
      'https://evil.example',
      'null',
      `${node.url}.evil.example`,
      node.url.replace('http:', 'https:'),
      node.url.toUpperCase(),
    ]) {
      const response = await node.request('/api/briefings', { json: { title: 'x' }, cookie, headers: { origin } })
      expect((await problemOf(response)).code).toBe('cross-site')
      const polling = await node.request('/socket.io/?EIO=4&transport=polling', { headers: { origin } })
      expect(polling.status).toBe(403)
      expect(await upgradeStatus(node.url, origin)).toMatch(/^HTTP\/1\.1 (400|403)/)
    }
    expect(await upgradeStatus(node.url, node.url)).toMatch(/^HTTP\/1\.1 101/)
  })

  it('[H15] creates a briefing once for one id, and says what is wrong with a bad one', async () => {
    const cookie = await node.ownerCookie()
    const send = (json: unknown) => node.request('/api/briefings', { json, cookie })
    expect((await send({ title: 'A', id: 'chosen' })).status).toBe(201)
    expect((await problemOf(await send({ title: 'A', id: 'chosen' }))).code).toBe('briefing-already-exists')
    expect(await problemOf(await send({ title: 'A', timeZone: 'Mars/Base' }))).toMatchObject({
      code: 'command-malformed',
      detail: { field: 'timeZone' },
    })
    expect(await problemOf(await send({ title: '' }))).toMatchObject({ detail: { field: 'title' } })
    expect((await problemOf(await node.request('/api/briefings', { json: { title: 'A' } }))).code).toBe('not-permitted')
  })

  it('[H16] lists a new briefing at once, and its life cycle as it goes', async () => {
    const list = async () =>
      ((await (await node.request('/api/briefings')).json()) as { briefings: { id: string; status: string }[] })
        .briefings
    expect(await list()).toMatchObject([{ id: created.id, status: 'live' }])
    await node.request(`/api/briefings/${created.id}/commands`, {
      json: { type: 'EndBriefing' },
      cookie: await node.ownerCookie(),
    })
    await eventually(async () => {
      expect(await list()).toMatchObject([{ id: created.id, status: 'ended' }])
    })
  })
})

describe('secrets', () => {
  it('[H22] stand in no log line, no metric and no answer', async () => {
    const logged: string[] = []
    const store = createScriptedLog()
    const logger = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) })
    const chatty = await startNode(store, { logger })
    const token = await chatty.server.newsroom.issueOwnerLink()
    const session = await chatty.request('/api/sessions', { json: { token } })
    const cookie = session.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
    const made = await chatty.createBriefing()
    await postLine(chatty, made, { id: 'l1', text: 'Hello.' })
    await chatty.request(`/api/briefings/${made.id}?token=${made.tokens.lines}`, { cookie })
    const answers = [
      await (await chatty.request('/metrics')).text(),
      await (await chatty.request(`/api/briefings/${made.id}`, { cookie })).text(),
      await (await chatty.request(`/api/briefings/${made.id}/log`, { cookie })).text(),
      await (await chatty.request('/api/sessions', { json: { token } })).text(),
    ]
    const facts = JSON.stringify([store.facts('newsroom'), store.facts(streamOf(made.id))])
    await chatty.close()
    expect(logged.length).toBeGreaterThan(5)
    for (const secret of [token, made.tokens.lines, cookie.split('=')[1] ?? '', chatty.server.localKey, SECRET]) {
      expect(secret.length).toBeGreaterThan(20)
      expect([...logged, ...answers, facts].filter((text) => text.includes(secret))).toEqual([])
    }
  })
})

describe('operation', () => {
  it('[H17] is ready while the log answers, and not when it is draining or away', async () => {
    expect((await node.request('/healthz')).status).toBe(200)
    expect((await node.request('/readyz')).status).toBe(200)
    log.setDown(true)
    const response = await node.request('/readyz')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({
      ready: false,
      faults: expect.arrayContaining(['log unreachable']) as unknown,
    })
  })

  it('[H18] gives its numbers to this machine and not through a proxy', async () => {
    expect(await (await node.request('/metrics')).text()).toContain('doorstep_facts_appended_total')
    expect((await node.request('/metrics', { headers: { 'x-forwarded-for': '1.2.3.4' } })).status).toBe(404)
  })

  it('[H19] sends headers that keep foreign scripts and frames out', async () => {
    const { headers } = await node.request('/healthz')
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('[H20] tells readers to come back later when it drains, and is not ready meanwhile', async () => {
    const reader = await node.reader()
    await reader.join(created.id)
    const drained = node.server.drain()
    await eventually(() => {
      expect(reader.told.map(({ event }) => event)).toContain('server:closing')
    })
    expect((await node.request('/readyz')).status).toBe(503)
    reader.socket.disconnect()
    await drained
  })

  it('[H21] imports a transcript, reports on it first without a trace, and takes the same document again as already true', async () => {
    const source = [
      'Good morning.',
      '',
      'Mayor, Jo Lind – Thank you all for coming.',
      'Reporter – When will it open?',
      'Mayor, Jo Lind – In May.',
      'Reporter – And how long is it?',
      'Mayor, Jo Lind – Two kilometres.',
    ].join('\n')
    const send = (query = '') =>
      node.request(`/api/briefings/${created.id}/import${query}`, {
        method: 'POST',
        body: source,
        headers: { authorization: `Bearer ${created.tokens.lines}`, 'content-type': 'text/plain' },
      })
    expect(await (await send('?dry=1')).json()).toHaveProperty('report')
    expect(saidTexts()).toEqual([])
    expect((await send()).status).toBe(200)
    const said = saidTexts()
    expect(said).toContain('In May.')
    await eventually(async () => {
      expect((await send()).status).toBe(200)
    })
    expect(saidTexts()).toEqual(said)
    const unreadable = await node.request(`/api/briefings/${created.id}/import`, {
      method: 'POST',
      body: 'One blob of prose without anybody who speaks.',
      headers: { authorization: `Bearer ${created.tokens.lines}`, 'content-type': 'text/plain' },
    })
    expect((await problemOf(unreadable)).code).toBe('transcript-unreadable')
  })
})

function upgradeStatus(url: string, origin: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      )
    })
    socket.once('data', (data: Buffer) => {
      resolve(data.toString().split('\r\n', 1)[0] ?? '')
      socket.destroy()
    })
    socket.once('error', reject)
  })
}
