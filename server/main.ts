/** One node: env → config → log → server → listen → drain. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { systemClock } from './clock.ts'
import { loadConfig, type Config } from './config.ts'
import { createServer, type Server } from './createServer.ts'
import { listen, reachableHost } from './listen.ts'
import { StoreDown } from './log/eventLog.ts'
import type { KeyStore } from './log/keyStore.ts'
import { openKeys } from './log/openKeys.ts'
import { openLimiters } from './log/openLimiters.ts'
import { openLog } from './log/openLog.ts'
import { grantLocalAccess } from './reading/localAccess.ts'
import { keptSecret } from './people/secrets.ts'
import { startRehearsal, type Rehearsal } from './rehearsal.ts'

const PAGES = join(import.meta.dirname, '..', 'client', 'dist')

async function main(): Promise<void> {
  const config = loadConfig(process.env)
  const logger = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: false }))
  await mkdir(config.dataDir, { recursive: true })
  const secret = config.secret ?? (await keptSecret(config.dataDir))
  if (config.redisUrl !== null && config.secret === null) {
    logger.warn('SECRET is not set: sessions of this node, and what it knows of people, can be read by this node only')
  }
  const clock = systemClock
  const log = await openLog(config, logger)
  const keys = await openKeys(config, secret, logger)
  await refuseWrongSecret(keys)
  const limiters = await openLimiters(config, secret, logger)
  const server = createServer(
    { log, keys, limiters, clock, logger },
    { ...config, secret, pagesDir: PAGES, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
  )
  const port = await listen(server.http, config.port, config.host)
  const local = `http://${reachableHost(config.host)}:${port}`
  const url = config.publicUrl ?? local
  if (config.publicUrl === null && reachableHost(config.host) !== config.host) {
    logger.warn('PUBLIC_URL is not set: pages opened from other machines may read nothing live and send nothing')
  }
  const access = await grantLocalAccess(config.dataDir, {
    url: local,
    ownerKey: server.localKey,
    ...(config.publicUrl !== null && { publicUrl: config.publicUrl }),
  })

  let rehearsal: Rehearsal | null = null
  let closing: Promise<void> | null = null
  const close = (signal: NodeJS.Signals) => {
    closing ??= (async () => {
      logger.info({ signal }, 'closing')
      rehearsal?.stop()
      await access.withdraw()
      await server.drain()
      await server.close()
      await Promise.all([log.close(), keys.close(), limiters.close()])
      process.exit(0)
    })().catch((error: unknown) => {
      logger.fatal({ err: error }, 'could not close in order')
      process.exit(1)
    })
  }
  process.once('SIGTERM', close)
  process.once('SIGINT', close)

  if (config.demo) rehearsal = await startRehearsal({ server, log, clock, logger, isShared: config.redisUrl !== null })
  await printLinks(config, server, url, rehearsal?.id ?? null)
}

/** With another secret than the keys were wrapped under nobody could sign in, and nobody be read: better not to start. */
async function refuseWrongSecret(keys: KeyStore): Promise<void> {
  try {
    await keys.make('newsroom')
  } catch (error) {
    // A store that is away now is waited for, like the log.
    if (!(error instanceof StoreDown)) throw error
  }
}

/** One link a line, for people and scripts. The owner's is good for one use. */
async function printLinks(
  { publicUrl, smtpUrl, dataDir }: Config,
  server: Server,
  url: string,
  rehearsalId: string | null,
): Promise<void> {
  const token = await server.newsroom.issueOwnerLink()
  const pages =
    rehearsalId === null
      ? [`briefings: ${url}/`]
      : [
          `reporter: ${url}/b/${rehearsalId}`,
          `desk: ${url}/b/${rehearsalId}/desk`,
          `captions: ${url}/b/${rehearsalId}/captions`,
        ]
  const lines = [
    ...pages,
    `screen: ${url}/screen`,
    `owner: ${url}/owner#${token}`,
    ...(smtpUrl === null ? [`mail: ${join(dataDir, 'outbox')}`] : []),
    ...(publicUrl === null ? ['Ctrl+C ends it.'] : []),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
