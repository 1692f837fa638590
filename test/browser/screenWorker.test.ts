/** What the service worker of a screen keeps of a server that gives wrong pages, half of a new version, and nothing. */
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { eventually } from '../support/node.ts'

const BUILT = join(import.meta.dirname, '../../client/dist/screen')
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }
const SIGN_IN = '<!doctype html><title>Guests</title><p>Sign in to the network of the house.</p>'
const NEXT_ASSET = '/screen/assets/next.css'

let browser: Browser
let server: Server
let url: string
let page: Page
const gives = { page: '', next: 503 }
let built: string

/** As the node serves the build, with whatever page the test says. */
beforeAll(async () => {
  built = (await readFile(join(BUILT, 'index.html'), 'utf8')).replace('<html', '<html data-version="one"')
  browser = await launchChromium()
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', url)
    const send = (status: number, type: string, body: string | Buffer) =>
      response.writeHead(status, { 'content-type': type, 'service-worker-allowed': '/screen' }).end(body)
    if (pathname === '/screen') return void send(200, 'text/html', gives.page)
    if (pathname === NEXT_ASSET) return void send(gives.next, 'text/css', '')
    void readFile(join(BUILT, pathname.replace('/screen/', ''))).then(
      (body) => send(200, TYPES[extname(pathname)] ?? 'text/plain', body),
      () => send(404, 'text/plain', ''),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await browser.close()
  await new Promise((resolve) => server.close(resolve))
})
beforeEach(async () => {
  Object.assign(gives, { page: built, next: 503 })
  page = await (await browser.newContext()).newPage()
  await page.goto(`${url}/screen`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await eventually(async () => {
    expect(await page.evaluate(() => caches.match('/screen').then((kept) => kept?.ok))).toBe(true)
  })
  // From the second start on it is the worker that answers.
  await page.reload()
})

const version = () => page.evaluate(() => document.documentElement.dataset['version'])
const nextPage = () =>
  built.replace('"one"', '"two"').replace('</head>', `<link rel="stylesheet" href="${NEXT_ASSET}"></head>`)

describe('the service worker of a screen', () => {
  it('takes no page of somebody else for the one of the screens, and keeps none', async () => {
    gives.page = SIGN_IN
    for (const time of [1, 2]) {
      await page.reload()
      await expect.poll(() => page.locator('.screenApp').count(), { message: `${time}` }).toBe(1)
    }
  })

  it('goes over to another version with all that it is drawn by, and until then stays with the one it has', async () => {
    gives.page = nextPage()
    await page.reload()
    expect(await version()).toBe('one')
    gives.next = 200
    await page.reload()
    expect(await version()).toBe('two')
    await page.context().setOffline(true)
    await page.reload()
    expect(await version()).toBe('two')
    const kept = await page.evaluate((path) => caches.match(path).then((found) => found?.status), NEXT_ASSET)
    expect(kept).toBe(200)
  })
})
