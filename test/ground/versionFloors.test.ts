/** The lock file holds no version with a known hole, loses no platform, and takes packages from the public registry only. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const file = join(import.meta.dirname, '..', '..', 'package-lock.json')
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Readonly<Record<string, Locked>> }

const named = (name: string) =>
  Object.entries(packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([path, { version }]) => ({ path, version: version ?? '' }))

function isAtLeast(version: string, floor: string): boolean {
  // A release candidate comes before the release that closed the hole.
  if (!/^\d+\.\d+\.\d+$/.test(version)) return false
  const [have, need] = [version, floor].map((text) => text.split('.').map(Number))
  for (const [place, wanted] of (need ?? []).entries()) {
    const part = have?.[place] ?? 0
    if (part !== wanted) return part > wanted
  }
  return true
}

test.each([
  ['6.6.10', '6.6.10', true],
  ['6.10.0', '6.6.10', true],
  ['7.0.0', '6.6.10', true],
  ['6.6.9', '6.6.10', false],
  ['5.9.99', '6.6.10', false],
  ['6.6.10-rc.1', '6.6.10', false],
])('%s against the floor %s: %s', (version, floor, answer) => {
  expect(isAtLeast(version, floor)).toBe(answer)
})

test.each([
  ['engine.io', '6.6.10'],
  ['socket.io-parser', '4.2.7'],
  ['ws', '8.21.1'],
  ['express', '5.1.0'],
])('every %s in the lock is at least %s', (name, floor) => {
  const found = named(name)
  expect(found).not.toEqual([])
  expect(found.filter(({ version }) => !isAtLeast(version, floor))).toEqual([])
})

test.each([
  '@rolldown/binding-linux-x64-gnu',
  '@rolldown/binding-linux-arm64-gnu',
  '@rolldown/binding-linux-x64-musl',
  '@rolldown/binding-linux-arm64-musl',
  '@rolldown/binding-darwin-arm64',
  'lightningcss-linux-x64-gnu',
  'lightningcss-linux-arm64-gnu',
  'lightningcss-linux-x64-musl',
  'lightningcss-linux-arm64-musl',
  'lightningcss-darwin-arm64',
])('the lock holds %s', (name) => {
  expect(named(name)).not.toEqual([])
})

test('no package in the lock has lost one of its platform packages', () => {
  const isForPlatform = /(linux|darwin|win32|freebsd|android|openharmony|wasm32)/
  const lost = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => isForPlatform.test(name) && named(name).length === 0)
      .map((name) => `${path} → ${name}`),
  )
  expect(lost).toEqual([])
})

test('every package comes from the public npm registry and has a checksum', () => {
  const odd = Object.entries(packages).filter(
    ([path, { resolved, integrity, link }]) =>
      path !== '' &&
      (link === true ||
        !integrity?.startsWith('sha512-') ||
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))),
  )
  expect(odd).toEqual([])
})
