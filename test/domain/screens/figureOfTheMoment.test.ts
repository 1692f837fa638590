import { describe, expect, it } from 'vitest'
import { FIGURE_SHOWN_MS, figureOfTheMoment, shownScene } from '#shared/domain/screens/shown.ts'
import type { ScreenImage } from '#shared/domain/screens/vocabulary.ts'
import { KIT, OONA } from '../questions/stage.ts'
import { LIGHTS, Newsdesk, QUAY, total } from '../figures/newsdesk.ts'
import { figure } from '../figures/someFigures.ts'
import { FIRST, Wall } from './wall.ts'

describe('the figure of the moment', () => {
  const at = 1_800_000_000_000
  const about = { programme: QUAY.id, confirmedAt: at }
  const confirmed = figure('f1', {}, about)
  const shown = (figures: readonly (typeof confirmed)[], now: number, of?: string | null) =>
    figureOfTheMoment({ figures }, now, of)

  it('[SC4] is shown for so long and not a moment longer', () => {
    expect(shown([confirmed], at)).toBe('f1')
    expect(shown([confirmed], at + FIGURE_SHOWN_MS - 1)).toBe('f1')
    expect(shown([confirmed], at + FIGURE_SHOWN_MS)).toBeNull()
    // On a screen whose clock lags behind a little it is the moment as well.
    expect(shown([confirmed], at - 200)).toBe('f1')
  })

  it('[SC4] is the one that was confirmed last', () => {
    const later = figure('f0', {}, { ...about, confirmedAt: at + 4_000 })
    expect(shown([confirmed, later], at + 5_000)).toBe('f0')
    expect(shown([later, confirmed], at + 5_000)).toBe('f0')
    expect(shown([later, confirmed], at + FIGURE_SHOWN_MS)).toBe('f0')
  })

  it.each(['heard', 'dismissed', 'withdrawn', 'superseded', 'merged'] as const)('[SC4] is none that is %s', (state) => {
    expect(shown([{ ...confirmed, state }], at)).toBeNull()
  })

  it('[SC4] is none that the desk never confirmed, as those of older logs say nothing of when', () => {
    const { confirmedAt: _, ...unconfirmed } = confirmed
    expect(shown([unconfirmed], at)).toBeNull()
  })

  it('[SC4] is of no other programme than the screen’s, where it has one', () => {
    expect(shown([{ ...confirmed, programme: null }], at, LIGHTS.id)).toBe('f1')
    expect(shown([confirmed], at, QUAY.id)).toBe('f1')
    expect(shown([confirmed], at, LIGHTS.id)).toBeNull()
    const image: ScreenImage = { ...FIRST, scene: 'captions', order: ['figures'] }
    const briefing = { ...new Wall().briefing, figures: [confirmed] }
    expect(shownScene({ ...image, programme: QUAY.id }, briefing, at)).toBe('figures')
    expect(shownScene({ ...image, programme: LIGHTS.id }, briefing, at)).toBe('captions')
    expect(shownScene(image, briefing, at + FIGURE_SHOWN_MS)).toBe('captions')
  })

  it('[SC4] is what the desk confirmed, corrected or entered, until that is undone', () => {
    const desk = new Newsdesk()
    const scene = () => {
      const last = desk.facts.at(-1)?.at ?? 0
      return shownScene({ ...FIRST, scene: 'captions', order: ['figures'] }, desk.briefing, last)
    }
    desk.hears('l1', 'The fund holds 4 billion.').thenDone()
    expect(scene()).toBe('captions')
    const id = desk.briefing.figures[0]?.id ?? ''
    desk.confirms(id).thenDone()
    expect(scene()).toBe('figures')
    desk.undoes().thenDone()
    expect(desk.briefing.figures[0]).not.toHaveProperty('confirmedAt')
    expect(scene()).toBe('captions')
    desk.corrected(id, total('5000000000')).thenDone()
    expect(scene()).toBe('figures')
    desk.dismisses(id).thenDone()
    expect(scene()).toBe('captions')
    desk.enters('typed', total('7000000000')).thenDone()
    expect(scene()).toBe('figures')
  })

  it('[SC4] is not shown again where a later act on it is undone', () => {
    const desk = new Newsdesk()
    desk.hears('l1', 'The fund holds 4 billion.').thenDone()
    const id = desk.briefing.figures[0]?.id ?? ''
    desk.confirms(id).thenDone()
    const confirmedAt = desk.briefing.figures[0]?.confirmedAt
    desk.corrected(id, total('5000000000')).thenDone()
    expect(desk.briefing.figures[0]?.confirmedAt).toBeGreaterThan(confirmedAt ?? Infinity)
    desk.undoes().thenDone()
    expect(desk.briefing.figures[0]).toMatchObject({ state: 'confirmed', confirmedAt })
  })

  it('[SC4] makes way at once for a question that is called, and does not come back when that is closed', () => {
    const wall = new Wall()
    wall.lists('q1', OONA).lists('q2', KIT)
    wall.calls('q1').thenDone()
    const confirmedAt = wall.now
    const figures = [figure('f1', {}, { confirmedAt })]
    const scene = (order: ScreenImage['order']) =>
      shownScene({ ...FIRST, scene: 'captions', order }, { ...wall.briefing, figures }, confirmedAt + 5_000)
    expect(scene(['figures', 'turn'])).toBe('figures')
    wall.does({ type: 'CloseQuestion', questionId: 'q1', outcome: 'answered' }).thenDone()
    expect(scene(['figures', 'turn'])).toBe('figures')
    wall.calls('q2').thenDone()
    expect(scene(['figures', 'turn'])).toBe('turn')
    // Where no turn comes by itself there is nothing to make way for.
    expect(scene(['figures', 'queue'])).toBe('figures')
    wall.does({ type: 'CloseQuestion', questionId: 'q2', outcome: 'answered' }).thenDone()
    expect(scene(['figures', 'turn'])).toBe('captions')
  })
})
