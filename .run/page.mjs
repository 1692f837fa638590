// Builds the pages when their sources changed since the last build.
import { createHash } from 'node:crypto'
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './lock.mjs'
import { Trouble, inRoot, say } from './trouble.mjs'

const SOURCES = ['client', 'shared', 'package-lock.json']
const LEFT_OUT = new Set(['dist', 'node_modules'])
const stamp = inRoot('client', 'dist', '.built-from')

/** Builds client/dist, with the page of the screens in it, unless it was built from exactly these sources. */
export async function pageBuilt(ground) {
  if (isFresh()) return
  await alone('build', async () => {
    if (isFresh()) return
    say('building the pages')
    const sources = fingerprint()
    for (const page of ['client', 'client/screen']) await viteBuild(ground, page)
    writeFileSync(stamp, sources)
  })
}

const isFresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()

function viteBuild({ node, env }, page) {
  return new Promise((resolve, reject) => {
    const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js')
    const child = spawn(node, [vite, 'build', page], {
      cwd: inRoot(),
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Trouble('the pages could not be built; what Vite said is above'))
    })
  })
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const source of SOURCES)
    for (const file of filesUnder(source)) hash.update(file).update(readFileSync(inRoot(file)))
  return hash.digest('hex')
}

function filesUnder(path) {
  if (path.endsWith('.json')) return [path]
  return readdirSync(inRoot(path), { withFileTypes: true })
    .filter((entry) => !LEFT_OUT.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]))
}
