/** Who may vote for what, and what the votes come to while the desk merges, calls and undoes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, evolve } from '#shared/domain/briefing.ts'
import type { Command } from '#shared/domain/commands.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import { standingOf } from '#shared/domain/questions/order.ts'
import { DEFAULT_SETTINGS } from '#shared/domain/questions/state.ts'
import type { QueueSettings } from '#shared/domain/questions/vocabulary.ts'
import { Refusal, type RefusalCode } from '#shared/domain/refusal.ts'
import { UNSCHEDULED, type Briefing } from '#shared/domain/state.ts'
import {
  countVotes,
  decideVote,
  evolveBallots,
  NO_BALLOTS,
  pollOf,
  votedBy,
  voteEventSchema,
  type Ballots,
  type VoteEvent,
} from '#shared/domain/votes.ts'
import { LIVE } from '../support/briefings.ts'
import { NOON, OWNER } from '../support/given.ts'

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
console.info(`votes: SEED=${seed}`)

/** A live briefing at whose desk and in whose ballot box things are done one after the other. */
class Stage {
  briefing: Briefing = UNSCHEDULED
  ballots: Ballots = NO_BALLOTS
  readonly votes: VoteEvent[] = []
  #acts = 0

  constructor(settings: Partial<QueueSettings> = {}) {
    this.record(LIVE)
    this.set({ votes: 'open', oneEach: false, ...settings })
  }

  record(events: readonly BriefingEvent[]): this {
    for (const event of events) {
      const seq = this.briefing.seq + 1
      this.briefing = evolve(this.briefing, { seq, at: NOON + seq, by: OWNER, event })
    }
    return this
  }

  set(settings: Partial<QueueSettings>): this {
    const { isOpen, more } = this.briefing.queue
    return this.record([{ type: 'QueueChanged', isOpen, more, settings: { ...DEFAULT_SETTINGS, ...settings } }])
  }

  command(command: Command): this {
    return this.record(decide(this.briefing, command, { at: NOON + this.briefing.seq, by: OWNER, name: 'Mara Lund' }))
  }

  asked(questionId: string, account: string): this {
    const asker = { name: `Noor ${account}`, outlet: null, where: 'remote' } as const
    return this.command({ type: 'AskAs', questionId, account, asker, text: `What of ${questionId}?`, where: 'remote' })
  }

  listed(questionId: string, account: string): this {
    return this.asked(questionId, account).desk({ type: 'ApproveQuestion', questionId })
  }

  /** With the act's id and with what there is to see. */
  desk(
    command:
      | { type: 'ApproveQuestion' | 'SkipQuestion'; questionId: string }
      | { type: 'MergeQuestion'; questionId: string; into: string }
      | { type: 'DeclineQuestion'; questionId: string; reason: string }
      | { type: 'CallQuestion'; questionId: string; current: string | null },
  ): this {
    const saw = standingOf(this.briefing, command.questionId) ?? { state: 'pending', seq: 0 }
    return this.command({ ...command, act: `act-${(this.#acts += 1)}`, saw })
  }

  undoLast(): this {
    const undoes = this.briefing.backstage.acts.findLast(({ kind, undone }) => kind !== 'undo' && !undone)?.id ?? ''
    return this.command({ type: 'UndoAct', act: `act-${(this.#acts += 1)}`, undoes })
  }

  vote(account: string, questionId: string, type: 'CastVote' | 'TakeBackVote' = 'CastVote'): VoteEvent[] {
    const events = decideVote(this.ballots, pollOf(this.briefing), { type, questionId }, account)
    for (const event of events) this.ballots = evolveBallots(this.ballots, event)
    this.votes.push(...events)
    return events
  }

  refused(account: string, questionId: string, type: 'CastVote' | 'TakeBackVote' = 'CastVote'): Refusal | null {
    try {
      this.vote(account, questionId, type)
      return null
    } catch (error) {
      if (error instanceof Refusal) return error
      throw error
    }
  }

  get counts() {
    return countVotes(this.ballots, pollOf(this.briefing))
  }

  votesOf(account: string): string[] {
    return [...votedBy(this.ballots, pollOf(this.briefing), account)].sort()
  }
}

const expectRefused = (refusal: Refusal | null, code: RefusalCode) => {
  expect(refusal?.code ?? null).toBe(code)
}

describe('votes', () => {
  it('[V1] count one for each account and question, however often it is given', () => {
    const stage = new Stage().listed('q1', 'kit')
    expect(stage.vote('noor', 'q1')).toEqual([{ type: 'VoteCast', questionId: 'q1', voter: 'noor' }])
    expect(stage.vote('noor', 'q1')).toEqual([])
    stage.vote('tomas', 'q1')
    expect(stage.counts).toEqual({ q1: 2 })
    expect(stage.votesOf('noor')).toEqual(['q1'])
  })

  it('[V1] can be taken back, and given again', () => {
    const stage = new Stage().listed('q1', 'kit')
    expect(stage.vote('noor', 'q1', 'TakeBackVote')).toEqual([])
    stage.vote('noor', 'q1')
    expect(stage.vote('noor', 'q1', 'TakeBackVote')).toEqual([
      { type: 'VoteTakenBack', questionId: 'q1', voter: 'noor' },
    ])
    expect(stage.counts).toEqual({})
    stage.vote('noor', 'q1')
    expect(stage.counts).toEqual({ q1: 1 })
  })

  it('[V2] are not given to one’s own question, nor to one that it was merged into', () => {
    const stage = new Stage().listed('q1', 'kit').listed('q2', 'noor').listed('q3', 'tomas')
    expectRefused(stage.refused('kit', 'q1'), 'vote-for-own-question')
    stage.desk({ type: 'MergeQuestion', questionId: 'q2', into: 'q3' })
    expectRefused(stage.refused('noor', 'q3'), 'vote-for-own-question')
    stage.desk({ type: 'MergeQuestion', questionId: 'q3', into: 'q1' })
    expectRefused(stage.refused('noor', 'q1'), 'vote-for-own-question')
  })

  it('[V2] stop counting when one’s own question is merged into the other, and can still be taken back', () => {
    const stage = new Stage().listed('q1', 'kit').listed('q2', 'noor')
    stage.vote('noor', 'q1')
    stage.desk({ type: 'MergeQuestion', questionId: 'q2', into: 'q1' })
    expect(stage.counts).toEqual({})
    expect(stage.votesOf('noor')).toEqual([])
    expect(stage.vote('noor', 'q1', 'TakeBackVote')).toHaveLength(1)
    stage.undoLast()
    expect(stage.counts).toEqual({})
  })

  it.each(['off', 'closed'] as const)('[V3] are not taken while they are %s', (votes) => {
    const stage = new Stage().listed('q1', 'kit')
    stage.vote('noor', 'q1')
    stage.set({ votes })
    expectRefused(stage.refused('tomas', 'q1'), 'votes-closed')
    expectRefused(stage.refused('noor', 'q1', 'TakeBackVote'), 'votes-closed')
    expect(stage.vote('noor', 'q1'), 'sent again, because the answer was lost').toEqual([])
  })

  it('[V3] are taken for a skipped question, and not for a called or closed one, whose votes stay', () => {
    const stage = new Stage().listed('q1', 'kit').listed('q2', 'tomas')
    stage.desk({ type: 'SkipQuestion', questionId: 'q1' })
    stage.vote('noor', 'q1')
    stage.desk({ type: 'CallQuestion', questionId: 'q1', current: null })
    const refusal = stage.refused('tomas', 'q1')
    expectRefused(refusal, 'question-not-waiting')
    expect(refusal?.detail, 'says nothing of who called it').toEqual({ question: 'q1', state: 'called' })
    stage.desk({ type: 'CallQuestion', questionId: 'q2', current: 'q1' })
    expectRefused(stage.refused('noor', 'q1', 'TakeBackVote'), 'question-not-waiting')
    expect(stage.counts).toEqual({ q1: 1 })
  })

  it('[V4] go with a merged question, each account once, and come back when that is undone', () => {
    const stage = new Stage().listed('q1', 'kit').listed('q2', 'tomas').listed('q3', 'oona')
    for (const account of ['noor', 'lotte']) stage.vote(account, 'q1')
    for (const account of ['noor', 'ines']) stage.vote(account, 'q2')
    stage.vote('ines', 'q3')
    stage.desk({ type: 'MergeQuestion', questionId: 'q1', into: 'q2' })
    expect(stage.counts).toEqual({ q2: 3, q3: 1 })
    expect(stage.votesOf('lotte')).toEqual(['q2'])
    expect(stage.vote('lotte', 'q2'), 'has it already').toEqual([])
    stage.desk({ type: 'MergeQuestion', questionId: 'q2', into: 'q3' })
    expect(stage.counts).toEqual({ q3: 3 })
    stage.undoLast()
    expect(stage.counts).toEqual({ q2: 3, q3: 1 })
  })

  it('[V4] are taken back with all that counted for the question', () => {
    const stage = new Stage().listed('q1', 'kit').listed('q2', 'tomas')
    stage.vote('noor', 'q1')
    stage.vote('noor', 'q2')
    stage.desk({ type: 'MergeQuestion', questionId: 'q1', into: 'q2' })
    expect(stage.vote('noor', 'q2', 'TakeBackVote').map(({ questionId }) => questionId)).toEqual(['q2', 'q1'])
    expect(stage.counts).toEqual({})
  })

  it('[V5] tell nobody whether a question is pending, declined, merged or nowhere', () => {
    const stage = new Stage().asked('q1', 'kit').listed('q2', 'tomas').listed('q3', 'oona')
    stage.desk({ type: 'DeclineQuestion', questionId: 'q2', reason: 'Not today.' })
    stage.listed('q4', 'lotte').desk({ type: 'MergeQuestion', questionId: 'q4', into: 'q3' })
    for (const id of ['q1', 'q2', 'q4', 'nowhere']) {
      const refusal = stage.refused('noor', id)
      expectRefused(refusal, 'question-not-found')
      expect(refusal?.detail).toEqual({ question: id })
    }
  })

  it('are counted whatever a question is called', () => {
    const stage = new Stage().listed('constructor', 'kit').listed('toString', 'tomas')
    stage.vote('noor', 'constructor')
    expect(stage.counts).toEqual({ constructor: 1 })
  })

  it('leave the ballots as they were before, and nearly all of them as the same drawers', () => {
    const stage = new Stage().listed('q1', 'kit')
    stage.vote('noor', 'q1')
    const before = stage.ballots
    stage.vote('tomas', 'q1')
    expect(countVotes(before, pollOf(stage.briefing))).toEqual({ q1: 1 })
    const copied = stage.ballots.drawers.filter((drawer, at) => drawer !== before.drawers[at])
    expect(copied).toHaveLength(1)
    const spread = new Set<number>()
    const accounts = Array.from({ length: 5_000 }, (_, nth) => `Zk${nth.toString(36)}pQ`)
    const filled = accounts.reduce(
      (ballots, voter) => evolveBallots(ballots, { type: 'VoteCast', questionId: 'q1', voter }),
      NO_BALLOTS,
    )
    for (const drawer of filled.drawers) spread.add(drawer.size)
    expect(Math.max(...spread), 'no drawer has much more than its part of 5,000').toBeLessThan(80)
  })
})

const QUESTIONS = ['q1', 'q2', 'q3', 'q4', 'q5'] as const
const ACCOUNTS = ['kit', 'tomas', 'noor', 'lotte'] as const
const anyQuestion = fc.constantFrom(...QUESTIONS)
const anyAccount = fc.constantFrom(...ACCOUNTS)
const anyStep = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('vote' as const), account: anyAccount, question: anyQuestion }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('back' as const), account: anyAccount, question: anyQuestion }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('list' as const), account: anyAccount, question: anyQuestion }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('merge' as const), question: anyQuestion, into: anyQuestion }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('call' as const), question: anyQuestion }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
)
type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never

/** What is refused leaves nothing. Anything thrown but a refusal fails the test. */
function take(stage: Stage, step: Step, seen: Briefing): void {
  try {
    if (step.do === 'vote' || step.do === 'back') {
      const type = step.do === 'vote' ? 'CastVote' : 'TakeBackVote'
      const command = { type, questionId: step.question } as const
      for (const event of decideVote(stage.ballots, pollOf(seen), command, step.account)) {
        stage.ballots = evolveBallots(stage.ballots, event)
        stage.votes.push(voteEventSchema.parse(event))
      }
    } else if (step.do === 'list') stage.listed(step.question, step.account)
    else if (step.do === 'merge') stage.desk({ type: 'MergeQuestion', questionId: step.question, into: step.into })
    else if (step.do === 'call') {
      const current = stage.briefing.queue.questions.find(({ state }) => state === 'called')?.id ?? null
      stage.desk({ type: 'CallQuestion', questionId: step.question, current })
    } else stage.undoLast()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/** The long way: every account that a vote stands of, for this question or one that ended up in it. */
function countedByHand({ briefing, votes }: Stage): Record<string, number> {
  const standing = new Set<string>()
  for (const { type, questionId, voter } of votes) {
    if (type === 'VoteCast') standing.add(`${questionId} ${voter}`)
    else standing.delete(`${questionId} ${voter}`)
  }
  const endOf = (id: string): string => {
    const asked = briefing.backstage.asked.find((each) => each.id === id)
    return asked?.state === 'merged' && asked.into !== null ? endOf(asked.into) : id
  }
  const counts: Record<string, number> = {}
  for (const { id } of briefing.queue.questions) {
    const group = briefing.backstage.asked.filter((asked) => endOf(asked.id) === id)
    const voters = ACCOUNTS.filter((account) => group.some((asked) => standing.has(`${asked.id} ${account}`)))
    const count = voters.filter((account) => !group.some((asked) => asked.account === account)).length
    if (count > 0) counts[id] = count
  }
  return counts
}

describe('any votes and merges', () => {
  it('count each account once, never its own question, and alike on every node', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyStep, fc.nat({ max: 3 })), { minLength: 5, maxLength: 60 }), (steps) => {
        const stage = new Stage()
        const past: Briefing[] = [stage.briefing]
        for (const [step, behind] of steps) {
          // Whoever takes a vote may be some facts behind with the briefing, which has another log.
          take(stage, step, past.at(-1 - behind) ?? stage.briefing)
          past.push(stage.briefing)
        }
        expect(stage.counts).toEqual(countedByHand(stage))
        const other = stage.votes.reduce(evolveBallots, NO_BALLOTS)
        const poll = pollOf(stage.briefing)
        expect(countVotes(other, poll)).toEqual(stage.counts)
        const given = ACCOUNTS.flatMap((account) => stage.votesOf(account))
        expect(given).toHaveLength(Object.values(stage.counts).reduce((sum, count) => sum + count, 0))
        for (const account of ACCOUNTS) {
          expect(votedBy(other, poll, account).toSorted()).toEqual(stage.votesOf(account))
          expect(new Set(stage.votesOf(account)).size).toBe(stage.votesOf(account).length)
        }
      }),
      { seed, numRuns: 400 },
    )
  })
})
