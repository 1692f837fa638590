/** `npm run pictures`: the pictures of the README, taken of the running product on the sample briefing. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { launchChromium, openPage, type PageOptions } from '../support/chromium.ts'
import { createMovableClock } from '../support/movableClock.ts'
import { startNode, type NodeUnderTest } from '../support/node.ts'
import { readSample, SAMPLE, stageSample } from '../support/stage.ts'

const PICTURES = join(import.meta.dirname, '../../.pictures')
const LINES_SAID = 14

const TERMS = [
  { id: 'grevik', written: 'Grevik Sound', heard: ['grey vick sound', 'gravic sound'] },
  { id: 'osterhaven', written: 'Osterhaven', heard: ['oyster haven'] },
  { id: 'breakwater', written: 'Breakwater Fund', heard: ['break water fund'] },
]

interface Picture {
  readonly name: string
  readonly path: string
  readonly options: PageOptions
  readonly asOwner?: boolean
  /** What must stand there before the picture is taken. */
  readonly ready: (page: Page) => Promise<unknown>
}

async function takePicture(browser: Browser, node: NodeUnderTest, picture: Picture): Promise<void> {
  const { page, faults } = await openPage(browser, picture.options)
  if (picture.asOwner === true) {
    await page.goto(`${node.url}/owner#${await node.server.newsroom.issueOwnerLink()}`)
    await page.getByRole('button').first().waitFor()
  }
  await page.goto(`${node.url}${picture.path}`)
  await picture.ready(page)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.waitForFunction(() => {
    const state = window as unknown as { seen?: string; still?: number }
    const now = [...document.querySelectorAll('[data-index]')].map((row) => row.getBoundingClientRect().top).join()
    state.still = now === state.seen ? (state.still ?? 0) + 1 : 0
    state.seen = now
    return state.still > 20
  })
  await page.screenshot({ path: join(PICTURES, `${picture.name}.png`) })
  await page.context().close()
  if (faults.length > 0) throw new Error(`${picture.name}: ${faults.join('; ')}`)
}

const directory = await mkdtemp(join(tmpdir(), 'doorstep-pictures-'))
const clock = createMovableClock(10 * 60_000)
const log = sqliteLog({ file: join(directory, 'log.sqlite') })
const node = await startNode(log, { clock })
const browser = await launchChromium()
try {
  await mkdir(PICTURES, { recursive: true })
  const id = await stageSample(node, clock, LINES_SAID)
  await node.server.execute.one(id, { role: 'captioner', id: 'pictures' }, { type: 'SetTerms', terms: TERMS })
  const last = (await readSample()).lines[LINES_SAID - 1]?.id ?? ''
  const isRead = async (page: Page) => {
    await page.locator(`[id="line-${last}"]`).waitFor()
    await page.getByText('after what happened').first().waitFor()
  }
  const isWritten = (page: Page) => page.getByRole('textbox').first().waitFor()
  const isInOrder = (page: Page) => page.getByText('control room be published').first().waitFor()
  const isInRoster = (page: Page) => page.getByText('Harbour Wire').first().waitFor()
  const isReadApart = async (page: Page) => {
    await page.locator('textarea').fill(await readFile(SAMPLE, 'utf8'))
    await page.locator('.intake button[type=submit]').click()
    await page.locator('.pane.result .line.question').first().waitFor()
  }
  const isListed = (page: Page) => page.getByText('before the harbours meet').first().waitFor()
  const pictures: readonly Picture[] = [
    { name: 'reporter', path: `/b/${id}`, options: {}, ready: isRead },
    {
      name: 'reporter-phone',
      path: `/b/${id}`,
      options: { size: 'phone', colorScheme: 'dark', locale: 'fr-FR' },
      ready: isRead,
    },
    { name: 'captions', path: `/b/${id}/captions`, options: { colorScheme: 'dark' }, asOwner: true, ready: isWritten },
    { name: 'desk', path: `/b/${id}/desk`, options: { colorScheme: 'dark' }, asOwner: true, ready: isInOrder },
    { name: 'roster', path: `/b/${id}/roster`, options: {}, asOwner: true, ready: isInRoster },
    { name: 'import', path: '/import', options: {}, asOwner: true, ready: isReadApart },
    { name: 'briefings', path: '/', options: {}, asOwner: true, ready: isListed },
  ]
  for (const picture of pictures) {
    await takePicture(browser, node, picture)
    process.stdout.write(`.pictures/${picture.name}.png\n`)
  }
} finally {
  await browser.close()
  await node.close()
  await log.close()
  await rm(directory, { recursive: true, force: true })
}
