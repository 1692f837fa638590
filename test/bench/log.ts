/** How many durable appends a second each log takes: one by one, and from 64 writers with a stream each. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NO_HEAD, type EventLog } from '../../server/log/eventLog.ts'
import { redisLog } from '../../server/log/redis/redisLog.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { appendOne, until } from '../contracts/logSteps.ts'
import { startRedisServer } from '../support/redisServer.ts'
import { median, type Report } from './support/report.ts'

interface Measured {
  readonly name: string
  readonly log: EventLog
  readonly writers: number
  /** Appends a second, one for each round. */
  readonly rates: number[]
}

const ROUND_MS = 1_000
const LINE = { type: 'LineTranscribed', lineId: 'line-1', text: 'A sentence as long as a line usually is. '.repeat(2) }

/** About 20 seconds. SQLite and Redis write to the folder for temporary files: on a memory disk the figures mean nothing. */
export async function run({ quick }: { readonly quick: boolean }): Promise<Report> {
  const dir = await mkdtemp(join(tmpdir(), 'doorstep-bench-'))
  const server = await startRedisServer()
  const embedded = sqliteLog({ file: join(dir, 'log.sqlite') })
  const shared = redisLog({ url: server.url })
  const measured = [1, 64].flatMap((writers): Measured[] => [
    { name: 'SQLite', log: embedded, writers, rates: [] },
    { name: 'Redis', log: shared, writers, rates: [] },
  ])
  try {
    await until(() => shared.reachable())
    for (let round = 0; round < (quick ? 2 : 5); round += 1) {
      for (const { log, writers, rates } of measured) rates.push(await oneRound(log, writers, round))
    }
  } finally {
    await Promise.all([embedded.close(), shared.close()])
    await server.stop()
    await rm(dir, { recursive: true, force: true })
  }
  return reportOf(measured)
}

async function oneRound(log: EventLog, writers: number, round: number): Promise<number> {
  const begun = performance.now()
  let appended = 0
  const write = async (writer: number) => {
    for (let head = NO_HEAD; performance.now() - begun < ROUND_MS; appended += 1) {
      head = await appendOne(log, `bench-${writers}-${round}-${writer}`, head, LINE)
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  return appended / ((performance.now() - begun) / 1_000)
}

function reportOf(measured: readonly Measured[]): Report {
  const figures = measured.map(({ name, writers, rates }) => ({ name, writers, rates: rates.map(Math.round) }))
  return {
    title: 'Durable appends a second',
    columns: ['log', 'writers', 'median', 'lowest', 'highest'],
    rows: figures.map(({ name, writers, rates }) => [
      name,
      writers,
      Math.round(median(rates)),
      Math.min(...rates),
      Math.max(...rates),
    ]),
    notes: [
      'Each append is one fact, on disk before it is acknowledged (SQLite: synchronous FULL; Redis: appendfsync always).',
    ],
    measured: figures,
  }
}
