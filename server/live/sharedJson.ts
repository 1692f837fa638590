/** JSON that was encoded once and is sent to many: a Socket.IO parser whose acknowledgements may carry it as it is. */
import { Decoder, Encoder, PacketType, type Packet } from 'socket.io-parser'

/** An answer that is already JSON. To be handed to an acknowledgement as its only argument. */
export class SharedJson {
  readonly json: string

  constructor(json: string) {
    this.json = json
  }
}

class SharedJsonEncoder extends Encoder {
  override encode(packet: Packet): unknown[] {
    const [first] = Array.isArray(packet.data) ? (packet.data as unknown[]) : []
    if (packet.type !== PacketType.ACK || !(first instanceof SharedJson)) return super.encode(packet) as unknown[]
    const namespace = packet.nsp === '/' ? '' : `${packet.nsp},`
    return [`${PacketType.ACK}${namespace}${packet.id ?? ''}[${first.json}]`]
  }
}

/** For the `parser` option of the server. On the wire it is the default parser's format. */
export const sharedJsonParser = { Encoder: SharedJsonEncoder, Decoder }
