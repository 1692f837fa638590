/** A line from POST to every connected reader: what a delivery costs the node, and how late it is, beside bare ways to the same readers. */
import { setTimeout as sleep } from 'node:timers/promises'
import { startMeasured, type MeasuredNode } from './support/measuredNodes.ts'
import type { Reading } from './support/readers.ts'
import { median, type Report } from './support/report.ts'
import { stampedText } from './support/stamp.ts'

const SENTENCE =
  'We have agreed on a first tranche of support for the winter, and the figures will be with you by the end of this week, ' +
  'once the ministers have seen them and the last two delegations have confirmed what they told us this morning.'
const TARGET = 1.15
const TOTAL_AT_MOST_MS = 6 * 60_000
const ARRIVE_WITHIN_MS = 5_000
const MOST_DELIVERIES_A_SECOND = 30_000
const MOST_LINES_A_SECOND = 20
/** A server that has just begun runs code that is not compiled yet, which says nothing about the hours that follow. */
const WARM_UP = { linesASecond: 50, seconds: 20 }

interface Plan {
  readonly sizes: readonly number[]
  readonly rounds: number
  readonly seconds: number
}
const FULL: Plan = { sizes: [200, 1_000, 3_000], rounds: 7, seconds: 2 }
const QUICK: Plan = { sizes: [200, 1_000], rounds: 3, seconds: 1 }

/** One stretch of lines on one node. `cpu`: microseconds of the server's process from the first line to the last delivery. */
interface Stretch extends Reading {
  readonly lines: number
  readonly cpu: number
  readonly lost: number
}

/** All stretches of one server at one size, in the order of the rounds, and what the same lines cost with nobody there. */
interface Measured {
  readonly name: string
  readonly size: number
  readonly linesASecond: number
  readonly stretches: Stretch[]
  readonly cpuALineWithoutReaders: number
}

export async function run({ quick }: { readonly quick: boolean }): Promise<Report> {
  const plan = quick ? QUICK : FULL
  const nodes: MeasuredNode[] = []
  const stopAt = Date.now() + TOTAL_AT_MOST_MS
  try {
    await startAll(nodes)
    await Promise.all(nodes.map((node) => stretch(node, 0, WARM_UP.linesASecond, WARM_UP.seconds)))
    const measured: Measured[] = []
    for (const size of plan.sizes) measured.push(...(await measureSize(nodes, size, plan, stopAt)))
    return report(measured, await sampleOf(nodes), plan)
  } finally {
    await Promise.all(nodes.map((node) => node.end()))
  }
}

async function startAll(nodes: MeasuredNode[]): Promise<void> {
  nodes.push(await startMeasured('raw', '(a) raw sockets'))
  nodes.push(await startMeasured('ws', '(b) ws broadcast'))
  nodes.push(await startMeasured('socket.io', '(c) Socket.IO room'))
  nodes.push(await startMeasured('doorstep', '(d) Doorstep'))
}

/** The message of one line, which is the same by every way. */
async function sampleOf([node]: readonly MeasuredNode[]): Promise<string> {
  if (node === undefined) throw new Error('no node was started')
  await node.readers.open(1)
  await stretch(node, 1, MOST_LINES_A_SECOND, 0.1)
  return node.readers.message()
}

async function measureSize(
  nodes: readonly MeasuredNode[],
  size: number,
  plan: Plan,
  stopAt: number,
): Promise<Measured[]> {
  const linesASecond = Math.min(MOST_LINES_A_SECOND, MOST_DELIVERIES_A_SECOND / size)
  const measured: Measured[] = []
  for (const node of nodes) {
    await node.readers.open(0)
    await stretch(node, 0, linesASecond, plan.seconds / 2)
    const alone = await stretch(node, 0, linesASecond, 2 * plan.seconds)
    measured.push({
      name: node.name,
      size,
      linesASecond,
      stretches: [],
      cpuALineWithoutReaders: alone.cpu / alone.lines,
    })
    await node.readers.open(size)
    await stretch(node, size, linesASecond, plan.seconds / 2)
  }
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const [at, node] of nodes.entries()) {
      if (Date.now() > stopAt) throw new Error(`the benchmark took longer than ${TOTAL_AT_MOST_MS / 60_000} minutes`)
      measured[at]?.stretches.push(await stretch(node, size, linesASecond, plan.seconds))
    }
    process.stdout.write(`  ${size} readers, round ${round + 1} of ${plan.rounds}\n`)
  }
  for (const node of nodes) await node.readers.open(0)
  return measured
}

/** Lines leave at their times whether or not earlier ones were answered, so that a slow server cannot slow its own test. */
async function stretch(node: MeasuredNode, size: number, linesASecond: number, seconds: number): Promise<Stretch> {
  const lines = Math.round(linesASecond * seconds)
  await node.readers.begin(lines * size)
  const before = await node.cpu()
  const start = performance.now()
  const posts: Promise<void>[] = []
  let failure: unknown = null
  for (let line = 0; line < lines; line += 1) {
    const wait = start + (line * 1000) / linesASecond - performance.now()
    if (wait > 0) await sleep(wait)
    posts.push(node.post(stampedText(SENTENCE)).catch((error: unknown) => void (failure ??= error)))
  }
  await Promise.all(posts)
  if (failure !== null) throw new Error(`${node.name} did not take a line`, { cause: failure })
  await arrived(node, lines * size)
  const cpu = (await node.cpu()) - before
  const reading = await node.readers.reading()
  return { ...reading, lines, cpu, lost: lines * size - reading.deliveries }
}

async function arrived(node: MeasuredNode, expected: number): Promise<void> {
  const until = Date.now() + ARRIVE_WITHIN_MS
  while ((await node.readers.count()) < expected && Date.now() < until) await sleep(10)
}

const whole = ({ cpu, deliveries }: Stretch) => cpu / deliveries
const fanOutOf =
  ({ cpuALineWithoutReaders }: Measured) =>
  ({ cpu, lines, deliveries }: Stretch) =>
    (cpu - lines * cpuALineWithoutReaders) / deliveries

/** Each round's value over the raw sockets' of the same round, so that a busy moment of the machine weighs on both. */
function ratio(of: Measured, raw: Measured, value: (measured: Measured) => (stretch: Stretch) => number): number {
  const base = raw.stretches.map(value(raw))
  return median(of.stretches.map(value(of)).map((cost, round) => cost / (base[round] ?? Number.NaN)))
}

function report(measured: readonly Measured[], sample: string, plan: Plan): Report {
  const rawOf = (size: number) => measured.find((each) => each.size === size && each.name.startsWith('(a)')) as Measured
  const at = (digits: number, value: number) => value.toFixed(digits)
  const rows = measured.map((each) => {
    const { name, size, linesASecond, stretches } = each
    const raw = rawOf(size)
    return [
      size,
      name,
      linesASecond,
      at(2, median(stretches.map(fanOutOf(each)))),
      at(2, ratio(each, raw, fanOutOf)),
      at(2, median(stretches.map(whole))),
      at(
        2,
        ratio(each, raw, () => whole),
      ),
      at(1, median(stretches.map(({ p50 }) => p50))),
      at(1, median(stretches.map(({ p99 }) => p99))),
      stretches.reduce((sum, { lost }) => sum + lost, 0),
    ]
  })
  return {
    title: `A line from POST to every reader (${Buffer.byteLength(sample)} bytes, ${plan.rounds} rounds of ${plan.seconds} s in turn, medians)`,
    columns: ['readers', 'server', 'lines/s', 'fan-out µs', '× (a)', 'whole µs', '× (a)', 'p50 ms', 'p99 ms', 'lost'],
    rows,
    notes: [...NOTES, ...verdicts(measured, rawOf)],
    measured: { sample, plan, measured },
  }
}

const NOTES = [
  'Every server is a whole node that takes the POST, decides and writes to disk by the same code; only the way to the readers differs.',
  'whole: CPU of the process for a delivery, with everything it does meanwhile: the POST, the disk, pings, presence.',
  'fan-out: the same without what the same lines cost that node with no reader.',
  'Latency: from just before the POST until a reader has the bytes; the readers share one process and this machine, so the last',
  'of them waits for the others. All deliveries count, lines leave on time whether or not earlier ones were answered.',
]

function verdicts(measured: readonly Measured[], rawOf: (size: number) => Measured): string[] {
  return measured
    .filter(({ name }) => name.startsWith('(d)'))
    .map((doorstep) => {
      const raw = rawOf(doorstep.size)
      const [fanOut, all] = [ratio(doorstep, raw, fanOutOf), ratio(doorstep, raw, () => whole)]
      const judged = (times: number) => `${times.toFixed(2)} × (a), ${times <= TARGET ? 'within' : 'beyond'} ${TARGET}`
      return `Doorstep at ${doorstep.size} readers: fan-out ${judged(fanOut)}; whole ${judged(all)}.`
    })
}
