/** How a command finds the server that runs on this machine: by a file that only the same person may read, as the secret. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'

export interface LocalAccess {
  readonly url: string
  /** Opens an owner session at `POST /api/sessions`. */
  readonly ownerKey: string
  /** What readers type, where it is another address. */
  readonly publicUrl?: string | undefined
}

const accessSchema = z.object({ url: z.url(), ownerKey: z.string().min(16), publicUrl: z.url().optional() })
const FILE = 'replay-access.json'
const ROOT = join(import.meta.dirname, '..', '..')
export const DEFAULT_URL = 'http://127.0.0.1:8080'

/** Where the server writes it; a relative data folder is meant from the project's root, as for the server. */
export function accessPath(env: Readonly<Record<string, string | undefined>>): string {
  return join(resolve(ROOT, env['DATA_DIR'] || 'data'), FILE)
}

/** Null where no server has left one. Throws where the file is not what a server writes. */
export async function readLocalAccess(path: string): Promise<LocalAccess | null> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  return accessSchema.parse(JSON.parse(text))
}

/** Written when the server listens. `withdraw` removes it, unless another node of the same folder has written its own. */
export async function grantLocalAccess(
  dataDir: string,
  access: LocalAccess,
): Promise<{ withdraw: () => Promise<void> }> {
  const file = join(dataDir, FILE)
  const text = JSON.stringify(access)
  await writeFile(file, text, { mode: 0o600 })
  return {
    async withdraw() {
      if ((await readFile(file, 'utf8').catch(() => '')) === text) await rm(file, { force: true })
    },
  }
}

/** Where the server of this machine listens, or would listen by default. */
export async function localUrl(env: Readonly<Record<string, string | undefined>>): Promise<string> {
  return (await readLocalAccess(accessPath(env)))?.url ?? DEFAULT_URL
}
