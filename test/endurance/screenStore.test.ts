/** The store alone is lost, killed or silent, while nodes and network are well; a display is loaded anew meanwhile. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { eventually } from '../support/node.ts'
import { startRedisServer, type RedisServer } from '../support/redisServer.ts'
import { expectUnblemished, hasWords, reloaded, showsWithin } from '../support/screenLooks.ts'
import { startScreenStage, type ScreenStage, type WiredDisplay } from '../support/screenStage.ts'

const RIGHT_WITHIN_MS = 5_000
/** Twice as long as a screen reports, and longer than a node waits for its store. */
const LOST_FOR_MS = 12_000

let browser: Browser
let redis: RedisServer
let stage: ScreenStage
let staying: WiredDisplay
let loading: WiredDisplay

beforeAll(async () => {
  browser = await launchChromium()
  redis = await startRedisServer()
  stage = await startScreenStage(redis.url)
  staying = await stage.display(browser, 'Foyer')
  loading = await stage.display(browser, 'Podium')
  await stage.set([staying.id, loading.id], { scene: 'captions' })
})
afterAll(async () => {
  await browser.close()
  await stage.close()
  await redis.stop()
})

const both = () => [staying, loading]

interface Loss {
  readonly how: string
  readonly lose: () => unknown
  readonly find: () => unknown
}

const LOSSES: readonly Loss[] = [
  { how: 'is killed and starts again', lose: () => redis.kill(), find: () => redis.restart() },
  { how: 'falls silent and speaks again', lose: () => redis.pause(), find: () => redis.resume() },
]

describe('screens whose store', () => {
  it.each(LOSSES)(
    '$how keep what they show, also loaded anew, and are right 5 s after it',
    async ({ how, lose, find }) => {
      const [before, after] = [`Said before it ${how}.`, `Said once it ${how}.`]
      await stage.say(before)
      for (const display of both()) await showsWithin(display, before, RIGHT_WITHIN_MS)

      const lostAt = Date.now()
      await lose()
      await reloaded(loading, before)
      // The node is there and knows them: neither is asked for a code, nor stands by.
      await eventually(() => {
        expect(Date.now() - lostAt).toBeGreaterThan(LOST_FOR_MS)
      }, 2 * LOST_FOR_MS)
      await reloaded(loading, before)
      for (const display of both()) {
        await hasWords(display, before)
        await display.mark().waitFor({ timeout: 15_000 })
      }

      await find()
      const since = Date.now()
      await eventually(() => stage.say(after), 20_000)
      for (const display of both()) await showsWithin(display, after, 20_000)
      const took = Date.now() - since
      process.stdout.write(`  the store ${how}: both screens right after ${took} ms\n`)
      expect(took).toBeLessThanOrEqual(RIGHT_WITHIN_MS)
      for (const display of both()) {
        await hasWords(display, before)
        await eventually(async () => expect(await display.mark().count()).toBe(0), 10_000)
        // It says so to the desk with its next report.
        await eventually(() => {
          expect(display.report()).toMatchObject({ scene: 'captions', briefing: stage.briefing.id, staleForMs: null })
        }, 10_000)
      }
      await expectUnblemished(both())
      expect(new Set(loading.addresses)).toEqual(new Set([`${stage.url}/screen`]))
    },
  )
})
