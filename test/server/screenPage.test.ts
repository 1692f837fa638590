/** The page of the screens as it is handed out: with a version, a worker that is never old, and none where none is built. */
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { NO_NEWSROOM, type Newsroom } from '#shared/domain/newsroom.ts'
import { problemHandler } from '../../server/http/problem.ts'
import { createMetrics } from '../../server/metrics.ts'
import { pages } from '../../server/http/pages.ts'
import { createScreenPage, type ScreenPage } from '../../server/http/screenPage.ts'
import { eventually, startNode } from '../support/node.ts'
import { pairScreen } from '../support/screens.ts'
import { display, lastDirective } from '../support/screenSeats.ts'
import { createScriptedLog } from '../support/scriptedLog.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'doorstep-pages-'))
  await write('index.html', '<!doctype html><html lang="en"><title>Doorstep</title></html>')
})
afterEach(() => rm(directory, { recursive: true }))

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(directory, path, '..'), { recursive: true })
  await writeFile(join(directory, path), text)
}

const built = (asset: string) =>
  write(
    'screen/index.html',
    `<!doctype html><html lang="en" data-theme="dark"><title>Doorstep</title><script src="/screen/assets/${asset}"></script></html>`,
  )

async function served(
  newsroom: Newsroom = NO_NEWSROOM,
): Promise<{ get: (path: string) => Promise<Response> } & ScreenPage> {
  const screenPage = createScreenPage(directory)
  const app = express().use(pages(directory, { state: newsroom }, screenPage))
  app.use(problemHandler(createMetrics(), pino({ level: 'silent' })))
  const server = app.listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
  })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' })
  return {
    get,
    read: screenPage.read,
    get version() {
      return screenPage.version
    },
  }
}

describe('the page of the screens', () => {
  it('bears its version, and what the owner has set, at either of its addresses', async () => {
    await built('screen-1.js')
    const name = 'Harbour "House"'
    const { get, version } = await served({
      ...NO_NEWSROOM,
      settings: { ...NO_NEWSROOM.settings, name, languages: ['fr'] },
    })
    expect(version).toMatch(/^[\w-]{12}$/)
    for (const path of ['/screen', '/screen/', '/screen?slot=2']) {
      const page = await get(path)
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
      expect(await page.text()).toContain(
        `<html lang="fr" data-languages="fr" data-newsroom="Harbour &#34;House&#34;" data-version="${version}" data-theme="dark">`,
      )
    }
    expect(await (await get('/screens')).text()).not.toContain('data-version')
  })

  it('has another version as soon as it is built of something else', async () => {
    await built('screen-1.js')
    const site = await served()
    const first = site.version
    await built('screen-2.js')
    expect(await (await site.get('/screen')).text()).not.toContain(first)
    expect(site.version).not.toBe(first)
    await built('screen-1.js')
    await (await site.get('/screen')).text()
    expect(site.version).toBe(first)
  })

  it('keeps its assets for ever, and asks for its worker each time, which may serve the page itself', async () => {
    await built('screen-1.js')
    await write('screen/assets/screen-1.js', 'let is = 1')
    await write('screen/worker.js', 'let works = 1')
    const { get } = await served()
    const asset = await get('/screen/assets/screen-1.js')
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-type')).toMatch(/^text\/javascript/)
    const worker = await get('/screen/worker.js')
    expect(worker.headers.get('cache-control')).toBe('no-cache')
    expect(worker.headers.get('service-worker-allowed')).toBe('/screen')
    expect([worker.headers.get('content-type'), await worker.text()]).toEqual([
      expect.stringMatching(/^text\/javascript/),
      'let works = 1',
    ])
    // Never a page in the place of a script.
    for (const path of ['/screen/assets/screen-0.js', '/screen/assets/', '/screen/assets/..%2findex.html']) {
      expect([path, (await get(path)).status]).toEqual([path, 404])
    }
  })

  it('is said to be missing where it is not built, and the other pages are there', async () => {
    const { get, version } = await served()
    expect(version).toBe('')
    const page = await get('/screen')
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8'])
    expect(await page.text()).toContain('npm run build')
    expect((await get('/screen/worker.js')).status).toBe(404)
    expect((await get('/b/quay')).status).toBe(200)
  })
})

describe('a screen', () => {
  it('is told the version of the page that is handed out', async () => {
    const node = await startNode(createScriptedLog())
    onTestFinished(() => node.close())
    const about = await pairScreen(node, await node.ownerCookie(), { name: 'Wall', briefing: null })
    const screen = await display(node, about)
    const page = await (await node.request('/screen')).text()
    const version = /<html [^>]*data-version="([\w-]{12})"/.exec(page)?.[1]
    expect(version).toBeDefined()
    await eventually(() => {
      expect(lastDirective(screen)).toMatchObject({ paired: true, version })
    })
  })
})
