import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AUDIENCES, view, visible } from '#shared/domain/audience.ts'
import { evolve, fold } from '#shared/domain/briefing.ts'
import { sharesByOutlet, sharesByPerson, suggestion } from '#shared/domain/questions/fairness.ts'
import { ownQuestions } from '#shared/domain/questions/own.ts'
import { snapshotOf } from '#shared/domain/snapshot.ts'
import { UNSCHEDULED, type Briefing } from '#shared/domain/state.ts'
import { factWithoutLines, withoutLines } from '#shared/domain/withheld.ts'
import { NOON } from '../../support/given.ts'
import { SECRET } from '../../support/queueSenders.ts'
import { historyOf, holds, someSteps } from './histories.ts'
import { KIT, waiting } from './stage.ts'

describe('the secrets of the desk', () => {
  it('[S1] [S2] are in nothing that readers are sent, and leave what they see as it would be without them', () => {
    holds(({ facts }) => {
      for (const audience of AUDIENCES) {
        let briefing = UNSCHEDULED
        for (const fact of facts) {
          const seen = evolve(view(briefing, audience), visible(fact, audience))
          briefing = evolve(briefing, fact)
          expect(seen).toEqual(view(briefing, audience))
        }
        const out = JSON.stringify([view(briefing, audience), facts.map((fact) => visible(fact, audience))])
        if (audience !== 'desk') expect(out).not.toContain(SECRET)
      }
    }, 30)
  })

  it('[S2] tell others no more of who acted behind the scenes than that somebody did', () => {
    const stage = waiting('q1')
    stage.asks('q2', KIT).thenDone()
    stage.does({ type: 'DeclineQuestion', questionId: 'q2', reason: 'Asked before.' }).thenDone()
    const seen = stage.facts.map((fact) => visible(fact, 'reader'))
    const [hidden, shown] = [seen.filter(({ event }) => event === null), seen.filter(({ event }) => event !== null)]
    expect(new Set(hidden.map(({ by }) => JSON.stringify(by)))).toEqual(new Set(['{"role":"reader","id":""}']))
    expect(hidden.length).toBeGreaterThanOrEqual(6)
    expect(shown.find(({ event }) => event?.type === 'QuestionListed')?.by).toEqual({ role: 'moderator', id: '' })
  })

  it('[S2] and of one reporter are in nothing that another is told of their own questions', () => {
    holds(({ facts }) => {
      const briefing = fold(facts)
      for (const account of ['a', 'b', 'c']) {
        const out = JSON.stringify(ownQuestions(briefing, `${SECRET}-account-${account}`))
        const secrets = new Set(out.match(/CANARY-(?:of-.|account|moderator|note)/g))
        expect([...secrets].filter((found) => found !== `${SECRET}-of-${account}`)).toEqual([])
      }
    })
  })

  it('[N1] are in a snapshot for the desk as in the whole log', () => {
    fc.assert(
      fc.property(someSteps, fc.nat(), (steps, place) => {
        const { facts } = historyOf(steps)
        const cut = place % (facts.length + 1)
        const snapshot = JSON.parse(JSON.stringify(snapshotOf(fold(facts.slice(0, cut)), 2))) as Briefing
        expect({ ...fold(facts.slice(cut), snapshot), lines: [] }).toEqual({ ...fold(facts), lines: [] })
      }),
      { numRuns: 40 },
    )
  })

  it('[S4] leave the public what it may see, whichever lines it may not', () => {
    const someLines = fc.uniqueArray(fc.nat({ max: 60 })).map((ns) => new Set(ns.map((n) => `l${n}`)))
    fc.assert(
      fc.property(someSteps, someLines, (steps, withheld) => {
        const shown = (briefing: Briefing) => view(withoutLines(briefing, withheld), 'public')
        let briefing = UNSCHEDULED
        for (const fact of historyOf(steps).facts) {
          const seen = evolve(shown(briefing), visible(factWithoutLines(fact, withheld), 'public'))
          briefing = evolve(briefing, fact)
          expect(seen).toEqual(shown(briefing))
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('whatever the log holds', () => {
  it('is recorded, in any order', () => {
    fc.assert(
      fc.property(someSteps, fc.infiniteStream(fc.nat()), (steps, lots) => {
        const { facts } = historyOf(steps)
        const shuffled = facts
          .map((fact) => ({ fact, lot: Number(lots.next().value) }))
          .toSorted((a, b) => a.lot - b.lot)
        const briefing = fold(shuffled.map(({ fact }, index) => ({ ...fact, seq: index + 1 })))
        expect(briefing.seq).toBe(facts.length)
        const basis = { weights: briefing.backstage.weights, tallies: {}, now: NOON }
        expect(() => [
          suggestion(briefing, basis),
          sharesByPerson(briefing, NOON),
          sharesByOutlet(briefing, NOON),
        ]).not.toThrow()
        for (const { account } of briefing.backstage.asked) ownQuestions(briefing, account ?? '')
      }),
      { numRuns: 40 },
    )
  })
})
