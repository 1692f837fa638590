/** The page for video mixers: really transparent, never more than captions, and gone when nothing is said. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { launchChromium, openPage, type PageOptions } from '../support/chromium.ts'
import { createMovableClock, type MovableClock } from '../support/movableClock.ts'
import { eventually, postLines } from '../support/node.ts'
import { startNewsroom, type Newsroom } from '../support/people.ts'

let browser: Browser
let clock: MovableClock
let newsroom: Newsroom
let created: CreatedBriefing

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  clock = createMovableClock(0)
  newsroom = await startNewsroom({ clock })
  created = await newsroom.node.createBriefing({ title: 'On the quay' })
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await newsroom.close()
})

let lines = 0
const say = (text: string, speaker = 'Harbour Chair, Ines Holm') =>
  postLines(newsroom.node, created, [{ id: `o${(lines += 1)}`, speaker, text }])

async function mix(query = '', options: PageOptions = {}): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPage(browser, options)
  await opened.page.setViewportSize({ width: 1280, height: 720 })
  await opened.page.goto(`${newsroom.node.url}/b/${created.id}/overlay?${query}`)
  await opened.page.locator('.over').waitFor({ state: 'attached' })
  return opened
}

/** How many pixels of the upper and of the lower half are not fully transparent, of 460,800 each. */
async function painted(page: Page): Promise<readonly [number, number]> {
  const picture = await page.screenshot({ omitBackground: true, scale: 'css' })
  const reader = await browser.newPage()
  const counts = await reader.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    if (context === null) throw new Error('no canvas')
    context.drawImage(bitmap, 0, 0)
    return [0, bitmap.height / 2].map((top) => {
      const { data } = context.getImageData(0, top, bitmap.width, bitmap.height / 2)
      return data.filter((value, index) => index % 4 === 3 && value > 0).length
    })
  }, picture.toString('base64'))
  await reader.close()
  return [counts[0] ?? -1, counts[1] ?? -1]
}

describe('the overlay', () => {
  it.each(['light', 'dark'] as const)('paints nothing at all before anything is said, %s', async (colorScheme) => {
    const { page, faults } = await mix('', { colorScheme })
    expect(await painted(page)).toEqual([0, 0])
    await say('Good morning from the water.')
    await page.getByText('Good morning from the water.').waitFor()
    const [above, below] = await painted(page)
    expect(above).toBe(0)
    expect(below).toBeGreaterThan(20_000)
    expect(faults).toEqual([])
  })

  it('is asked by its address for its place, its rows, its plate and the name, and takes no notice of nonsense', async () => {
    await say('Good morning from the water.')
    const { page } = await mix('position=top&plate=off&speaker=off&rows=1&size=<b>&language=xx')
    await page.getByText('Good morning from the water.').waitFor()
    const [above, below] = await painted(page)
    expect(below).toBe(0)
    expect(above).toBeGreaterThan(500)
    expect(above).toBeLessThan(20_000)
    expect(await page.getByText('Ines Holm').isVisible()).toBe(false)
    const boxOf = async (query: string) => {
      const { page: other } = await mix(query)
      const box = await other.locator('.captions').boundingBox()
      return box?.height ?? 0
    }
    const [one, three, largest] = await Promise.all(['rows=1', 'rows=3', 'rows=1&size=largest'].map(boxOf))
    expect(three).toBeCloseTo(3 * (one ?? 0), 0)
    expect(largest).toBeGreaterThan(1.3 * (one ?? 0))
  })

  it('goes twenty seconds after the last word, and comes back with the next one alone', async () => {
    await say('The first thing that was said.')
    const { page } = await mix('rows=3')
    await page.getByText('The first thing that was said.').waitFor()
    clock.skip(21_000)
    await page.locator('.plate').waitFor({ state: 'detached', timeout: 15_000 })
    expect(await painted(page)).toEqual([0, 0])
    await say('Something new.')
    await page.getByText('Something new.').waitFor()
    expect(await page.locator('.plate').innerText()).not.toContain('first thing')
  })

  it('keeps its rows within a strip, without a scroll bar', async () => {
    await say(Array.from({ length: 60 }, () => 'harbour').join(' '))
    const { page } = await mix('rows=3&size=largest')
    await page.setViewportSize({ width: 1280, height: 160 })
    await eventually(async () => {
      const plate = await page.locator('.plate').boundingBox()
      expect(plate?.y).toBeGreaterThanOrEqual(0)
      expect((plate?.y ?? 0) + (plate?.height ?? 999)).toBeLessThanOrEqual(160)
    })
    expect(await page.evaluate(() => innerWidth - document.documentElement.clientWidth)).toBe(0)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('shows nothing of a briefing that is not public, not even that, in the browser of an owner too', async () => {
    const closed = await newsroom.node.createBriefing({ title: 'Closed', visibility: 'accredited' })
    await postLines(newsroom.node, closed, [{ id: 'c1', speaker: 'Ines Holm', text: 'Not for everybody.' }])
    const { page } = await openPage(browser)
    await page.goto(`${newsroom.node.url}/owner#${await newsroom.node.server.newsroom.issueOwnerLink()}`)
    await page.waitForURL((url) => url.pathname === '/')
    await page.goto(`${newsroom.node.url}/b/${closed.id}/overlay`)
    await eventually(async () => expect(await page.title()).not.toMatch(/^(Doorstep)?$/))
    expect(await page.title()).not.toContain('Closed')
    expect(await page.locator('main').innerText()).toBe('')
  })
})
