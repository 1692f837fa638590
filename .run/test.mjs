// `npm test`: every check there is, from a fresh clone; the last line says `N passed, N failed`.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installed } from './install.mjs'
import { pageBuilt } from './page.mjs'
import { servicesProvided } from './services.mjs'
import { Trouble, inRoot, say } from './trouble.mjs'

const tally = { passed: 0, failed: 0, skipped: 0, steps: [] }
const running = new Set()
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    fail(`interrupted by ${signal}`)
    finish()
    process.exit(1)
  })
}

process.exitCode = await main()

async function main() {
  try {
    const ground = await installed()
    servicesProvided(ground.env)
    // Linting uses one core alone, and takes as long as what comes before the tests and the quickest of those.
    await Promise.all([
      lint(ground),
      checks(ground).then(() => step('tests', () => vitest(ground, process.argv.slice(2)))),
    ])
    if (tally.passed + tally.failed === 0) fail('tests: none ran')
  } catch (error) {
    fail(error instanceof Trouble ? error.message : (error.stack ?? String(error)))
  }
  return finish()
}

function lint(ground) {
  return step('lint', () => tool(ground, 'eslint/bin/eslint.js', ['--max-warnings', '0', '.']))
}

async function checks(ground) {
  await step('page', () => pageBuilt(ground))
  await step('types', () => tool(ground, 'vue-tsc/bin/vue-tsc.js', ['-b']))
  await step('format', () => tool(ground, 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']))
}

async function step(name, work) {
  const began = Date.now()
  console.log(`\n── ${name}`)
  try {
    await work()
  } catch (error) {
    fail(`${name}: ${error instanceof Trouble ? error.message : error.stack}`)
  }
  console.log(`── ${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

function fail(what) {
  tally.failed += 1
  tally.steps.push(what)
}

async function tool(ground, script, args) {
  const code = await inForeground(ground, [inRoot('node_modules', script), ...args])
  if (code !== 0) throw new Trouble(`ended with ${code}; its findings are above`)
}

async function vitest(ground, args) {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-test-'))
  const countFile = join(folder, 'count.json')
  ground.env.DOORSTEP_COUNT = countFile
  try {
    const reporters = ['--reporter=default', `--reporter=${inRoot('.run', 'countReporter.mjs')}`]
    const code = await inForeground(ground, [inRoot('node_modules/vitest/vitest.mjs'), 'run', ...reporters, ...args])
    const failedBefore = tally.failed
    addCount(countFile)
    if (code !== 0 && tally.failed === failedBefore) throw new Trouble(`vitest ended with ${code}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function addCount(countFile) {
  let count
  try {
    count = JSON.parse(readFileSync(countFile, 'utf8'))
  } catch (error) {
    throw new Trouble(`vitest did not come to its end (${error.code ?? error.message})`)
  }
  for (const kind of ['passed', 'failed', 'skipped']) tally[kind] += count[kind]
  for (const what of count.broken) fail(`tests: ${what}`)
}

function inForeground({ node, env }, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { cwd: inRoot(), env, stdio: ['ignore', 'inherit', 'inherit'] })
    running.add(child)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      running.delete(child)
      resolve(code ?? signal)
    })
  })
}

function finish() {
  console.log()
  for (const what of tally.steps) say(`failed: ${what}`)
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''
  console.log(`${tally.passed} passed, ${tally.failed} failed${skipped}`)
  return tally.failed === 0 ? 0 : 1
}
