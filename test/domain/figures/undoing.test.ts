import { describe, expect, it } from 'vitest'
import { lastUndoable } from '#shared/domain/questions/undoing.ts'
import { heard, knownFigures, LIGHTS, LOTTE, QUAY, total, type Newsdesk } from './newsdesk.ts'

const RATE = { from: 'EUR', to: 'USD', rate: '1.1', date: '2026-11-01' }

/** l1.1 was superseded by l2.1, l3.1 is merged into that; a pledge and a rate were entered. */
function busy(): Newsdesk {
  const desk = heard()
  desk.confirms('l1.1').thenDone()
  desk.confirms('l2.1').thenDone()
  desk.merges('l3.1', 'l2.1').thenDone()
  desk.enters('e1', total('25', { measure: 'pledge' })).thenDone()
  desk.send({ type: 'EnterRate', act: desk.mint(), rate: RATE }).thenDone()
  return desk
}

const saw = (desk: Newsdesk) => desk.briefing.programmes[0]?.seq ?? 0
const ACTS: Readonly<Record<string, (desk: Newsdesk) => void>> = {
  confirm: (desk) => desk.confirms('l1.1').thenDone(),
  correct: (desk) => desk.corrected('l2.1', total('7', { measure: 'target' })).thenDone(),
  dismiss: (desk) => desk.dismisses('l2.1').thenDone(),
  assign: (desk) => desk.assigns('l2.1', null).thenDone(),
  merge: (desk) => desk.merges('l2.1', 'e1').thenDone(),
  enter: (desk) => desk.enters('e2', total('9')).thenDone(),
  withdraw: (desk) => desk.withdraws('e1').thenDone(),
  'create a programme': (desk) => desk.send({ type: 'CreateProgramme', act: 'act', programme: LIGHTS }).thenDone(),
  'change a programme': (desk) => {
    const programme = { ...QUAY, name: 'Fund of the Quay', target: null }
    desk.send({ type: 'ChangeProgramme', act: 'act', saw: saw(desk), programme }).thenDone()
  },
  'remove a programme': (desk) =>
    desk.send({ type: 'RemoveProgramme', act: 'act', saw: saw(desk), programmeId: QUAY.id }).thenDone(),
  'enter a rate': (desk) => desk.send({ type: 'EnterRate', act: 'act', rate: { ...RATE, rate: '1.2' } }).thenDone(),
  'remove a rate': (desk) => desk.send({ type: 'RemoveRate', act: 'act', from: 'EUR', to: 'USD' }).thenDone(),
  'import programmes': (desk) => {
    const programmes = [{ ...QUAY, name: 'Other Fund' }, LIGHTS]
    desk.send({ type: 'ImportProgrammes', act: 'act', programmes }).thenDone()
  },
  'import pledges': (desk) => {
    const pledges = ['e1', 'e2'].map((figureId) => ({ figureId, values: total('30', { measure: 'pledge' }) }))
    desk
      .send({ type: 'ImportPledges', act: 'act', pledges: pledges.map((row) => ({ ...row, programme: null })) })
      .thenDone()
  },
}

describe('undoing', () => {
  it.each(Object.entries(ACTS))('[F18] puts back as it was before, once: %s', (_what, act) => {
    const desk = busy()
    const before = knownFigures(desk.briefing)
    act(desk)
    const undone = desk.act
    expect(knownFigures(desk.briefing)).not.toEqual(before)
    desk.undoes().thenDone()
    expect(knownFigures(desk.briefing)).toEqual(before)
    desk.undoes(undone).thenRefused('act-already-undone')
  })

  it('[F18] puts a programme back in its place', () => {
    const desk = busy()
    desk.send({ type: 'CreateProgramme', act: 'a', programme: LIGHTS }).thenDone()
    desk.send({ type: 'RemoveProgramme', act: 'b', saw: saw(desk), programmeId: QUAY.id }).thenDone()
    desk.undoes('b').thenDone()
    expect(desk.briefing.programmes.map(({ id }) => id)).toEqual([QUAY.id, LIGHTS.id])
    expect(desk.figure('l2.1').programme).toBe(QUAY.id)
  })

  it('[F18] is refused where another act touched the same since, with whose', () => {
    const desk = heard()
    desk.confirms('l1.1').thenDone()
    const confirmed = desk.act
    desk.confirms('l2.1', LOTTE).thenDone()
    desk.undoes(confirmed).thenRefused('act-overtaken', { by: 'Lotte Brandt', did: 'confirm-figure' })
    desk.undoes().thenDone()
    desk.undoes(confirmed).thenDone()
    desk.send({ type: 'EnterRate', act: 'one', rate: RATE }).thenDone()
    desk.send({ type: 'EnterRate', act: 'two', rate: { ...RATE, rate: '2' } }).thenDone()
    desk.undoes('one').thenRefused('act-overtaken', { did: 'enter-rate' })
    desk.send({ type: 'EnterRate', act: 'three', rate: { ...RATE, from: 'NOK' } }).thenDone()
    desk.undoes('two').thenDone()
  })

  it.each<[string, (desk: Newsdesk) => void]>([
    ['corrected', (desk) => desk.corrects('l1', 'The fund stood at 2 billion.').thenDone()],
    ['corrected and says the same', (desk) => desk.corrects('l1', 'Well. The fund stood at 3 billion.').thenDone()],
    ['taken back', (desk) => desk.retracts('l1').thenDone()],
  ])('[F18] is refused once the line was %s', (_what, change) => {
    const desk = heard()
    desk.confirms('l1.1').thenDone()
    const confirmed = desk.act
    change(desk)
    expect(lastUndoable(desk.briefing, 'mara')).toBeNull()
    desk.undoes(confirmed).thenRefused('act-overtaken', { did: 'correct-line', figure: 'l1.1' })
  })

  it('[F15] brings back no name that another programme has by now', () => {
    const desk = heard()
    desk.send({ type: 'RemoveProgramme', act: 'a', saw: saw(desk), programmeId: QUAY.id }).thenDone()
    const programme = { ...LIGHTS, aliases: ['QUAY FUND'] }
    desk.send({ type: 'CreateProgramme', act: 'b', programme }).thenDone()
    desk.undoes('a').thenRefused('programme-name-taken', { name: QUAY.name, other: LIGHTS.id })
  })
})
