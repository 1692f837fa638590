/** What axe finds wrong in a page, in a line for each rule. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * For pages without frames. Findings of several frames are gathered in a page of their own, and to open that takes longer
 * than to look; the older way of running looks in the page alone, with the same rules.
 */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
