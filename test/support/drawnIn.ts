/** A page in the light and in the dark. */
import type { Page } from 'playwright-core'

/** Light or dark from here on, once nothing of the page is on its way there: colours pass from parents to children in steps. */
export async function drawnIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.waitForFunction((scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches, colorScheme)
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    do {
      await frame()
      await frame()
    } while (document.getAnimations().length > 0)
  })
}
