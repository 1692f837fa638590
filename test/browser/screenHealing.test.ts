/** A screen that is served a new version, or breaks by itself: it loads itself anew, and nobody in the room sees more than a picture. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { eventually } from '../support/node.ts'
import { expectUnblemished, showsScene, showsWithin } from '../support/screenLooks.ts'
import type { Display } from '../support/screenPages.ts'
import { startScreenStage, type ScreenStage, type WiredDisplay } from '../support/screenStage.ts'

let browser: Browser
let stage: ScreenStage
let display: WiredDisplay

beforeAll(async () => {
  browser = await launchChromium()
  stage = await startScreenStage()
  display = await stage.display(browser, 'Foyer')
  await stage.set([display.id], { scene: 'captions' })
  await stage.say('This stands there all the time.')
  await showsWithin(display, 'This stands there all the time.', 5_000)
})
afterAll(async () => {
  await browser.close()
  await stage.close()
})

/** Resolves with the next document that the page loads by itself. */
const loadsItself = ({ page }: Pick<Display, 'page'>) => page.waitForEvent('load', { timeout: 40_000 })
const versionOf = ({ page }: Pick<Display, 'page'>) =>
  page.evaluate(() => document.documentElement.dataset['version'] ?? '')

describe('a screen', () => {
  it('goes over to a new version by itself, without a flash, and draws what it showed before anything is asked', async () => {
    const { page } = display
    await page.addInitScript(() => {
      if (sessionStorage.getItem('wasOld') !== null) return
      sessionStorage.setItem('wasOld', 'yes')
      document.addEventListener('readystatechange', () => {
        if (document.readyState === 'interactive') document.documentElement.dataset['version'] = 'of-yesterday'
      })
    })
    await page.reload({ waitUntil: 'load' })
    expect(await versionOf(display)).toBe('of-yesterday')
    await loadsItself(display)
    expect(await versionOf(display)).not.toBe('of-yesterday')
    await showsWithin(display, 'This stands there all the time.', 1_000)
    await expectUnblemished([display])
  })

  it('keeps its picture when a part of it throws, and is whole again after it has loaded itself', async () => {
    const { page } = display
    const reload = loadsItself(display)
    await page.evaluate(() => {
      Math.floor = () => {
        throw new Error('broken on purpose')
      }
    })
    await stage.set([display.id], { message: 'This is what breaks it.' })
    await eventually(() => {
      expect(display.faults.join()).toContain('broken on purpose')
    })
    expect(await display.words()).toContain('This stands there all the time.')
    await reload
    await showsWithin(display, 'This is what breaks it.', 5_000)
    expect(await display.blemishes()).toEqual([])
  })

  it('tells the desk for as long as it is broken, confirms nothing that nobody sees, and is black when it has to be', async () => {
    const { page } = display
    await eventually(() => {
      expect(display.report()?.scene).toBe('message')
    })
    // As where it has broken three times: it waits for minutes before it loads itself anew.
    await page.evaluate(() => {
      sessionStorage.setItem('doorstep.screenReloads', JSON.stringify([Date.now(), Date.now(), Date.now()]))
      const { floor } = Math
      Math.floor = (x) => {
        Math.floor = floor
        throw new Error(`broken on purpose at ${x}`)
      }
    })
    await eventually(() => {
      expect(display.report()?.isBroken).toBe(true)
    })
    const copied = display.report()
    await stage.set([display.id], { message: 'Nobody sees this.', size: 'large' })
    await display.mark().waitFor({ timeout: 10_000 })
    expect(await display.words()).not.toContain('Nobody sees this.')
    expect(display.report()).toMatchObject({ isBroken: true, seq: copied?.seq, scene: copied?.scene })

    await stage.set([display.id], { isBlank: true })
    await eventually(() => {
      expect(display.report()).toMatchObject({ isBroken: true, scene: 'blank' })
    })
    const black = await page.screenshot()
    expect(await firstPixel(black)).toEqual([0, 0, 0, 255])
    expect(await page.evaluate(() => document.body.innerText.trim())).toBe('')
    await stage.set([display.id], { isBlank: false, message: null })
    await display.mark().waitFor({ timeout: 10_000 })
    await page.reload()
    await showsWithin(display, 'This stands there all the time.', 8_000)
    await page.evaluate(() => sessionStorage.removeItem('doorstep.screenReloads'))
  })

  it.each([0, 12])(
    'says how old its picture is within its margin, %i percent, and over nothing that is to be read',
    async (margin) => {
      const { page, cable } = display
      await stage.set([display.id], { scene: 'captions', margin })
      await showsScene(display, 'captions')
      cable.cut()
      await display.mark().waitFor({ timeout: 20_000 })
      const places = await page.evaluate(() => {
        const title = document.querySelector('.title')
        if (title !== null) title.textContent = 'A title that is far longer than the line above any scene. '.repeat(4)
        return ['.staleMark', '.title', '.time', '.who'].map((part) => {
          const { left, top, right, bottom } = document.querySelector(part)?.getBoundingClientRect() ?? new DOMRect()
          return { left, top, right, bottom }
        })
      })
      const [mark, ...others] = places
      if (mark === undefined) throw new Error('there is no mark')
      const free = (1_080 * margin) / 100
      expect(Math.min(mark.top, mark.left, 1_080 - mark.bottom, 1_920 - mark.right)).toBeGreaterThanOrEqual(free)
      for (const other of others) {
        expect(other.right).toBeGreaterThan(other.left)
        const isClear = other.right <= mark.left || other.bottom <= mark.top || other.top >= mark.bottom
        expect(isClear).toBe(true)
      }
      cable.mend('resets')
      await display.mark().waitFor({ state: 'detached', timeout: 20_000 })
    },
  )

  it('lets a video mixer see through the overlay, and nobody a pointer or a scroll bar', async () => {
    await stage.set([display.id], { scene: 'overlay' })
    await showsScene(display, 'overlay')
    const look = await display.page.evaluate(() => ({
      grounds: [document.documentElement, document.body, ...document.querySelectorAll('main, .picture, .screen')].map(
        (element) => getComputedStyle(element).backgroundColor,
      ),
      cursors: [...document.querySelectorAll('*')].map((element) => getComputedStyle(element).cursor),
      isScrolled:
        document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth,
    }))
    expect(new Set(look.grounds)).toEqual(new Set(['rgba(0, 0, 0, 0)']))
    expect(new Set(look.cursors)).toEqual(new Set(['none']))
    expect(look.isScrolled).toBe(false)
    const picture = await display.page.screenshot({ omitBackground: true, clip: { x: 2, y: 2, width: 4, height: 4 } })
    expect(await firstPixel(picture)).toEqual([0, 0, 0, 0])
  })

  it('covers the video in no frame of a start, be it an overlay', async () => {
    const { page } = display
    await page.addInitScript(() => {
      const frames: string[][] = []
      Object.assign(globalThis, { frames })
      const parts = 'html, body, main, .picture, .screen, .pairing'
      const look = () => {
        const grounds = [...document.querySelectorAll(parts)].map((part) => getComputedStyle(part).backgroundColor)
        frames.push(grounds.filter((ground) => ground !== 'rgba(0, 0, 0, 0)'))
        requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
    await page.reload({ waitUntil: 'commit' })
    await showsScene(display, 'overlay')
    await eventually(() => {
      expect(display.report()?.scene).toBe('overlay')
    })
    const seen = () => page.evaluate(() => (globalThis as unknown as { frames: string[][] }).frames)
    await eventually(async () => {
      expect((await seen()).length).toBeGreaterThan(20)
    })
    const frames = await seen()
    expect(frames.filter((opaque) => opaque.length > 0)).toEqual([])
  })
})

/** Red, green, blue and how opaque, of a PNG, as a browser reads it. */
async function firstPixel(png: Buffer): Promise<readonly number[]> {
  const page = await browser.newPage()
  const pixel = await page.evaluate(
    async (source) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const drawing = document.createElement('canvas').getContext('2d')
      drawing?.drawImage(image, 0, 0)
      return [...(drawing?.getImageData(0, 0, 1, 1).data ?? [])]
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
  await page.close()
  return pixel
}
