/** A moderator who has nothing but a keyboard: what they do at the desk, in their language. */
import type { Locator, Page } from 'playwright-core'
import { eventually } from './node.ts'
import type { QueuePage } from './queuePages.ts'
import type { Saying, WordKey } from './queueWords.ts'

export interface Hands extends QueuePage {
  readonly say: Saying
  /** Goes down and up the cards with J and K until the one of this person has the focus. */
  readonly choose: (column: 'inbox' | 'next', asker: string) => Promise<void>
  readonly press: (...keys: readonly string[]) => Promise<void>
  readonly type: (text: string) => Promise<void>
  /** Goes on with Tab to what is called this, and presses Enter, or the key. */
  readonly reach: (name: string, key?: string) => Promise<void>
  readonly inbox: Locator
  readonly next: Locator
  readonly now: Locator
  /** Who waits, first to last. */
  readonly order: () => Promise<string[]>
  readonly alert: Locator
  readonly hasWord: (key: WordKey, params?: Readonly<Record<string, string | number>>) => Promise<void>
}

const TABS = 120

export function handsOn(at: QueuePage, say: Saying): Hands {
  const { page } = at
  const keyboard = page.keyboard

  async function choose(column: 'inbox' | 'next', asker: string): Promise<void> {
    const wanted = page.locator(`[data-choice^="${column}/"][aria-label="${asker}"]`)
    await wanted.first().waitFor()
    const count = await page.locator('[data-choice]').count()
    const keys = [...Array.from({ length: count }, () => 'k'), ...Array.from({ length: count }, () => 'j')]
    for (const key of ['j', ...keys]) {
      if (await isFocused(page, `[data-choice^="${column}/"][aria-label="${asker}"]`)) return
      await keyboard.press(key)
    }
    if (!(await isFocused(page, `[data-choice^="${column}/"][aria-label="${asker}"]`))) {
      throw new Error(`J and K do not lead to ${asker}`)
    }
  }

  async function reach(name: string, key = 'Enter'): Promise<void> {
    for (let presses = 0; presses < TABS; presses += 1) {
      await keyboard.press('Tab')
      if ((await focusedName(page)).startsWith(name)) {
        await keyboard.press(key)
        return
      }
    }
    throw new Error(`Tab does not lead to "${name}"`)
  }

  return {
    ...at,
    say,
    choose,
    reach,
    async press(...keys) {
      for (const key of keys) await keyboard.press(key)
    },
    async type(text) {
      await hasField(page)
      await keyboard.insertText(text)
    },
    inbox: page.locator('[aria-labelledby="inbox-heading"]'),
    next: page.locator('[aria-labelledby="next-heading"]'),
    now: page.locator('[aria-labelledby="now-heading"]'),
    order: async () => {
      const rows = page.locator('[data-choice^="next/"]')
      return rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''))
    },
    alert: page.getByRole('alert'),
    hasWord: (key, params) => page.getByText(say(key, params)).first().waitFor(),
  }
}

/** Until a field for text has the focus: what is typed before that goes nowhere. */
export async function hasField(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.matches('input, textarea') === true)
}

const isFocused = (page: Page, selector: string) =>
  page.evaluate((where) => document.activeElement?.matches(where) === true, selector)

/** As somebody is told it who does not see the page: by label, or by its words. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null) return ''
    const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null
    const words = element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent
    return words.trim().replace(/\s+/g, ' ')
  })
}

/** Waits until these say the same order, this one. */
export async function expectOrder(desks: readonly Hands[], wanted: readonly string[]): Promise<void> {
  await eventually(async () => {
    for (const desk of desks) {
      const order = await desk.order()
      if (order.join() !== wanted.join()) throw new Error(`the order is ${order.join(', ')}, not ${wanted.join(', ')}`)
    }
  })
}
