/** How many durable appends a second each log takes: one by one, and from 64 writers with a stream each. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { NO_HEAD, type EventLog } from '../../server/log/eventLog.ts'
import { redisLog } from '../../server/log/redis/redisLog.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { appendOne, until } from '../contracts/logSteps.ts'
import { startRedisServer } from '../support/redisServer.ts'

export interface LogFigure {
  readonly log: 'SQLite' | 'Redis'
  readonly writers: number
  /** Of the rounds, each of `ROUND_MS`. */
  readonly medianPerSecond: number
  readonly lowest: number
  readonly highest: number
}

const ROUNDS = 5
const ROUND_MS = 1_000
const LINE = {
  type: 'LineTranscribed',
  lineId: 'line-1',
  text: 'A sentence of about the usual length of a line. '.repeat(2),
}

/** Takes about 20 seconds. SQLite writes to the folder for temporary files: on a memory disk its figures mean nothing. */
export async function run(): Promise<LogFigure[]> {
  const figures: LogFigure[] = []
  const dir = await mkdtemp(join(tmpdir(), 'doorstep-bench-'))
  const embedded = sqliteLog({ file: join(dir, 'log.sqlite') })
  const server = await startRedisServer()
  const shared = redisLog({ url: server.url })
  try {
    await until(() => shared.reachable())
    for (const writers of [1, 64]) {
      figures.push(await measure('SQLite', embedded, writers), await measure('Redis', shared, writers))
    }
  } finally {
    await Promise.all([embedded.close(), shared.close()])
    await server.stop()
    await rm(dir, { recursive: true, force: true })
  }
  console.table(figures)
  return figures
}

async function measure(name: LogFigure['log'], log: EventLog, writers: number): Promise<LogFigure> {
  const rates: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) rates.push(await oneRound(log, writers, `${writers}-${round}`))
  rates.sort((a, b) => a - b)
  const at = (index: number) => Math.round(rates.at(index) ?? 0)
  return { log: name, writers, medianPerSecond: at(ROUNDS >> 1), lowest: at(0), highest: at(-1) }
}

async function oneRound(log: EventLog, writers: number, name: string): Promise<number> {
  const begun = performance.now()
  let appended = 0
  const write = async (writer: number) => {
    for (let head = NO_HEAD; performance.now() - begun < ROUND_MS; appended += 1) {
      head = await appendOne(log, `bench-${name}-${writer}`, head, LINE)
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  return appended / ((performance.now() - begun) / 1_000)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run()
