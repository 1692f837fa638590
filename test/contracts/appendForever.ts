/** A process of its own for the kill test: appends to an embedded log as fast as it can, and prints each acknowledged number. */
import { writeSync } from 'node:fs'
import { NO_HEAD } from '../../server/log/eventLog.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { appendOne } from './logSteps.ts'

const [file = '', stream = ''] = process.argv.slice(2)
const log = sqliteLog({ file })

async function write(writer: number): Promise<void> {
  for (let head = NO_HEAD, nth = 0; ; nth += 1) {
    head = await appendOne(log, stream, head, `${writer}:${nth}`)
    writeSync(1, `${head.seq} ${writer}:${nth}\n`)
  }
}

await Promise.all([write(1), write(2), write(3)])
