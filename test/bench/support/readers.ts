/** The process that reads: opens any number of readers on one server and measures how late each line reaches each. */
import { answerQuestions } from './process.ts'
import { agesIn } from './stamp.ts'
import { readWebSocket, type WebSocketReader } from './webSocketReader.ts'

export interface Opening {
  readonly port: number
  readonly count: number
  readonly path: string
  /** Those of Socket.IO shake hands and answer pings; those of Doorstep join the briefing, too. */
  readonly speaks: 'bare' | 'socket.io' | 'doorstep'
  readonly briefing: string
}

/** Latencies in milliseconds over all deliveries since `begin`. */
export interface Reading {
  readonly deliveries: number
  readonly p50: number
  readonly p99: number
  readonly most: number
}

const TOGETHER = 50
let readers: WebSocketReader[] = []
let ages = new Float64Array(0)
let deliveries = 0
let lastMessage = ''

function take(payload: Buffer): void {
  for (const age of agesIn(payload)) {
    if (deliveries < ages.length) ages[deliveries] = age
    deliveries += 1
    if (deliveries === 1) lastMessage = payload.toString()
  }
}

async function openOne({ port, path, speaks, briefing }: Opening): Promise<WebSocketReader> {
  if (speaks === 'bare') return readWebSocket(port, path, take)
  let joined: (() => void) | null = null
  const isIn = new Promise<void>((resolve) => (joined = resolve))
  const opened = await readWebSocket(port, path, (payload, reader) => {
    const kind = payload[0]
    if (kind === 0x32) reader.send('3')
    else if (kind === 0x30) reader.send('40')
    else if (kind === 0x34 && payload[1] === 0x30) {
      if (speaks === 'socket.io') joined?.()
      else reader.send(`420["briefing:join",${JSON.stringify({ briefing })}]`)
    } else if (kind === 0x34 && payload[1] === 0x33) joined?.()
    else take(payload)
  })
  await isIn
  return opened
}

answerQuestions({
  async open(opening: Opening) {
    for (const reader of readers) reader.close()
    readers = []
    while (readers.length < opening.count) {
      const some = Math.min(TOGETHER, opening.count - readers.length)
      readers.push(...(await Promise.all(Array.from({ length: some }, () => openOne(opening)))))
    }
    return readers.length
  },
  begin(expected: number) {
    ages = new Float64Array(expected)
    deliveries = 0
  },
  count: () => deliveries,
  message: () => lastMessage,
  reading(): Reading {
    const sorted = ages.subarray(0, Math.min(deliveries, ages.length)).sort()
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
    return { deliveries, p50: at(0.5), p99: at(0.99), most: at(1) }
  },
})
