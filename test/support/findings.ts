/** What axe finds wrong on a page. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Looking {
  /** What the selector finds, instead of the whole page. */
  readonly within?: string
  /** These rules alone, instead of all of the standards that the project keeps. */
  readonly rules?: string[]
}

/** Of any weight, one line for each rule. */
export async function findings(page: Page, { within, rules }: Looking = {}): Promise<string[]> {
  // What passes is not written out, and the report is put together in the page itself, which frames of its own origin
  // answer too: otherwise each look would open one more page, and take three times as long.
  const looking = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const axe = rules === undefined ? looking.withTags(TAGS) : looking.withRules(rules)
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}
