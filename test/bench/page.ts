/** What a line costs a reader's page that holds ten thousand: one with figures in it, beside one without. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { launchChromium, openPage } from '../support/chromium.ts'
import { postLine, postLines, startNode, type NodeUnderTest } from '../support/node.ts'
import { median, type Report } from './support/report.ts'

const HELD = 10_000
const POSTED_TOGETHER = 1_000
/** Every so many lines of those that are held say a figure. */
const FIGURE_EVERY = 25
const WARM_UP = 10

type Kind = 'without' | 'with'
interface Cost {
  /** From the post of the line to the frame that shows it. */
  readonly shownMs: number
  /** What the page's main thread did meanwhile. */
  readonly taskMs: number
}

export async function run({ quick }: { readonly quick: boolean }): Promise<Report> {
  const directory = await mkdtemp(join(tmpdir(), 'doorstep-page-'))
  const log = sqliteLog({ file: join(directory, 'log.sqlite') })
  const node = await startNode(log)
  const browser = await launchChromium()
  try {
    const created = await node.createBriefing()
    await fill(node, created)
    const { page } = await openPage(browser)
    await page.goto(`${node.url}/b/${created.id}#line-held-0`)
    await page.locator('#line-held-0').waitFor({ timeout: 120_000 })
    await page.keyboard.press('End')
    await page.getByText(words('held', HELD - 1, kindOf(HELD - 1))).waitFor()
    const costs = await measure(node, created, page, quick ? 25 : 100)
    const heard = (await node.server.briefings.open(created.id)).state.figures.length
    return reportOf(costs, heard)
  } finally {
    await browser.close()
    await node.close()
    await log.close()
    await rm(directory, { recursive: true, force: true })
  }
}

function kindOf(nth: number): Kind {
  return nth % FIGURE_EVERY === 0 ? 'with' : 'without'
}

/** Two lines of the same length, so that only the figures differ. */
function words(series: string, nth: number, kind: Kind): string {
  const said = kind === 'with' ? 'we are now at 240 million' : 'we are nearly where we hoped'
  return `${series} ${nth}: on the whole sum ${said}, and the work on the wall goes on in every weather.`
}

function lineOf(series: string, nth: number, kind: Kind): object {
  return { id: `${series}-${nth}`, speaker: 'Director, Ines Valdorra', text: words(series, nth, kind) }
}

async function fill(node: NodeUnderTest, created: CreatedBriefing): Promise<void> {
  for (let at = 0; at < HELD; at += POSTED_TOGETHER) {
    const lines = Array.from({ length: POSTED_TOGETHER }, (_, nth) => lineOf('held', at + nth, kindOf(at + nth)))
    await postLines(node, created, lines)
  }
}

/** The two kinds in turn, so that a busy moment of the machine weighs on both. */
async function measure(
  node: NodeUnderTest,
  created: CreatedBriefing,
  page: Page,
  each: number,
): Promise<Record<Kind, Cost[]>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const costs: Record<Kind, Cost[]> = { without: [], with: [] }
  for (let nth = -WARM_UP; nth < each; nth += 1) {
    for (const kind of ['without', 'with'] as const) {
      const line = lineOf(`new-${kind}`, nth + WARM_UP, kind)
      const cost = await costOf(node, created, page, session, line as { id: string })
      if (nth >= 0) costs[kind].push(cost)
    }
  }
  return costs
}

async function costOf(
  node: NodeUnderTest,
  created: CreatedBriefing,
  page: Page,
  session: CDPSession,
  line: { readonly id: string },
): Promise<Cost> {
  const before = await taskSeconds(session)
  const shown = page.evaluate(shownAt, `line-${line.id}`)
  const posted = Date.now()
  await postLine(node, created, line)
  const at = await shown
  return { shownMs: at - posted, taskMs: ((await taskSeconds(session)) - before) * 1_000 }
}

/** In the page: when the frame after the element came was drawn; milliseconds since 1970. */
function shownAt(id: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.getElementById(id) === null) return
      watcher.disconnect()
      // The frame after the next one begins once the next one was drawn, with whatever was computed for the line.
      requestAnimationFrame(() => {
        requestAnimationFrame(() => {
          resolve(performance.timeOrigin + performance.now())
        })
      })
    }
    const watcher = new MutationObserver(look)
    watcher.observe(document.body, { childList: true, subtree: true })
  })
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
}

function nineTenths(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.9)] ?? Number.NaN
}

function reportOf(costs: Record<Kind, Cost[]>, heard: number): Report {
  const of = (kind: Kind, what: keyof Cost) => costs[kind].map((cost) => cost[what])
  const row = (name: string, kind: Kind) => [
    name,
    median(of(kind, 'shownMs')).toFixed(0),
    nineTenths(of(kind, 'shownMs')).toFixed(0),
    median(of(kind, 'taskMs')).toFixed(1),
    nineTenths(of(kind, 'taskMs')).toFixed(1),
  ]
  const ratio = (what: keyof Cost) => (median(of('with', what)) / median(of('without', what))).toFixed(2)
  return {
    title: `A new line on a page that holds ${HELD} lines, ${costs.with.length} of each kind in turn`,
    columns: ['line', 'shown p50 ms', 'p90', 'main thread p50 ms', 'p90'],
    rows: [row('without a figure', 'without'), row('with a figure', 'with')],
    notes: [
      `Figures heard: ${heard}. With against without: shown × ${ratio('shownMs')}, main thread × ${ratio('taskMs')}.`,
      'Shown: from the post to the frame after the one that draws the line. Server, page and browser share this machine.',
    ],
    measured: { costs, heard },
  }
}
