/** `npm run bench [-- NAME…] [--quick] [--misses]`: each other file in this folder is a benchmark that `run` starts. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { keepReport, machine, printReport, type Benchmark, type Options } from './support/report.ts'

function benchmarkNames(): string[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && file !== 'bench.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
}

async function runBenchmark(name: string, options: Options): Promise<void> {
  const { run } = (await import(pathToFileURL(join(import.meta.dirname, `${name}.ts`)).href)) as Benchmark
  const before = machine()
  process.stdout.write(
    `${name}: ${before.cores} × ${before.cpu}, ${before.memoryMiB} MiB, ${before.system}, Node ${before.node}, ` +
      `load ${before.loadBefore.join(' ')}\n`,
  )
  const report = await run(options)
  if (report === undefined) return
  printReport(report)
  process.stdout.write(`Measured values: ${keepReport(name, report, before)}\n`)
}

async function main(): Promise<void> {
  const words = process.argv.slice(2)
  const known = benchmarkNames()
  const options = { quick: words.includes('--quick'), misses: words.includes('--misses') }
  const asked = words.filter((word) => word !== '--quick' && word !== '--misses')
  const unknown = asked.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new Error(`no benchmark is called ${unknown.join(', ')}; there are: ${known.join(', ')}`)
  for (const name of asked.length > 0 ? asked : known) await runBenchmark(name, options)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
