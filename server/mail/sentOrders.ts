/** Which orders were sent: a file of marks, one a line, so that the same order is not sent again after a restart. */
import { open, readFile, type FileHandle } from 'node:fs/promises'
import { writeWhole } from './sealedFile.ts'

export interface SentOrders {
  readonly has: (mark: string) => boolean
  /** Resolves once it is on the disk. */
  readonly add: (mark: string, at: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** Nobody orders the same mail again after so long; the file would grow for ever. */
const KEPT_MS = 90 * 24 * 3_600_000
const ROW = /^([0-9a-f]{40}) (\d{1,16})$/

/** Drops what is older than 90 days, and the torn row of a crash. */
export async function openSentOrders(file: string, now: number): Promise<SentOrders> {
  const rows = (await readIfThere(file)).split('\n').filter((row) => now - Number(ROW.exec(row)?.[2]) < KEPT_MS)
  await writeWhole(file, rows.map((row) => `${row}\n`).join(''))
  const marks = new Set(rows.map((row) => row.slice(0, 40)))
  const handle: FileHandle = await open(file, 'a', 0o600)
  return {
    has: (mark) => marks.has(mark),
    async add(mark, at) {
      marks.add(mark)
      await handle.appendFile(`${mark} ${at}\n`)
      await handle.datasync()
    },
    close: () => handle.close(),
  }
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
