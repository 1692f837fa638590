/** What a stream means to whoever follows it. */
import type { StoredFact } from '../log/eventLog.ts'

/** How the facts of a stream become a state. `parse` may throw: such a fact keeps its number and changes nothing. */
export interface Projection<State, Fact> {
  readonly initial: State
  readonly parse: (stored: StoredFact) => Fact
  readonly unreadable: (stored: StoredFact) => Fact
  readonly evolve: (state: State, fact: Fact) => State
}
