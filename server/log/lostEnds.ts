/** Facts that a node had seen and the store lost: kept as files, one for each loss, for people to look at. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes `<stream>-<epoch>.ndjson` into the folder; nothing where nothing was lost. */
export function createLostEnds(directory: string) {
  return async (stream: string, epoch: string, facts: readonly unknown[]): Promise<void> => {
    if (facts.length === 0) return
    await mkdir(directory, { recursive: true })
    const rows = facts.map((fact) => `${JSON.stringify(fact)}\n`).join('')
    await writeFile(join(directory, `${stream}-${epoch.replace(/[^A-Za-z0-9]/g, '')}.ndjson`), rows, { mode: 0o600 })
  }
}
