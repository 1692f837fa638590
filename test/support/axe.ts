/**
 * What axe finds on a page: run in the page itself. Its own builder brings the whole of axe along and opens a blank page each
 * time, for frames, which takes several times as long as looking does.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Finding {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly html: string }[]
}
interface Axe {
  readonly run: (
    context: Document,
    options: { readonly runOnly: object; readonly resultTypes: readonly string[] },
  ) => Promise<{ readonly violations: readonly Finding[] }>
}

/** Serious and critical ones. `rules`: these alone; otherwise all of the standards that the project keeps. */
export async function seriousFindings(page: Page, rules: readonly string[] | null = null): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source())
  const runOnly = rules === null ? { type: 'tag', values: STANDARDS } : { type: 'rule', values: rules }
  const violations = await page.evaluate(async (only) => {
    const { axe } = window as unknown as { readonly axe: Axe }
    return (await axe.run(document, { runOnly: only, resultTypes: ['violations'] })).violations
  }, runOnly)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

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

function source(): Promise<string> {
  // It comes with its builder, which the other pages are looked at with.
  const builder = createRequire(import.meta.url).resolve('@axe-core/playwright')
  return readFile(createRequire(builder).resolve('axe-core/axe.min.js'), 'utf8')
}
