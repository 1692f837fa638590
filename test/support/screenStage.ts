/** A node of its own process with a live briefing, and displays that are paired with it, each on a cable of its own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { SentCommand } from '#shared/domain/commands.ts'
import type { ScreenChange } from '#shared/domain/screens/vocabulary.ts'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { startCable, type Cable } from './cable.ts'
import { ownerCookieOf, startNodeProcess, type NodeProcess } from './nodeProcess.ts'
import { insist } from './people.ts'
import { freePort } from './redisServer.ts'
import { openDisplay, type Display } from './screenPages.ts'
import { pairPage } from './screens.ts'

export interface Wired extends Display {
  readonly cable: Cable
}

export interface WiredDisplay extends Wired {
  readonly id: string
  readonly name: string
}

export interface ScreenStage {
  readonly url: string
  /** Of the owner, good on every node that is started here. */
  readonly cookie: string
  readonly briefing: CreatedBriefing
  readonly say: (text: string) => Promise<void>
  /** As the owner. */
  readonly command: (command: SentCommand) => Promise<void>
  readonly set: (screens: readonly string[], change: ScreenChange) => Promise<void>
  /** One that shows nothing yet. */
  readonly unpaired: (browser: Browser) => Promise<Wired>
  /** One that has been paired. */
  readonly display: (browser: Browser, name: string) => Promise<WiredDisplay>
  /** As a power cut does it. */
  readonly kill: () => Promise<void>
  /** On the same port and folder; resolves once it takes connections. */
  readonly start: () => Promise<void>
  readonly close: () => Promise<void>
}

const SECRET = 'a secret of the displays, which is long enough'

/** `redisUrl`: on that store instead of one of its own. */
export async function startScreenStage(redisUrl: string | null = null): Promise<ScreenStage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'doorstep-screens-'))
  const port = await freePort()
  const env = { PORT: String(port), DATA_DIR: dataDir, ...(redisUrl !== null && { REDIS_URL: redisUrl, SECRET }) }
  const cables: Cable[] = []
  let node: NodeProcess | null = await startNodeProcess(env)
  const { url } = node
  const cookie = await ownerCookieOf(node)
  const about = { title: 'On the quay', start: true }
  const { body: briefing } = await insist<CreatedBriefing>({ url }, 'POST /api/briefings', { cookie, body: about })
  const at = `/api/briefings/${briefing.id}`
  let lines = 0
  let acts = 0

  async function unpaired(browser: Browser): Promise<Wired> {
    const cable = await startCable()
    cables.push(cable)
    return { ...(await openDisplay(browser, { proxy: cable.url })), cable }
  }
  async function command(body: SentCommand): Promise<void> {
    await insist({ url }, `POST ${at}/commands`, { cookie, body })
  }

  return {
    url,
    cookie,
    briefing,
    command,
    unpaired,
    async say(text) {
      const body = { id: `said-${(lines += 1)}`, speaker: 'Harbour Chair, Ines Holm', text }
      await insist({ url }, `POST ${at}/lines`, { body, headers: { authorization: `Bearer ${briefing.tokens.lines}` } })
    },
    set: (screens, change) => command({ type: 'SetScreens', act: `set-${(acts += 1)}`, screens: [...screens], change }),
    async display(browser, name) {
      const display = await unpaired(browser)
      const id = await pairPage(display.page, { url }, cookie, { name, briefing: briefing.id })
      return { ...display, id, name }
    },
    async kill() {
      await node?.end('SIGKILL')
      node = null
    },
    async start() {
      node ??= await startNodeProcess(env)
    },
    async close() {
      await Promise.all(cables.map((cable) => cable.stop()))
      await node?.end('SIGKILL')
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}
