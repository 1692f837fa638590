/** A web site of somebody else, on a port of its own: one page that embeds a briefing with the snippet that it was given. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface PressOffice {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string
  /** What the page has in it from now on. */
  readonly publish: (html: string) => void
  readonly close: () => Promise<void>
}

export async function startPressOffice(): Promise<PressOffice> {
  let published = ''
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><html lang="en"><title>Press office</title><body><h1>Today</h1>${published}</body></html>`,
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    publish(html) {
      published = html
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
