/** A document for the page for importing, and its parts in a browser. */
import type { Page } from 'playwright-core'

export const DOCUMENT = [
  'Remarks on the tide gate',
  '8 June 2026',
  '',
  'Good morning, and thank you for coming out in this wind.',
  '',
  'Harbour Director, Ines Valdorra – The gate will open in September, and the budget holds.',
  'Reporter – How long will the works take?',
  'Harbour Director, Ines Valdorra – Fourteen weeks, if the weather lets us. (Laughter.)',
  'Pilot, Tom Reef – And will the small boats be let through?',
  'Harbour Director, Ines Valdorra – They will, at every high water.',
  'Pilot, Tom Reef – Then I have what I came for.',
  'Share this page',
].join('\n')

export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([called, words]) => {
      const made = new DataTransfer()
      made.items.add(new File([words], called))
      return made
    },
    [name, text] as const,
  )
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

export async function paste(page: Page, text: string): Promise<void> {
  await page.locator('textarea').fill(text)
  await page.locator('.intake button[type=submit]').click()
}

export const result = (page: Page) => page.locator('.pane.result')
export const report = (page: Page) => page.locator('.pane.report')
export const source = (page: Page) => page.locator('.pane.source')
export const lineIn = (page: Page, words: string) => result(page).locator('.line').filter({ hasText: words })
export const isRead = (page: Page, words = 'How long will the works take?') => lineIn(page, words).first().waitFor()
export const shot = async (page: Page, name: string) => {
  const folder = process.env['SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}
