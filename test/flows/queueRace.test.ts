/** Two desks at two nodes press *call next* in the same instant, again and again: one calls, the other is told who was faster. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '#shared/domain/commands.ts'
import { currentQuestion, nextQuestion } from '#shared/domain/questions/order.ts'
import type { RefusalDetail } from '#shared/domain/refusal.ts'
import { commandOf } from '../../client/desk/deskOrder.ts'
import type { SendReply } from '../../client/live/briefingLink.ts'
import { caughtUp, wholeLog } from '../support/queueCrowd.ts'
import { follow, type Follower } from '../support/queueFollower.ts'
import { MODERATORS, startQueueStage, type QueueStage } from '../support/queuePeople.ts'

const PRESSES = 200
/** Connections of each moderator, in turn: one alone may not ask so often. */
const DESKS = 6

let stage: QueueStage

beforeAll(async () => {
  stage = await startQueueStage()
})
afterAll(() => stage.close())

const asked = (at: number): Command => ({
  type: 'AskAs',
  questionId: `q${at}`,
  account: null,
  text: `Question ${at}?`,
  where: 'room',
  asker: { name: `Reporter ${at}`, outlet: null, where: 'room' },
})

/** As the page does it on a press of N: from what it holds in that instant. */
function callNext({ briefing, send }: Follower, act: string): Promise<SendReply> {
  const questionId = nextQuestion(briefing.queue)?.id ?? ''
  const current = currentQuestion(briefing)?.id ?? null
  const command = commandOf({ type: 'CallQuestion', questionId, current }, briefing, act)
  if (command === null) throw new Error('nobody waits')
  return send(command)
}

const refusal = (answer: SendReply) => (answer.ok ? null : answer.refusal)
const detail = (answer: SendReply): RefusalDetail => ('detail' in answer ? (answer.detail ?? {}) : {})

describe('two desks at two nodes', () => {
  it(`[Q5] [Q10] call one question each time that both press in the same instant, ${PRESSES} times, and skip nobody`, async () => {
    const { id } = await stage.createBriefing()
    const owner = { role: 'owner', id: 'owner:test' } as const
    const questions = Array.from({ length: PRESSES }, (_, at) => asked(at + 1))
    const put = await stage.a.server.execute.all(id, owner, questions)
    expect(put.filter(({ ok }) => !ok)).toEqual([])
    const desks = await Promise.all(
      stage.nodes.map((node, who) => {
        const cookie = stage.moderators[who]?.cookie ?? ''
        return Promise.all(Array.from({ length: DESKS }, () => follow(node, id, { cookie, role: 'moderator' })))
      }),
    )
    await caughtUp(stage, id, desks.flat())

    const won = [0, 0]
    for (let press = 1; press <= PRESSES; press += 1) {
      const pair = desks.map((ofOne) => ofOne[press % DESKS] as Follower)
      const before = Date.now()
      // Nobody is the first to be asked every time.
      const order = press % 2 === 0 ? [0, 1] : [1, 0]
      const pressed = await Promise.all(
        order.map(async (who) => ({ who, answer: await callNext(pair[who] as Follower, `press-${press}-${who}`) })),
      )
      const [winner, ...others] = pressed.filter(({ answer }) => answer.ok)
      const loser = pressed.find(({ answer }) => !answer.ok)
      if (winner === undefined || loser === undefined || others.length > 0) {
        throw new Error(`press ${press} was answered ${JSON.stringify(pressed)}`)
      }
      won[winner.who] = (won[winner.who] ?? 0) + 1
      expect(refusal(loser.answer)).toBe('question-already-called')
      expect(detail(loser.answer)).toMatchObject({ question: `q${press}`, did: 'call', by: MODERATORS[winner.who] })
      expect(detail(loser.answer)['at']).toBeGreaterThanOrEqual(before)
      expect(detail(loser.answer)['at']).toBeLessThanOrEqual(Date.now())
      await caughtUp(stage, id, desks.flat(), winner.answer.ok ? winner.answer.seq : 0)
      for (const { briefing } of pair) expect(currentQuestion(briefing)?.id).toBe(`q${press}`)
    }

    console.info(
      `${PRESSES} presses in the same instant: ${MODERATORS[0]} was faster ${won[0]} times, ${MODERATORS[1]} ${won[1]} times`,
    )
    expect(Math.min(...won)).toBeGreaterThan(0)
    const called = (await wholeLog(stage, id)).flatMap(({ event }) =>
      event?.type === 'QuestionCalled' ? [event.questionId] : [],
    )
    expect(called).toEqual(questions.map((_, at) => `q${at + 1}`))
    await caughtUp(stage, id, desks.flat())
    for (const { briefing } of desks.flat()) {
      const states = briefing.queue.questions.map(({ state }) => state)
      expect(states).toEqual([...Array.from({ length: PRESSES - 1 }, () => 'answered'), 'called'])
    }
    for (const desk of desks.flat()) desk.close()
  })
})
