/** How soon a screen shows it: a scene from the key of the desk to the pixels, a line from its post to the pixels. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Scene } from '#shared/domain/screens/state.ts'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { SCENE_KEY } from '../../client/desk/screensKeys.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { launchChromium, openPage } from '../support/chromium.ts'
import { postLine, startNode, type NodeUnderTest } from '../support/node.ts'
import { showsScene } from '../support/screenLooks.ts'
import { FULL_HD } from '../support/screenPages.ts'
import { pairPage } from '../support/screens.ts'
import type { Options, Report } from './support/report.ts'

const WARM_UP = 10
const TAKEN: readonly Scene[] = ['captions', 'figures', 'turn', 'queue', 'holding']
/** A line is not measured into the wake of the one before; and a connection may ask twenty times a second, which takes alone would reach. */
const BETWEEN_MS = 60

interface Stage {
  readonly node: NodeUnderTest
  readonly created: CreatedBriefing
  readonly desk: Page
  readonly screen: Page
}

export async function run({ quick }: Options): Promise<Report> {
  const count = quick ? 50 : 300
  const directory = await mkdtemp(join(tmpdir(), 'doorstep-bench-screens-'))
  const log = sqliteLog({ file: join(directory, 'log.sqlite') })
  const node = await startNode(log)
  const browser = await launchChromium()
  try {
    const stage = await setUp(browser, node)
    const takes = await measureTakes(stage, count)
    const lines = await measureLines(stage, count)
    return reportOf(takes, lines)
  } finally {
    await browser.close()
    await node.close()
    await log.close()
    await rm(directory, { recursive: true, force: true })
  }
}

async function setUp(browser: Browser, node: NodeUnderTest): Promise<Stage> {
  const created = await node.createBriefing()
  const cookie = await node.ownerCookie()
  const screen = await (await browser.newContext({ viewport: FULL_HD, locale: 'en-GB' })).newPage()
  await pairPage(screen, node, cookie, { name: 'Foyer', briefing: created.id })
  for (let nth = 0; nth < WARM_UP; nth += 1) await postLine(node, created, lineOf(`before-${nth}`))
  const { page: desk } = await openPage(browser)
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await desk.context().addCookies([{ name, value, url: node.url }])
  await desk.addInitScript(noteEnter)
  await desk.goto(`${node.url}/b/${created.id}/desk`)
  await desk.getByText('Foyer').first().waitFor()
  await desk.keyboard.press('1')
  await desk.getByRole('dialog').waitFor()
  return { node, created, desk, screen }
}

/** In the desk's page: when Enter went down, in ms since 1970, before the desk itself hears of it. */
function noteEnter(): void {
  const page = globalThis as unknown as { enteredAt?: number }
  globalThis.addEventListener('keydown', ({ key }) => key === 'Enter' && (page.enteredAt = Date.now()), true)
}

async function measureTakes({ desk, screen }: Stage, count: number): Promise<number[]> {
  const times: number[] = []
  for (let nth = -WARM_UP; nth < count; nth += 1) {
    const scene = TAKEN[(nth + WARM_UP) % TAKEN.length] ?? 'captions'
    await desk.keyboard.press(SCENE_KEY[scene])
    const drawn = screen.evaluate(drawnAt, { selector: `.screen[data-scene="${scene}"]`, text: '' })
    await desk.keyboard.press('Enter')
    const at = await drawn
    const entered = await desk.evaluate(() => (globalThis as unknown as { enteredAt?: number }).enteredAt ?? 0)
    if (nth >= 0) times.push(at - entered)
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS))
  }
  return times
}

async function measureLines({ node, created, desk, screen }: Stage, count: number): Promise<number[]> {
  const times: number[] = []
  await desk.keyboard.press(SCENE_KEY.captions)
  await desk.keyboard.press('Enter')
  await showsScene({ page: screen }, 'captions')
  for (let nth = -WARM_UP; nth < count; nth += 1) {
    const line = lineOf(`said-${nth + WARM_UP}`)
    const drawn = screen.evaluate(drawnAt, { selector: '.screen', text: `(${line.id})` })
    const posted = Date.now()
    await postLine(node, created, line)
    const at = await drawn
    if (nth >= 0) times.push(at - posted)
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS))
  }
  return times
}

function lineOf(id: string) {
  const text = `On the whole we are nearly where we hoped, and the work on the wall goes on in every weather. (${id})`
  return { id, speaker: 'Harbour Chair, Ines Holm', text }
}

/** In the screen's page: when the frame was drawn that has such an element with the text in it, in ms since 1970. */
function drawnAt({ selector, text }: { readonly selector: string; readonly text: string }): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector(selector)?.textContent.includes(text) !== true) return
      watcher.disconnect()
      // The frame after the next one begins once the next one was drawn.
      requestAnimationFrame(() => {
        requestAnimationFrame(() => {
          resolve(Date.now())
        })
      })
    }
    const watcher = new MutationObserver(look)
    watcher.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true })
    look()
  })
}

function reportOf(takes: readonly number[], lines: readonly number[]): Report {
  const row = (name: string, times: readonly number[]) => [
    name,
    times.length,
    ...[0.5, 0.9, 0.99, 1].map((share) => quantile(times, share).toFixed(0)),
  ]
  return {
    title: 'From the desk and from the record to the pixels of a screen at 1920 × 1080',
    columns: ['what', 'times', 'p50 ms', 'p90', 'p99', 'most'],
    rows: [row('key of the desk → pixels', takes), row('line posted → pixels', lines)],
    notes: [
      'Key: from Enter going down at the desk, which takes the chosen scene, to the frame of the screen that shows it and one more.',
      'Line: from just before its post to the frame that shows its last word and one more; captions are on the screen.',
      'Desk, screen, node and browser share this machine; each frame is drawn without a graphics processor.',
    ],
    measured: { takes, lines },
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
