/** The captions page while somebody types: nothing of it jumps, and axe finds nothing serious in any state of the work. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import type { EventLog } from '../../server/log/eventLog.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { drawnIn } from '../support/drawnIn.ts'
import { findings } from '../support/findings.ts'
import { launchChromium, openPage, type PageOptions } from '../support/chromium.ts'
import { postLine, startNode, type NodeUnderTest } from '../support/node.ts'

let browser: Browser
let directory: string
let log: EventLog
let node: NodeUnderTest

beforeAll(async () => {
  browser = await launchChromium()
  directory = await mkdtemp(join(tmpdir(), 'doorstep-captions-'))
  log = sqliteLog({ file: join(directory, 'log.sqlite') })
  node = await startNode(log)
})
afterAll(async () => {
  await browser.close()
  await node.close()
  await log.close()
  await rm(directory, { recursive: true, force: true })
})

async function open(options: PageOptions): Promise<{ page: Page; created: CreatedBriefing }> {
  const created = await node.createBriefing({ title: 'On the quay, before the harbours meet' })
  await postLine(node, created, { id: 'l1', speaker: 'Kit Marsh [Tideway Radio]', text: 'How high is the wall?' })
  await postLine(node, created, { id: 'l2', speaker: 'Port Secretary, Oona Vey', text: 'As high as it needs to be.' })
  const { page } = await openPage(browser, options)
  await page.goto(`${node.url}/b/${created.id}/captions`)
  await page.locator('#lines-token').fill(created.tokens.lines)
  await page.keyboard.press('Enter')
  await page.locator('.sent li').nth(1).waitFor()
  return { page, created }
}

async function looksRight(page: Page): Promise<void> {
  expect(await findings(page)).toEqual([])
  await drawnIn(page, 'dark')
  expect(await findings(page, { rules: ['color-contrast'] })).toEqual([])
  await drawnIn(page, 'light')
}

const topOf = (page: Page, what: string) =>
  page
    .locator(what)
    .first()
    .boundingBox()
    .then((box) => box?.y)

it.each([
  ['laptop', 'en-GB'],
  ['phone', 'fr-FR'],
] as const)('on a %s in %s: lists and offers come without moving the lines below', async (size, locale) => {
  const { page } = await open({ size, locale })
  const before = await topOf(page, '.sent')
  await page.keyboard.type('@')
  await page.getByRole('listbox').waitFor()
  expect(await topOf(page, '.sent')).toBe(before)
  await looksRight(page)
  await page.keyboard.press('Enter')
  await page.keyboard.type('Thank you, Mar')
  await page.locator('.offers .button').waitFor()
  expect(await topOf(page, '.sent')).toBe(before)
  await looksRight(page)
  await page.setViewportSize({ width: size === 'phone' ? 360 : 1024, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

it('shows what somebody else types where the line is going to stand, and the lines before it stay where they are', async () => {
  const { page, created } = await open({})
  const interim = { id: 'l3', speaker: 'Port Secretary, Oona Vey', text: 'And no higher.' }
  await postLine(node, created, { ...interim, final: false })
  await page.locator('.others').getByText('And no higher.').waitFor()
  const oldest = await page.locator('.sent ol > li').last().boundingBox()
  await looksRight(page)
  await postLine(node, created, interim)
  await page.locator('.sent ol > li').nth(2).waitFor()
  await page.locator('.others').waitFor({ state: 'detached' })
  const after = await page.locator('.sent ol > li').last().boundingBox()
  expect(Math.abs((after?.y ?? 0) - (oldest?.y ?? 0))).toBeLessThan(1)
})

it.each(['laptop', 'phone'] as const)(
  'has nothing serious for axe on a %s while a line is changed and taken back',
  async (size) => {
    const { page } = await open({ size })
    await page.keyboard.press('ArrowUp')
    await page.getByLabel('Words of the line', { exact: true }).press('Alt+r')
    await page.getByRole('button', { name: 'Misheard' }).waitFor()
    await looksRight(page)
    await page.getByRole('button', { name: 'Misheard' }).press('Enter')
    await page.getByText('about to be taken back').waitFor()
    await looksRight(page)
  },
)
