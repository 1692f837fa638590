/** Mails that wait to be sent: one sealed file each, whose name says how urgent it is and nothing about anybody. */
import { createHmac } from 'node:crypto'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { derivedKey } from '../people/secrets.ts'
import type { MailOrder } from './mail.ts'
import { readSealed, writeSealed } from './sealedFile.ts'
import { openSentOrders } from './sentOrders.ts'

export interface SpooledMail {
  readonly order: MailOrder
  /** When it was ordered, ms since 1970. */
  readonly placedAt: number
  /** How often it was tried. */
  readonly attempts: number
}

/** `mark`: 40 hex digits that follow from the order's id. `bulk`: gives way to mails that somebody waits for. */
export interface SpoolEntry {
  readonly mark: string
  readonly bulk: boolean
}

export interface Spool {
  /** What was left by a process before. */
  readonly waiting: readonly SpoolEntry[]
  readonly entryOf: (order: MailOrder) => SpoolEntry
  readonly wasSent: (entry: SpoolEntry) => boolean
  /** Resolves once it is on the disk. */
  readonly keep: (entry: SpoolEntry, mail: SpooledMail) => Promise<void>
  /** Null where it is not there any more, or cannot be read: its file is then set aside. */
  readonly read: (entry: SpoolEntry) => Promise<SpooledMail | null>
  readonly markSent: (entry: SpoolEntry, at: number) => Promise<void>
  readonly remove: (entry: SpoolEntry) => Promise<void>
  readonly setAside: (entry: SpoolEntry, error: unknown) => Promise<void>
  readonly close: () => Promise<void>
}

const FILE = /^([12])-([0-9a-f]{40})\.mail$/
const fileOf = ({ mark, bulk }: SpoolEntry) => `${bulk ? 2 : 1}-${mark}.mail`

/** Makes the folder where there is none. */
export async function openSpool(dir: string, secret: string, now: number, logger: Logger): Promise<Spool> {
  const damaged = join(dir, 'damaged')
  await mkdir(damaged, { recursive: true, mode: 0o700 })
  const key = Buffer.from(derivedKey(secret, 'mails that wait'), 'base64url')
  const sent = await openSentOrders(join(dir, 'sent'), now)
  const pathOf = (entry: SpoolEntry) => join(dir, fileOf(entry))
  const remove = (entry: SpoolEntry) => rm(pathOf(entry), { force: true })

  const waiting: SpoolEntry[] = []
  for (const file of (await readdir(dir)).sort()) {
    const [, rank, mark] = FILE.exec(file) ?? []
    // A process that ended while it wrote one had promised nothing yet.
    if (file.endsWith('.tmp')) await rm(join(dir, file), { force: true })
    if (rank === undefined || mark === undefined) continue
    const entry = { mark, bulk: rank === '2' }
    if (sent.has(mark)) await remove(entry)
    else waiting.push(entry)
  }

  async function setAside(entry: SpoolEntry, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.name : 'unknown'
    logger.error({ mail: entry.mark, reason }, 'a mail in the spool cannot be read and is set aside')
    await rename(pathOf(entry), join(damaged, fileOf(entry)))
  }

  return {
    waiting,
    remove,
    setAside,
    entryOf: ({ id, template }) => ({ mark: markOf(id, secret), bulk: template === 'digest' }),
    wasSent: ({ mark }) => sent.has(mark),
    keep: (entry, mail) => writeSealed(pathOf(entry), JSON.stringify(mail), key),
    async read(entry) {
      try {
        return JSON.parse(await readSealed(pathOf(entry), key)) as SpooledMail
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') await setAside(entry, error)
        return null
      }
    },
    markSent: ({ mark }, at) => sent.add(mark, at),
    close: () => sent.close(),
  }
}

/** The same for the same id on every node with this secret; says nothing of the id. */
export function markOf(id: string, secret: string): string {
  return createHmac('sha256', derivedKey(secret, 'marks of mails')).update(id).digest('hex').slice(0, 40)
}
