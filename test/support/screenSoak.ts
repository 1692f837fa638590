/** A screen's page through thousands of facts, and what it holds on the way. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { launchChromium } from './chromium.ts'
import { eventually, startNode } from './node.ts'
import { gaugeMemory, type PageMemory } from './pageMemory.ts'
import { screenDay } from './screenDay.ts'
import { FULL_HD, reportIn } from './screenPages.ts'
import { pairPage } from './screens.ts'

export interface SoakReading extends PageMemory {
  /** So many facts of the briefing are on the screen. */
  readonly facts: number
  /** ms since the first. */
  readonly at: number
}

const CAUGHT_UP_WITHIN_MS = 30_000
/** What a page that cannot follow would only pile up is not what a day brings. */
const TURNS_AHEAD = 4

/** Reads after the first turn that reaches each multiple of `every`, and once before all of them. */
export async function soakScreen(
  facts: number,
  every: number,
  told: (reading: SoakReading) => void = () => undefined,
): Promise<readonly SoakReading[]> {
  const directory = await mkdtemp(join(tmpdir(), 'doorstep-soak-'))
  const log = sqliteLog({ file: join(directory, 'log.sqlite') })
  const node = await startNode(log)
  const browser = await launchChromium()
  try {
    const { id: briefing } = await node.createBriefing()
    const page = await (await browser.newContext({ viewport: FULL_HD, locale: 'en-GB' })).newPage()
    let head = 0
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => (head = reportIn(payload.toString())?.head ?? head))
    })
    const screen = await pairPage(page, node, await node.ownerCookie(), { name: 'Foyer', briefing })
    const gauge = await gaugeMemory(page)
    const day = screenDay(node, briefing, screen)
    const shows = (least: number) =>
      eventually(() => {
        if (head < least) throw new Error(`the screen shows fact ${head}, not yet ${least}`)
      }, CAUGHT_UP_WITHIN_MS)

    const began = Date.now()
    const readings: SoakReading[] = []
    async function read(): Promise<void> {
      const reading = { facts: head, at: Date.now() - began, ...(await gauge.read()) }
      readings.push(reading)
      told(reading)
    }
    const lasts: number[] = []
    for (let next = every; next <= facts;) {
      const last = await day.turn()
      lasts.push(last)
      await shows(lasts.at(-TURNS_AHEAD) ?? 0)
      if (readings.length > 0 && last < next) continue
      await shows(last)
      await read()
      if (last >= next) next += every
    }
    return readings
  } finally {
    await browser.close()
    await node.close()
    await log.close()
    await rm(directory, { recursive: true, force: true })
  }
}

/** Bytes that each fact leaves behind, by least squares. */
export function heapSlope(readings: readonly SoakReading[]): number {
  const mean = (of: (reading: SoakReading) => number) =>
    readings.reduce((sum, each) => sum + of(each), 0) / readings.length
  const facts = mean((each) => each.facts)
  const bytes = mean((each) => each.heapBytes)
  const together = readings.reduce((sum, each) => sum + (each.facts - facts) * (each.heapBytes - bytes), 0)
  const apart = readings.reduce((sum, each) => sum + (each.facts - facts) ** 2, 0)
  return together / apart
}
