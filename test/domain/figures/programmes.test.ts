import { describe, expect, it } from 'vitest'
import { FIGURES_HELD, IMPORTED_AT_ONCE, PROGRAMMES_HELD, RATES_HELD } from '#shared/domain/figures/state.ts'
import type { ProgrammeValues } from '#shared/domain/figures/vocabulary.ts'
import { heard, LIGHTS, LOTTE, Newsdesk, QUAY, total } from './newsdesk.ts'

const create = (desk: Newsdesk, programme: ProgrammeValues) =>
  desk.send({ type: 'CreateProgramme', act: desk.mint(), programme })
const imports = (desk: Newsdesk, ...programmes: ProgrammeValues[]) =>
  desk.send({ type: 'ImportProgrammes', act: desk.mint(), programmes })
const pledge = (figureId: string, value: string, programme: string | null = QUAY.id) => ({
  figureId,
  programme,
  values: total(value, { measure: 'pledge' }),
})
const importsPledges = (desk: Newsdesk, ...pledges: ReturnType<typeof pledge>[]) =>
  desk.send({ type: 'ImportPledges', act: desk.mint(), pledges })

describe('programmes', () => {
  it('[F15] have an id, and names and aliases that no other has, whatever the case', () => {
    const desk = new Newsdesk()
    create(desk, QUAY).then()
    create(desk, { ...QUAY, name: 'Other' }).thenRefused('programme-id-taken', { programme: QUAY.id })
    create(desk, { ...LIGHTS, aliases: ['THE FUND'] }).thenRefused('programme-name-taken', {
      name: 'THE FUND',
      other: QUAY.id,
    })
    create(desk, LIGHTS).thenDone()
    const saw = desk.briefing.programmes[1]?.seq ?? 0
    const renamed = { ...LIGHTS, name: 'quay fund' }
    const change = { type: 'ChangeProgramme', act: 'a', saw, programme: renamed } as const
    desk.send(change).thenRefused('programme-name-taken')
    desk.send({ ...change, programme: { ...LIGHTS, target: '9' } }, LOTTE).thenDone()
    desk
      .send({ ...change, act: 'b', programme: { ...LIGHTS, target: '8' } })
      .thenRefused('programme-changed-meanwhile', { by: 'Lotte Brandt', did: 'change-programme' })
  })

  it('[F15] are so many at most', () => {
    const desk = new Newsdesk()
    for (let n = 1; n < PROGRAMMES_HELD; n += 1) create(desk, { ...LIGHTS, id: `p${n}`, name: `P ${n}` }).thenDone()
    create(desk, { ...LIGHTS, id: 'more', name: 'More' }).thenRefused('programmes-too-many', { limit: PROGRAMMES_HELD })
    imports(desk, QUAY, { ...LIGHTS, id: 'more', name: 'More' }).thenRefused('programmes-too-many', { row: 2 })
  })

  it('[F15] leave their figures about nothing when they are removed', () => {
    const desk = heard()
    const saw = desk.briefing.programmes[0]?.seq ?? 0
    const remove = { type: 'RemoveProgramme', act: 'a', saw, programmeId: QUAY.id } as const
    desk.send(remove).thenTypes('ProgrammeRemoved', 'DeskActed')
    expect(desk.briefing.figures.map(({ programme }) => programme)).toEqual([null, null, null])
    desk.send({ ...remove, act: 'b' }).thenRefused('programme-not-found', { programme: QUAY.id })
  })

  it('[F16] are converted by one rate between two currencies, the last that was entered', () => {
    const desk = new Newsdesk()
    const rate = { from: 'EUR', to: 'USD', rate: '1.1', date: '2026-11-01' }
    const enter = (more: Partial<typeof rate>) =>
      desk.send({ type: 'EnterRate', act: desk.mint(), rate: { ...rate, ...more } })
    enter({}).thenDone()
    enter({}).then()
    enter({ rate: '1.2' }).thenDone()
    expect(desk.briefing.rates).toEqual([{ ...rate, rate: '1.2' }])
    desk.send({ type: 'RemoveRate', act: 'a', from: 'USD', to: 'EUR' }).thenRefused('rate-not-found', { from: 'USD' })
    for (let n = 1; n < RATES_HELD; n += 1) enter({ from: `A${String.fromCharCode(65 + (n % 26), 65 + n / 26)}` })
    enter({ from: 'NOK' }).thenRefused('rates-too-many', { limit: RATES_HELD })
  })
})

describe('a table', () => {
  it('[F17] of programmes adds what is new and changes what is there, and lets names change places', () => {
    const desk = new Newsdesk()
    imports(desk, QUAY, LIGHTS).thenTypes('ProgrammeCreated', 'DeskActed')
    imports(desk, QUAY, LIGHTS).then()
    imports(desk, { ...QUAY, name: LIGHTS.name }, { ...LIGHTS, name: QUAY.name }).thenTypes(
      'ProgrammeChanged',
      'ProgrammeChanged',
      'DeskActed',
    )
  })

  it('[F17] of programmes is refused as a whole with the row that is wrong', () => {
    const desk = new Newsdesk()
    imports(desk, LIGHTS, { ...LIGHTS, id: 'x', name: 'The fund' }).thenRefused('programme-name-taken', { row: 2 })
    imports(desk, LIGHTS, LIGHTS).thenRefused('programme-id-taken', { row: 2, programme: LIGHTS.id })
    expect(desk.briefing.programmes).toHaveLength(1)
  })

  it('[F17] of pledges enters, corrects and assigns, and has stand again what was withdrawn', () => {
    const desk = new Newsdesk()
    importsPledges(desk, pledge('e1', '1'), pledge('e2', '2')).thenTypes('FigureEntered', 'FigureEntered', 'DeskActed')
    importsPledges(desk, pledge('e1', '1'), pledge('e2', '2')).then()
    importsPledges(desk, pledge('e1', '3'), pledge('e2', '2', null)).thenTypes(
      'FigureCorrected',
      'FigureAssigned',
      'DeskActed',
    )
    desk.withdraws('e1').thenDone()
    importsPledges(desk, pledge('e1', '3')).thenTypes('FigureConfirmed', 'DeskActed')
    expect(desk.figure('e1')).toMatchObject({ state: 'corrected', values: { value: '3' } })
  })

  it('[F17] of pledges confirms and corrects those that were said, where they were said', () => {
    const desk = heard()
    desk.corrected('l1.1', pledge('', '3').values).thenDone()
    importsPledges(desk, pledge('l1.1', '4')).thenTypes('FigureCorrected', 'DeskActed')
    expect(desk.figure('l1.1')).toMatchObject({ origin: 'said', source: { lineId: 'l1' }, values: { value: '4' } })
    desk.dismisses('l1.1').thenDone()
    desk.corrects('l1', 'Nothing.').thenDone()
    importsPledges(desk, pledge('l1.1', '4')).thenRefused('figure-not-standing', { row: 1, state: 'withdrawn' })
  })

  it('[F17] of pledges is refused as a whole with the row that is wrong', () => {
    const desk = heard()
    const good = pledge('e1', '1')
    importsPledges(desk, good, pledge('e2', '1', 'none')).thenRefused('programme-not-found', { row: 2, figure: 'e2' })
    importsPledges(desk, good, good).thenRefused('figure-id-taken', { row: 2, figure: 'e1' })
    importsPledges(desk, good, pledge('l1.1', '1')).thenRefused('figure-id-taken', { row: 2, figure: 'l1.1' })
    const many = Array.from({ length: IMPORTED_AT_ONCE }, (_, n) => n)
    for (let part = 1; part < FIGURES_HELD / IMPORTED_AT_ONCE; part += 1)
      importsPledges(desk, ...many.map((n) => pledge(`p${part}-${n}`, '1'))).thenDone()
    importsPledges(desk, ...many.map((n) => pledge(`q-${n}`, '1'))).thenRefused('figures-too-many', {
      row: IMPORTED_AT_ONCE - 2,
    })
  })
})
