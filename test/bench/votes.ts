/** Thousands of votes in ten seconds on one briefing: whether they are counted right, how often that is told, and what the desk notices of it. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { evolve } from '#shared/domain/briefing.ts'
import { standingOf } from '#shared/domain/questions/order.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { connectReader, snapshotIn, type Reader } from '../support/node.ts'
import { startRedisServer } from '../support/redisServer.ts'
import { startProcess, type AskedProcess } from './support/process.ts'
import type { Report } from './support/report.ts'
import type { VotersReading } from './support/voters.ts'
import type { VotesNode } from './support/votesNode.ts'

const NODE = join(import.meta.dirname, 'support', 'votesNode.ts')
const VOTERS = join(import.meta.dirname, 'support', 'voters.ts')
const READERS = 500
const QUESTIONS = 10
const MODERATORS = 2
const ACTS_A_SECOND = 8

interface Plan {
  readonly rounds: number
  readonly seconds: number
}
/** An even number of votings ends as it began; so the last is one that casts. */
const FULL: Plan = { rounds: 3, seconds: 10 }
const QUICK: Plan = { rounds: 1, seconds: 10 }

interface Stretch {
  readonly store: string
  /** Milliseconds until each act of the desk was acknowledged. */
  readonly acts: number[]
  /** What acts were answered that were not done. */
  readonly refused: string[]
  readonly votings: VotersReading[]
}

export async function run({ quick }: { readonly quick: boolean }): Promise<Report> {
  const plan = quick ? QUICK : FULL
  const redis = await startRedisServer()
  try {
    const embedded = await measureOn('SQLite', [], plan)
    const shared = await measureOn('Redis', [redis.url], plan)
    return reportOf([...embedded, ...shared], plan)
  } finally {
    await redis.stop()
  }
}

/** Without votes and with them in turn, so that a busy moment of the machine weighs on both. */
async function measureOn(store: string, args: readonly string[], plan: Plan): Promise<[Stretch, Stretch]> {
  const node = startProcess(NODE, args)
  const voters = startProcess(VOTERS)
  const without: Stretch = { store, acts: [], refused: [], votings: [] }
  const together: Stretch = { store, acts: [], refused: [], votings: [] }
  let desks: Desk[] = []
  try {
    const of = (await node.ask('start', { reporters: READERS, asked: QUESTIONS })) as VotesNode
    await voters.ask('open', of)
    desks = await Promise.all(Array.from({ length: MODERATORS }, (_, nth) => Desk.open(of, nth)))
    // A server that has just begun runs code that is not compiled yet.
    await act(desks, { store, acts: [], refused: [], votings: [] }, 3)
    for (let round = 0; round < plan.rounds; round += 1) {
      await act(desks, without, plan.seconds)
      together.votings.push(await voting(voters, desks, together, round, plan.seconds))
      process.stdout.write(`  ${store}, round ${round + 1} of ${plan.rounds}\n`)
    }
    return [without, together]
  } finally {
    for (const desk of desks) desk.close()
    await voters.end()
    await node.end()
  }
}

async function voting(voters: AskedProcess, desks: readonly Desk[], into: Stretch, round: number, seconds: number) {
  const type = round % 2 === 0 ? 'CastVote' : 'TakeBackVote'
  const [reading] = await Promise.all([voters.ask('vote', { type, seconds }), act(desks, into, seconds)])
  return reading as VotersReading
}

async function act(desks: readonly Desk[], into: Stretch, seconds: number): Promise<void> {
  await Promise.all(desks.map((desk) => desk.work(into, seconds)))
}

/** A moderator who pins and unpins questions that are theirs alone, so that nothing is refused as stale. */
class Desk {
  readonly #reader: Reader
  readonly #briefing: string
  readonly #questions: readonly string[]
  #state: Briefing
  #taken = 0
  #acts = 0

  constructor(reader: Reader, state: Briefing, { briefing, questions }: VotesNode, nth: number) {
    this.#reader = reader
    this.#state = state
    this.#briefing = briefing
    this.#questions = questions.filter((_, at) => at % MODERATORS === nth)
  }

  static async open(node: VotesNode, nth: number): Promise<Desk> {
    const reader = await connectReader(node.url, { cookie: node.desk })
    const { briefing } = snapshotIn(await reader.join(node.briefing))
    return new Desk(reader, briefing, node, nth)
  }

  async work({ acts, refused }: Stretch, seconds: number): Promise<void> {
    const start = performance.now()
    for (let nth = 0; nth < seconds * ACTS_A_SECOND; nth += 1) {
      const wait = start + (nth / ACTS_A_SECOND) * 1_000 - performance.now()
      if (wait > 0) await sleep(wait)
      const begun = performance.now()
      const answer = await this.#pin()
      if (answer === null) acts.push(performance.now() - begun)
      else refused.push(answer)
    }
  }

  close(): void {
    this.#reader.socket.disconnect()
  }

  /** Null, or what it was refused with. */
  async #pin(): Promise<string | null> {
    const { facts } = this.#reader
    for (const fact of facts.slice(this.#taken)) if (fact.seq > this.#state.seq) this.#state = evolve(this.#state, fact)
    this.#taken = facts.length
    const questionId = this.#questions[(this.#acts += 1) % this.#questions.length] ?? ''
    const saw = standingOf(this.#state, questionId)
    const question = this.#state.queue.questions.find(({ id }) => id === questionId)
    if (saw === undefined || question === undefined) throw new Error(`there is no ${questionId}`)
    const act = `${questionId}-${this.#acts}`
    const isPinned = !question.isPinned
    const answer = await this.#reader.command(this.#briefing, { type: 'PinQuestion', act, questionId, saw, isPinned })
    return answer.ok ? null : answer.refusal
  }
}

function reportOf(stretches: readonly Stretch[], plan: Plan): Report {
  const rows = stretches.map(({ store, acts, refused, votings }) => {
    const ages = votings.flatMap((voting) => voting.ages)
    return [
      store,
      votings.length === 0 ? '–' : `${ages.length} of ${votings.length * READERS * QUESTIONS}`,
      acts.length,
      refused.length,
      inMs(rank(acts, 0.5)),
      inMs(rank(acts, 0.99)),
      inMs(rank(ages, 0.5)),
      inMs(rank(ages, 0.99)),
      votings.length === 0 ? '–' : (Math.max(...votings.map(({ told }) => told)) / plan.seconds).toFixed(1),
      votings.length === 0 ? '–' : votings.every(isRight) ? 'right' : 'WRONG',
    ]
  })
  return {
    title: `${READERS * QUESTIONS} votes in ${plan.seconds} s on one briefing with ${READERS} readers (${plan.rounds} rounds in turn)`,
    columns: [
      'store',
      'votes',
      'acts',
      'refused',
      'act p50 ms',
      'act p99 ms',
      'vote p50 ms',
      'vote p99 ms',
      'told a second',
      'tallies',
    ],
    rows,
    notes: NOTES,
    measured: { plan, stretches },
  }
}

/** Every reader was told the same last: what was acknowledged of the first voting; after others all that was cast, or nothing. */
function isRight({ acknowledged, refused, last, agree }: VotersReading, round: number): boolean {
  const counts = Object.values(last ?? {})
  if (round === 0) return agree && counts.reduce((sum, count) => sum + count, 0) === acknowledged
  const expected = round % 2 === 0 ? Array.from({ length: QUESTIONS }, () => READERS) : []
  const isCounted = last !== null && counts.length === expected.length && counts.every((count) => count === READERS)
  return agree && isCounted && refused.length === 0 && acknowledged === READERS * QUESTIONS
}

/** NaN for none. */
function rank(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

const inMs = (time: number) => (Number.isNaN(time) ? '–' : time.toFixed(1))

const NOTES = [
  `Every reader is an accredited reporter on a socket of its own and votes once for each of ${QUESTIONS} questions (in every second round`,
  'takes that back), through the same door as a page. Votes leave on time whether or not earlier ones were answered.',
  `Acts: ${MODERATORS} moderators who each pin or unpin ${ACTS_A_SECOND} times a second, from the key to the acknowledgement; every act goes to all readers.`,
  'Told a second: the most counts that any reader was sent, by the seconds of voting. Right: every reader',
  'was told last what had been acknowledged. Node, voters and desk share this machine.',
]
