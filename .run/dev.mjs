// `npm run dev`: the server restarting on changes and the pages with hot modules, begun and ended together.
import { existsSync } from 'node:fs'
import { installed } from './install.mjs'
import { launch, passSignals } from './launch.mjs'
import { inRoot, run } from './trouble.mjs'

const PAGE_HOST = '127.0.0.1'
const PAGE_PORT = '5173'
// Of the page of the screens, which the other passes on to.
const SCREEN_PORT = '5174'

await run(async () => {
  const ground = await installed()
  const { env } = ground
  env.DEMO ??= '1'
  // The server compares Origins exactly and prints links: both must name the address the browser is on.
  env.PUBLIC_URL ??= `http://${PAGE_HOST}:${PAGE_PORT}`
  const watched = ['server', 'shared'].filter((folder) => existsSync(inRoot(folder)))
  const flags = ['--watch', '--watch-preserve-output', ...watched.map((folder) => `--watch-path=${inRoot(folder)}`)]
  const server = launch(ground, [inRoot('server', 'main.ts')], { apart: true, flags })
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js')
  const serve = (page, port) =>
    launch(ground, [vite, page, '--host', PAGE_HOST, '--port', port, '--strictPort'], { apart: true })
  const all = [server, serve('client', PAGE_PORT), serve('client/screen', SCREEN_PORT)]
  const endAll = (signal) => {
    for (const one of all) one.end(signal)
  }
  const { stop, isEnding } = passSignals(endAll)
  const first = await Promise.race(all.map(({ ended }) => ended))
  if (!isEnding()) endAll('SIGTERM')
  await Promise.all(all.map(({ ended }) => ended))
  stop()
  return first
})
