/** The page of people and words in a browser, before a node of its own; the owner has signed in once for all pages. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { launchChromium, openContext, openTab, type OpenedPage, type PageOptions } from './chromium.ts'
import { startNode, type NodeUnderTest } from './node.ts'

export interface RosterStage {
  readonly node: NodeUnderTest
  /** The page as the owner has it. Pages that look alike are tabs of one browser, which has loaded what they need once. */
  readonly asOwner: (briefing: Pick<CreatedBriefing, 'id'>, options?: PageOptions) => Promise<OpenedPage>
  /** The page at this path of somebody who has not signed in, with nothing in their storage. */
  readonly asReader: (path: string) => Promise<Page>
  readonly close: () => Promise<void>
}

export async function startRosterStage(): Promise<RosterStage> {
  const browser = await launchChromium()
  const directory = await mkdtemp(join(tmpdir(), 'doorstep-roster-'))
  const log = sqliteLog({ file: join(directory, 'log.sqlite') })
  const node = await startNode(log)
  const [name = '', value = ''] = (await node.ownerCookie()).split(/=(.*)/s)
  const owners = new Map<string, BrowserContext>()
  const readers = await openContext(browser)

  async function ownerContext(options: PageOptions): Promise<BrowserContext> {
    const key = JSON.stringify(options)
    const context = owners.get(key) ?? (await openContext(browser, options))
    if (!owners.has(key)) await context.addCookies([{ name, value, url: node.url }])
    owners.set(key, context)
    return context
  }

  return {
    node,
    async asOwner({ id }, options = {}) {
      const opened = await openTab(await ownerContext(options))
      await opened.page.goto(`${node.url}/b/${id}/roster`)
      await opened.page.locator('#roster-people').waitFor()
      return opened
    },
    async asReader(path) {
      const { page } = await openTab(readers)
      await page.goto(`${node.url}${path}`)
      return page
    },
    async close() {
      await browser.close()
      await node.close()
      await log.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

export const rosterRow = (page: Page, name: string) => page.locator('.row', { hasText: name })
