/** Runs the contract of the key store on SQLite and on a real Redis, and what only one of them can suffer. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { StoreDown } from '../../server/log/eventLog.ts'
import { openKeys } from '../../server/log/openKeys.ts'
import { redisKeys } from '../../server/log/redis/redisKeys.ts'
import { sqliteKeys } from '../../server/log/sqliteKeys.ts'
import { startFaultProxy } from '../support/faultProxy.ts'
import { startRedisServer } from '../support/redisServer.ts'
import { KEY_SECRET, keyStoreContract } from './keyStore.contract.ts'
import { until } from './logSteps.ts'

const HASH = 'doorstep:{newsroom}:keys'

/** The bytes of every file in the folder and below; one that goes while it is read is not there any more. */
async function bytesIn(dir: string): Promise<Buffer> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const read = files.map((file) =>
    readFile(file).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      return Buffer.alloc(0)
    }),
  )
  return Buffer.concat(await Promise.all(read))
}

async function temporaryFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'doorstep-keys-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

keyStoreContract('SQLite', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'doorstep-keys-'))
  const file = join(dir, 'keys.sqlite')
  async function inFile<Answer>(ask: (database: DatabaseSync) => Answer): Promise<Answer> {
    const database = new DatabaseSync(file)
    try {
      return ask(database)
    } finally {
      database.close()
    }
  }
  const stored = (id: string) =>
    inFile((database) => {
      const wrapped = database.prepare('SELECT wrapped FROM keys WHERE id = ?').get(id)?.['wrapped']
      return typeof wrapped === 'string' ? wrapped : null
    })
  return {
    open: async (secret) => sqliteKeys({ file, secret }),
    isShared: false,
    copy: async (from, to) => {
      const wrapped = await stored(from)
      await inFile((database) => database.prepare('INSERT INTO keys (id, wrapped) VALUES (?, ?)').run(to, wrapped))
    },
    bytes: () => bytesIn(dir),
    stored,
    stop: () => rm(dir, { recursive: true, force: true }),
  }
})

keyStoreContract('Redis', async () => {
  const server = await startRedisServer()
  const stored = (id: string) => server.ask('HGET', HASH, id) as Promise<string | null>
  return {
    open: async (secret) => {
      const keys = redisKeys({ url: server.url, secret })
      await until(async () => (await keys.find('nobody')) === null)
      return keys
    },
    isShared: true,
    copy: async (from, to) => {
      await server.ask('HSET', HASH, to, (await stored(from)) ?? '')
    },
    bytes: () => bytesIn(server.dir),
    stored,
    stop: () => server.stop(),
  }
})

describe('the keys on SQLite', () => {
  it('refuses a file that another store has open, and the file of the log', async () => {
    const dir = await temporaryFolder()
    const file = join(dir, 'keys.sqlite')
    const first = sqliteKeys({ file, secret: KEY_SECRET })
    expect(() => sqliteKeys({ file, secret: KEY_SECRET })).toThrow(
      `The key store ${file} cannot be used: another process has it open`,
    )
    await first.close()
    const foreign = join(dir, 'log.sqlite')
    const { sqliteLog } = await import('../../server/log/sqliteLog.ts')
    await sqliteLog({ file: foreign }).close()
    expect(() => sqliteKeys({ file: foreign, secret: KEY_SECRET })).toThrow('it is the database of another program')
    const damaged = join(dir, 'damaged.sqlite')
    await writeFile(damaged, 'not a database at all, '.repeat(400))
    expect(() => sqliteKeys({ file: damaged, secret: KEY_SECRET })).toThrow(StoreDown)
  })

  it('lies in a file of its own in the data folder, which only its owner may read', async () => {
    const dir = await temporaryFolder()
    const keys = await openKeys({ redisUrl: null, dataDir: dir }, KEY_SECRET, pino({ level: 'silent' }))
    onTestFinished(() => keys.close())
    await keys.make('account:a')
    expect(await readdir(dir)).toContain('keys.sqlite')
    expect((await bytesIn(dir)).includes('account:a')).toBe(true)
    for (const name of await readdir(dir)) expect((await stat(join(dir, name))).mode & 0o777).toBe(0o600)
  })
})

describe('the keys on Redis', () => {
  it('is down while Redis is away, within 1.3 s while it is paused, and has every key after that', async () => {
    const server = await startRedisServer()
    onTestFinished(() => server.stop())
    const keys = await openKeys({ redisUrl: server.url, dataDir: '/nowhere' }, KEY_SECRET, pino({ level: 'silent' }))
    onTestFinished(() => keys.close())
    await until(async () => (await keys.find('a')) === null)
    const key = await keys.make('a')
    server.pause()
    try {
      const since = Date.now()
      await expect(keys.make('b')).rejects.toThrow(StoreDown)
      await expect(keys.find('a')).rejects.toThrow(StoreDown)
      expect(Date.now() - since).toBeLessThan(2_600)
    } finally {
      server.resume()
    }
    await server.kill()
    await expect(keys.destroy('a')).rejects.toThrow(StoreDown)
    await server.restart()
    await until(async () => key.equals((await keys.find('a')) ?? Buffer.alloc(0)))
  })

  it('makes one key although the reply to its making was lost', async () => {
    const server = await startRedisServer()
    onTestFinished(() => server.stop())
    const proxy = await startFaultProxy(server.port)
    onTestFinished(() => proxy.stop())
    const keys = redisKeys({ url: proxy.url, secret: KEY_SECRET })
    onTestFinished(() => keys.close())
    await until(async () => (await keys.find('a')) === null)
    // The first reply says that there is none; the one to the making is lost.
    proxy.loseReplies(1)
    await expect(keys.make('a')).rejects.toThrow(StoreDown)
    expect(proxy.lost.replies).toBeGreaterThan(0)
    proxy.loseReplies(null)
    proxy.reset()
    const direct = redisKeys({ url: server.url, secret: KEY_SECRET })
    onTestFinished(() => direct.close())
    await until(async () => (await direct.find('a')) !== null)
    await until(async () => (await keys.make('a')).equals((await direct.find('a')) ?? Buffer.alloc(0)))
  })

  it('has the append-only file rewritten after an erasure although another rewrite was running', async () => {
    const server = await startRedisServer()
    onTestFinished(() => server.stop())
    const keys = redisKeys({ url: server.url, secret: KEY_SECRET })
    onTestFinished(() => keys.close())
    await until(async () => (await keys.find('a')) === null)
    await keys.make('a')
    const wrapped = (await server.ask('HGET', HASH, 'a')) as string
    // Slow enough to run still when the store asks: the test's own rewrite holds the key.
    await server.ask('CONFIG', 'SET', 'rdb-key-save-delay', '2000000')
    await server.ask('RPUSH', 'slow', '1')
    await server.ask('BGREWRITEAOF')
    await keys.destroy('a')
    await until(async () => String(await server.ask('INFO', 'persistence')).includes('aof_rewrite_in_progress:1'))
    expect((await bytesIn(server.dir)).includes(wrapped)).toBe(true)
    await until(async () => !String(await server.ask('INFO', 'persistence')).includes('aof_rewrite_in_progress:1'))
    await server.ask('CONFIG', 'SET', 'rdb-key-save-delay', '0')
    await until(async () => !(await bytesIn(server.dir)).includes(wrapped), 20_000)
  })
})
