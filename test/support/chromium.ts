/** Debian's Chromium through Playwright, the same for tests and pictures. */
import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

export const SIZES = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1440, height: 900 },
} as const

export const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The list that Chromium is given last is the one that holds: what Playwright turns off has to stand in this one too. */
const PLAYWRIGHT_OFF = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
]
/** Pages of the browser's own, for what it shows below its address bar: each window loads them, which takes half a second of a processor. */
const ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']
export const FEATURES_OFF = `--disable-features=${[...PLAYWRIGHT_OFF, ...ADDRESS_BAR].join(',')}`

/** Throws with what to do where there is no Chromium. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumHere(), args: [...ARGS, FEATURES_OFF] })
}

/** Where it is. Throws with what to do where it is not. */
export function chromiumHere(): string {
  if (existsSync(EXECUTABLE)) return EXECUTABLE
  throw new Error(
    `There is no Chromium at ${EXECUTABLE}. On Debian: apt-get install chromium. Elsewhere: CHROMIUM=/path/to/it`,
  )
}

export interface PageOptions extends Pick<BrowserContextOptions, 'colorScheme' | 'locale' | 'reducedMotion'> {
  readonly size?: keyof typeof SIZES
}

export interface OpenedPage {
  readonly page: Page
  /** What its console calls an error fails the test that asks. */
  readonly faults: string[]
}

/** A page in a context of its own. */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<OpenedPage> {
  return openTab(await openContext(browser, options))
}

export function openContext(browser: Browser, options: PageOptions = {}): Promise<BrowserContext> {
  const { size = 'laptop', colorScheme = 'light', locale = 'en-GB', reducedMotion = 'reduce' } = options
  return browser.newContext({ viewport: SIZES[size], colorScheme, locale, reducedMotion })
}

/** One page more, which has at hand what the others of its context have loaded. */
export async function openTab(context: BrowserContext): Promise<OpenedPage> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return { page, faults }
}
