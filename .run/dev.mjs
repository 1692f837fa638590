// `npm run dev`: the server restarting on changes and the page with hot modules, begun and ended together.
import { existsSync } from 'node:fs'
import { installed } from './install.mjs'
import { launch, passSignals } from './launch.mjs'
import { inRoot, run } from './trouble.mjs'

const PAGE_HOST = '127.0.0.1'
const PAGE_PORT = '5173'

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
  const address = ['--host', PAGE_HOST, '--port', PAGE_PORT, '--strictPort']
  const page = launch(ground, [vite, 'client', ...address], { apart: true })
  const endBoth = (signal) => {
    server.end(signal)
    page.end(signal)
  }
  const { stop, isEnding } = passSignals(endBoth)
  const first = await Promise.race([server.ended, page.ended])
  if (!isEnding()) endBoth('SIGTERM')
  await Promise.all([server.ended, page.ended])
  stop()
  return first
})
