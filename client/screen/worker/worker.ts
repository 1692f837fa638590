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
  await kept.addAll([...assets, PAGE])
}

async function dropOld(): Promise<void> {
  const kept = await caches.open(KEPT)
  const wanted = new Set([...assets, PAGE])
  const requests = await kept.keys()
  await Promise.all(requests.filter(({ url }) => !wanted.has(new URL(url).pathname)).map((old) => kept.delete(old)))
}

async function page(event: Fetching): Promise<Response> {
  const kept = await caches.open(KEPT)
  const held = await kept.match(PAGE)
  try {
    const answer = await within(fetch(event.request), held === undefined ? null : PAGE_WITHIN)
    if (answer.ok) {
      event.waitUntil(kept.put(PAGE, answer.clone()))
      return answer
    }
    // Also what stands before the server has error pages.
    return held ?? answer
  } catch (fault) {
    if (held !== undefined) return held
    throw fault
  }
}

function within(answer: Promise<Response>, ms: number | null): Promise<Response> {
  if (ms === null) return answer
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
