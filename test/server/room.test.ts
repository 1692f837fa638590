/** Who of a room is told what is being spoken. */
import { beforeEach, describe, expect, it } from 'vitest'
import { UNSCHEDULED } from '#shared/domain/state.ts'
import type { InterimMessage } from '#shared/protocol/messages.ts'
import { createMetrics } from '../../server/metrics.ts'
import type { Framing } from '../../server/live/framing.ts'
import { Room } from '../../server/live/room.ts'
import type { LiveSocket } from '../../server/live/sockets.ts'
import { createFakeClock, type FakeClock } from '../support/fakeClock.ts'

let clock: FakeClock
let room: Room
let written: [event: string, reader: string][]

/** A reader for whom so many bytes wait on this node, and who keeps what it is told alone. */
function readerHolding(id: string, bytes: number) {
  const told: unknown[] = []
  const conn = { writeBuffer: bytes === 0 ? [] : [{ data: 'x'.repeat(bytes) }] }
  const emit = (event: string, message: InterimMessage) =>
    told.push(event === 'briefing:interim' ? message.text : event)
  return { told, socket: { id, connected: true, conn, emit } as unknown as LiveSocket }
}

const framing: Framing = {
  unavailable: null,
  encode: ((event: string) => ({ bytes: 1, frame: Buffer.from(event), broadcast: () => {} })) as Framing['encode'],
  write(message, readers) {
    for (const { id } of readers) written.push([message.frame.toString(), id])
    return { framed: 0, fellBack: 0 }
  },
}
const say = (lineId: string, text: string) => {
  room.say({ briefing: 'quay', lineId, speakerId: null, text }, 'one')
}

beforeEach(() => {
  clock = createFakeClock()
  written = []
  room = new Room({
    id: 'quay',
    source: {
      state: UNSCHEDULED,
      head: { epoch: 'e', seq: 0 },
      staleSince: null,
      factsAfter: () => [],
      listen: () => {},
    },
    framing,
    clock,
    metrics: createMetrics(),
    present: () => ({ readers: null }),
  })
})

describe('a room', () => {
  it('[I8] tells whoever joins what is being spoken, in the order in which it was begun', () => {
    say('a', 'One')
    say('b', 'Two')
    say('a', 'One and')
    const { socket, told } = readerHolding('late', 0)
    room.join(socket, 'public', undefined, 'reader')
    room.greet(socket, 'public')
    expect(told).toEqual(['One and', 'Two', 'briefing:presence'])
  })

  it('[I9] passes by a reader that holds more than 64 KiB with what is being spoken, until it has read', async () => {
    const [quick, slow] = [readerHolding('quick', 0), readerHolding('slow', 0)]
    for (const { socket } of [quick, slow]) room.join(socket, 'public', undefined, 'reader')
    const queue = slow.socket.conn as unknown as { writeBuffer: { data: string }[] }
    queue.writeBuffer = [{ data: 'x'.repeat(70 * 1024) }]
    say('a', 'One')
    expect(written).toEqual([['briefing:interim', 'quick']])
    queue.writeBuffer = []
    written = []
    say('b', 'Two')
    await clock.advance(100)
    expect(written.toSorted()).toEqual([
      ['briefing:interim', 'quick'],
      ['briefing:interim', 'slow'],
    ])
  })
})
