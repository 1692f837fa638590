/** Files that say nothing to whoever finds them: sealed with AES-256-GCM, bound to their name, whole or not there. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { basename, dirname } from 'node:path'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Resolves once the content is on the disk under its name. `key`: 32 bytes. */
export async function writeSealed(file: string, content: string, key: Buffer): Promise<void> {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(basename(file)))
  const sealed = Buffer.concat([cipher.update(content, 'utf8'), cipher.final()])
  await writeWhole(file, Buffer.concat([nonce, cipher.getAuthTag(), sealed]))
}

/** Throws where the file is not there, is torn, or was sealed with another key or for another name. */
export async function readSealed(file: string, key: Buffer): Promise<string> {
  const bytes = await readFile(file)
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new Error('The file is too short to have been sealed')
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(basename(file)))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
}

/** Under its name there is either the former content or all of the new one, also after a power cut. */
export async function writeWhole(file: string, content: Buffer | string): Promise<void> {
  const unfinished = `${file}.${randomBytes(4).toString('hex')}.tmp`
  const handle = await open(unfinished, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(unfinished, file)
  await syncFolder(dirname(file))
}

/** A new name in a folder survives a power cut only once the folder itself was synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
