// Brings node_modules in line with the lock file and finds a Node 24, on any machine that has Node 20 and npm.
import { existsSync, readFileSync } from 'node:fs'
import { alone } from './lock.mjs'
import { npm } from './npm.mjs'
import { WANTED_MAJOR, fetchNode, ownNode, withFirstOnPath } from './node24.mjs'
import { Trouble, inRoot, say } from './trouble.mjs'

const STARTING_MAJOR = 20

/**
 * Installs what is missing. Resolves to the Node to run everything on and an environment whose PATH
 * begins with it and with the installed tools.
 */
export async function installed() {
  if (Number(process.versions.node.split('.')[0]) < STARTING_MAJOR) {
    throw new Trouble(
      `this is Node ${process.versions.node}; Node ${STARTING_MAJOR} or newer is needed to begin ` +
        `(the project then brings Node ${WANTED_MAJOR} itself): https://nodejs.org/en/download`,
    )
  }
  if (!matchesLock()) await alone('install', installUnlessDone)
  let node = ownNode()
  if (node === null) node = await alone('install', async () => ownNode() ?? (await fetchNode()))
  return { node, env: withFirstOnPath(node) }
}

async function installUnlessDone() {
  if (matchesLock()) return
  say('installing dependencies (once, and again when package-lock.json changes)')
  // The lock may hold development tools only; a NODE_ENV=production around us must not leave them out.
  await npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], 'installing the dependencies')
  if (!matchesLock()) {
    throw new Trouble(
      'npm ci ended well but node_modules does not match package-lock.json; delete node_modules and retry',
    )
  }
}

/**
 * Compares the record npm leaves in node_modules, written last and so absent after an interrupted install, with
 * package-lock.json. Optional packages are for other machines and may be absent.
 */
export function matchesLock() {
  const wanted = packagesIn(inRoot('package-lock.json'))
  if (wanted === null)
    throw new Trouble('package-lock.json is missing: get it back with "git checkout package-lock.json"')
  const present = packagesIn(inRoot('node_modules', '.package-lock.json'))
  if (present === null) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional, link }]) => {
    if (path === '' || link) return true
    const found = present[path]
    if (found === undefined) return Boolean(optional || devOptional)
    return found.version === version
  })
}

function packagesIn(file) {
  if (!existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Trouble(`${file} is not valid JSON (an unfinished merge?): ${error.message}`)
    throw error
  }
}
