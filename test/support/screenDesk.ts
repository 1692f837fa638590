/** A moderator at the desk with the screens, by keyboard where there is a key. */
import { expect } from 'vitest'
import type { Browser, Locator, Page } from 'playwright-core'
import type { Scene } from '#shared/domain/screens/state.ts'
import { SCENE_KEY, SCREEN_KEY } from '../../client/desk/screensKeys.ts'
import { deskScreensEn as words } from '../../client/locales/deskScreensEn.ts'
import { openPage } from './chromium.ts'
import type { ScreenStage } from './screenStage.ts'

export interface ScreenDesk {
  readonly page: Page
  readonly faults: readonly string[]
  /** The list of the screens, with how each of them is. */
  readonly section: Locator
  /** Enters what the display shows; answers what the window says then. */
  readonly pair: (code: string, name: string) => Promise<void>
  /** Enters a code with which nothing can be paired. */
  readonly mistype: (code: string) => Promise<string>
  readonly take: (screen: number, scene: Scene) => Promise<void>
  /** On the screen with this number, 0 for all. */
  readonly press: (screen: number, act: keyof typeof SCREEN_KEY) => Promise<void>
  /** On this screen, 0 for all. */
  readonly message: (screen: number, text: string) => Promise<void>
  readonly clearMessage: (screen: number) => Promise<void>
  readonly unpair: (screen: number) => Promise<void>
  /** Back to the desk, where its own keys are heard. */
  readonly close: () => Promise<void>
}

export async function openScreenDesk(browser: Browser, { url, cookie, briefing }: ScreenStage): Promise<ScreenDesk> {
  const { page, faults } = await openPage(browser)
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await page.context().addCookies([{ name, value, url }])
  await page.goto(`${url}/b/${briefing.id}/desk`)
  const dialog = page.getByRole('dialog')
  const section = page.locator('[aria-labelledby="screens-heading"]')
  const button = (label: string) => dialog.getByRole('button', { name: label })

  async function close(): Promise<void> {
    if ((await dialog.count()) > 0) await page.keyboard.press('Escape')
    // A window that has closed but not gone would take the next one with it.
    await page.locator('dialog:has(.panel, .pair)').waitFor({ state: 'detached' })
  }
  async function window(screen: number): Promise<void> {
    await close()
    await page.keyboard.press(String(screen))
    await dialog.waitFor()
  }
  async function pairing(code: string): Promise<void> {
    await close()
    await section.getByRole('button', { name: words['deskScreens.pair'] }).click()
    await dialog.getByLabel(words['deskScreens.code']).fill(code)
  }

  return {
    page,
    faults,
    section,
    close,
    async pair(code, called) {
      await pairing(code)
      await dialog.getByLabel(words['deskScreens.name']).fill(called)
      await button(words['deskScreens.pairSubmit']).click()
      await dialog.getByText(words['deskScreens.paired'].replace('{name}', called)).waitFor()
      await close()
    },
    async mistype(code) {
      await pairing(code)
      await button(words['deskScreens.pairSubmit']).click()
      await expect.poll(() => dialog.innerText()).toContain(words['deskScreens.codeCheck'])
      const said = await dialog.innerText()
      await close()
      return said
    },
    async take(screen, scene) {
      await window(screen)
      await page.keyboard.press(SCENE_KEY[scene])
      await page.keyboard.press('Enter')
    },
    async press(screen, act) {
      await window(screen)
      await page.keyboard.press(SCREEN_KEY[act])
    },
    async message(screen, text) {
      await window(screen)
      await page.keyboard.press(SCREEN_KEY.message)
      await page.keyboard.insertText(text)
      await page.keyboard.press('Enter')
    },
    async clearMessage(screen) {
      await window(screen)
      await button(words['deskScreens.messageClear']).click()
    },
    async unpair(screen) {
      await window(screen)
      await dialog.getByText(words['deskScreens.details']).click()
      await button(words['deskScreens.unpair']).click()
      await button(words['deskScreens.unpairSure']).click()
    },
  }
}
