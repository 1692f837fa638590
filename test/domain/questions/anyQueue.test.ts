import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AUDIENCES, view, visible } from '#shared/domain/audience.ts'
import { decide, evolve, fold } from '#shared/domain/briefing.ts'
import { briefingEventSchema } from '#shared/domain/events.ts'
import { isFigureEvent } from '#shared/domain/figures/kinds.ts'
import { listedQuestion, waitingInOrder } from '#shared/domain/questions/order.ts'
import { ownQuestions } from '#shared/domain/questions/own.ts'
import { isQuestionEvent } from '#shared/domain/questions/secrecy.ts'
import { isScreenEvent } from '#shared/domain/screens/kinds.ts'
import { UNSCHEDULED, type Briefing } from '#shared/domain/state.ts'
import { NOON } from '../../support/given.ts'
import { sentBy, type Sent } from '../../support/queueSenders.ts'
import { anyAct, anyStep } from '../../support/queueSteps.ts'
import { known } from './acts.ts'
import { historyOf, holds, someSteps, whatFollows } from './histories.ts'

const ids = (briefing: Briefing) => briefing.queue.questions.map(({ id }) => id)

describe('any queue', () => {
  it('is a history in which every kind of fact occurs', () => {
    const types = new Set<string>()
    const steps = fc.sample(fc.array(anyStep, { minLength: 60, maxLength: 60, size: 'max' }), { numRuns: 150, seed: 4 })
    for (const { facts } of steps.map(historyOf)) for (const { event } of facts) types.add(event?.type ?? '')
    const others = [
      ...['LineCorrected', 'LineRetracted', 'FinalQuestionAnnounced', 'LinesTokenIssued', 'LinesTokenRevoked'],
      ...['LineAttributed', 'QuestionTaken', 'FinalQuestionDismissed'],
      ...['SpeakerChanged', 'SpeakersMerged', 'SpeakerRemoved', 'TermsSet', 'TermsRemoved'],
    ]
    const all = briefingEventSchema.options.map((option) => option.shape.type.value)
    const isElsewhere = (type: string) => isFigureEvent({ type }) || isScreenEvent({ type })
    expect(all.filter((type) => !types.has(type) && !isElsewhere(type))).toEqual(others)
  })

  it('[Q10] never has two current questions, and none but while it is live', () => {
    holds(({ facts }) => {
      let briefing = UNSCHEDULED
      for (const fact of facts) {
        briefing = evolve(briefing, fact)
        const called = briefing.queue.questions.filter(({ state }) => state === 'called')
        expect(called.length).toBeLessThanOrEqual(briefing.status === 'live' ? 1 : 0)
      }
    })
  })

  it('[Q10] has the turn of the current question name it and its asker', () => {
    holds(({ turns }) => {
      for (const { after } of turns) {
        for (const { id, state, turn, asker } of after.queue.questions) {
          if (state === 'called') expect(after.turns[turn ?? -1]).toMatchObject({ questionId: id, asker })
        }
        expect(after.turns.map(({ number }) => number)).toEqual(after.turns.map((_, index) => index))
      }
    })
  })

  it('loses no question, and has nobody change places but by a move, an undoing or who comes and goes', () => {
    const leaving = new Set(['DeclineQuestion', 'WithdrawQuestion', 'MergeQuestion', 'UndoAct'])
    holds(({ turns }) => {
      for (const { command, before, after } of turns) {
        const left = ids(before).filter((id) => !ids(after).includes(id))
        if (!leaving.has(command.type)) expect(left).toEqual([])
        if (command.type !== 'UndoAct') expect(left.length).toBeLessThanOrEqual(1)
        if (command.type === 'MoveQuestion' || command.type === 'UndoAct') continue
        const stayed = (briefing: Briefing) =>
          ids(briefing).filter((id) => ids(before).includes(id) && !left.includes(id))
        expect(stayed(after)).toEqual(stayed(before))
      }
    })
  })

  it('has each question either in the queue or not, as the desk is told, and nobody merged into what is not there', () => {
    holds(({ turns }) => {
      for (const { after } of turns) {
        for (const asked of after.backstage.asked) {
          expect(listedQuestion(after, asked.id) !== undefined).toBe(asked.state === 'listed')
        }
        for (const account of new Set(after.backstage.asked.map((asked) => asked.account ?? ''))) {
          for (const { state, into } of ownQuestions(after, account)) if (state === 'merged') expect(into).not.toBe('')
        }
      }
    })
  })

  it('has one order for the desk and for readers, whenever they came', () => {
    holds(({ facts }) => {
      const whole = fold(facts)
      for (const audience of AUDIENCES) {
        const middle = view(fold(facts.slice(0, facts.length / 2)), audience)
        const followed = fold(
          facts.slice(facts.length / 2).map((fact) => visible(fact, audience)),
          middle,
        )
        expect(waitingInOrder(followed.queue)).toEqual(waitingInOrder(whole.queue))
        expect(followed.queue).toEqual(whole.queue)
      }
    })
  })

  it('[Q15] is as it was when the last act is undone at once', () => {
    let undone = 0
    holds(({ turns }) => {
      for (const { before, after, events } of turns) {
        const acted = events.at(-1)
        if (acted?.type !== 'DeskActed' || acted.kind === 'undo') continue
        const undo = {
          command: { type: 'UndoAct', act: 'undoing', undoes: acted.act },
          by: { role: 'owner', id: 'o' },
          name: 'o',
        } as const
        const facts = decide(after, undo.command, { at: NOON, by: undo.by })
        const again = facts.map((event, index) => ({ seq: after.seq + 1 + index, at: NOON, by: undo.by, event }))
        expect(known(fold(again, after))).toEqual(known(before))
        undone += 1
      }
    })
    expect(undone).toBeGreaterThan(300)
  })

  it('[Q15] is as it was when all that the desk did in a row is undone, last to first', () => {
    let undone = 0
    fc.assert(
      fc.property(someSteps, fc.array(anyAct, { minLength: 3, maxLength: 12 }), (steps, row) => {
        let briefing = fold(historyOf(steps).facts)
        const before = briefing
        const acts: string[] = []
        const send = (sent: Sent) => {
          const at = NOON + 9e6
          const events = whatFollows(briefing, sent, at)
          const seq = briefing.seq + 1
          briefing = fold(
            events.map((event, index) => ({ seq: seq + index, at, by: sent.by, event })),
            briefing,
          )
          return events.at(-1)
        }
        row.forEach((step, index) => {
          const sent = sentBy(step, briefing, 1_000 + index)
          const acted = sent === null ? undefined : send(sent)
          if (acted?.type === 'DeskActed') acts.push(acted.act)
        })
        for (const undoes of acts.toReversed()) {
          const by = { role: 'owner', id: 'o' } as const
          const undo = { type: 'UndoAct', act: `undo-${undoes}`, undoes } as const
          expect(send({ command: undo, by, name: 'Owner' })).toMatchObject({ type: 'DeskActed', kind: 'undo' })
          undone += 1
        }
        expect(known(briefing)).toEqual(known(before))
      }),
      { numRuns: 80 },
    )
    expect(undone).toBeGreaterThan(200)
  })

  it('[Q16] takes every command of the desk once', () => {
    holds(({ turns }) => {
      for (const { command, after, events, by, name } of turns) {
        if (events.length > 0 && 'act' in command) expect(whatFollows(after, { command, by, name }, NOON)).toEqual([])
      }
    })
  })

  it('leaves the lines untouched, however many there are, by every fact of its own', () => {
    holds(({ facts }) => {
      let briefing = UNSCHEDULED
      for (const fact of facts) {
        const after = evolve(briefing, fact)
        if (fact.event !== null && isQuestionEvent(fact.event)) expect(after.lines).toBe(briefing.lines)
        briefing = after
      }
    }, 20)
  })

  it('makes facts that can be read again', () => {
    holds(({ facts }) => {
      for (const { event } of facts) expect(briefingEventSchema.parse(event)).toEqual(event)
    }, 30)
  })
})
