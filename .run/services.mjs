// Finds the real Redis and the real browser the tests run against; on Debian as root it installs them.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Trouble, say } from './trouble.mjs'

const REDIS_MAJOR = 7
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const BROWSER_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const POLICY = '/usr/sbin/policy-rc.d'

/** Makes sure both are here, and names their places in `env.REDIS_SERVER` and `env.CHROMIUM`. */
export function servicesProvided(env) {
  let missing = missingOf(env)
  if (missing.length > 0 && mayInstall()) {
    aptInstall(missing)
    missing = missingOf(env)
  }
  if (missing.length > 0)
    throw new Trouble(`the tests need ${missing.join(' and ')}. Install with:\n  ${command(missing)}`)
  env.REDIS_SERVER = find('REDIS_SERVER', ['redis-server'], [])
  env.CHROMIUM = find('CHROMIUM', BROWSERS, BROWSER_PLACES)
  const version = spawnSync(env.REDIS_SERVER, ['--version'], { encoding: 'utf8' }).stdout ?? ''
  const major = Number(/v=(\d+)/.exec(version)?.[1])
  if (!(major >= REDIS_MAJOR)) {
    throw new Trouble(
      `${env.REDIS_SERVER} is not Redis ${REDIS_MAJOR} or newer, which has functions: ${version.trim() || 'it does not run'}`,
    )
  }
}

function missingOf() {
  return [
    ...(find('REDIS_SERVER', ['redis-server'], []) ? [] : ['redis-server']),
    ...(find('CHROMIUM', BROWSERS, BROWSER_PLACES) ? [] : ['chromium']),
  ]
}

function find(variable, names, places) {
  const given = process.env[variable]
  if (given) {
    if (existsSync(given)) return given
    throw new Trouble(`${variable} names ${given}, where there is nothing`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = names.flatMap((name) => [...folders, '/usr/bin', '/usr/local/bin'].map((folder) => join(folder, name)))
  return [...onPath, ...places].find((file) => existsSync(file))
}

const isRoot = () => process.getuid?.() === 0
const system = () => (existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '')
// Ubuntu's chromium package only fetches a snap, which does not run in a container.
const isDebian = () => /^ID="?debian"?$/m.test(system())
const mayInstall = () => isRoot() && isDebian() && existsSync('/usr/bin/apt-get')

function command(missing) {
  if (process.platform === 'darwin')
    return `brew install ${missing.map((name) => (name === 'redis-server' ? 'redis' : name)).join(' ')}`
  const sudo = isRoot() ? '' : 'sudo '
  return `${sudo}apt-get install -y ${missing.join(' ')}   (or name their places in REDIS_SERVER and CHROMIUM)`
}

/** Only what is missing is named, so that no running service is upgraded; and none is started by its package. */
function aptInstall(missing) {
  say(`installing ${missing.join(' and ')} for the tests`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const ownPolicy = !existsSync(POLICY)
  if (ownPolicy) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    const wait = ['-o', 'DPkg::Lock::Timeout=120']
    const apt = (...args) =>
      spawnSync('apt-get', [...wait, ...args], { env, stdio: ['ignore', 'inherit', 'inherit'] }).status
    if (apt('update') !== 0) say('apt-get update reported faults; going on with the lists there are')
    if (apt('install', '-y', '--no-install-recommends', '--no-upgrade', ...missing) !== 0)
      say('apt-get install did not succeed')
  } finally {
    if (ownPolicy) rmSync(POLICY, { force: true })
  }
}
