/** `node peopleNode.ts [REDIS_URL]`: a node in a process of its own whose clock is put forward, so that no rest of a code is waited for. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { redisKeys } from '../../../server/log/redis/redisKeys.ts'
import { redisLog } from '../../../server/log/redis/redisLog.ts'
import { sqliteKeys } from '../../../server/log/sqliteKeys.ts'
import { sqliteLog } from '../../../server/log/sqliteLog.ts'
import { until } from '../../contracts/logSteps.ts'
import { createMovableClock } from '../../support/movableClock.ts'
import { SECRET, startNode } from '../../support/node.ts'
import { answerQuestions } from './process.ts'

const [, , url] = process.argv
const folder = mkdtempSync(join(tmpdir(), 'doorstep-bench-'))
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true })
})
const clock = createMovableClock(0)

answerQuestions({
  async start(smtpUrl: string): Promise<{ readonly url: string }> {
    const log = url === undefined ? sqliteLog({ file: join(folder, 'log.sqlite') }) : redisLog({ url })
    const keys =
      url === undefined
        ? sqliteKeys({ file: join(folder, 'keys.sqlite'), secret: SECRET })
        : redisKeys({ url, secret: SECRET })
    await until(() => log.reachable())
    const node = await startNode(log, { keys, clock, smtpUrl, trustedProxies: 1 })
    return { url: node.url }
  },
  skip(ms: number) {
    clock.skip(ms)
  },
})
process.once('SIGTERM', () => process.exit(0))
