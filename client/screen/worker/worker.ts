/**
 * The service worker of the screens: a display that starts while the server is away shows what it showed last, and not what
 * the browser says of servers that are away. It keeps the page and its assets, and nothing else.
 */

interface Extendable {
  waitUntil(done: Promise<unknown>): void
}
interface Fetching extends Extendable {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  addEventListener(type: 'install' | 'activate', run: (event: Extendable) => void): void
  addEventListener(type: 'fetch', run: (event: Fetching) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}

declare const __ASSETS__: readonly string[]

const worker = globalThis as unknown as Worker
/** What sets the theme has no hash in its name: it is fetched anew with each worker. */
const FIRST_PAINT = '/screen/firstPaint.js'
const assets = [...__ASSETS__, FIRST_PAINT]
const KEPT = 'doorstep-screen'
const PAGE = '/screen'
/** A network that swallows everything is as good as none. */
const PAGE_WITHIN = 4_000

worker.addEventListener('install', (event) => event.waitUntil(keepAll().then(() => worker.skipWaiting())))
worker.addEventListener('activate', (event) => event.waitUntil(dropOld().then(() => worker.clients.claim())))
worker.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request
  if (method !== 'GET') return
  const { pathname } = new URL(url)
  if (mode === 'navigate' && (pathname === PAGE || pathname === `${PAGE}/`)) event.respondWith(page(event))
  else if (assets.includes(pathname) || pathname.startsWith(`${PAGE}/assets/`)) event.respondWith(asset(event.request))
})

async function keepAll(): Promise<void> {
  const kept = await caches.open(KEPT)
  await kept.addAll(assets)
  // A node of another version may have answered, or something in front of all of them.
  await keepPage(kept, await fetch(PAGE, { cache: 'no-store' }))
}

/** With all that it is drawn by, or not at all. False where it is none of the screens. */
async function keepPage(kept: Cache, answer: Response): Promise<boolean> {
  const named = await assetsOf(answer)
  if (named === null) return false
  const missing = await Promise.all(named.map(async (path) => ((await kept.match(path)) === undefined ? [path] : [])))
  await kept.addAll(missing.flat())
  await kept.put(PAGE, answer.clone())
  return true
}

/** Null where it is no page of the screens, whatever its status says. */
async function assetsOf(answer: Response | undefined): Promise<readonly string[] | null> {
  const html = answer?.ok === true ? await answer.clone().text() : ''
  if (!html.includes('id="screen"')) return null
  return [...html.matchAll(/\b(?:src|href)="(\/screen\/[^"]+)"/g)].map((match) => match[1] ?? '')
}

async function dropOld(): Promise<void> {
  const kept = await caches.open(KEPT)
  const wanted = new Set([...assets, PAGE, ...((await assetsOf(await kept.match(PAGE))) ?? [])])
  const requests = await kept.keys()
  await Promise.all(requests.filter(({ url }) => !wanted.has(new URL(url).pathname)).map((old) => kept.delete(old)))
}

/** What is held, wherever the server has no whole page to give in time. */
async function page(event: Fetching): Promise<Response> {
  const kept = await caches.open(KEPT)
  const held = await kept.match(PAGE)
  if (held === undefined) {
    const answer = await fetch(event.request)
    const copy = answer.clone()
    event.waitUntil(keepPage(kept, copy).catch(() => undefined))
    return answer
  }
  const given = fetch(event.request).then(async (answer) => ((await keepPage(kept, answer)) ? answer : held))
  event.waitUntil(given.catch(() => undefined))
  return within(given, PAGE_WITHIN).catch(() => held)
}

function within(answer: Promise<Response>, ms: number): Promise<Response> {
  const late = new Promise<Response>((_, reject) => setTimeout(() => reject(new Error('no answer in time')), ms))
  return Promise.race([answer, late])
}

async function asset(request: Request): Promise<Response> {
  const kept = await caches.open(KEPT)
  const held = await kept.match(request)
  if (held !== undefined) return held
  const answer = await fetch(request)
  if (answer.ok) await kept.put(request, answer.clone())
  return answer
}

export {}
