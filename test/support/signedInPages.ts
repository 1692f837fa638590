/** Pages of somebody who is signed in, by the cookie alone: how one signs in is for other tests. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openContext, openTab, type PageOptions } from './chromium.ts'

export interface SignedInPages {
  readonly open: (path: string, options?: PageOptions) => Promise<{ page: Page; faults: string[] }>
  /** After each test: what goes on in a page that nobody looks at any more takes time from the next. */
  readonly close: () => Promise<void>
}

/** One context for each way of looking, so that the files of the pages are fetched and compiled once. */
export function signedInPages(browser: Browser, url: string, cookie: string): SignedInPages {
  const contexts = new Map<string, BrowserContext>()
  const [name = '', value = ''] = cookie.split(/=(.*)/su)

  async function contextFor(options: PageOptions): Promise<BrowserContext> {
    const looks = JSON.stringify(options)
    const known = contexts.get(looks)
    if (known !== undefined) return known
    const context = await openContext(browser, options)
    await context.addCookies([{ name, value, url }])
    contexts.set(looks, context)
    return context
  }

  return {
    async open(path, options = {}) {
      const opened = await openTab(await contextFor(options))
      await opened.page.goto(`${url}${path}`)
      return opened
    },
    async close() {
      for (const context of contexts.values()) for (const page of context.pages()) await page.close()
    },
  }
}
