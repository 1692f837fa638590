/** What can happen to the embedded log's file: closed, killed, damaged, another's, not writable, opened twice. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { NO_HEAD, StoreDown } from '../../server/log/eventLog.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { appendOne, factOf, hear, readAll, until } from './logSteps.ts'

describe('the log on SQLite', () => {
  let dir: string
  let file: string

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'doorstep-sqlite-'))
    file = join(dir, 'data', 'log.sqlite')
    onTestFinished(() => rm(dir, { recursive: true, force: true }))
  })

  it('keeps everything over a closing, what was queued included', async () => {
    const first = sqliteLog({ file })
    const head = await appendOne(first, 's', NO_HEAD, 1)
    const queued = first.append('s', head, [factOf(2)])
    await first.close()
    expect(await queued).toMatchObject({ ok: true })
    const second = sqliteLog({ file })
    onTestFinished(() => second.close())
    expect((await readAll(second, 's')).map(({ event }) => event)).toEqual([1, 2])
    expect((await second.heads(['s']))[0]).toEqual({ epoch: head.epoch, seq: 2 })
  })

  it('[G1] has every acknowledged fact after a kill -9 amid appends, once and in order', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'appendForever.ts'), file, 's'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const closed = once(child, 'close')
    await until(() => said.split('\n').length > 500)
    child.kill('SIGKILL')
    await closed
    const acknowledged = said.split('\n').filter((line) => /^\d+ \d+:\d+$/.test(line))
    const log = sqliteLog({ file })
    onTestFinished(() => log.close())
    const facts = await readAll(log, 's')
    expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1))
    const stored = new Set(facts.map(({ seq, event }) => `${seq} ${String(event)}`))
    expect(acknowledged.filter((line) => !stored.has(line))).toEqual([])
    expect(acknowledged.length).toBeGreaterThanOrEqual(500)
  })

  it('refuses a file that another log has open, and takes it once that is closed', async () => {
    const first = sqliteLog({ file })
    expect(() => sqliteLog({ file })).toThrow(`The log ${file} cannot be used: another process has it open`)
    await first.close()
    await sqliteLog({ file }).close()
  })

  it('names the file and what is wrong with it', async () => {
    const wrong = join(dir, 'wrong.sqlite')
    await writeFile(wrong, 'This is a letter and not a database. '.repeat(50))
    expect(() => sqliteLog({ file: wrong })).toThrow(
      `The log ${wrong} cannot be used: it is not a database of Doorstep`,
    )
    const foreign = join(dir, 'foreign.sqlite')
    const database = new DatabaseSync(foreign)
    database.exec('CREATE TABLE cats (name)')
    database.close()
    expect(() => sqliteLog({ file: foreign })).toThrow(
      `${foreign} cannot be used: it is the database of another program`,
    )
    const under = join(wrong, 'log.sqlite')
    expect(() => sqliteLog({ file: under })).toThrow(`${under} cannot be used: its folder cannot be made`)
    expect(() => sqliteLog({ file: dir })).toThrow(`${dir} cannot be used: it cannot be opened`)
  })

  it('says that the file is damaged when its pages are', async () => {
    const log = sqliteLog({ file })
    for (let head = NO_HEAD, nth = 0; nth < 20; nth += 1) {
      head = (
        await log.append(
          's',
          head,
          Array.from({ length: 100 }, (_, index) => factOf(`${nth}-${index}`)),
        )
      ).head
    }
    await log.close()
    const bytes = await open(file, 'r+')
    const { size } = await bytes.stat()
    await bytes.write(Buffer.alloc(size - 4_096, 0xa5), 0, size - 4_096, 4_096)
    await bytes.close()
    const damaged = async () => {
      const opened = sqliteLog({ file })
      onTestFinished(() => opened.close())
      return opened.read('s', 0, 5_000)
    }
    await expect(damaged()).rejects.toThrow(`The log ${file} cannot be used: it is damaged`)
    await expect(damaged()).rejects.toThrow(StoreDown)
  })

  it('hands frames on only after they are committed, and survives a listener that throws', async () => {
    const warnings: string[] = []
    const log = sqliteLog({ file, log: { warn: (_, message) => warnings.push(message) } })
    onTestFinished(() => log.close())
    const lengths: Promise<number>[] = []
    const fails = () => {
      throw new Error('on purpose')
    }
    log.subscribe('s', { frame: fails, lost: fails, confirmed: () => undefined })
    log.subscribe('s', {
      frame: () => void lengths.push(readAll(log, 's').then(({ length }) => length)),
      lost: fails,
      confirmed: () => undefined,
    })
    const listener = hear(log, 's')
    await appendOne(log, 's', NO_HEAD, 1)
    expect(await Promise.all(lengths)).toEqual([1])
    expect(listener.facts).toHaveLength(1)
    expect(warnings).toEqual(['a listener of the feed failed'])
  })

  it('refuses everything once closed', async () => {
    const log = sqliteLog({ file })
    await log.close()
    await log.close()
    expect(await log.reachable()).toBe(false)
    await expect(log.append('s', NO_HEAD, [factOf(1)])).rejects.toThrow(StoreDown)
    await expect(log.read('s', 0, 1)).rejects.toThrow(StoreDown)
  })
})
