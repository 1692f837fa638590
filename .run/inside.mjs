// Runs one of the project's TypeScript commands on the right Node: `node .run/inside.mjs FILE [ARGUMENTS]`.
import { existsSync } from 'node:fs'
import { installed } from './install.mjs'
import { runThrough } from './launch.mjs'
import { Trouble, inRoot, run } from './trouble.mjs'

await run(async () => {
  const [file, ...rest] = process.argv.slice(2)
  if (file === undefined) throw new Trouble('say which file to run: node .run/inside.mjs FILE [ARGUMENTS]')
  const path = inRoot(file)
  if (!existsSync(path)) throw new Trouble(`there is no ${file} in this project`)
  // npm moved us to the project's folder; file names among the arguments are meant from where it was called.
  return runThrough(await installed(), [path, ...rest], { cwd: process.env.INIT_CWD ?? process.cwd() })
})
