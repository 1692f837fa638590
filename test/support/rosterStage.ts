/** The page of people and words in a browser, before a node of its own; the owner has signed in once for all pages. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { launchChromium, openPage, type PageOptions } from './chromium.ts'
import { startNode, type NodeUnderTest } from './node.ts'

export interface RosterStage {
  readonly browser: Browser
  readonly node: NodeUnderTest
  /** The page as the owner has it. */
  readonly asOwner: (
    briefing: Pick<CreatedBriefing, 'id'>,
    options?: PageOptions,
  ) => Promise<{ page: Page; faults: string[] }>
  readonly close: () => Promise<void>
}

export async function startRosterStage(): Promise<RosterStage> {
  const browser = await launchChromium()
  const directory = await mkdtemp(join(tmpdir(), 'doorstep-roster-'))
  const log = sqliteLog({ file: join(directory, 'log.sqlite') })
  const node = await startNode(log)
  const [name = '', value = ''] = (await node.ownerCookie()).split(/=(.*)/s)
  return {
    browser,
    node,
    async asOwner({ id }, options = {}) {
      const opened = await openPage(browser, options)
      await opened.page.context().addCookies([{ name, value, url: node.url }])
      await opened.page.goto(`${node.url}/b/${id}/roster`)
      await opened.page.locator('#roster-people').waitFor()
      return opened
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
