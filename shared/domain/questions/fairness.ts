/** Who should be next, as a suggestion with its reasons. Never more than that: nothing is called by it. */
import { accountsOf, heardSoFar, type Heard, type HeardSoFar, type Person } from './heard.ts'
import { waitingInOrder } from './order.ts'
import type { Question } from './state.ts'
import type { Weights } from './vocabulary.ts'

export { sharesByOutlet, sharesByPerson, type Share } from './heard.ts'

/** `wait`: how long the question waits, in ms. `votes`: how many. */
export type FairReason =
  | { readonly kind: 'not-yet-asked' }
  | { readonly kind: 'outlet-not-heard'; readonly outlet: string }
  | { readonly kind: 'longest-wait'; readonly wait: number }
  | { readonly kind: 'remote-not-heard' }
  | { readonly kind: 'most-votes'; readonly votes: number }
  | { readonly kind: 'point-of-order' }
  | { readonly kind: 'pinned' }

export interface Suggestion {
  readonly questionId: string
  /** The weightiest first; empty where it is first in the order and nothing else speaks for or against it. */
  readonly reasons: readonly FairReason[]
}

export type Tallies = Readonly<Record<string, number>>

/** What counts in a comparison. `now`: milliseconds since 1970. */
export interface FairBasis {
  readonly weights: Weights
  readonly tallies: Tallies
  readonly now: number
}

/** Null where nobody waits. Of those who were skipped only where nobody else waits. */
export function suggestion(briefing: Heard, basis: FairBasis): Suggestion | null {
  const inOrder = waitingInOrder(briefing.queue)
  const unskipped = inOrder.filter(({ state }) => state === 'waiting')
  const candidates = unskipped.length > 0 ? unskipped : inOrder
  const [first] = candidates
  if (first === undefined) return null
  if (first.isPointOfOrder) return { questionId: first.id, reasons: [{ kind: 'point-of-order' }] }
  if (first.isPinned) return { questionId: first.id, reasons: [{ kind: 'pinned' }] }

  const most = mostOf(candidates, basis)
  const heard = heardSoFar(briefing)
  const accounts = accountsOf(briefing)
  const weighed = candidates.map((question) => {
    const account = accounts.get(question.id) ?? null
    return weigh(question, { ...question.asker, account }, heard, most, basis)
  })
  const best = weighed.reduce((before, other) => (other.sum > before.sum ? other : before))
  return { questionId: best.questionId, reasons: best.reasons }
}

interface Most {
  /** The longest wait and the most votes of all that are compared; `isTold`: whether there is anybody to compare with. */
  readonly wait: number
  readonly votes: number
  readonly isTold: boolean
}

function mostOf(candidates: readonly Question[], { tallies, now }: FairBasis): Most {
  return {
    wait: Math.max(...candidates.map((question) => waited(question, now))),
    votes: Math.max(...candidates.map(({ id }) => votesOf(tallies, id))),
    isTold: candidates.length > 1,
  }
}

const waited = ({ askedAt }: Question, now: number) => Math.max(0, now - askedAt)
const votesOf = (tallies: Tallies, id: string) => (Object.hasOwn(tallies, id) ? (tallies[id] ?? 0) : 0)

/** What one reason adds. A part of the most counts in part, and is told only where it is the most. */
interface Weighed {
  readonly counts: number
  readonly reason: FairReason | null
}

function weigh(
  question: Question,
  who: Person,
  heard: HeardSoFar,
  most: Most,
  { weights, tallies, now }: FairBasis,
): Suggestion & { readonly sum: number } {
  const { outlet } = who
  const all: Weighed[] = []
  const add = (counts: number, reason: FairReason | null) => {
    if (counts > 0) all.push({ counts, reason })
  }
  if (heard.times(who) === 0) add(weights.notYetAsked, { kind: 'not-yet-asked' })
  if (outlet !== null && !heard.wasOutlet(who)) {
    add(weights.outletNotHeard, { kind: 'outlet-not-heard', outlet })
  }
  if (who.where === 'remote' && !heard.wasRemote) {
    add(weights.remote, { kind: 'remote-not-heard' })
  }
  const wait = waited(question, now)
  if (most.wait > 0) {
    const isTold = most.isTold && wait === most.wait
    add((weights.wait * wait) / most.wait, isTold ? { kind: 'longest-wait', wait } : null)
  }
  const votes = votesOf(tallies, question.id)
  if (most.votes > 0) {
    const isTold = most.isTold && votes === most.votes
    add((weights.votes * votes) / most.votes, isTold ? { kind: 'most-votes', votes } : null)
  }
  return {
    questionId: question.id,
    reasons: all.toSorted((a, b) => b.counts - a.counts).flatMap(({ reason }) => reason ?? []),
    sum: all.reduce((sum, { counts }) => sum + counts, 0),
  }
}
