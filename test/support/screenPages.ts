/** A display: a page that nobody touches, in a context of its own, with everything remembered that must never be seen on it. */
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Locator, Page } from 'playwright-core'
import type { ScreenReport } from '#shared/protocol/screens.ts'
import { shareOfWhite } from './pngLight.ts'
import { TELLS, watchPicture, type Sight } from './screenWatch.ts'

export interface DisplayOptions {
  readonly size?: { readonly width: number; readonly height: number }
  /** Of the network of this display alone; see `cable.ts`. */
  readonly proxy?: string
}

const REPORT = '["screen:report",'

export interface Display {
  readonly page: Page
  /** Where the page was led, in order. */
  readonly addresses: readonly string[]
  /** Frames in which the page was light or had lost everything, in which the browser drew mostly white, and pages of errors. */
  readonly blemishes: () => Promise<readonly string[]>
  /** Whatever was seen until now was meant. */
  readonly forgive: () => Promise<void>
  /** How many frames the browser drew and handed over: with none of them nothing would be proven. */
  readonly frames: () => number
  /** Uncaught errors of the page. */
  readonly faults: readonly string[]
  /** The words of its picture, as somebody reads them. */
  readonly words: () => Promise<string>
  /** The corner that says how old the picture is; none while it is fresh. */
  readonly mark: () => Locator
  /** What it told the server last of what it shows; null before. */
  readonly report: () => ScreenReport | null
}

/** A display of a conference room; wide enough for every scene. */
export const FULL_HD = { width: 1920, height: 1080 }
/** So much of a picture may be nearly white: words, lines and a QR code are less. */
const WHITE_AT_MOST = 0.5
const FRAME_WIDTH = 96

export async function openDisplay(browser: Browser, options: DisplayOptions = {}): Promise<Display> {
  return watchDisplay(await browser.newContext(contextOf(options)))
}

function contextOf({ size = FULL_HD, proxy }: DisplayOptions): BrowserContextOptions {
  return {
    viewport: size,
    locale: 'en-GB',
    // The browser's own ground is white where it can be, so that a page that leaves it bare is noticed.
    colorScheme: 'light',
    ...(proxy !== undefined && { proxy: { server: proxy } }),
  }
}

export async function watchDisplay(context: BrowserContext): Promise<Display> {
  const page = context.pages()[0] ?? (await context.newPage())
  const addresses: string[] = []
  const faults: string[] = []
  let report: ScreenReport | null = null
  const sights: Sight[] = []
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) addresses.push(frame.url())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => (report = reportIn(payload.toString()) ?? report))
  })
  await page.exposeBinding(TELLS, (_, sight: Sight) => void sights.push(sight))
  await page.addInitScript(watchPicture, TELLS)
  const film = await startFilm(await context.newCDPSession(page))

  return {
    page,
    addresses,
    faults,
    report: () => report,
    words: async () => (await page.locator('.screen').innerText()).replace(/\s+/g, ' '),
    mark: () => page.locator('.staleMark'),
    frames: film.count,
    async blemishes() {
      const light = await film.whiteFrames()
      const seen = sights.filter(({ what }) => what !== 'began')
      const errors = addresses.filter((address) => /^(chrome-error|about|data):/.test(address))
      return [
        ...seen.map(({ what, at, more }) => `${what} at ${new Date(at).toISOString()}: ${more}`),
        ...light.map(({ at, share }) => `${Math.round(share * 100)} % white at ${new Date(at).toISOString()}`),
        ...errors.map((address) => `led to ${address}`),
      ]
    },
    async forgive() {
      await film.whiteFrames()
      film.forget()
      sights.length = 0
      addresses.length = 0
    },
  }
}

/** In a packet of the socket: its kind, perhaps its number, and the event with what it says. */
export function reportIn(packet: string): ScreenReport | null {
  const begin = packet.indexOf(REPORT)
  if (begin < 0) return null
  const [, report] = JSON.parse(packet.slice(begin)) as [string, ScreenReport]
  return report
}

interface DrawnFrame {
  readonly at: number
  readonly share: number
}

interface Film {
  readonly count: () => number
  readonly whiteFrames: () => Promise<readonly DrawnFrame[]>
  readonly forget: () => void
}

/** What the browser draws, frame by frame, from the first page of the display that is not blank. */
async function startFilm(session: CDPSession): Promise<Film> {
  let count = 0
  let begun = false
  let white: DrawnFrame[] = []
  const acknowledged = new Set<Promise<unknown>>()
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    const done = session.send('Page.screencastFrameAck', { sessionId })
    acknowledged.add(done)
    const settle = () => acknowledged.delete(done)
    // A page that was closed has nothing to acknowledge to.
    done.then(settle, settle)
    const share = shareOfWhite(Buffer.from(data, 'base64'))
    // A new window is white until its first page comes, which is nothing that a page could help.
    if (!begun && share > WHITE_AT_MOST) return
    begun = true
    count += 1
    if (share > WHITE_AT_MOST) white.push({ at: (metadata.timestamp ?? 0) * 1_000, share })
  })
  await session.send('Page.startScreencast', { format: 'png', maxWidth: FRAME_WIDTH, everyNthFrame: 1 })
  return {
    count: () => count,
    async whiteFrames() {
      await Promise.allSettled(acknowledged)
      return white
    },
    forget() {
      white = []
    },
  }
}
