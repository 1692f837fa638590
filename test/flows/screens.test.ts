/** Screens on two nodes over one Redis, and on nodes that are started again: what one node says of a screen holds on the other. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { eventually, snapshotIn, type NodeUnderTest } from '../support/node.ts'
import { startPair, type Pair } from '../support/pair.ts'
import { ask, codeOf, insist } from '../support/people.ts'
import { startRedisServer, type RedisServer } from '../support/redisServer.ts'
import { approveScreen, askPairing, claimScreen, listScreens, pairScreen } from '../support/screens.ts'
import { startSmtpServer, type SmtpServer } from '../support/smtpServer.ts'

const WITHIN_MS = 1_000

let redis: RedisServer
let smtp: SmtpServer
let pair: Pair
let a: NodeUnderTest
let b: NodeUnderTest
let owner: string

beforeAll(async () => {
  redis = await startRedisServer()
  smtp = await startSmtpServer()
})
afterAll(async () => {
  await smtp.close()
  await redis.stop()
})

async function start(): Promise<void> {
  pair = await startPair(redis, smtp)
  ;({ a, b, owner } = pair)
}
beforeEach(start)
afterEach(() => pair.close())

let named = 0
const aName = () => `Wall ${(named += 1)}`

async function created(): Promise<CreatedBriefing> {
  const body = { title: 'On the quay', visibility: 'accredited', start: true }
  return (await insist<CreatedBriefing>(a, 'POST /api/briefings', { cookie: owner, body })).body
}

const paired = (node: NodeUnderTest, name: string) => async () => {
  expect((await listScreens(node, owner)).find((screen) => screen.name === name)).toMatchObject({ isPaired: true })
}

async function roleOn(node: NodeUnderTest, token: string, briefing: string): Promise<string> {
  const display = await node.reader({ auth: { screen: token } })
  const reply = await display.join(briefing)
  display.socket.disconnect()
  return reply.ok ? reply.role : reply.refusal
}

describe('two nodes', () => {
  it('pair a display together, whichever of them it asks, and whichever the desk', async () => {
    const { id: briefing } = await created()
    const name = aName()
    const { code, device } = await askPairing(a)
    expect(await claimScreen(b, device)).toEqual({ state: 'waiting' })
    await approveScreen(b, owner, { code, name, briefing })
    let first: unknown
    await eventually(async () => {
      first = await claimScreen(a, device)
      expect(first).toMatchObject({ state: 'paired', screen: { name } })
    })
    await eventually(paired(b, name))
    // As if that answer had been lost, and the proxy led elsewhere then.
    expect(await claimScreen(b, device)).toEqual(first)
    const { token } = first as { token: string }
    expect([await roleOn(a, token, briefing), await roleOn(b, token, briefing)]).toEqual(['screen', 'screen'])
  })

  it('approve a code once between them, however close', async () => {
    const { code } = await askPairing(a)
    const approve = (node: NodeUnderTest) =>
      ask(node, 'POST /api/screens', { cookie: owner, body: { code, name: aName() } })
    const answers = await Promise.all([approve(a), approve(b)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(answers.map(codeOf)).toContain('pairing-already-used')
  })

  it('cut a screen that is unpaired on the other within a second, and let it in nowhere', async () => {
    const { id: briefing } = await created()
    const name = aName()
    const { id, token } = await pairScreen(a, owner, { name, briefing })
    await eventually(paired(b, name))
    const display = await b.reader({ auth: { screen: token } })
    snapshotIn(await display.join(briefing))
    const cut = new Promise<void>((resolve) => {
      display.socket.once('disconnect', () => {
        resolve()
      })
    })
    await insist(a, `DELETE /api/screens/${id}`, { cookie: owner })
    const began = performance.now()
    await cut
    expect(performance.now() - began).toBeLessThan(WITHIN_MS)
    for (const node of [a, b]) {
      expect(await roleOn(node, token, briefing)).toBe('briefing-not-found')
      const headers = { authorization: `Bearer ${token}` }
      expect(codeOf(await ask(node, `GET /api/briefings/${briefing}`, { headers }))).toBe('briefing-not-found')
    }
  })

  it('make a screen of a display as soon as it is sent to a briefing on the other', async () => {
    const { id: briefing } = await created()
    const { code, device } = await askPairing(a)
    const name = aName()
    const id = await approveScreen(a, owner, { code, name, briefing: null })
    const claimed = await claimScreen(a, device)
    if (claimed.state !== 'paired') throw new Error('the display is not paired')
    await eventually(paired(b, name))
    expect(await roleOn(b, claimed.token, briefing)).toBe('briefing-not-found')
    await insist(a, `PUT /api/screens/${id}`, { cookie: owner, body: { briefing } })
    await eventually(async () => {
      expect(await roleOn(b, claimed.token, briefing)).toBe('screen')
    })
  })
})

describe('nodes that are started again', () => {
  it('know their screens by the same tokens, and displays by the codes that they show', async () => {
    const { id: briefing } = await created()
    const name = aName()
    const { token } = await pairScreen(a, owner, { name, briefing })
    const shown = await askPairing(a)
    await pair.close()
    await start()
    expect([await roleOn(a, token, briefing), await roleOn(b, token, briefing)]).toEqual(['screen', 'screen'])
    expect(await claimScreen(b, shown.device)).toEqual({ state: 'waiting' })
    await approveScreen(b, owner, { code: shown.code, name: aName() })
    expect(await claimScreen(b, shown.device)).toMatchObject({ state: 'paired' })
  })
})
