/** Changing requests that a browser says another site sent are refused, whatever cookie they bear. */
import { once } from 'node:events'
import { request as rawRequest, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startNode, type NodeUnderTest } from '../support/node.ts'
import { createScriptedLog } from '../support/scriptedLog.ts'

describe('a request with a cookie', () => {
  let node: NodeUnderTest
  let cookie: string

  beforeAll(async () => {
    node = await startNode(createScriptedLog())
    cookie = await node.ownerCookie()
  })
  afterAll(() => node.close())

  /** Scripts and `fetch` may not set these headers; a plain request may. */
  async function send(method: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
    const request = rawRequest(`${node.url}/api/briefings`, {
      method,
      headers: { cookie, ...(method === 'POST' && { 'content-type': 'application/json' }), ...headers },
    })
    request.end(method === 'POST' ? JSON.stringify({ title: 'On the quay' }) : undefined)
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    let text = ''
    for await (const chunk of response) text += String(chunk)
    return { status: response.statusCode ?? 0, text }
  }

  it.each(['cross-site', 'same-site'])('that would change something is refused as sent %s', async (site) => {
    for (const origin of [{}, { origin: node.url }]) {
      const { status, text } = await send('POST', { 'sec-fetch-site': site, ...origin })
      expect(status).toBe(403)
      expect(JSON.parse(text)).toMatchObject({ code: 'cross-site' })
    }
  })

  it.each([{ 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, {}])(
    'is taken from the own pages, the address bar and scripts: %j',
    async (headers) => {
      expect((await send('POST', headers)).status).toBe(201)
    },
  )

  it('that only reads is answered, as a link from another site is', async () => {
    expect((await send('GET', { 'sec-fetch-site': 'cross-site' })).status).toBe(200)
  })
})
