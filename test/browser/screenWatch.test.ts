/** The watch over displays sees what must never be on one, were it for a single frame; the tests of the screens rest on it. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { eventually } from '../support/node.ts'
import { openDisplay, type Display } from '../support/screenPages.ts'

const PAGE = '<!doctype html><style>html { background: #111; color: #fff }</style><main>On the quay</main>'

let browser: Browser
let server: Server
let url: string

beforeAll(async () => {
  browser = await launchChromium()
  server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(PAGE)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})

async function sees(display: Display, ...blemishes: readonly RegExp[]): Promise<void> {
  await eventually(async () => {
    const seen = (await display.blemishes()).join('\n')
    for (const blemish of blemishes) expect(seen).toMatch(blemish)
  })
}

describe('a display under watch', () => {
  it('is seen being white for one frame, being covered in white, losing its words, and being led to a page of an error', async () => {
    const display = await openDisplay(browser)
    const { page } = display
    await page.goto(url)
    await page.reload()
    await eventually(async () => {
      // A page that stays as it is may be drawn but once.
      await page.evaluate(() => {
        const { style } = document.body
        style.marginTop = style.marginTop === '1px' ? '2px' : '1px'
      })
      expect(display.frames()).toBeGreaterThan(1)
    })
    expect(await display.blemishes()).toEqual([])

    await page.evaluate(() => {
      const { style } = document.documentElement
      requestAnimationFrame(() => {
        style.background = '#fff'
        requestAnimationFrame(() => (style.background = ''))
      })
    })
    await sees(display, /^light at/m, /^\d+ % white at/m)

    await display.forgive()
    await page.evaluate(() => {
      const cover = document.body.appendChild(document.createElement('div'))
      cover.style.cssText = 'position: fixed; top: 0; width: 100%; height: 100%; background: #fff'
      requestAnimationFrame(() => {
        requestAnimationFrame(() => {
          cover.remove()
        })
      })
    })
    await sees(display, /^\d+ % white at/m)

    await display.forgive()
    await page.evaluate(() => {
      const [main] = document.getElementsByTagName('main')
      if (main === undefined) throw new Error('there is nothing to empty')
      main.textContent = ''
      requestAnimationFrame(() => {
        requestAnimationFrame(() => (main.textContent = 'On the quay'))
      })
    })
    await sees(display, /^emptied at/m)

    await display.forgive()
    await page.context().setOffline(true)
    await expect(page.reload()).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
    await sees(display, /^led to chrome-error:/m, /^\d+ % white at/m)
    expect(display.faults).toEqual([])
  })
})
