/** What a benchmark answers, and how it is printed and kept. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { join, relative } from 'node:path'

type Cell = string | number

export interface Report {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** What the numbers include, and what was expected of them. */
  readonly notes: readonly string[]
  /** Everything measured, for the JSON beside the table. */
  readonly measured: unknown
}

export interface Options {
  readonly quick: boolean
  /** Name each miss also where it is kept back else. */
  readonly misses: boolean
}

export interface Benchmark {
  readonly run: (options: Options) => Promise<Report | undefined>
}

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'data', 'bench')

export function machine() {
  const [cpu] = cpus()
  return {
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
    memoryMiB: Math.round(totalmem() / 2 ** 20),
    system: `${process.platform} ${release()}`,
    node: process.version,
    socketIo: versionOf('socket.io'),
    ws: versionOf('ws'),
    loadBefore: loadavg().map((load) => Number(load.toFixed(2))),
  }
}

function versionOf(dependency: string): string {
  const file = join(import.meta.dirname, '..', '..', '..', 'node_modules', dependency, 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

export function printReport({ title, columns, rows, notes }: Report): void {
  const texts = [columns, ...rows].map((row) => row.map(String))
  const widths = columns.map((_, at) => Math.max(...texts.map((row) => row[at]?.length ?? 0)))
  const isNumber = (at: number) => rows.every((row) => row[at] === undefined || /^[\d.,–-]*$/.test(String(row[at])))
  const line = (row: readonly string[]) =>
    row.map((text, at) => (isNumber(at) ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0))).join('  ')
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  const [head, ...body] = texts.map(line)
  process.stdout.write(`\n${[title, '', head, rule, ...body, '', ...notes].join('\n')}\n`)
}

/** Answers the path, from where the command was called. */
export function keepReport(name: string, report: Report, before: ReturnType<typeof machine>): string {
  mkdirSync(FOLDER, { recursive: true })
  const at = new Date().toISOString()
  const path = join(FOLDER, `${name}-${at.replaceAll(':', '')}.json`)
  writeFileSync(path, `${JSON.stringify({ name, at, machine: before, ...report }, null, 2)}\n`)
  return relative(process.cwd(), path)
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low, high] = [sorted[middle - 1], sorted[middle]]
  if (high === undefined) return Number.NaN
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2
}
