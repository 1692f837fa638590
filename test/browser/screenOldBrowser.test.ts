/** The page of the screens in a browser that lacks what Chromium 79 lacks: it pairs, follows, and shows what is said. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { eventually } from '../support/node.ts'
import { forgetLibrary, LIBRARY_OF_LATER, type Named } from '../support/oldLibrary.ts'
import { showsScene, showsWithin } from '../support/screenLooks.ts'
import { FULL_HD } from '../support/screenPages.ts'
import { pairPage } from '../support/screens.ts'
import { startScreenStage, type ScreenStage } from '../support/screenStage.ts'

let browser: Browser
let stage: ScreenStage

beforeAll(async () => {
  browser = await launchChromium()
  stage = await startScreenStage()
})
afterAll(async () => {
  await browser.close()
  await stage.close()
})

/** A page without these parts of the library, and what went wrong on it. */
async function openWithout(names: readonly Named[]) {
  const page = await browser.newPage({ viewport: FULL_HD })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.addInitScript(forgetLibrary, names)
  return { page, faults }
}

describe('a browser with the library of Chromium 79', () => {
  it('lacks what that lacks, so that a page which needs it fails', async () => {
    const { page } = await openWithout(LIBRARY_OF_LATER)
    await page.goto(`${stage.url}/healthz`)
    const there = await page.evaluate(
      () => 'findLast' in Array.prototype || 'hasOwn' in Object || 'structuredClone' in globalThis,
    )
    expect(there).toBe(false)
    await expect(page.evaluate(() => [1].at(-1))).rejects.toThrow('at is not a function')
    await page.close()
  })

  it('pairs, shows what is said, takes every scene and tells of it', async () => {
    const { page, faults } = await openWithout(LIBRARY_OF_LATER)
    const id = await pairPage(page, stage, stage.cookie, { name: 'Old set', briefing: stage.briefing.id })
    await stage.say('The old set in the corridor shows this too.')
    await stage.say('Denmark gave Moldova 3 million euros.')
    for (const scene of ['captions', 'turn', 'turn-figures', 'turn-queue', 'figures', 'queue', 'holding'] as const) {
      await stage.set([id], { scene })
      await showsScene({ page }, scene)
    }
    await stage.set([id], { scene: 'captions' })
    await showsWithin({ page }, 'The old set in the corridor shows this too.', 5_000)
    await stage.set([id], { message: 'Please leave by the quay.', language: 'fr', theme: 'light', size: 'largest' })
    await showsWithin({ page }, 'Please leave by the quay.', 5_000)
    expect(faults).toEqual([])
    await page.close()
  })

  it('goes on by itself after it has been loaded anew', async () => {
    const { page, faults } = await openWithout(LIBRARY_OF_LATER)
    await pairPage(page, stage, stage.cookie, { name: 'Older set', briefing: stage.briefing.id })
    await showsScene({ page }, 'turn')
    await eventually(async () => {
      expect(await page.evaluate(() => localStorage.getItem('doorstep.screenPicture'))).not.toBeNull()
    })
    await page.reload()
    await showsScene({ page }, 'turn')
    await stage.say('Said after the set was on again.')
    await showsWithin({ page }, 'Said after the set was on again.', 5_000)
    expect(faults).toEqual([])
    await page.close()
  })
})
