import { describe, expect, it } from 'vitest'
import { ACTS_UNDOABLE } from '#shared/domain/questions/state.ts'
import { lastUndoable } from '#shared/domain/questions/undoing.ts'
import { KIT, LOTTE, MARA, OONA } from '../questions/stage.ts'
import { FIRST, Wall } from './wall.ts'

describe('undoing what was done with screens', () => {
  it('[SC5] lets each of them show what it showed', () => {
    const wall = new Wall()
    wall.sets('front', { scene: 'figures', message: 'Soon' }).thenDone()
    wall.sets('front side', { isBlank: true }).thenDone()
    wall.undoes().then(
      { type: 'ActUndone', act: 'set-2' },
      {
        type: 'ScreenSet',
        screenId: 'front',
        screen: { ...FIRST, scene: 'figures', isAutomatic: false, message: 'Soon' },
      },
      { type: 'ScreenUnset', screenId: 'side' },
      {
        ...{ type: 'DeskActed', act: 'act-1', kind: 'undo', name: 'Mara Lund', questions: [] },
        screens: ['front', 'side'],
        before: {},
      },
    )
    expect(wall.image('side')).toEqual(FIRST)
    expect(wall.briefing.screens).toMatchObject([{ id: 'front' }, { id: 'side', image: null }])
  })

  it('[SC5] has a number of its own also where nothing was said of the screen before', () => {
    const wall = new Wall()
    const numberOf = () => wall.briefing.screens.find(({ id }) => id === 'front')?.seq ?? 0
    wall.sets('front', { isBlank: true }).thenDone()
    const blank = numberOf()
    wall.undoes().thenDone()
    expect(wall.image('front')).toEqual(FIRST)
    expect(numberOf()).toBeGreaterThan(blank)
    // Set again and undone, it is as before its first act still.
    const { events } = wall.sets('front', { isBlank: true })
    expect(events.at(-1)).toMatchObject({ before: { screens: [{ id: 'front', screen: null }] } })
  })

  it('[SC5] is refused where somebody has changed one of them since, and says who, what and on which', () => {
    const wall = new Wall()
    wall.sets('front side', { scene: 'queue' }, MARA, 'a').thenDone()
    wall.sets('lobby side', { isBlank: true }, LOTTE, 'b').thenDone()
    wall.undoes('a').thenRefused('act-overtaken', {
      ...{ act: 'a', by: 'Lotte Brandt', did: 'blank-screens', screen: 'side' },
    })
    expect(wall.image('front').scene).toBe('queue')
    wall.undoes('b', LOTTE).thenDone()
    wall.undoes('a').thenDone()
    for (const id of ['front', 'side', 'lobby']) expect(wall.image(id)).toEqual(FIRST)
  })

  it('[SC5] goes on from act to act, last to first, with what is done at the desk besides', () => {
    const wall = new Wall()
    wall.lists('q1', OONA).lists('q2', KIT)
    wall.sets('front', { scene: 'queue' }, MARA, 'a').thenDone()
    wall.calls('q1').thenDone()
    wall.sets('front', { scene: 'turn' }, MARA, 'b').thenDone()
    wall.sets('side', { isFrozen: true }, LOTTE, 'c').thenDone()
    expect(lastUndoable(wall.briefing, 'mara')?.id).toBe('b')
    wall.undoes('b').thenDone()
    expect(wall.image('front').scene).toBe('queue')
    expect(lastUndoable(wall.briefing, 'mara')?.kind).toBe('call')
    wall.undoes('a').thenDone()
    expect(wall.image('front')).toEqual(FIRST)
    expect(wall.current).toBe('q1')
    expect(wall.image('side').isFrozen).toBe(true)
  })

  it('[SC5] undoes an act once', () => {
    const wall = new Wall()
    wall.sets('front', { isBlank: true }).thenDone()
    wall.undoes('set-1').thenDone()
    wall.undoes('set-1').thenRefused('act-already-undone')
    wall.undoes('none').thenRefused('act-not-found')
  })

  it('[SC5] is refused once it is no longer held how it was: by whom it was overtaken, where it was', () => {
    const wall = new Wall()
    wall.sets('front', { size: 'large' }, MARA, 'old').thenDone()
    wall.sets('lobby', { size: 'large' }, MARA, 'alone').thenDone()
    for (let index = 0; index <= ACTS_UNDOABLE; index += 1) {
      wall.sets('side', { isBlank: index % 2 === 0 }, LOTTE).thenDone()
    }
    const held = (act: string) => wall.briefing.backstage.acts.find(({ id }) => id === act)
    expect([held('old')?.before, held('alone')?.before]).toEqual([null, null])
    expect(held('old')?.screens).toEqual(['front'])
    wall.undoes('alone').thenRefused('act-not-found')
    wall.sets('front', { size: 'small' }, LOTTE).thenDone()
    wall.undoes('old').thenRefused('act-overtaken', { by: 'Lotte Brandt', did: 'set-screens', screen: 'front' })
  })
})
