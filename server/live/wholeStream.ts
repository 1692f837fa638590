/** A stream read from its beginning to its head, beside whatever is held of it. */
import { Contiguous } from '../log/contiguous.ts'
import { FACTS_A_READ, type EventLog, type StoredFact } from '../log/eventLog.ts'
import type { Projection } from './projection.ts'
import { Recent } from './recent.ts'

export interface WholeStream<State, Fact extends { readonly seq: number }> {
  readonly epoch: string
  readonly order: Contiguous
  readonly state: State
  readonly recent: Recent<Fact>
}

/** Null where the epoch ended while it was read: it is to be read again. Throws `StoreDown`. */
export async function readWholeStream<State, Fact extends { readonly seq: number }>(
  log: EventLog,
  stream: string,
  projection: Pick<Projection<State, Fact>, 'initial' | 'evolve'>,
  read: (stored: StoredFact) => Fact,
): Promise<WholeStream<State, Fact> | null> {
  const order = new Contiguous(0)
  const recent = new Recent<Fact>()
  let state = projection.initial
  let { head, facts } = await log.read(stream, 0, FACTS_A_READ)
  const { epoch } = head
  for (;;) {
    if (head.epoch !== epoch) return null
    for (const stored of order.offer(facts)) {
      const fact = read(stored)
      state = projection.evolve(state, fact)
      recent.push([fact])
    }
    if (order.seq >= head.seq || facts.length === 0) return { epoch, order, state, recent }
    ;({ head, facts } = await log.read(stream, order.seq, FACTS_A_READ))
  }
}
