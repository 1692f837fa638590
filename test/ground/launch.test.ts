/** What the starting scripts promise about processes: codes come out, signals go in once, nothing is left behind, one at a time. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const run = join(import.meta.dirname, '..', '..', '.run')
const started: ChildProcess[] = []
const lockFile = join(run, `.trial-${process.pid}.lock`)

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  rmSync(lockFile, { force: true })
})

/** Runs `text` as a module of its own; `said` resolves when it has printed a line that matches. */
function script(text: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], { stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(child)
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
  const said = async (pattern: RegExp) => {
    for (;;) {
      const match = pattern.exec(output)
      if (match) return match
      await Promise.race([once(child.stdout, 'data'), once(child.stdout, 'end')])
      if (child.stdout.readableEnded && !pattern.test(output)) throw new Error(`ended without ${pattern}: ${output}`)
    }
  }
  return { child, said, output: () => output, ended: once(child, 'close') as Promise<[number | null, string | null]> }
}

const launching = (program: string, options = '{}') => `
  import { runThrough } from ${JSON.stringify(join(run, 'launch.mjs'))}
  const ground = { node: process.execPath, env: process.env }
  process.exitCode = await runThrough(ground, ['-e', ${JSON.stringify(program)}, 'two words'], ${options})`

const patient = `
  let asked = 0
  process.on('SIGTERM', () => {
    asked += 1
    console.log('asked ' + asked)
    setTimeout(() => process.exit(7), 300)
  })
  setInterval(() => undefined, 1000)
  console.log('runs as ' + process.pid)`

test("a program's arguments arrive whole and its exit code comes out", async () => {
  const outer = script(launching('console.log(process.argv[1]); process.exit(9)'))
  expect(await outer.ended).toEqual([9, null])
  expect(outer.output()).toBe('two words\n')
})

test('a signal reaches the program once, however often it is repeated at once, and its exit code still comes out', async () => {
  const outer = script(launching(patient, '{ apart: true }'))
  await outer.said(/runs as \d+/)
  outer.child.kill('SIGTERM')
  await outer.said(/asked 1/)
  outer.child.kill('SIGTERM')
  expect(await outer.ended).toEqual([7, null])
  expect(outer.output()).not.toContain('asked 2')
})

test('a program ends in order when the script that launched it is killed', async () => {
  const outer = script(launching(patient, '{ apart: true }'))
  await outer.said(/runs as \d+/)
  outer.child.kill('SIGKILL')
  // The pipe closes only when the program, which holds its other end too, is gone.
  await outer.ended
  expect(outer.output()).toContain('asked 1')
})

const locking = (work: string) => `
  import { alone } from ${JSON.stringify(join(run, 'lock.mjs'))}
  await alone('trial-${process.pid}', async () => { ${work} })`

test('two scripts do the same step one after the other', async () => {
  const counter = `${lockFile}.count`
  const work = `
    const { readFileSync, writeFileSync } = await import('node:fs')
    const before = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'))
    await new Promise((resolve) => setTimeout(resolve, 150))
    writeFileSync(${JSON.stringify(counter)}, String(before + 1))`
  writeFileSync(counter, '0')
  try {
    const scripts = [script(locking(work)), script(locking(work)), script(locking(work))]
    for (const { ended } of scripts) expect(await ended).toEqual([0, null])
    const reader = script(
      `import { readFileSync } from 'node:fs'; console.log(readFileSync(${JSON.stringify(counter)}, 'utf8'))`,
    )
    await reader.said(/^3$/m)
  } finally {
    rmSync(counter, { force: true })
  }
  expect(existsSync(lockFile)).toBe(false)
})

test('a lock whose holder is gone does not hold anybody up', async () => {
  const gone = script('')
  await gone.ended
  writeFileSync(lockFile, JSON.stringify({ pid: gone.child.pid, host: hostname() }))
  const next = script(locking("console.log('my turn')"))
  expect(await next.ended).toEqual([0, null])
  expect(next.output()).toBe('my turn\n')
})
