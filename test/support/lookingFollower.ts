/** A page that follows a briefing over a real connection, with the store and the rows of the reporter page, and is looked at after every message. */
import { createPinia } from 'pinia'
import { io as connect, type Socket } from 'socket.io-client'
import type { Briefing } from '#shared/domain/state.ts'
import { findLine } from '#shared/domain/transcript.ts'
import type { ClientToServer, InterimMessage, ServerToClient } from '#shared/protocol/messages.ts'
import type { Clock } from '../../server/clock.ts'
import type { LinkTransport, TransportListener } from '../../client/live/linkTransport.ts'
import { RowBuilder } from '../../client/reading/rows.ts'
import { useBriefingStore } from '../../client/stores/briefing.ts'
import { eventually, type NodeUnderTest } from './node.ts'
import { transportOver } from './queueFollower.ts'

/** A line of the record, or one that is still being spoken. */
export interface Stands {
  readonly id: string
  readonly text: string
  readonly isInterim: boolean
  /** When an interim text last grew, in ms. */
  readonly at: number
}

/** What stands on the page at one moment, from above to below. */
export interface Look {
  readonly now: number
  readonly rows: readonly Stands[]
}

export interface LookingFollower {
  readonly looks: readonly Look[]
  /** Texts that the node sent of lines that stood on the record already. */
  readonly late: readonly string[]
  readonly briefing: Briefing
  /** Cuts the connection; it comes back by itself. */
  readonly drop: () => void
  readonly close: () => void
}

export async function followLooking({ url }: NodeUnderTest, id: string, clock: Clock): Promise<LookingFollower> {
  const store = useBriefingStore(createPinia())
  const builder = new RowBuilder()
  const looks: Look[] = []
  const late: string[] = []
  const look = () => {
    if (store.briefing === null) return
    const rows = builder.build(store.briefing, store.interims).flatMap((row): Stands[] => {
      if (row.kind === 'line') return [{ id: row.current.line.id, text: row.current.text, isInterim: false, at: 0 }]
      return row.kind === 'interim' ? [{ ...row.interim, id: row.interim.lineId, isInterim: true }] : []
    })
    looks.push({ now: clock.now(), rows })
  }
  const socket: Socket<ServerToClient, ClientToServer> = connect(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    autoConnect: false,
  })
  store.open(id, {
    transport: () =>
      lookedAt(transportOver(socket), look, ({ lineId, text }) => {
        if (store.briefing !== null && findLine(store.briefing, lineId) !== undefined) late.push(`${lineId}: ${text}`)
      }),
    clock: { ...clock, random: () => Math.random() },
    readPage: () => Promise.resolve({ ok: false, code: 'not-reached', status: 0, detail: {} }),
  })
  await eventually(() => {
    if (store.link.phase !== 'live') throw new Error(`not live: ${store.link.phase}`)
  })
  return {
    looks,
    late,
    get briefing() {
      if (store.briefing === null) throw new Error('nothing was read yet')
      return store.briefing
    },
    drop: () => void socket.io.engine.close(),
    close: () => {
      store.close()
    },
  }
}

/** Each message is handled whole, as before a browser draws, and then the page is looked at. */
function lookedAt(transport: LinkTransport, look: () => void, heard: (message: InterimMessage) => void): LinkTransport {
  return {
    ...transport,
    open(page) {
      const events: TransportListener['events'] = (message) => {
        page.events(message)
        look()
      }
      const interim: TransportListener['interim'] = (message) => {
        heard(message)
        page.interim(message)
        look()
      }
      transport.open({ ...page, events, interim })
    },
    join: (request, reply) => {
      transport.join(request, (answer) => {
        reply(answer)
        look()
      })
    },
  }
}
