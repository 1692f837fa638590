import { describe, expect, it } from 'vitest'
import { sharesByOutlet, sharesByPerson, suggestion, type FairBasis } from '#shared/domain/questions/fairness.ts'
import { heardSoFar } from '#shared/domain/questions/heard.ts'
import { PRESS, say } from '../../support/briefings.ts'
import { KIT, NOOR, OONA, Stage, TOMAS, waiting } from './stage.ts'

const NONE: FairBasis['weights'] = { notYetAsked: 0, outletNotHeard: 0, wait: 0, remote: 0, votes: 0 }
const CHAIR = 'Harbour Chair, Ines Holm'

function suggested(stage: Stage, weights: Partial<FairBasis['weights']> = {}, tallies: FairBasis['tallies'] = {}) {
  return suggestion(stage.briefing, { weights: { ...NONE, ...weights }, tallies, now: stage.now })
}
const kinds = (stage: Stage, weights: Partial<FairBasis['weights']>, tallies: FairBasis['tallies'] = {}) => {
  const { questionId, reasons = [] } = suggested(stage, weights, tallies) ?? {}
  return [questionId, ...reasons.map(({ kind }) => kind)]
}

/** Oona was heard; she, Kit and Tomas wait, in this order. */
function afterOona(): Stage {
  const stage = waiting('q1')
  stage.calls('q1').thenDone()
  return stage.lists('q5', OONA).lists('q2', KIT).lists('q3', TOMAS)
}

describe('the suggestion', () => {
  it('is nobody where nobody waits, and the first where nothing counts', () => {
    expect(suggested(new Stage())).toBeNull()
    expect(suggested(waiting('q1', 'q2'))).toEqual({ questionId: 'q1', reasons: [] })
  })

  it('is a point of order before all, then whoever was pinned, whatever speaks for others', () => {
    const stage = afterOona()
    const weights = { notYetAsked: 10 }
    stage.does({ type: 'PinQuestion', questionId: 'q5', isPinned: true }).thenDone()
    expect(kinds(stage, weights)).toEqual(['q5', 'pinned'])
    stage.lists('p1', NOOR, { isPointOfOrder: true })
    expect(kinds(stage, weights)).toEqual(['p1', 'point-of-order'])
  })

  it('is whoever has not asked yet, known by the account or by name and outlet', () => {
    const stage = afterOona()
    expect(kinds(stage, { notYetAsked: 5 })).toEqual(['q2', 'not-yet-asked'])
    const renamed = waiting('q1')
    renamed.calls('q1').thenDone()
    renamed.lists('q5', { ...OONA, asker: { ...OONA.asker, name: 'O. Vey' } })
    renamed.lists('q6', { account: 'other', asker: { ...OONA.asker, name: 'OONA VEY' } }).lists('q2', KIT)
    expect(kinds(renamed, { notYetAsked: 5 })).toEqual(['q2', 'not-yet-asked'])
  })

  it('counts a turn once for whoever is known in it by the account and by name, and an account under either name', () => {
    const stage = waiting('q1')
    stage.calls('q1').thenDone()
    stage.lists('q5', { ...OONA, asker: { ...OONA.asker, name: 'O. Vey' } })
    stage.calls('q5').thenDone()
    const { times } = heardSoFar(stage.briefing)
    const known = { ...OONA.asker, account: OONA.account }
    const { account: _, ...unknown } = known
    expect([times(known), times({ ...unknown, account: null }), times({ ...KIT.asker, account: KIT.account })]).toEqual(
      [2, 1, 0],
    )
  })

  it('counts who spoke without having been called, as the roster or the desk says', () => {
    const stage = waiting('q2', 'q1', 'q3')
    expect(kinds(stage, { notYetAsked: 5 })[0]).toBe('q2')
    const spoke = new Stage().lists('q2', KIT).lists('q3', TOMAS).lists('q1', OONA)
    spoke.say(say('l1', 'Kit Marsh [Tideway Radio]', 'How wide?')).thenDone()
    spoke.say(say('l2', CHAIR, 'Nine metres.')).thenDone()
    expect(kinds(spoke, { notYetAsked: 5 })).toEqual(['q3', 'not-yet-asked'])
    spoke.say(say('l3', PRESS.label, 'How long?')).thenDone()
    spoke.does({ type: 'NameAsker', turn: 2, asker: TOMAS.asker }).thenDone()
    expect(kinds(spoke, { notYetAsked: 5 })).toEqual(['q1', 'not-yet-asked'])
  })

  it('is an outlet that was not heard, and says which; nobody is heard for having no outlet', () => {
    const stage = afterOona().lists('q4', NOOR)
    expect(suggested(stage, { outletNotHeard: 3 })).toEqual({
      questionId: 'q2',
      reasons: [{ kind: 'outlet-not-heard', outlet: 'Tideway Radio' }],
    })
    const without = waiting('q1', 'q2', 'q3', 'q4')
    without.calls('q1').thenDone()
    for (const [questionId, who] of [
      ['q2', KIT],
      ['q3', TOMAS],
    ] as const)
      without.withdraws(questionId, who).thenDone()
    expect(suggested(without, { outletNotHeard: 3 })).toEqual({ questionId: 'q4', reasons: [] })
  })

  it('is the remote side until that was heard', () => {
    const stage = new Stage().lists('q1', OONA).lists('q2', KIT).lists('q4', NOOR)
    expect(kinds(stage, { remote: 2 })).toEqual(['q2', 'remote-not-heard'])
    stage.calls('q4').thenDone()
    expect(kinds(stage, { remote: 2 })).toEqual(['q1'])
  })

  it('is the longest wait, and says how long', () => {
    const stage = waiting('q1', 'q2')
    stage.does({ type: 'MoveQuestion', questionId: 'q2', before: 'q1' }).thenDone()
    const wait = stage.now - stage.card('q1').askedAt
    expect(suggested(stage, { wait: 2 })).toEqual({ questionId: 'q1', reasons: [{ kind: 'longest-wait', wait }] })
  })

  it('is the most votes, and says how many', () => {
    const stage = waiting('q1', 'q2')
    expect(suggested(stage, { votes: 1 }, { q1: 2, q2: 7, gone: 99 })).toEqual({
      questionId: 'q2',
      reasons: [{ kind: 'most-votes', votes: 7 }],
    })
    expect(suggested(stage, { votes: 1 }, {})).toEqual({ questionId: 'q1', reasons: [] })
  })

  it('weighs one against the other and tells the weightiest first', () => {
    const stage = afterOona()
    const votes = { q5: 10, q2: 1, q3: 5 }
    expect(kinds(stage, { notYetAsked: 5, votes: 2 }, votes)).toEqual(['q3', 'not-yet-asked'])
    expect(kinds(stage, { notYetAsked: 1, votes: 5 }, votes)).toEqual(['q5', 'most-votes'])
    const all = { notYetAsked: 1, outletNotHeard: 4, wait: 0, remote: 2, votes: 3 }
    expect(kinds(stage, all, { q2: 3 })).toEqual([
      'q2',
      'outlet-not-heard',
      'most-votes',
      'remote-not-heard',
      'not-yet-asked',
    ])
  })

  it('goes by the order where two weigh the same, and passes those who were skipped', () => {
    const stage = waiting('q1', 'q2', 'q3')
    expect(kinds(stage, { notYetAsked: 5 })[0]).toBe('q1')
    stage.does({ type: 'SkipQuestion', questionId: 'q1' }).thenDone()
    expect(kinds(stage, { notYetAsked: 5 })[0]).toBe('q2')
    for (const questionId of ['q2', 'q3']) stage.does({ type: 'SkipQuestion', questionId }).thenDone()
    expect(kinds(stage, { notYetAsked: 5 })[0]).toBe('q1')
  })
})

describe('the shares', () => {
  it('count what each asked, how often they were called, and how long was asked and answered', () => {
    const stage = waiting('q1', 'q2')
    stage.asks('q3', TOMAS).thenDone()
    const times: number[] = []
    const mark = <T>(done: T) => {
      times.push(stage.facts.at(-1)?.at ?? 0)
      return done
    }
    mark(stage.calls('q1'))
    stage.say(say('l1', PRESS.label, 'How deep?')).thenDone()
    mark(stage.say(say('l2', CHAIR, 'Nine metres.')))
    mark(stage.calls('q2'))
    mark(stage.does({ type: 'CloseQuestion', questionId: 'q2', outcome: 'not-answered' }))
    const [called1 = 0, answered1 = 0, called2 = 0, closed2 = 0] = times
    const later = stage.now + 60_000
    expect(sharesByPerson(stage.briefing, later)).toEqual([
      { ...about(OONA), asked: 1, called: 1, questionMs: answered1 - called1, answerMs: called2 - answered1 },
      { ...about(KIT), asked: 1, called: 1, questionMs: closed2 - called2, answerMs: 0 },
      { ...about(TOMAS), asked: 1, called: 0, questionMs: 0, answerMs: 0 },
    ])
    expect(answered1).toBeGreaterThan(called1)
    expect(closed2).toBeGreaterThan(called2)
  })

  it('go on until now while a question is being answered, and no longer than the briefing', () => {
    const stage = waiting('q1')
    stage.calls('q1').thenDone()
    const called = stage.card('q1').calledAt ?? 0
    expect(sharesByPerson(stage.briefing, called + 9_000)).toMatchObject([{ questionMs: 9_000, answerMs: 0 }])
    expect(sharesByPerson(stage.briefing, called - 9_000)).toMatchObject([{ questionMs: 0, answerMs: 0 }])
    const ended = stage.now
    stage.say({ type: 'EndBriefing' }).thenDone()
    expect(sharesByPerson(stage.briefing, called + 90_000)).toMatchObject([{ questionMs: ended - called }])
  })

  it('put together what somebody asked by an account, at the desk’s hand and by speaking', () => {
    const stage = waiting('q1')
    stage.calls('q1').thenDone()
    const { asker } = OONA
    stage.say({ type: 'AskAs', questionId: 'q8', account: null, asker, text: 'And?', where: 'room' }).thenDone()
    stage.say(say('l1', CHAIR, 'Nine metres.')).thenDone()
    stage.say(say('l2', 'Oona Vey [Quay Gazette]', 'How wide?')).thenDone()
    stage.asks('q9', OONA).thenDone()
    stage.withdraws('q9', OONA).thenDone()
    expect(sharesByPerson(stage.briefing, stage.now)).toMatchObject([{ ...about(OONA), asked: 2, called: 2 }])
  })

  it('are those of outlets too, and people without one are in none', () => {
    const stage = waiting('q1', 'q2', 'q3', 'q4')
    const mate = { account: 'mate', asker: { ...KIT.asker, name: 'Ada Rill', outlet: 'tideway radio' } }
    stage.lists('q5', mate)
    stage.calls('q5').thenDone()
    const names = sharesByOutlet(stage.briefing, stage.now).map(({ name, asked, called }) => [name, asked, called])
    expect(names).toEqual([
      ['Tideway Radio', 2, 1],
      ['Quay Gazette', 1, 0],
      ['Tidewater Post', 1, 0],
    ])
  })
})

function about({ asker: { name, outlet } }: typeof OONA) {
  return { name, outlet }
}
