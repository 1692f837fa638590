/** Pages of people who are signed in already, and what goes over their connection. */
import type { Browser, Page } from 'playwright-core'
import { openPage, type PageOptions } from './chromium.ts'
import type { NodeUnderTest } from './node.ts'

/** A page that does not say it by then never will. */
const ANSWERS_WITHIN_MS = 15_000

export interface QueuePage {
  readonly page: Page
  /** What the console called an error. */
  readonly faults: readonly string[]
  /** Messages of the socket, in order. */
  readonly sent: readonly string[]
  readonly received: readonly string[]
}

/** `prepare`: before anything of the page runs. */
export async function openAs(
  browser: Browser,
  node: NodeUnderTest,
  cookie: string,
  options: PageOptions & { readonly prepare?: () => void } = {},
): Promise<QueuePage> {
  const { prepare, ...looks } = options
  const { page, faults } = await openPage(browser, looks)
  page.setDefaultTimeout(ANSWERS_WITHIN_MS)
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await page.context().addCookies([{ name, value, url: node.url }])
  if (prepare !== undefined) await page.addInitScript(prepare)
  const sent: string[] = []
  const received: string[] = []
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => sent.push(payload.toString()))
    socket.on('framereceived', ({ payload }) => received.push(payload.toString()))
  })
  return { page, faults, sent, received }
}
