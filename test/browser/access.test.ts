import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventLog } from '../../server/log/eventLog.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { launchChromium, openPage, type SIZES } from '../support/chromium.ts'
import { findings } from '../support/findings.ts'
import { createMovableClock } from '../support/movableClock.ts'
import { startNode, type NodeUnderTest } from '../support/node.ts'
import { stageSample } from '../support/stage.ts'

let browser: Browser
let directory: string
let log: EventLog
let node: NodeUnderTest
let id: string

beforeAll(async () => {
  browser = await launchChromium()
  directory = await mkdtemp(join(tmpdir(), 'doorstep-access-'))
  log = sqliteLog({ file: join(directory, 'log.sqlite') })
  const clock = createMovableClock(10 * 60_000)
  node = await startNode(log, { clock })
  id = await stageSample(node, clock, 14)
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser.close()
  await node.close()
  await log.close()
  await rm(directory, { recursive: true, force: true })
})

const cases = (['light', 'dark'] as const).flatMap((colorScheme) =>
  (['laptop', 'phone'] as const).map((size): [typeof colorScheme, keyof typeof SIZES] => [colorScheme, size]),
)

describe('access', () => {
  it('axe finds what is wrong on a page, and in a frame of the same origin within it', async () => {
    const { page } = await openPage(browser)
    const html = (body: string) =>
      `<!doctype html><html lang="en"><title>Faulty</title><main><h1>Faulty</h1>${body}</main>`
    await page.route('**/faulty*', async (route) => {
      const isInner = route.request().url().endsWith('inner')
      const inner = html('<p style="color: #999; background: #fff">Hardly to be read</p>')
      const outer = html('<button></button><iframe title="Inner" src="/faulty-inner"></iframe>')
      await route.fulfill({ contentType: 'text/html', body: isInner ? inner : outer })
    })
    await page.goto(`${node.url}/faulty`)
    const found = (await findings(page)).map((finding) => finding.split(':')[0])
    expect(found).toEqual(expect.arrayContaining(['button-name', 'color-contrast']))
    expect(await findings(page, { within: 'h1' })).toEqual([])
  })

  it.each(cases)('axe finds nothing on the reporter page, %s on a %s', async (colorScheme, size) => {
    const { page } = await openPage(browser, { colorScheme, size })
    await page.goto(`${node.url}/b/${id}`)
    await page.getByText('240 million').first().waitFor()
    expect(await findings(page)).toEqual([])
  })

  it.each(cases)(
    'axe finds nothing on the list of briefings and the captions page, %s on a %s',
    async (colorScheme, size) => {
      const { page } = await openPage(browser, { colorScheme, size, locale: 'fr-FR' })
      await page.goto(`${node.url}/owner#${await node.server.newsroom.issueOwnerLink()}`)
      await page.getByText('On the quay, before the harbours meet').first().waitFor()
      expect(await findings(page)).toEqual([])
      await page.goto(`${node.url}/b/${id}/captions`)
      await page.getByRole('textbox').first().waitFor()
      expect(await findings(page)).toEqual([])
    },
  )

  it.each([
    ['phone', { width: 390, height: 844 }],
    ['small phone', { width: 360, height: 640 }],
    ['desk at 400 %', { width: 360, height: 225 }],
  ])('the pages need no scrolling sideways on a %s', async (_what, size) => {
    const { page } = await openPage(browser, { size: 'phone' })
    await page.setViewportSize(size)
    for (const path of [`/b/${id}`, '/', `/b/${id}/captions`, '/nowhere']) {
      await page.goto(`${node.url}${path}`)
      await page.locator('main').first().waitFor()
      const overflow = await page.evaluate(() => {
        const wide = [...document.querySelectorAll('body *')].filter((element) => {
          const box = element.getBoundingClientRect()
          return box.width > 1 && box.right > innerWidth + 1
        })
        return wide.map((element) => `${element.tagName}.${element.className} ${element.getBoundingClientRect().right}`)
      })
      expect([path, overflow]).toEqual([path, []])
    }
  })
})
