/** A picture as the server takes it: looked at before it is sent, by its own bytes and not by the name of its file. */
import type { SettingsChange } from '#shared/protocol/people.ts'

export type Logo = NonNullable<SettingsChange['logo']>
export type LogoFault = 'large' | 'kind' | 'unreadable'

/** In bytes; base64 makes 65,536 characters of it. */
export const LOGO_BYTES = 49_152

type Bytes = Uint8Array<ArrayBuffer>

const startsWith = (bytes: Bytes, start: readonly number[], at = 0) =>
  start.every((byte, index) => bytes[at + index] === byte)

/** The beginnings of the three formats; https://mimesniff.spec.whatwg.org/#image-type-pattern-matching-algorithm */
function kindOf(bytes: Bytes): Logo['type'] | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8)) return 'image/webp'
  return null
}

export async function readLogo(file: Blob): Promise<Logo | LogoFault> {
  if (file.size > LOGO_BYTES) return 'large'
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const type = kindOf(bytes)
    if (type === null) return 'kind'
    return { type, base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) }
  } catch {
    // Gone since it was chosen, or not allowed.
    return 'unreadable'
  }
}
