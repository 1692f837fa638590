/** The lint rules that keep the folders apart really find what they forbid, where they forbid it and only there. */
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const eslint = new ESLint({ cwd: root })

/** The rules found broken when `text` stands in place of the existing file `path`, which the type rules require. */
async function rulesBrokenBy(text: string, path: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: join(root, path) })
  const fatal = result?.messages.find((message) => message.fatal)
  if (result === undefined || fatal !== undefined)
    throw new Error(`${path} was not linted: ${fatal?.message ?? 'ignored'}`)
  return result.messages.map((message) => message.ruleId ?? '')
}

const importing = (module: string) => `import * as it from '${module}'\nexport { it }\n`

const forbidden: readonly (readonly [module: string, path: string])[] = [
  ['../../server/clock.ts', 'shared/domain/briefing.ts'],
  ['../../client/router.ts', 'shared/domain/briefing.ts'],
  ['node:fs', 'shared/domain/briefing.ts'],
  ['../server/clock.ts', 'client/router.ts'],
  ['../../client/router.ts', 'server/http/problem.ts'],
  ['redis', 'server/http/problem.ts'],
  ['redis', 'server/log/sqliteLog.ts'],
  ['redis', 'client/router.ts'],
  ['node:sqlite', 'server/http/problem.ts'],
  ['socket.io-client', 'client/router.ts'],
  ['socket.io-client', 'server/http/problem.ts'],
  ['express', 'server/reading/labels.ts'],
  ['socket.io', 'server/reading/labels.ts'],
]

test.each(forbidden)('an import of %s in %s is found', async (module, path) => {
  expect(await rulesBrokenBy(importing(module), path)).toContain('no-restricted-imports')
})

const allowed: readonly (readonly [module: string, path: string])[] = [
  ['redis', 'server/log/redis/redisLog.ts'],
  ['node:sqlite', 'server/log/sqliteLog.ts'],
  ['socket.io-client', 'client/live/socket.ts'],
  ['#shared/domain/briefing.ts', 'client/router.ts'],
  ['#shared/domain/briefing.ts', 'server/http/problem.ts'],
  ['express', 'server/http/problem.ts'],
]

test.each(allowed)('an import of %s in %s is left alone', async (module, path) => {
  expect(await rulesBrokenBy(importing(module), path)).not.toContain('no-restricted-imports')
})

test.each([
  'export const now = () => Date.now()\n',
  'export const now = () => new Date()\n',
  'export const id = () => Math.random()\n',
  'export const id = () => crypto.randomUUID()\n',
])('a clock or chance in shared is found: %s', async (text) => {
  expect(await rulesBrokenBy(text, 'shared/domain/briefing.ts')).toContain('no-restricted-syntax')
})

test('a date made from a given time is left alone in shared', async () => {
  const text = 'export const dayOf = (at: number) => new Date(at).getUTCDay()\n'
  expect(await rulesBrokenBy(text, 'shared/domain/briefing.ts')).toEqual([])
})

const append = 'async function append(): Promise<void> {\n  await Promise.resolve()\n}\n'

test('a promise that nobody waits for is found', async () => {
  const text = `${append}export function record(): void {\n  append()\n}\n`
  expect(await rulesBrokenBy(text, 'server/http/problem.ts')).toContain('@typescript-eslint/no-floating-promises')
})

test('a promise that nobody waits for is found in a component', async () => {
  const text = `<script setup lang="ts">\n${append}append()\n</script>\n\n<template>\n  <p>…</p>\n</template>\n`
  expect(await rulesBrokenBy(text, 'client/App.vue')).toContain('@typescript-eslint/no-floating-promises')
})

test('a promise handed over where nobody takes it is found', async () => {
  const text = `${append}export const timer = setTimeout(async () => {\n  await append()\n}, 1)\n`
  expect(await rulesBrokenBy(text, 'server/http/problem.ts')).toContain('@typescript-eslint/no-misused-promises')
})

test('an empty catch is found, also in the starting scripts', async () => {
  const text = 'try {\n  JSON.parse("")\n} catch {}\n'
  expect(await rulesBrokenBy(text, 'server/http/problem.ts')).toContain('no-empty')
  expect(await rulesBrokenBy(text, '.run/start.mjs')).toContain('no-empty')
})

test('a switch that forgets a case is found', async () => {
  const text =
    "type Kind = 'press' | 'podium'\nexport function side(kind: Kind): string {\n  switch (kind) {\n    case 'press':\n" +
    "      return 'left'\n  }\n  return 'right'\n}\n"
  expect(await rulesBrokenBy(text, 'shared/domain/briefing.ts')).toContain(
    '@typescript-eslint/switch-exhaustiveness-check',
  )
})

test('a picture without words and a click without a key are found in a component', async () => {
  const text = `<template>\n  <div @click="$emit('go')"><img src="/a.png" /></div>\n</template>\n`
  const rules = await rulesBrokenBy(text, 'client/App.vue')
  expect(rules).toContain('vuejs-accessibility/alt-text')
  expect(rules).toContain('vuejs-accessibility/click-events-have-key-events')
})

test('a stray only is found in a test', async () => {
  const text = "import { test } from 'vitest'\ntest.only('runs alone', () => undefined)\n"
  expect(await rulesBrokenBy(text, 'test/ground/boundaries.test.ts')).toContain('no-restricted-syntax')
})
