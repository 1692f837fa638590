/** What somebody in the room sees of a display. */
import { expect } from 'vitest'
import type { ShownScene } from '#shared/domain/screens/shown.ts'
import type { Display } from './screenPages.ts'

/** A display that has something kept shows it by then, without any network; one that swallows everything it gives up on before. */
const KEPT_WITHIN_MS = 8_000

/** Waits until the words are in the picture. */
export async function showsWithin({ page }: Pick<Display, 'page'>, text: string, ms: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => (document.querySelector<HTMLElement>('.screen')?.innerText ?? '').replace(/\s+/g, ' ').includes(wanted),
    text,
    { timeout: ms },
  )
}

export async function hasWords(display: Display, text: string): Promise<void> {
  expect(await display.words()).toContain(text)
}

export async function showsScene({ page }: Pick<Display, 'page'>, scene: ShownScene | 'standby'): Promise<void> {
  await page.locator(`.screen[data-scene="${scene}"]`).waitFor({ timeout: KEPT_WITHIN_MS })
}

/** Loaded anew, whatever the network is like: the same words are there again. */
export async function reloaded(display: Display, text: string): Promise<void> {
  await display.page.reload({ waitUntil: 'commit' })
  await showsWithin(display, text, KEPT_WITHIN_MS)
}

/** Nothing was ever seen on them that must not be, and there was enough to see. */
export async function expectUnblemished(displays: readonly Display[]): Promise<void> {
  for (const display of displays) {
    expect(await display.blemishes()).toEqual([])
    expect(display.faults).toEqual([])
    expect(display.frames()).toBeGreaterThan(3)
  }
}
