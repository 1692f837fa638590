/**
 * In which encoding the bytes of a document are written: UTF-8; UTF-16 where a mark at the beginning says so; else what programs
 * for captions still save in Western Europe.
 */

/** `TextDecoder`, of browsers and of Node alike. */
export type Decoder = new (
  encoding: string,
  options: { readonly fatal: true },
) => { readonly decode: (bytes: Uint8Array) => string }

/** In no text of one byte a letter: control characters but tab, line ends, end of file and the backspaces of live stenography. */
const isNoText = (byte: number): boolean =>
  byte < 0x08 || (byte >= 0x0e && byte < 0x20 && byte !== 0x1a) || UNASSIGNED.has(byte)
const UNASSIGNED: ReadonlySet<number> = new Set([0x7f, 0x81, 0x8d, 0x8f, 0x90, 0x9d])
/** No language of Western Europe writes more of its letters with accents; other scripts write nearly all in this range. */
const ACCENTED_AT_MOST = 0.3

/** Null where the bytes are no text, or text in an encoding that nothing tells. */
export function textOf(bytes: Uint8Array, Decoder: Decoder): string | null {
  const [first, second] = bytes
  const decode = (encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'): string | null => {
    try {
      return new Decoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      return null
    }
  }
  if (first === 0xff && second === 0xfe) return decode('utf-16le')
  if (first === 0xfe && second === 0xff) return decode('utf-16be')
  return decode('utf-8') ?? (isWestern(bytes) ? decode('windows-1252') : null)
}

function isWestern(bytes: Uint8Array): boolean {
  let [letters, accented] = [0, 0]
  for (const byte of bytes) {
    if (isNoText(byte)) return false
    if (byte >= 0xc0) accented += 1
    if (byte >= 0xc0 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) letters += 1
  }
  return accented <= letters * ACCENTED_AT_MOST
}
