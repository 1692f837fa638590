/**
 * One message, encoded and framed once, written as the same bytes to every reader. The only file that reaches below the
 * public surface of Socket.IO.
 *
 * Why it stays in order: Engine.IO keeps what it may not hand on yet in `conn.writeBuffer`; what it does hand on, `ws`
 * writes into the TCP stream in the same synchronous step, unless it compresses. So while that buffer is
 * empty, everything said earlier on the connection is in the TCP stream already, and bytes
 * written there come next, even if Engine.IO still waits to hear that its last write was flushed. In every other case, and
 * whenever a part is not shaped as known, the message goes by the public broadcast, which queues it behind what is there.
 * Listeners for outgoing packets (`onAnyOutgoing`, `packetCreate`) hear nothing of a message that was framed.
 */
import type { DefaultEventsMap, Server, Socket } from 'socket.io'
import type { ClientToServer, ServerToClient } from '#shared/protocol/messages.ts'

export type ServerEvent = keyof ServerToClient
export type Payload<Event extends ServerEvent> = Parameters<ServerToClient[Event]>

/** The part of a Socket.IO server socket of namespace `/` that is needed here. */
export type Reader = Pick<Socket<ClientToServer, ServerToClient>, 'id' | 'connected' | 'conn'>

/** One message for many readers. `bytes`: what one of them is sent by WebSocket. */
export interface Encoded {
  readonly bytes: number
  readonly frame: Buffer
  /** The public way, to those of these sockets that cannot be given the frame. */
  readonly broadcast: (ids: string[]) => void
}

/** To how many readers a message went each way. */
export interface Written {
  readonly framed: number
  readonly fellBack: number
}

/** What one reader may hold. It is asked in the same walk over the readers in which they are written to: a second costs. */
export interface Limit {
  /** Bytes, with the message that is being written. */
  readonly bound: number
  /** Whether the reader may be given anything. */
  readonly feeds: (reader: Reader) => boolean
  /** It would hold more than the bound, and was not given the message. */
  readonly exceeded: (reader: Reader) => void
}

export interface Framing {
  /** Why nothing is framed on this server, or null. To be logged once. */
  readonly unavailable: string | null
  readonly encode: <Event extends ServerEvent>(event: Event, ...payload: Payload<Event>) => Encoded
  /** Synchronous: all readers have it in their queue when this returns. Disconnected and overfull ones are passed over. */
  readonly write: (message: Encoded, readers: Iterable<Reader>, limit?: Limit) => Written
}

const NO_LIMIT: Limit = { bound: Number.POSITIVE_INFINITY, feeds: () => true, exceeded: () => undefined }

export function createFraming<Data>(io: Server<ClientToServer, ServerToClient, DefaultEventsMap, Data>): Framing {
  const unavailable = whyUnavailable(io)
  return {
    unavailable,
    encode(event, ...payload) {
      const frame = textFrame(packetOf(event, payload))
      return {
        bytes: frame.length,
        frame,
        broadcast: (ids) => void io.local.to(ids).emit(event, ...payload),
      }
    },
    write(message, readers, limit = NO_LIMIT) {
      const others: string[] = []
      const { bytes } = message
      let framed = 0
      for (const reader of readers) {
        if (!reader.connected || !limit.feeds(reader)) continue
        const stream = unavailable === null ? readyStream(reader) : null
        // A stream that is ready has nothing waiting above it, so what it holds is all that is held.
        const held = stream === null ? pendingBytes(reader) : stream.writableLength
        if (held + bytes > limit.bound) {
          limit.exceeded(reader)
        } else if (stream === null) {
          others.push(reader.id)
        } else {
          stream.write(message.frame)
          framed += 1
        }
      }
      if (others.length > 0) message.broadcast(others)
      return { framed, fellBack: others.length }
    },
  }
}

/**
 * Bytes that this process holds for a reader: queued by Engine.IO, by `ws` and by the TCP stream. What the kernel took is
 * not counted, nor the one response that a polling reader may be in the middle of.
 */
export function pendingBytes(reader: Reader): number {
  const { conn, stream, transport } = laneOf(reader)
  const { writeBuffer } = conn
  const queued = Array.isArray(writeBuffer) && writeBuffer.length > 0 ? queuedBytes(writeBuffer) : 0
  if (stream !== null) return queued + stream.writableLength
  // The same sum as `ws` makes it, public there: for connections that compress, say.
  const below = (transport?.socket as { readonly bufferedAmount?: unknown } | undefined)?.bufferedAmount
  return queued + (typeof below === 'number' ? below : 0)
}

/** Ends a connection at once and drops what it holds. A polite close would wait its turn behind the backlog. */
export function cut(reader: Reader): void {
  const ws = laneOf(reader).transport?.socket as { readonly terminate?: () => void } | undefined
  if (typeof ws?.terminate === 'function') ws.terminate()
  else reader.conn.close(true)
}

const TEXT_AND_FINAL = 0x81

/** Engine.IO's `Socket`, as far as it is known here. Everything is checked before it is believed. */
interface Connection {
  readonly readyState: unknown
  readonly upgrading: unknown
  readonly protocol: unknown
  readonly writeBuffer: unknown
  readonly transport: { readonly name: unknown; readonly socket?: unknown } | undefined
}

interface Stream {
  readonly writable: boolean
  readonly writableLength: number
  readonly write: (bytes: Buffer) => boolean
}

/**
 * The way down from a reader to its TCP stream. Kept on the reader itself: with thousands of readers a delivery costs what
 * memory it touches, and walking from object to object, or through a map, costs a tenth of the write.
 */
interface Lane {
  readonly conn: Connection
  readonly transport: Connection['transport']
  readonly stream: Stream | null
}

const LANE = Symbol('the way down to the TCP stream')

function laneOf(reader: Reader & { [LANE]?: Lane }): Lane {
  const kept = reader[LANE]
  // Another transport than before: the reader went from polling to WebSocket.
  if (kept !== undefined && kept.transport === kept.conn.transport) return kept
  const conn = reader.conn as unknown as Connection
  const lane = { conn, transport: conn.transport, stream: streamOf(conn) }
  reader[LANE] = lane
  return lane
}

/** The TCP stream of a reader when bytes written to it now arrive whole and in their turn, else null. */
function readyStream(reader: Reader): Stream | null {
  const { conn, stream } = laneOf(reader)
  if (stream === null || conn.readyState !== 'open' || conn.upgrading !== false) return null
  if (!Array.isArray(conn.writeBuffer) || conn.writeBuffer.length > 0) return null
  return stream.writable ? stream : null
}

/**
 * Null for polling, another WebSocket engine or version of `ws`, Engine.IO protocol 3, or any negotiated extension.
 * Without an extension `ws` holds nothing back, save for a `Blob`, which Engine.IO never hands it: so its state is looked
 * at here and not at every write.
 */
function streamOf({ protocol, transport }: Connection): Stream | null {
  if (transport?.name !== 'websocket' || protocol !== 4 || !isRecord(transport.socket)) return null
  const { _sender: sender, _socket: stream } = transport.socket
  if (!isRecord(sender) || !isRecord(stream) || sender['_socket'] !== stream) return null
  const { _extensions: extensions, _state: state, _queue: queue, _firstFragment: whole } = sender
  if (!isRecord(extensions) || Object.keys(extensions).length > 0) return null
  if (state !== 0 || !Array.isArray(queue) || queue.length > 0 || whole !== true) return null
  if (typeof stream['write'] !== 'function' || typeof stream['writableLength'] !== 'number') return null
  return stream as unknown as Stream
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** A Socket.IO event packet inside an Engine.IO message packet. */
function packetOf(event: string, payload: readonly unknown[]): string {
  return `42${JSON.stringify([event, ...payload])}`
}

/** Compares with what this server's own encoder makes of a packet: a parser may have been given that speaks otherwise. */
function whyUnavailable(io: { readonly encoder: { encode: (packet: never) => unknown } }): string | null {
  const probe = ['briefing:catch-up', { briefing: 'é\u2028"' }] as const
  try {
    const made = io.encoder.encode({
      type: 2,
      nsp: '/',
      data: [...probe],
    } as never)
    const same = Array.isArray(made) && made.length === 1 && `4${String(made[0])}` === packetOf(probe[0], [probe[1]])
    return same ? null : 'the parser of this Socket.IO server does not write events in the known format'
  } catch (error) {
    return `the parser of this Socket.IO server failed on a plain event: ${String(error)}`
  }
}

/** RFC 6455, section 5.2: one unmasked, final text frame, as servers send them. */
function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafeSlow(head + length)
  frame[0] = TEXT_AND_FINAL
  if (head === 2) frame[1] = length
  else frame[1] = head === 4 ? 126 : 127
  if (head === 4) frame.writeUInt16BE(length, 2)
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.write(text, head)
  return frame
}

// Engine.IO only ever appends to this array, and takes a new one when it flushes: so the sum is kept with it, and asking
// at every write costs what was queued since, not what is queued.
const sums = new WeakMap<object, { counted: number; bytes: number }>()

function queuedBytes(packets: readonly unknown[]): number {
  const sum = sums.get(packets) ?? { counted: 0, bytes: 0 }
  for (; sum.counted < packets.length; sum.counted += 1) {
    const { data } = packets[sum.counted] as { readonly data?: unknown }
    if (typeof data === 'string') sum.bytes += Buffer.byteLength(data)
    else if (ArrayBuffer.isView(data)) sum.bytes += data.byteLength
  }
  sums.set(packets, sum)
  return sum.bytes
}
