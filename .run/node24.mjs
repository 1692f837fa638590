// Finds a Node new enough to run the TypeScript sources: the one the package brings, one already here, or a fetched one.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { copyFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { npm } from './npm.mjs'
import { Trouble, inRoot, say } from './trouble.mjs'

export const WANTED_MAJOR = 24
const EXECUTABLE = process.platform === 'win32' ? 'node.exe' : 'node'
const carried = () => inRoot('node_modules', 'node', 'bin', EXECUTABLE)

/** The Node to use without fetching anything, as an absolute path, or null. */
export function ownNode() {
  return [carried(), process.execPath, ...onPath()].find(isNewEnough) ?? null
}

/**
 * The npm package `node` gets its binary in an install script. Where scripts are switched off (ignore-scripts, an
 * npm that refuses them) the same binary is taken from its package, without running anything.
 */
export async function fetchNode() {
  const version = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).dependencies.node
  const name = platformPackage()
  say(`Node ${WANTED_MAJOR} is not here yet (install scripts may be switched off); fetching ${name}`)
  const folder = inRoot('node_modules', '.node-fetched')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder]
  await npm(['install', ...flags, `${name}@${version}`], `fetching Node ${version}`, folder)
  putInPlace(join(folder, 'node_modules', name, 'bin', EXECUTABLE))
  rmSync(folder, { recursive: true, force: true })
  if (isNewEnough(carried())) return carried()
  throw new Trouble(
    `the fetched Node ${version} does not run on this machine (${process.platform} ${process.arch}; on Alpine the ` +
      `binary needs glibc). Install Node ${WANTED_MAJOR} and start again: https://nodejs.org/en/download`,
  )
}

function platformPackage() {
  const { platform, arch } = process
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node'
  return [prefix, platform === 'win32' ? 'win' : platform, arch].join('-')
}

function putInPlace(binary) {
  mkdirSync(dirname(carried()), { recursive: true })
  // Through a rename: the old file may be running, and a running binary cannot be written to.
  const beside = `${carried()}.new`
  copyFileSync(binary, beside)
  chmodSync(beside, 0o755)
  renameSync(beside, carried())
  const link = inRoot('node_modules', '.bin', 'node')
  if (process.platform === 'win32' || existsSync(link)) return
  mkdirSync(dirname(link), { recursive: true })
  rmSync(link, { force: true })
  symlinkSync('../node/bin/node', link)
}

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !folder.startsWith(inRoot('node_modules')))
    .map((folder) => join(folder, EXECUTABLE))

function isNewEnough(file) {
  const version = versionOf(file)
  return version !== null && Number(version.split('.')[0]) >= WANTED_MAJOR
}

/** The version a Node binary reports, like "24.21.0", or null when it is absent or does not run here. */
export function versionOf(file) {
  if (file === process.execPath) return process.versions.node
  if (!existsSync(file)) return null
  const answer = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000, windowsHide: true })
  return answer.status === 0 ? answer.stdout.trim().replace(/^v/, '') : null
}

/** This process's environment, with the given Node first on the PATH and the installed tools behind it. */
export function withFirstOnPath(node) {
  const env = { ...process.env }
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  env[pathName] = [dirname(node), inRoot('node_modules', '.bin'), env[pathName] ?? ''].join(delimiter)
  return env
}
