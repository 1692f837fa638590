/** Cuts a stream of RESP3 bytes into whole frames, however the network cut it. */

const CR_LF = '\r\n'
/** Types whose header line is the whole frame. */
const LINE_TYPES = new Set(['+', '-', ':', '_', ',', '#', '('])
/** Types whose header says how many bytes follow. */
const BLOB_TYPES = new Set(['$', '!', '='])
/** Types whose header says how many frames follow; a map's pairs are two each. */
const NESTED_TYPES = new Map([
  ['*', 1],
  ['~', 1],
  ['>', 1],
  ['%', 2],
  ['|', 2],
])

export class RespFrames {
  #rest: Buffer = Buffer.alloc(0)

  /** The frames that are complete now, each as its bytes. Throws `Error` for a byte that begins no frame. */
  take(chunk: Buffer): Buffer[] {
    const bytes = Buffer.concat([this.#rest, chunk])
    const frames: Buffer[] = []
    let from = 0
    for (let end = endOfFrame(bytes, from); end !== null; end = endOfFrame(bytes, from)) {
      frames.push(bytes.subarray(from, end))
      from = end
    }
    this.#rest = bytes.subarray(from)
    return frames
  }
}

/** A message of pub/sub, and not the confirmation of a subscription. */
export function isPublished(frame: Buffer): boolean {
  return frame[0] === 0x3e && /^>\d+\r\n\$\d+\r\n[sp]?message\r\n/.test(frame.subarray(0, 40).toString('latin1'))
}

function endOfFrame(bytes: Buffer, from: number): number | null {
  const line = bytes.indexOf(CR_LF, from)
  if (line < 0) return null
  const type = String.fromCharCode(bytes[from] ?? 0)
  const after = line + CR_LF.length
  if (LINE_TYPES.has(type)) return after
  const count = Number(bytes.subarray(from + 1, line).toString('latin1'))
  if (BLOB_TYPES.has(type)) return within(bytes, count < 0 ? after : after + count + CR_LF.length)
  const each = NESTED_TYPES.get(type)
  if (each === undefined) throw new Error(`${JSON.stringify(type)} begins no RESP frame`)
  // An attribute precedes the frame that it describes, and travels with it.
  return endOfNested(bytes, after, count * each + (type === '|' ? 1 : 0))
}

function endOfNested(bytes: Buffer, from: number, count: number): number | null {
  let end: number | null = from
  for (let index = 0; index < count && end !== null; index += 1) end = endOfFrame(bytes, end)
  return end
}

function within(bytes: Buffer, end: number): number | null {
  return end <= bytes.length ? end : null
}
