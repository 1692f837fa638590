/** Everything loses its power: the store, the node, and a display, which starts again before any of them. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { eventually } from '../support/node.ts'
import { startRedisServer, type RedisServer } from '../support/redisServer.ts'
import { expectUnblemished, showsWithin } from '../support/screenLooks.ts'
import { pairPage } from '../support/screens.ts'
import { startScreenStage, type ScreenStage } from '../support/screenStage.ts'
import { bringTelevisionSet, type TelevisionSet } from '../support/televisionSet.ts'

const RIGHT_WITHIN_MS = 5_000
/** Of a browser's storage. */
const WRITTEN_WITHIN_MS = 90_000
const BEFORE = 'Said before the power went.'
const AFTER = 'Said as soon as there was power again.'

let browser: Browser
let redis: RedisServer
let stage: ScreenStage
let set: TelevisionSet

beforeAll(async () => {
  browser = await launchChromium()
  redis = await startRedisServer()
  stage = await startScreenStage(redis.url)
  set = await bringTelevisionSet()
})
afterAll(async () => {
  await set.remove()
  await browser.close()
  await stage.close()
  await redis.stop()
})

describe('screens in a house without power', () => {
  it('show what they showed, whichever of all parts starts first, and are right 5 s after the last of them', async () => {
    const staying = [await stage.display(browser, 'Foyer'), await stage.display(browser, 'Podium')]
    // Said before the set is paired, and so written with its token: what comes later the browser writes once a minute.
    await stage.say(BEFORE)
    const before = await set.turnOn()
    const { url, cookie, briefing } = stage
    const id = await pairPage(before.page, { url }, cookie, { name: 'Press room', briefing: briefing.id })
    await stage.set([...staying.map((each) => each.id), id], { scene: 'captions' })
    for (const display of [...staying, before]) await showsWithin(display, BEFORE, RIGHT_WITHIN_MS)
    await eventually(async () => expect(await set.hasWritten(BEFORE)).toBe(true), WRITTEN_WITHIN_MS)

    await Promise.all([set.losePower(), stage.kill(), redis.kill()])
    const after = await set.turnOn()
    await after.page.goto(`${url}/screen`, { waitUntil: 'commit' })
    for (const display of [...staying, after]) {
      await showsWithin(display, BEFORE, 8_000)
      await display.mark().waitFor({ timeout: 30_000 })
    }

    await redis.restart()
    await stage.start()
    const since = Date.now()
    await eventually(() => stage.say(AFTER))
    for (const display of [...staying, after]) await showsWithin(display, AFTER, 30_000)
    const took = Date.now() - since
    process.stdout.write(`  everything restarted: all three screens right after ${took} ms\n`)
    expect(took).toBeLessThanOrEqual(RIGHT_WITHIN_MS)
    for (const display of [...staying, after]) {
      expect(await display.words()).toContain(BEFORE)
      await eventually(async () => expect(await display.mark().count()).toBe(0))
    }
    await expectUnblemished([...staying, after])
    expect(await before.blemishes()).toEqual([])
    expect(new Set(after.addresses)).toEqual(new Set([`${url}/screen`]))
  }, 240_000)
})
