/**
 * A log in memory whose feed and faults the test decides: frames can be held, dropped and let go, reads and appends can
 * fail, history can be rolled back. It keeps the contract of the port in everything else.
 */
import {
  NO_HEAD,
  OutcomeUnknown,
  StoreDown,
  type EventLog,
  type FeedListener,
  type Frame,
  type Head,
  type NewFact,
  type StoredFact,
} from '../../server/log/eventLog.ts'

interface Stream {
  epoch: string
  facts: StoredFact[]
}

export interface ScriptedLog extends EventLog {
  /** Frames wait from now on; `release` hands them over. */
  readonly hold: () => void
  readonly release: () => void
  /** The next so many frames reach nobody. */
  readonly drop: (frames: number) => void
  readonly dropped: () => number
  /** Every read, write and head fails. */
  readonly setDown: (down: boolean) => void
  /** The next append is carried out and not answered. */
  readonly loseNextReply: () => void
  /** The link of the feed breaks, and later is confirmed again. */
  readonly breakFeed: (stream: string) => void
  readonly restoreFeed: (stream: string) => void
  /** Goes back to an older copy, as a restored store would: same epoch, fewer facts. */
  readonly rollBack: (stream: string, seq: number) => void
  readonly facts: (stream: string) => readonly StoredFact[]
  readonly reads: () => number
}

export function createScriptedLog(): ScriptedLog {
  const streams = new Map<string, Stream>()
  const listeners = new Map<string, Set<FeedListener>>()
  const waiting: { stream: string; frame: Frame }[] = []
  let isHeld = false
  let toDrop = 0
  let dropped = 0
  let isDown = false
  let losesReply = false
  let epochs = 0
  let reads = 0

  const headOf = (stream: string): Head => {
    const known = streams.get(stream)
    return known === undefined ? NO_HEAD : { epoch: known.epoch, seq: known.facts.length }
  }
  const mustBeUp = () => {
    if (isDown) throw new StoreDown('the scripted log is down')
  }
  const hand = (stream: string, frame: Frame) => {
    for (const listener of listeners.get(stream) ?? []) listener.frame(structuredClone(frame))
  }
  const announce = (stream: string, frame: Frame) => {
    if (toDrop > 0) {
      toDrop -= 1
      dropped += 1
    } else if (isHeld) waiting.push({ stream, frame })
    else hand(stream, frame)
  }
  const isAt = (stream: string, expected: Head) => {
    const head = headOf(stream)
    return head.epoch === expected.epoch && head.seq === expected.seq
  }

  return {
    async append(stream, expected, facts: readonly NewFact[]) {
      await Promise.resolve()
      mustBeUp()
      if (!isAt(stream, expected)) return { ok: false, head: headOf(stream) }
      const known = streams.get(stream) ?? { epoch: `epoch-${(epochs += 1)}`, facts: [] }
      streams.set(stream, known)
      const stored = structuredClone(facts).map((fact, index) => ({ ...fact, seq: expected.seq + 1 + index }))
      known.facts.push(...stored)
      announce(stream, { epoch: known.epoch, facts: stored })
      if (losesReply) {
        losesReply = false
        throw new OutcomeUnknown('the reply was lost')
      }
      return { ok: true, head: headOf(stream) }
    },
    async read(stream, after, limit) {
      reads += 1
      await Promise.resolve()
      mustBeUp()
      return {
        head: headOf(stream),
        facts: structuredClone(streams.get(stream)?.facts.slice(after, after + limit) ?? []),
      }
    },
    async heads(asked) {
      await Promise.resolve()
      mustBeUp()
      return asked.map(headOf)
    },
    async renew(stream, expected, facts) {
      await Promise.resolve()
      mustBeUp()
      const known = streams.get(stream)
      if (known === undefined || !isAt(stream, expected)) return headOf(stream)
      known.epoch = `epoch-${(epochs += 1)}`
      if (facts === 'wiped') known.facts = []
      announce(stream, { epoch: known.epoch, facts: [] })
      return headOf(stream)
    },
    subscribe(stream, listener) {
      const known = listeners.get(stream) ?? new Set()
      listeners.set(stream, known.add(listener))
      queueMicrotask(() => {
        listener.confirmed()
      })
      return {
        close: () => {
          known.delete(listener)
          return Promise.resolve()
        },
      }
    },
    whisper(stream, message) {
      for (const listener of listeners.get(stream) ?? []) listener.whisper?.(structuredClone(message))
    },
    reachable: () => Promise.resolve(!isDown),
    close: () => Promise.resolve(),
    hold() {
      isHeld = true
    },
    release() {
      isHeld = false
      for (const { stream, frame } of waiting.splice(0)) hand(stream, frame)
    },
    drop(frames) {
      toDrop = frames
    },
    dropped: () => dropped,
    setDown(down) {
      isDown = down
    },
    loseNextReply() {
      losesReply = true
    },
    breakFeed(stream) {
      for (const listener of listeners.get(stream) ?? []) listener.lost('the test broke it')
    },
    restoreFeed(stream) {
      for (const listener of listeners.get(stream) ?? []) listener.confirmed()
    },
    rollBack(stream, seq) {
      const known = streams.get(stream)
      if (known !== undefined) known.facts = known.facts.slice(0, seq)
    },
    facts: (stream) => streams.get(stream)?.facts ?? [],
    reads: () => reads,
  }
}
