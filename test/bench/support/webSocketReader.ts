/** A WebSocket reader that costs next to nothing, so that thousands fit in one process: RFC 6455 by hand over TCP. */
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

export interface WebSocketReader {
  /** One text message of at most 65,535 bytes. */
  readonly send: (text: string) => void
  readonly close: () => void
}

/** Told each text message of the server, and the reader so that it can answer even before anybody else has it. */
export type Received = (payload: Buffer, reader: WebSocketReader) => void

/** Resolves once upgraded; rejects with what the server said instead. `cookie`: of whom it reads as. */
export function readWebSocket(
  port: number,
  path: string,
  received: Received,
  cookie: string | null = null,
): Promise<WebSocketReader> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let rest: Buffer = Buffer.alloc(0)
    let upgraded = false
    const reader: WebSocketReader = {
      send: (text) => socket.write(maskedFrame(text)),
      close: () => socket.destroy(),
    }
    socket.once('error', reject)
    socket.once('close', () => {
      reject(new Error('the connection was closed before it was upgraded'))
    })
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n` +
        `${cookie === null ? '' : `Cookie: ${cookie}\r\n`}\r\n`,
    )
    socket.on('data', (chunk: Buffer) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      if (!upgraded) {
        const end = rest.indexOf('\r\n\r\n')
        if (end < 0) return
        const status = rest.toString('latin1', 0, rest.indexOf('\r\n'))
        if (!status.includes(' 101 ')) {
          socket.destroy(new Error(`the server answered ${status}`))
          return
        }
        upgraded = true
        rest = rest.subarray(end + 4)
        resolve(reader)
      }
      rest = takeFrames(rest, reader, received)
    })
  })
}

/** Hands on every whole text frame and answers what is left. Servers do not mask, and none here fragments. */
function takeFrames(bytes: Buffer, reader: WebSocketReader, received: Received): Buffer {
  let at = 0
  while (bytes.length - at >= 2) {
    const short = (bytes[at + 1] ?? 0) & 0x7f
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    if (bytes.length - at < head) break
    const length = head === 2 ? short : head === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
    if (bytes.length - at < head + length) break
    const kind = (bytes[at] ?? 0) & 0x0f
    if (kind === 1) received(bytes.subarray(at + head, at + head + length), reader)
    if (kind === 8) reader.close()
    at += head + length
  }
  return bytes.subarray(at)
}

/** Clients must mask; a mask of zeros keeps the text as it is. */
function maskedFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  const head = payload.length < 126 ? Buffer.from([0x81, 0x80 | payload.length]) : Buffer.from([0x81, 0xfe, 0, 0])
  if (payload.length >= 126) head.writeUInt16BE(payload.length, 2)
  return Buffer.concat([head, Buffer.alloc(4), payload])
}
