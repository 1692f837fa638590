/** Screens at the desk in a browser: found by key alone, taken, blanked in two keys, paired; and nothing for axe to find. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { imageOfScreen } from '#shared/domain/screens/state.ts'
import type { ScreenDirective } from '#shared/protocol/screens.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { launchChromium, openPage, type PageOptions } from '../support/chromium.ts'
import { findings } from '../support/findings.ts'
import { startNode, type NodeUnderTest } from '../support/node.ts'
import { askPairing, claimScreen, pairScreen } from '../support/screens.ts'
import { reportOf } from '../support/screenReport.ts'

const log = sqliteLog({ file: ':memory:' })
let browser: Browser
let node: NodeUnderTest
let briefing: string
const wall = { id: '' }
const heartbeats: ReturnType<typeof setInterval>[] = []

beforeAll(async () => {
  browser = await launchChromium()
  node = await startNode(log)
  briefing = (await node.createBriefing({ title: 'On the quay' })).id
  const owner = await node.ownerCookie()
  for (const name of ['Front wall', 'Lobby']) {
    const { id, token } = await pairScreen(node, owner, { name, briefing })
    if (wall.id === '') wall.id = id
    const screen = await node.reader({ auth: { screen: token } })
    let told: ScreenDirective | null = null
    // A display that shows at once what it is told, and lives.
    const report = () => told !== null && show(told)
    const show = (directive: ScreenDirective) => {
      told = directive
      if (!directive.paired || directive.image === null) return
      const { briefing: of, seq, image } = directive
      const scene = image.isBlank ? 'blank' : image.message === null ? image.scene : 'message'
      screen.socket.emit('screen:report', reportOf({ briefing: of, seq, scene, isFrozen: image.isFrozen }))
    }
    screen.socket.on('screen:directive', show)
    for (const { event, message } of screen.told) if (event === 'screen:directive') show(message as ScreenDirective)
    heartbeats.push(setInterval(report, 2_000))
  }
})
afterAll(async () => {
  heartbeats.forEach(clearInterval)
  await browser.close()
  await node.close()
  await log.close()
})

async function openDesk(options: PageOptions = {}): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPage(browser, options)
  const { page } = opened
  await page.goto(`${node.url}/owner#${await node.server.newsroom.issueOwnerLink()}`)
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto(`${node.url}/b/${briefing}/desk`)
  await page.locator('.screens .tile').first().waitFor({ state: 'attached' })
  return opened
}
const imageNow = async () => imageOfScreen((await node.server.briefings.open(briefing)).state, wall.id)
const tile = (page: Page, name: string) => page.locator('.screens .tile', { hasText: name })

describe('the desk', () => {
  it('takes a scene by four keys, says when it is on the screen, blanks all by two, and undoes', async () => {
    const { page, faults } = await openDesk()
    await tile(page, 'Front wall').locator('.standing').getByText('live').waitFor()
    await page.keyboard.press('1')
    await page.getByRole('dialog', { name: 'Screen 1: Front wall' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('turn')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('q')
    expect(await imageNow()).toMatchObject({ scene: 'turn', isAutomatic: true })
    await page.keyboard.press('Enter')
    await expect.poll(imageNow).toMatchObject({ scene: 'queue', isAutomatic: false })
    await page.getByRole('status').getByText('On the screen: Queue').waitFor({ state: 'attached' })
    await page.keyboard.press('Escape')
    await page.locator('.screen-window').waitFor({ state: 'detached' })

    await page.keyboard.press('0')
    await page.getByRole('dialog', { name: 'All screens' }).waitFor()
    await page.keyboard.press('b')
    await expect.poll(imageNow).toMatchObject({ isBlank: true })
    await page.keyboard.press('z')
    await expect.poll(imageNow).toMatchObject({ isBlank: false, scene: 'queue' })
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('has its keys back after a message, a button or Escape, and takes nothing that nobody chose', async () => {
    const { page, faults } = await openDesk()
    await tile(page, 'Front wall').locator('.standing').getByText('live').waitFor()
    const keys = async (...all: readonly string[]) => {
      for (const key of all) await page.keyboard.press(key)
    }
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('value') ?? null)
    const first = page.getByRole('dialog', { name: 'Screen 1: Front wall' })
    await keys('1')
    await first.waitFor()
    await expect.poll(focused).not.toBeNull()
    // Whatever it showed before: from here on scenes come by themselves.
    await keys(...((await imageNow()).isAutomatic ? [] : ['a']))
    await expect.poll(imageNow).toMatchObject({ isAutomatic: true, message: null })
    await first.getByRole('button', { name: 'Automatic', pressed: true }).waitFor()
    await keys('Enter')
    await first.getByText('Choose one to take it.').waitFor()
    expect(await imageNow()).toMatchObject({ isAutomatic: true })

    await keys('m')
    await page.keyboard.type('Back at ten')
    await keys('Enter', 'g')
    await expect.poll(imageNow).toMatchObject({ message: 'Back at ten' })
    const said = async () => [await focused(), await first.getByLabel('Message').inputValue()]
    await expect.poll(said).toEqual(['figures', ''])
    await first.getByText('On the screen: “Back at ten”').waitFor()
    await keys('x')
    await expect.poll(imageNow).toMatchObject({ message: null, isAutomatic: true })

    await first.getByRole('button', { name: 'Freeze' }).focus()
    await keys('Enter')
    await expect.poll(imageNow).toMatchObject({ isFrozen: true })
    await keys('q', 'Enter')
    await expect.poll(imageNow).toMatchObject({ isFrozen: false, scene: 'queue', isAutomatic: false })

    await keys('m')
    await page.keyboard.type('Doors close')
    await keys('Escape')
    await expect.poll(said).toEqual(['queue', 'Doors close'])
    // In one go: browsers say that a window is closed only after what is pressed at once.
    await page.evaluate(() => {
      document.querySelector<HTMLDialogElement>('dialog[open]')?.close()
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '2', code: 'Digit2', bubbles: true }))
    })
    await page.getByRole('dialog', { name: 'Screen 2: Lobby' }).waitFor()
    await keys('Escape')
    await page.locator('.screen-window').waitFor({ state: 'detached' })
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('pairs a display with the code that it shows, typed in small letters, and shows it among the others', async () => {
    const { page, faults } = await openDesk()
    const { code, device } = await askPairing(node)
    await page.getByRole('button', { name: 'Pair a screen' }).click()
    await page.getByLabel('Code').fill(`${code.slice(0, 4).toLowerCase()}-${code.slice(4).toLowerCase()}`)
    await page.keyboard.press('Enter')
    await page.getByText('Waiting for the display').waitFor()
    expect(await claimScreen(node, device)).toMatchObject({ state: 'paired', screen: { name: 'Screen 3' } })
    await page.getByText('“Screen 3” is paired.').waitFor()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await tile(page, 'Screen 3').getByText('not connected').waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it.each([
    { size: 'laptop', colorScheme: 'light', locale: 'en-GB' },
    { size: 'phone', colorScheme: 'dark', locale: 'fr-FR' },
  ] as const)('gives axe nothing to find, $colorScheme on a $size in $locale', async (options) => {
    const { page } = await openDesk(options)
    if (options.size === 'phone') await page.getByRole('button', { name: 'En ce moment' }).click()
    await page.locator('.screens .tile .screen').first().waitFor()
    expect(await findings(page)).toEqual([])
    for (const key of ['1', '0']) {
      await page.keyboard.press(key)
      await page.locator('dialog[open] .preview .screen').first().waitFor()
      for (const part of await page.locator('dialog[open] summary').all()) await part.click()
      expect(await findings(page)).toEqual([])
      const isTooWide = await page.evaluate(() => {
        const dialog = document.querySelector('dialog[open]')
        return dialog !== null && dialog.scrollWidth > dialog.clientWidth
      })
      expect(isTooWide).toBe(false)
      await page.keyboard.press('Escape')
      await page.locator('.screen-window').waitFor({ state: 'detached' })
    }
    await page.goto(`${node.url}/pair#${(await askPairing(node)).code}`)
    await page.locator('select[name=briefing]').waitFor()
    expect(await findings(page)).toEqual([])
    await page.context().close()
  })
})
