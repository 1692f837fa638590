/**
 * Votes for questions. They have a log of their own; what they come to is told by it together with the queue.
 *
 * V1 One vote for each account and question: a second one is already true, and so is taking back what was not given.
 * V2 Nobody votes for their own question, nor for one that theirs was merged into; a vote from before the merging counts no longer.
 * V3 Votes are given and taken back while the desk has them open, for questions that wait.
 * V4 A question has the votes of those that were merged into it, each account once; undone, each has its own again.
 * V5 What is not in the queue has no votes, and nobody learns from a vote whether there is such a question.
 */
import { z } from 'zod'
import type { VoteCommand } from './questions/commands.ts'
import { goesWith } from './questions/merging.ts'
import { isWaiting } from './questions/order.ts'
import type { ListedState } from './questions/state.ts'
import type { QueueSettings } from './questions/vocabulary.ts'
import { Refusal } from './refusal.ts'
import type { Briefing } from './state.ts'
import { idSchema } from './vocabulary.ts'

/** An account. */
const voter = z.string().min(1).max(80)
export const voteEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('VoteCast'), questionId: idSchema, voter }),
  z.object({ type: z.literal('VoteTakenBack'), questionId: idSchema, voter }),
])
export type VoteEvent = Readonly<z.infer<typeof voteEventSchema>>

/**
 * The questions that each account voted for, whatever became of them. In drawers, by account: a vote copies the one that it
 * goes into, which holds a small part of thousands of voters.
 */
export interface Ballots {
  readonly drawers: readonly ReadonlyMap<string, ReadonlySet<string>>[]
}

const DRAWERS = 256
const NOTHING: ReadonlySet<string> = new Set()
export const NO_BALLOTS: Ballots = { drawers: Array.from({ length: DRAWERS }, () => new Map<string, never>()) }

/** What the queue says of its votes. */
export interface Poll {
  readonly votes: QueueSettings['votes']
  /** The questions in the queue. */
  readonly candidates: ReadonlyMap<string, Candidate>
  /** By every question that counts for one in the queue, that one among them. */
  readonly countsFor: ReadonlyMap<string, Candidate>
}

interface Candidate {
  readonly id: string
  readonly state: ListedState
  /** Itself and what was merged into it. */
  readonly questions: readonly string[]
  readonly askers: ReadonlySet<string>
}

export function pollOf({ queue, backstage }: Pick<Briefing, 'queue' | 'backstage'>): Poll {
  const parts = new Map(queue.questions.map(({ id }) => [id, { questions: [id], askers: new Set<string>() }]))
  for (const asked of backstage.asked) {
    const listed = goesWith({ backstage }, asked)
    const part = parts.get(listed)
    if (part === undefined) continue
    if (asked.id !== listed) part.questions.push(asked.id)
    if (asked.account !== null) part.askers.add(asked.account)
  }
  const candidates = new Map<string, Candidate>()
  const countsFor = new Map<string, Candidate>()
  for (const { id, state } of queue.questions) {
    const { questions = [id], askers = NOTHING } = parts.get(id) ?? {}
    const candidate = { id, state, questions, askers }
    candidates.set(id, candidate)
    for (const question of questions) countsFor.set(question, candidate)
  }
  return { votes: queue.settings.votes, candidates, countsFor }
}

/** What follows from the command, nothing where it is already true. Throws `Refusal`. */
export function decideVote(ballots: Ballots, poll: Poll, command: VoteCommand, account: string): VoteEvent[] {
  const { questionId } = command
  const candidate = poll.candidates.get(questionId)
  if (candidate === undefined) throw new Refusal('question-not-found', { question: questionId })
  const given = ballotOf(ballots, account)
  const counted = candidate.questions.filter((id) => given.has(id))
  if (command.type === 'CastVote' && candidate.askers.has(account)) {
    throw new Refusal('vote-for-own-question', { question: questionId })
  }
  if (counted.length > 0 === (command.type === 'CastVote')) return []
  if (poll.votes !== 'open') throw new Refusal('votes-closed')
  if (!isWaiting(candidate)) throw new Refusal('question-not-waiting', { question: questionId, state: candidate.state })
  if (command.type === 'CastVote') return [{ type: 'VoteCast', questionId, voter: account }]
  return counted.map((id) => ({ type: 'VoteTakenBack', questionId: id, voter: account }))
}

/** Records, and never judges. */
export function evolveBallots(ballots: Ballots, event: VoteEvent): Ballots {
  const isCast = event.type === 'VoteCast'
  const given = ballotOf(ballots, event.voter)
  if (given.has(event.questionId) === isCast) return ballots
  const ballot = new Set(given)
  if (isCast) ballot.add(event.questionId)
  else ballot.delete(event.questionId)
  const at = drawerOf(event.voter)
  const drawer = new Map(ballots.drawers[at])
  if (ballot.size > 0) drawer.set(event.voter, ballot)
  else drawer.delete(event.voter)
  return { drawers: ballots.drawers.with(at, drawer) }
}

/** How many votes each question of the queue has; those without any are left out. */
export function countVotes({ drawers }: Ballots, poll: Poll): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const drawer of drawers) {
    for (const [account, given] of drawer) {
      for (const { id } of countedFor(poll, account, given)) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
  }
  return Object.fromEntries(counts)
}

/** The questions of the queue that have the account's vote. */
export function votedBy(ballots: Ballots, poll: Poll, account: string): readonly string[] {
  return [...countedFor(poll, account, ballotOf(ballots, account))].map(({ id }) => id)
}

function countedFor({ countsFor }: Poll, account: string, given: ReadonlySet<string>): ReadonlySet<Candidate> {
  const counted = new Set<Candidate>()
  for (const id of given) {
    const candidate = countsFor.get(id)
    if (candidate !== undefined && !candidate.askers.has(account)) counted.add(candidate)
  }
  return counted
}

function ballotOf({ drawers }: Ballots, account: string): ReadonlySet<string> {
  return drawers[drawerOf(account)]?.get(account) ?? NOTHING
}

function drawerOf(account: string): number {
  let hash = 0
  for (let at = 0; at < account.length; at += 1) hash = Math.imul(hash, 31) + account.charCodeAt(at)
  return (hash ^ (hash >>> 16)) & (DRAWERS - 1)
}
