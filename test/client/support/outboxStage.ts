/** An outbox over the browser's small storage, with a server that answers when a test says so, and tabs that take turns. */
import { flushPromises } from '@vue/test-utils'
import type { Act } from '../../../client/captions/act.ts'
import { createActStore } from '../../../client/captions/actStore.ts'
import { lineAct } from '../../../client/captions/amending.ts'
import { Journal } from '../../../client/captions/journal.ts'
import { Outbox } from '../../../client/captions/outbox.ts'
import type { Shelf } from '../../../client/captions/shelf.ts'
import type { Answer } from '../../../client/http/request.ts'
import { FakeClock } from './fakeClock.ts'

type Reply = Answer<{ seq: number }>

/** A line of its own words, the `n`th that was done. */
export const says = (id: string, n = 0): Act =>
  lineAct({ id, n, at: 5 }, { speaker: null, text: `Words of ${id}.`, lineKind: null, marks: [], verbatim: false })

export function fault(code: string, status = 0, detail: Readonly<Record<string, number>> = {}): Reply {
  return { ok: false, code, status, detail }
}

export interface OutboxStage {
  readonly outbox: Outbox
  /** Lines of these ids, one after the other. */
  readonly put: (...ids: readonly string[]) => Promise<void>
  readonly clock: FakeClock
  /** Ids in the order in which they were sent. */
  readonly sent: () => readonly string[]
  readonly lastSent: () => Act | undefined
  /** Answers the oldest open request and lets the outbox go on. */
  readonly answer: (reply?: Reply) => Promise<void>
  readonly states: () => readonly string[]
  /** Ids in storage. */
  readonly kept: () => readonly string[]
  readonly pass: (ms: number) => Promise<void>
  /** The page is gone, with whatever was under way, and opened anew: by this account, or with a token alone. */
  readonly reload: (writer?: string | null) => Outbox
  readonly secondTab: () => Outbox
  /** The browser gives no turn, once. */
  readonly refuseTurn: () => void
}

/** As in a browser without a database. */
const NO_SHELF: Shelf = {
  put: () => Promise.reject(new Error('no database')),
  remove: () => Promise.reject(new Error('no database')),
  all: () => Promise.reject(new Error('no database')),
}

export function createOutboxStage(storage: Storage | null = localStorage): OutboxStage {
  const clock = new FakeClock()
  const acts: Act[] = []
  let answers: ((answer: Reply) => void)[] = []
  let seq = 6
  let turn: Promise<void> = Promise.resolve()
  let isTurnRefused = false

  const tabs = new Set<Outbox>()

  function open(writer: string | null): Outbox {
    const made: Outbox = new Outbox({
      store: createActStore(new Journal('quay', storage), NO_SHELF, writer),
      clock,
      alone(run) {
        if (isTurnRefused) {
          isTurnRefused = false
          return Promise.reject(new DOMException('no turn', 'SecurityError'))
        }
        return (turn = turn.then(run))
      },
      announce: () => tabs.forEach((tab) => tab !== made && tab.heed()),
      changed: () => {},
      send(act) {
        acts.push(act)
        return new Promise((resolve) => answers.push(resolve))
      },
    })
    tabs.add(made)
    return made
  }
  let outbox = open(null)

  return {
    get outbox() {
      return outbox
    },
    async put(...ids) {
      for (const id of ids) outbox.put(says(id, outbox.nextPlace()))
      await flushPromises()
    },
    clock,
    sent: () => acts.map(({ id }) => id),
    lastSent: () => acts.at(-1),
    async answer(reply) {
      seq += 1
      answers.shift()?.(reply ?? { ok: true, value: { seq } })
      await flushPromises()
    },
    states: () => outbox.entries.map(({ act, progress }) => `${act.id} ${progress.kind}`),
    kept: () => Object.keys({ ...localStorage }).map((key) => key.split('.').at(-1) ?? ''),
    async pass(ms) {
      clock.pass(ms)
      await flushPromises()
    },
    reload(writer = null) {
      outbox.close()
      tabs.delete(outbox)
      answers = []
      turn = Promise.resolve()
      outbox = open(writer)
      return outbox
    },
    secondTab: () => open(null),
    refuseTurn: () => (isTurnRefused = true),
  }
}
