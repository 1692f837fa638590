/** What a captioner does to a captions page, and what a reporter page shows, for tests in a browser. */
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openPage } from './chromium.ts'

export interface CaptionerPage {
  readonly page: Page
  readonly faults: readonly string[]
  /** Types a line by whoever speaks already, without waiting for what becomes of it. */
  readonly type: (text: string) => Promise<void>
  /** Gives somebody the floor by `@` and the first letters. */
  readonly floor: (name: string) => Promise<void>
  /** Waits until the page says so of this line. */
  readonly isOnRecord: (text: string) => Promise<void>
  readonly acknowledged: () => Promise<void>
}

export async function openCaptions(browser: Browser, url: string, token: string): Promise<CaptionerPage> {
  const { page, faults } = await openPage(browser)
  // From here on the page's time runs with the test's: a clock that can be moved on.
  await page.context().clock.install()
  await page.goto(url)
  await page.getByLabel('Lines token').fill(token)
  await page.keyboard.press('Enter')
  const field = page.getByLabel('What is being said')
  await field.waitFor()

  async function type(text: string) {
    await field.fill(text)
    await field.press('Enter')
    expect(await field.inputValue()).toBe('')
  }

  async function floor(name: string) {
    await field.press('@')
    await field.pressSequentially(name)
    await page.getByRole('option').first().getByText(name).waitFor()
    await field.press('Enter')
    expect(await field.inputValue()).toBe('')
  }

  const isOnRecord = (text: string) =>
    page
      .locator('.sent li', { hasText: text })
      .getByText(/on the record, \d+/)
      .first()
      .waitFor()
  const acknowledged = () => page.getByText('Everything is acknowledged').waitFor()
  return { page, faults, type, floor, isOnRecord, acknowledged }
}

/** Keeps the lines that the page posts on their way until they are let go. */
export async function holdLines({ page }: CaptionerPage): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.context().route('**/lines', async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

/** Both have the line open: the second to save sees both wordings, and has the last word only by saying so. */
export async function correctBoth(first: CaptionerPage, second: CaptionerPage, text: string): Promise<void> {
  await second.page.getByRole('button', { name: `Change: ${text}` }).click()
  const editor = second.page.getByLabel('Words of the line', { exact: true })
  await editor.fill('Thank you, and mind the ropes.')
  await correctLast(first, 'Thank you all. Mind the ropes.')
  await second.page.getByText('Somebody has changed this line meanwhile').waitFor()
  await editor.press('Enter')
  await second.page.getByRole('alert').getByText('Thank you all. Mind the ropes.').waitFor()
  await second.page.getByRole('button', { name: 'Save mine over it' }).click()
  await editor.waitFor({ state: 'detached' })
  await second.acknowledged()
}

/** By the arrow from the empty field, in the line's place. */
export async function correctLast({ page }: CaptionerPage, text: string): Promise<void> {
  await page.getByLabel('What is being said').press('ArrowUp')
  const editor = page.getByLabel('Words of the line', { exact: true })
  await editor.fill(text)
  await editor.press('Enter')
  await editor.waitFor({ state: 'detached' })
  await page.locator('.sent').getByText(text).waitFor()
}

export async function retractLast({ page }: CaptionerPage): Promise<void> {
  await page.getByLabel('What is being said').press('ArrowUp')
  await page.getByLabel('Words of the line', { exact: true }).press('Alt+r')
  await page.getByRole('button', { name: 'Typed twice' }).click()
  await page.getByText('about to be taken back').waitFor()
}

export interface ShownLine {
  /** As the page names who speaks: before the line, or in the head of its turn. */
  readonly by: string
  readonly text: string
}

/** The lines on the reporter page from top to bottom. The page has to be high enough to draw them all. */
export function shownLines(page: Page): Promise<readonly ShownLine[]> {
  return page.locator('.pane [id^="line-"], .pane [id^="turn-"]').evaluateAll((elements) => {
    const top = (element: Element) => element.getBoundingClientRect().top
    let by = ''
    return elements
      .toSorted((one, other) => top(one) - top(other))
      .flatMap((element) => {
        const words = (part: string) => element.querySelector<HTMLElement>(part)?.innerText.trim()
        by = words('.who bdi') ?? (element.id.startsWith('turn-') ? (element as HTMLElement).innerText : by)
        if (element.id.startsWith('turn-')) return []
        return [{ by, text: words('.retracted bdi') ?? words('.words') ?? '' }]
      })
  })
}
