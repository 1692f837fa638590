// `npm start`: from a fresh clone to a running node with the sample rehearsal.
import { installed } from './install.mjs'
import { runThrough } from './launch.mjs'
import { pageBuilt } from './page.mjs'
import { inRoot, run } from './trouble.mjs'

await run(async () => {
  const ground = await installed()
  await pageBuilt(ground)
  ground.env.DEMO ??= '1'
  return runThrough(ground, [inRoot('server', 'main.ts'), ...process.argv.slice(2)], { apart: true })
})
