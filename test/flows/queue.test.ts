/** The queue under everybody at once, on two nodes over a real Redis: what was acknowledged holds, for all, and nobody is lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SentCommand } from '#shared/domain/commands.ts'
import { ownQuestions } from '#shared/domain/questions/own.ts'
import { DEFAULT_SETTINGS, DEFAULT_WEIGHTS, EMPTY_BACKSTAGE } from '#shared/domain/questions/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { eventually, postLine } from '../support/node.ts'
import { insist } from '../support/people.ts'
import { chanceOf, drawForDesk, drawForReporter, type Chance } from '../support/queueChance.ts'
import { caughtUp, gather, wholeLog, type Crowd, type Person } from '../support/queueCrowd.ts'
import { follow } from '../support/queueFollower.ts'
import { lostOrLeft, statesOf, wrongInAnswers, wrongInFacts, type Sent } from '../support/queueLaws.ts'
import { MODERATORS, startQueueStage, type QueueStage } from '../support/queuePeople.ts'
import { leaked } from '../support/queueSecrets.ts'
import { wrongInTallies } from '../support/queueVotes.ts'

const SEED = Number(process.env['QUEUE_SEED'] ?? Date.now() % 1_000_000)
const HISTORIES = Number(process.env['QUEUE_HISTORIES'] ?? 2)
const ROUNDS = 50

let stage: QueueStage

beforeAll(async () => {
  stage = await startQueueStage()
})
afterAll(() => stage.close())

/** What everybody sees is one queue, with one current question at most; what only the desk sees, only the desk has. */
function expectAgreement({ desk, reporters, audience, everybody }: Crowd): void {
  const pages = desk.flatMap(({ at }) => at)
  const [first] = pages
  if (first === undefined) throw new Error('nobody is at the desk')
  const { queue, turns, backstage } = first.briefing
  expect(queue.questions.filter(({ state }) => state === 'called').length).toBeLessThanOrEqual(1)
  for (const { briefing } of everybody) expect(briefing).toMatchObject({ queue, turns })
  for (const { briefing } of pages) expect(briefing.backstage).toEqual(backstage)
  for (const { briefing } of [...reporters.flatMap(({ at }) => at), ...audience]) {
    expect(briefing.backstage).toEqual(EMPTY_BACKSTAGE)
  }
}

async function openVotes(id: string): Promise<void> {
  const settings = { ...DEFAULT_SETTINGS, votes: 'open', oneEach: false }
  const body = { type: 'ChangeQueueSettings', act: 'open-votes', saw: 0, settings, weights: DEFAULT_WEIGHTS }
  await insist(stage.a, `POST /api/briefings/${id}/commands`, { cookie: stage.owner, body })
}

/** The last fact of the briefing that was acknowledged; votes have a log of their own. */
const lastAcknowledged = (sent: readonly Sent[]) =>
  Math.max(
    0,
    ...sent.flatMap(({ command: { type }, answers }) =>
      type === 'CastVote' || type === 'TakeBackVote'
        ? []
        : answers.flatMap((answer) => (answer.ok ? [answer.seq] : [])),
    ),
  )

/** Somebody wants something, and sends it; now and then twice, by both nodes, or with the connection cut meanwhile. */
async function press(chance: Chance, person: Person, earlier: readonly Briefing[], mint: (of: string) => string) {
  const [here, there] = chance.odds(0.5) ? person.at : [person.at[1], person.at[0]]
  // What somebody had before them while the others went on.
  const seen = person.isDesk && chance.odds(0.2) ? (chance.some(earlier) ?? here.briefing) : here.briefing
  const command: SentCommand | null = person.isDesk
    ? drawForDesk(chance, seen, mint)
    : drawForReporter(chance, seen, here.own?.questions ?? [], mint)
  if (command === null) return []
  const bearsAnId = 'act' in command || command.type === 'AskQuestion'
  const sending = [here.insist(command)]
  if (bearsAnId && chance.odds(0.1)) sending.push(there.insist(command))
  else if (bearsAnId && chance.odds(0.03)) here.drop()
  return [{ by: person.account, command, answers: await Promise.all(sending) }]
}

async function play(
  seed: number,
  crowd: Crowd,
  briefing: Awaited<ReturnType<QueueStage['createBriefing']>>,
): Promise<Sent[]> {
  const chance = chanceOf(seed)
  const sent: Sent[] = []
  const earlier: Briefing[] = []
  let minted = 0
  const mint = (of: string) => `${of}-${(minted += 1)}`
  for (let round = 1; round <= ROUNDS; round += 1) {
    // A moderator may press at both nodes at once; who votes does so once at a time, so that their votes have an order.
    const hands = chance.shuffled([...crowd.desk, ...crowd.desk, ...crowd.reporters]).slice(0, 3 + chance.upTo(4))
    const pressing = hands.map((person) => press(chance, person, earlier.slice(-4), mint))
    if (chance.odds(0.15)) {
      const line = { id: `l${round}`, speaker: chance.one(['Reporter', 'Chair, Ines Holm']), text: `Said in ${round}.` }
      await postLine(chance.one(stage.nodes), briefing, line)
    }
    const pressed = (await Promise.all(pressing)).flat()
    sent.push(...pressed)
    if (chance.odds(0.05)) await stage.redis.ask('CLIENT', 'KILL', 'TYPE', 'pubsub')
    await caughtUp(stage, briefing.id, crowd.everybody, lastAcknowledged(pressed))
    expectAgreement(crowd)
    earlier.push(...crowd.desk.map(({ at }) => at[0].briefing))
  }
  return sent
}

describe('the queue', () => {
  it.each(Array.from({ length: HISTORIES }, (_, at) => SEED + at))(
    '[Q5] [Q10] [Q15] [Q16] [V1] is one for all, whoever does whatever at once at either node (seed %i)',
    async (seed) => {
      const briefing = await stage.createBriefing()
      const { id } = briefing
      const crowd = await gather(stage, id)
      await openVotes(id)
      const sent = await play(seed, crowd, briefing)

      const facts = await wholeLog(stage, id)
      const states = statesOf(facts)
      const last = states.at(-1)
      if (last === undefined) throw new Error('nothing happened')
      for (const { briefing: followed } of crowd.everybody) expect(followed.queue).toEqual(last.queue)
      expect(wrongInFacts(facts, states)).toEqual([])
      expect(wrongInAnswers(sent, facts, states)).toEqual([])
      expect(lostOrLeft(sent, facts, last)).toEqual([])
      await eventually(() => {
        for (const { account, at } of crowd.reporters) {
          for (const { own } of at) expect(own?.questions ?? []).toEqual(ownQuestions(last, account))
        }
        for (const follower of crowd.everybody) expect(wrongInTallies(sent, last, follower)).toEqual([])
      })
      // Somebody who comes in only now is given all of it at once.
      const late = await Promise.all(stage.nodes.map((node) => follow(node, id)))
      for (const { briefing: given } of late)
        expect(given).toMatchObject({ queue: last.queue, backstage: EMPTY_BACKSTAGE })
      // Who asked is public by name and outlet; by account nobody is.
      const accounts = [...stage.moderators, ...stage.reporters].map(({ account }) => account)
      const secrets = [...MODERATORS, ...accounts]
      const public_ = [...crowd.audience, ...late].map((follower) => ({ account: '', at: [follower] }))
      for (const { account, at } of [...crowd.reporters, ...public_]) {
        const own = new Set(last.backstage.asked.flatMap((asked) => (asked.account === account ? [asked.id] : [])))
        for (const follower of at) expect(leaked(follower, facts, own, secrets)).toEqual([])
      }
      for (const follower of [...crowd.everybody, ...late]) follower.close()

      const done = sent.filter(({ answers }) => answers.some(({ ok }) => ok)).length
      expect(done).toBeGreaterThan(ROUNDS / 2)
      console.info(`seed ${seed}: ${facts.length} facts, ${done} of ${sent.length} commands done, the others refused`)
    },
  )
})
