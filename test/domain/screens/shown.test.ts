import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AUTOMATIC_SCENES, SCENES } from '#shared/domain/screens/state.ts'
import { frozenImage, shownScene } from '#shared/domain/screens/shown.ts'
import type { ScreenImage } from '#shared/domain/screens/vocabulary.ts'
import { PRESS, say, SCHEDULED } from '../../support/briefings.ts'
import { KIT, OONA } from '../questions/stage.ts'
import { FIRST, Wall } from './wall.ts'

const shownOn = (wall: Wall, change: Partial<ScreenImage> = {}) =>
  shownScene({ ...FIRST, ...change }, wall.briefing, wall.now)
const live = () => new Wall()
/** A live briefing whose last turn is over. */
function between(): Wall {
  const wall = live()
  wall.lists('q1', OONA)
  wall.calls('q1').thenDone()
  wall.does({ type: 'CloseQuestion', questionId: 'q1', outcome: 'answered' }).thenDone()
  return wall
}

describe('what a screen shows', () => {
  it.each(SCENES)('[SC4] is the scene that was taken, whatever there is: %s', (scene) => {
    const wall = live()
    wall.lists('q1', OONA)
    expect(shownOn(wall, { scene, isAutomatic: false })).toBe(scene)
  })

  it('[SC4] is blank before a message, a message before every scene, and either before what comes by itself', () => {
    const wall = live()
    for (const isAutomatic of [true, false]) {
      expect(shownOn(wall, { isAutomatic, message: 'Soon', isBlank: true })).toBe('blank')
      expect(shownOn(wall, { isAutomatic, message: 'Soon' })).toBe('message')
      expect(shownOn(wall, { isAutomatic, isBlank: true })).toBe('blank')
    }
  })

  it('[SC4] is what comes by itself before the scene that was taken, and that where it is time for none', () => {
    const quiet: Partial<ScreenImage> = { scene: 'captions', order: ['figures', 'queue'] }
    const wall = live()
    expect(shownOn(wall, quiet)).toBe('captions')
    wall.lists('q1', OONA)
    expect(shownOn(wall, quiet)).toBe('queue')
    expect(shownOn(wall, { ...quiet, isAutomatic: false })).toBe('captions')
    expect(shownOn(wall, { ...quiet, order: [] })).toBe('captions')
  })

  it('[SC4] is the first in order whose time it is', () => {
    const wall = live()
    wall.lists('q1', OONA).lists('q2', KIT)
    wall.calls('q1').thenDone()
    expect(shownOn(wall, { order: ['turn', 'queue'] })).toBe('turn')
    expect(shownOn(wall, { order: ['queue', 'turn'] })).toBe('queue')
    expect(shownOn(wall, { order: ['holding', 'queue', 'turn'] })).toBe('queue')
  })

  it('[SC4] is something that stands in its order, or the scene that was taken', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...AUTOMATIC_SCENES]),
        fc.constantFrom(...SCENES),
        fc.constantFrom(live(), between(), new Wall([SCHEDULED])),
        (order, scene, wall) => {
          expect([...order, scene]).toContain(shownOn(wall, { order, scene }))
        },
      ),
    )
  })
})

describe('what comes by itself', () => {
  const image: Partial<ScreenImage> = { scene: 'captions', order: ['holding', 'turn', 'queue'] }

  it('[SC4] is holding before the briefing and after it, and nothing else but figures after it', () => {
    const wall = new Wall([SCHEDULED])
    expect(shownOn(wall, image)).toBe('holding')
    wall.say({ type: 'StartBriefing' }).thenDone()
    expect(shownOn(wall, image)).toBe('turn')
    wall.lists('q1', OONA).lists('q2', KIT)
    wall.calls('q1').thenDone()
    wall.say({ type: 'EndBriefing' }).thenDone()
    expect(shownOn(wall, image)).toBe('holding')
    expect(shownOn(wall, { ...image, order: ['turn', 'queue'] })).toBe('captions')
  })

  it('[SC4] is no turn after the briefing, whoever spoke last', () => {
    const wall = live()
    expect(shownOn(wall, { ...image, order: ['turn'] })).toBe('turn')
    wall.say({ type: 'EndBriefing' }).thenDone()
    expect(shownOn(wall, { ...image, order: ['turn'] })).toBe('captions')
  })

  it('[SC4] is no turn before the briefing, but the queue of those who wait already', () => {
    const wall = new Wall([SCHEDULED])
    expect(shownOn(wall, { ...image, order: ['turn', 'queue'] })).toBe('captions')
    wall.lists('q1', OONA)
    expect(shownOn(wall, { ...image, order: ['turn', 'queue'] })).toBe('queue')
  })

  it('[SC4] is the turn from the statement on, until a question was asked and closed, then the queue', () => {
    const wall = live()
    wall.lists('q1', OONA).lists('q2', KIT)
    expect(shownOn(wall, image)).toBe('turn')
    wall.calls('q1').thenDone()
    expect(shownOn(wall, image)).toBe('turn')
    wall.does({ type: 'CloseQuestion', questionId: 'q1', outcome: 'answered' }).thenDone()
    expect(shownOn(wall, image)).toBe('queue')
    wall.calls('q2').thenDone()
    expect(shownOn(wall, image)).toBe('turn')
    wall.does({ type: 'CloseQuestion', questionId: 'q2', outcome: 'not-answered' }).thenDone()
    expect(shownOn(wall, image)).toBe('captions')
    wall.undoes().thenDone()
    expect(shownOn(wall, image)).toBe('turn')
  })

  it('[SC4] is the turn of somebody who speaks without having been called', () => {
    const wall = between()
    wall.lists('q2', KIT)
    expect(shownOn(wall, image)).toBe('queue')
    wall.say(say('l1', 'Harbour Chair, Ines Holm', 'It is open.')).thenDone()
    wall.say(say('l2', PRESS.label, 'And the quay?')).thenDone()
    expect(wall.briefing.turns.at(-1)?.questionId).toBeNull()
    expect(shownOn(wall, image)).toBe('turn')
  })

  it('[SC4] is no turn where the question that was called is skipped', () => {
    const wall = between()
    wall.lists('q2', KIT)
    wall.calls('q2').thenDone()
    wall.does({ type: 'SkipQuestion', questionId: 'q2' }).thenDone()
    expect(shownOn(wall, image)).toBe('queue')
  })
})

describe('a screen that stays frozen', () => {
  const held: ScreenImage = { ...FIRST, isFrozen: true }

  it('[SC7] keeps everything but blank and message, whatever is said of it', () => {
    const asked: ScreenImage = {
      ...held,
      isAutomatic: false,
      order: [],
      language: 'fr',
      size: 'largest',
      theme: 'light',
      margin: 12,
      programme: 'fund',
      until: 1,
    }
    expect(frozenImage(held, asked)).toEqual(held)
    expect(frozenImage(held, { ...asked, isBlank: true, message: 'Soon' })).toEqual({
      ...held,
      isBlank: true,
      message: 'Soon',
    })
  })

  it('[SC7] shows a scene that is taken as it was asked for', () => {
    const taken: ScreenImage = { ...held, scene: 'queue', isAutomatic: false, theme: 'light' }
    expect(frozenImage(held, taken)).toBe(taken)
  })
})
