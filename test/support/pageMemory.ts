/** What a page holds once everything that it has let go of is collected. */
import type { CDPSession, Page } from 'playwright-core'

export interface PageMemory {
  readonly heapBytes: number
  /** Of the document and apart from it. */
  readonly nodes: number
  readonly listeners: number
}

export interface MemoryGauge {
  readonly read: () => Promise<PageMemory>
}

export async function gaugeMemory(page: Page): Promise<MemoryGauge> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return { read: () => readMemory(session) }
}

async function readMemory(session: CDPSession): Promise<PageMemory> {
  // What the first collection finalises is only then free for the second.
  for (let times = 0; times < 2; times += 1) await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  return { heapBytes: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') }
}
