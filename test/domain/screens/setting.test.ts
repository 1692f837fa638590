import { describe, expect, it } from 'vitest'
import { decide } from '#shared/domain/briefing.ts'
import { commandSchema } from '#shared/domain/commands.ts'
import { firstImage, SCREENS_HELD } from '#shared/domain/screens/state.ts'
import { screenChangeSchema, type ScreenChange } from '#shared/domain/screens/vocabulary.ts'
import { LIVE, SCHEDULED, STARTED } from '../../support/briefings.ts'
import { NOON } from '../../support/given.ts'
import { LOTTE, MARA } from '../questions/stage.ts'
import { FIRST, Wall } from './wall.ts'

describe('setting screens', () => {
  it('[SC1] changes what is named and leaves the rest', () => {
    const wall = new Wall()
    const screen = { ...FIRST, size: 'large', theme: 'light' } as const
    wall.sets('front', { size: 'large', theme: 'light' }).then(
      { type: 'ScreenSet', screenId: 'front', screen },
      {
        ...{ type: 'DeskActed', act: 'set-1', kind: 'set-screens', name: 'Mara Lund', questions: [] },
        screens: ['front'],
        before: { screens: [{ id: 'front', screen: null }] },
      },
    )
    wall.sets('front', { margin: 8, language: 'fr' }).thenDone()
    expect(wall.image('front')).toEqual({ ...screen, margin: 8, language: 'fr' })
    expect(wall.image('side')).toEqual(FIRST)
    expect(wall.briefing.screens).toMatchObject([{ id: 'front', seq: 7 }])
  })

  it('[SC1] changes several in one act, once each, and tells of those alone that were otherwise', () => {
    const wall = new Wall()
    wall.sets('front', { message: 'Back at three' }).thenDone()
    const { events } = wall.sets('front side side lobby', { message: 'Back at three' })
    const shown = { ...FIRST, message: 'Back at three' }
    expect(events).toMatchObject([
      { type: 'ScreenSet', screenId: 'side', screen: shown },
      { type: 'ScreenSet', screenId: 'lobby', screen: shown },
      { type: 'DeskActed', kind: 'show-message', screens: ['side', 'lobby'] },
    ])
    expect(wall.briefing.backstage.acts.at(-1)?.screens).toEqual(['side', 'lobby'])
  })

  it.each<[string, ScreenChange]>([
    ['what it is already', { isBlank: false, order: ['holding', 'figures', 'turn', 'queue'], until: null }],
    ['nothing at all', {}],
    ['a value that is missing', { message: undefined }],
  ])('[SC1] takes %s as already true', (_what, change) => {
    new Wall().sets('front', change).then()
  })

  it.each<[string, ScreenChange, ScreenChange]>([
    ['nothing from the word null', { message: 'null', programme: 'null' }, { message: null, programme: null }],
    ['one order from another', { order: ['turn', 'queue'] }, { order: ['queue', 'turn'] }],
    ['a longer order', { order: ['turn'] }, { order: ['turn', 'queue'] }],
    ['a shorter order', { order: ['turn', 'queue'] }, { order: ['turn'] }],
    ['no order from one', { order: ['turn'] }, { order: [] }],
    ['a time from another', { until: NOON }, { until: NOON + 1 }],
  ])('[SC1] tells %s', (_what, first, second) => {
    const wall = new Wall()
    wall.sets('front', first).thenDone()
    wall.sets('front', second).thenDone()
    expect(wall.image('front')).toEqual({ ...FIRST, ...second })
    wall.sets('front', second).then()
  })

  it('[SC1] begins in the language of the briefing, or in English where the pages have not that one', () => {
    expect(firstImage({ language: 'fr-BE' }).language).toBe('fr')
    expect(firstImage({ language: 'fr' }).language).toBe('fr')
    expect(firstImage({ language: 'de' }).language).toBe('en')
    const wall = new Wall([{ ...SCHEDULED, language: 'fr-BE' } as typeof SCHEDULED, STARTED])
    wall.sets('front', { size: 'small' }).thenDone()
    expect(wall.image('front').language).toBe('fr')
  })

  it('[SC2] shows a scene that is taken: what stood before it goes, and no other comes by itself', () => {
    const wall = new Wall()
    wall.sets('front', { message: 'Wait', isBlank: true, isFrozen: true }).thenDone()
    wall.sets('front', { scene: 'queue' }).thenDone()
    expect(wall.image('front')).toEqual({ ...FIRST, scene: 'queue', isAutomatic: false })
    expect(wall.briefing.backstage.acts.at(-1)?.kind).toBe('take-scene')
  })

  it('[SC2] takes the same scene again where something stands before it', () => {
    const wall = new Wall()
    wall.sets('front', { scene: 'queue' }).thenDone()
    wall.sets('front', { scene: 'queue' }).then()
    wall.sets('front', { isFrozen: true }).thenDone()
    wall.sets('front', { scene: 'queue' }).thenTypes('ScreenSet', 'DeskActed')
    expect(wall.image('front').isFrozen).toBe(false)
  })

  it('[SC2] does what the same command says besides', () => {
    const wall = new Wall()
    wall.sets('front', { scene: 'figures', isAutomatic: true, message: 'Soon' }).thenDone()
    expect(wall.image('front')).toEqual({ ...FIRST, scene: 'figures', message: 'Soon' })
  })

  it('[SC3] leaves the last word to whoever is last, and says at the desk who it was', () => {
    const wall = new Wall()
    wall.sets('front side', { scene: 'queue' }, MARA).thenDone()
    wall.sets('front', { scene: 'figures' }, LOTTE).thenDone()
    expect([wall.image('front').scene, wall.image('side').scene]).toEqual(['figures', 'queue'])
    const last = (id: string) => wall.briefing.backstage.acts.findLast(({ screens }) => screens.includes(id))
    expect([last('front'), last('side')]).toMatchObject([
      { name: 'Lotte Brandt', by: 'lotte' },
      { name: 'Mara Lund', by: 'mara' },
    ])
  })

  it('does an act once, however often it is sent', () => {
    const wall = new Wall()
    wall.sets('front', { isBlank: true }, MARA, 'a').thenDone()
    wall.sets('front', { isBlank: false }, MARA, 'b').thenDone()
    wall.sets('front', { isBlank: true }, MARA, 'a').then()
    expect(wall.image('front').isBlank).toBe(false)
  })

  it.each<[ScreenChange, string]>([
    [{ scene: 'turn', isBlank: true }, 'take-scene'],
    [{ message: 'Soon' }, 'show-message'],
    [{ message: null, size: 'small' }, 'clear-message'],
    [{ isBlank: true }, 'blank-screens'],
    [{ isBlank: false }, 'unblank-screens'],
    [{ isFrozen: true }, 'freeze-screens'],
    [{ isFrozen: false }, 'release-screens'],
    [{ isAutomatic: true }, 'automate-screens'],
    [{ isAutomatic: false }, 'hold-screens'],
    [{ order: ['turn'] }, 'set-screens'],
  ])('calls %j by its name', (change, kind) => {
    const wall = new Wall()
    const otherwise = {
      isBlank: change.isBlank === false,
      isFrozen: change.isFrozen === false,
      isAutomatic: change.isAutomatic === false,
    }
    wall.sets('front', { message: 'x', ...otherwise }).thenDone()
    wall.sets('front', change).thenDone()
    expect(wall.briefing.backstage.acts.at(-1)?.kind).toBe(kind)
  })

  it.each([
    ['before the briefing', [SCHEDULED]],
    ['during it', LIVE],
    ['after it', [...LIVE, { type: 'BriefingEnded' } as const]],
  ])('[SC6] can be done %s', (_when, facts) => {
    const wall = new Wall(facts)
    wall.sets('front', { scene: 'holding', until: NOON }).thenDone()
    wall.undoes().thenDone()
    expect(wall.image('front')).toEqual(FIRST)
  })
})

describe('what may be asked of screens', () => {
  const command = (screens: readonly string[], change: object = {}) =>
    commandSchema.safeParse({ type: 'SetScreens', act: 'a', screens, change }).success
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `s${index}`)

  it('is of one screen at least, and of as many as there can be', () => {
    expect([command([]), command(['front']), command(ids(SCREENS_HELD)), command(ids(SCREENS_HELD + 1))]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('fits into one append with what it was before, for as many screens as there can be', () => {
    const wall = new Wall()
    const screens = ids(SCREENS_HELD)
    const change = { message: 'w'.repeat(240) }
    wall.sets(screens.join(' '), change).thenDone()
    const events = decide(
      wall.briefing,
      { type: 'SetScreens', act: 'b', screens, change: { scene: 'queue' } },
      { at: NOON, by: MARA.by, name: MARA.name },
    )
    expect(events).toHaveLength(SCREENS_HELD + 1)
    expect(JSON.stringify(events).length).toBeLessThan(100_000)
  })

  it.each([
    ['a scene that there is not', { scene: 'fireworks' }],
    ['a scene twice in the order', { order: ['turn', 'turn'] }],
    ['a scene that does not come by itself', { order: ['overlay'] }],
    ['a language without words', { language: 'de' }],
    ['a margin that leaves no picture', { margin: 50 }],
    ['half a percent', { margin: 2.5 }],
    ['a message without a word', { message: '  ' }],
    ['a message that is too long', { message: 'x'.repeat(241) }],
    ['a message that turns the words around', { message: 'a\u202Eb' }],
    ['a time that is none', { until: -1 }],
    ['no size', { size: null }],
  ])('is not %s', (_what, change) => {
    expect(screenChangeSchema.safeParse(change).success).toBe(false)
  })
})
