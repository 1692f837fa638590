/** Everything loses its power: the store, the node, and a display, which starts again before any of them. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, launchProfile } from '../support/chromium.ts'
import { eventually } from '../support/node.ts'
import { startRedisServer, type RedisServer } from '../support/redisServer.ts'
import { expectUnblemished, showsWithin } from '../support/screenLooks.ts'
import { contextOf, watchDisplay, type Display } from '../support/screenPages.ts'
import { pairPage } from '../support/screens.ts'
import { startScreenStage, type ScreenStage, type WiredDisplay } from '../support/screenStage.ts'

const RIGHT_WITHIN_MS = 5_000
const BEFORE = 'Said before the power went.'
const AFTER = 'Said as soon as there was power again.'

let browser: Browser
let redis: RedisServer
let stage: ScreenStage
let profile: string
let staying: WiredDisplay
let starting: BrowserContext

beforeAll(async () => {
  browser = await launchChromium()
  redis = await startRedisServer()
  stage = await startScreenStage(redis.url)
  profile = await mkdtemp(join(tmpdir(), 'doorstep-display-'))
})
afterAll(async () => {
  await starting.close()
  await browser.close()
  await stage.close()
  await redis.stop()
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

async function startDisplay(): Promise<Display> {
  starting = await launchProfile(profile, contextOf({}))
  return watchDisplay(starting)
}

describe('screens in a house without power', () => {
  it('show what they showed, whichever of all parts starts first, and are right 5 s after the last of them', async () => {
    staying = await stage.display(browser, 'Foyer')
    const before = await startDisplay()
    const { url, cookie, briefing } = stage
    const id = await pairPage(before.page, { url }, cookie, { name: 'Press room', briefing: briefing.id })
    await stage.set([staying.id, id], { scene: 'captions' })
    await stage.say(BEFORE)
    for (const display of [staying, before]) await showsWithin(display, BEFORE, RIGHT_WITHIN_MS)
    await before.page.waitForFunction(() => navigator.serviceWorker.controller !== null)

    await Promise.all([starting.close(), stage.kill(), redis.kill()])
    const after = await startDisplay()
    await after.page.goto(`${url}/screen`, { waitUntil: 'commit' })
    for (const display of [staying, after]) {
      await showsWithin(display, BEFORE, 8_000)
      await display.mark().waitFor({ timeout: 30_000 })
    }

    await redis.restart()
    await stage.start()
    const since = Date.now()
    await eventually(() => stage.say(AFTER))
    for (const display of [staying, after]) await showsWithin(display, AFTER, 30_000)
    const took = Date.now() - since
    process.stdout.write(`  everything restarted: both screens right after ${took} ms\n`)
    expect(took).toBeLessThanOrEqual(RIGHT_WITHIN_MS)
    for (const display of [staying, after]) {
      expect(await display.words()).toContain(BEFORE)
      await eventually(async () => expect(await display.mark().count()).toBe(0))
    }
    await expectUnblemished([before, staying, after])
    expect(new Set(after.addresses)).toEqual(new Set([`${url}/screen`]))
  })
})
