import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EventLog } from '../../server/log/eventLog.ts'
import { redisLog } from '../../server/log/redis/redisLog.ts'
import { launchChromium, openPage } from '../support/chromium.ts'
import { eventually, postLine, postLines, startNode, type NodeUnderTest } from '../support/node.ts'
import { startRedisServer, type RedisServer } from '../support/redisServer.ts'

let browser: Browser
let redis: RedisServer
const logs: EventLog[] = []
const nodes: NodeUnderTest[] = []

async function startOnRedis(): Promise<NodeUnderTest> {
  const log = redisLog({ url: redis.url })
  logs.push(log)
  await eventually(async () => {
    expect(await log.reachable()).toBe(true)
  })
  const node = await startNode(log)
  nodes.push(node)
  return node
}

beforeAll(async () => {
  browser = await launchChromium()
  redis = await startRedisServer()
})
afterAll(async () => {
  await browser.close()
  await Promise.all(nodes.map((node) => node.close()))
  await Promise.all(logs.map((log) => log.close()))
  await redis.stop()
})

describe('a page on one of two nodes', () => {
  it('shows what is posted to the other, also after Redis cut the subscriptions and after it was away itself', async () => {
    const a = await startOnRedis()
    const b = await startOnRedis()
    const created = await a.createBriefing()
    const { page, faults } = await openPage(browser)
    await page.goto(`${b.url}/b/${created.id}`)
    await postLine(a, created, { id: 'l1', speaker: 'Mayor, Jo Lind', text: 'Said on the one, read on the other.' })
    await page.locator('#line-l1').waitFor()

    await eventually(async () => {
      expect(Number(await redis.ask('CLIENT', 'KILL', 'TYPE', 'pubsub'))).toBeGreaterThan(0)
    })
    await postLine(a, created, { id: 'l2', speaker: 'Mayor, Jo Lind', text: 'While the subscription was cut.' })
    await page.locator('#line-l2').waitFor()

    b.server.io.disconnectSockets(true)
    const missed = Array.from({ length: 50 }, (_, at) => ({ id: `m${at + 1}`, text: `Missed ${at + 1}.` }))
    await postLines(a, created, missed)
    await page.locator('#line-m50').waitFor()
    await page.keyboard.press('Home')
    for (const id of ['l1', 'l2', 'm1']) await expect.poll(() => page.locator(`#line-${id}`).count()).toBe(1)
    expect(faults).toEqual([])
  })
})
