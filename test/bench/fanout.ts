/** A line from POST to every connected reader: what a delivery costs the server, and how late it is, beside the bare ways. */
import { setTimeout as sleep } from 'node:timers/promises'
import { startBare, startDoorstep, type MeasuredServer } from './support/measuredServers.ts'
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

interface Plan {
  readonly sizes: readonly number[]
  readonly rounds: number
  readonly seconds: number
}
const FULL: Plan = { sizes: [200, 1_000, 3_000], rounds: 5, seconds: 2 }
const QUICK: Plan = { sizes: [200, 1_000], rounds: 3, seconds: 1 }

/** One stretch of lines on one server. `cpu`: microseconds of the server's process from the first line to the last delivery. */
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
  const servers: MeasuredServer[] = []
  const stopAt = Date.now() + TOTAL_AT_MOST_MS
  try {
    const sample = await startAll(servers)
    const measured: Measured[] = []
    for (const size of plan.sizes) measured.push(...(await measureSize(servers, size, plan, stopAt)))
    return report(measured, sample, plan)
  } finally {
    await Promise.all(servers.map((server) => server.end()))
  }
}

/** Starts the servers in the order of the table; answers the message that all of them send for a line. */
async function startAll(servers: MeasuredServer[]): Promise<string> {
  const doorstep = await startDoorstep('(d) Doorstep')
  servers.push(doorstep)
  const sample = await sampleFrom(doorstep)
  servers.pop()
  try {
    servers.push(await startBare('raw', '(a) raw sockets', sample))
    servers.push(await startBare('ws', '(b) ws broadcast', sample))
    servers.push(await startBare('socket.io', '(c) Socket.IO room', sample))
    servers.push(await startBare('framing', '(d0) framing alone', sample))
  } finally {
    servers.push(doorstep)
  }
  return sample
}

async function sampleFrom(doorstep: MeasuredServer): Promise<string> {
  await doorstep.readers.open(1)
  // The first lines bring more than themselves: a speaker, a part of the briefing.
  for (let line = 0; line < 3; line += 1) await doorstep.post(stampedText(SENTENCE))
  await doorstep.readers.begin(1)
  await doorstep.post(stampedText(SENTENCE))
  await arrived(doorstep, 1)
  return doorstep.readers.message()
}

async function measureSize(
  servers: readonly MeasuredServer[],
  size: number,
  plan: Plan,
  stopAt: number,
): Promise<Measured[]> {
  const linesASecond = Math.min(MOST_LINES_A_SECOND, MOST_DELIVERIES_A_SECOND / size)
  const measured: Measured[] = []
  for (const server of servers) {
    await server.readers.open(0)
    await stretch(server, 0, linesASecond, plan.seconds / 2)
    const alone = await stretch(server, 0, linesASecond, plan.seconds)
    measured.push({
      name: server.name,
      size,
      linesASecond,
      stretches: [],
      cpuALineWithoutReaders: alone.cpu / alone.lines,
    })
    await server.readers.open(size)
    await stretch(server, size, linesASecond, plan.seconds / 2)
  }
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const [at, server] of servers.entries()) {
      if (Date.now() > stopAt) throw new Error(`the benchmark took longer than ${TOTAL_AT_MOST_MS / 60_000} minutes`)
      measured[at]?.stretches.push(await stretch(server, size, linesASecond, plan.seconds))
    }
    process.stdout.write(`  ${size} readers, round ${round + 1} of ${plan.rounds}\n`)
  }
  for (const server of servers) await server.readers.open(0)
  return measured
}

/** Lines leave at their times whether or not earlier ones were answered, so that a slow server cannot slow its own test. */
async function stretch(server: MeasuredServer, size: number, linesASecond: number, seconds: number): Promise<Stretch> {
  const lines = Math.round(linesASecond * seconds)
  await server.readers.begin(lines * size)
  const before = await server.cpu()
  const start = performance.now()
  const posts: Promise<void>[] = []
  let failure: unknown = null
  for (let line = 0; line < lines; line += 1) {
    const wait = start + (line * 1000) / linesASecond - performance.now()
    if (wait > 0) await sleep(wait)
    posts.push(server.post(stampedText(SENTENCE)).catch((error: unknown) => void (failure ??= error)))
  }
  await Promise.all(posts)
  if (failure !== null) throw new Error(`${server.name} did not take a line`, { cause: failure })
  await arrived(server, lines * size)
  const cpu = (await server.cpu()) - before
  const reading = await server.readers.reading()
  return { ...reading, lines, cpu, lost: lines * size - reading.deliveries }
}

async function arrived(server: MeasuredServer, expected: number): Promise<void> {
  const until = Date.now() + ARRIVE_WITHIN_MS
  while ((await server.readers.count()) < expected && Date.now() < until) await sleep(10)
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
  'whole: CPU of the server process for a delivery, with everything it does meanwhile: taking the POST, the log on disk, pings.',
  'fan-out: the same without what the same lines cost that server with no reader; pings and presence of the readers are in it.',
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
