/** What the desk works out about screens: the keys, how a screen is, when a countdown ends, what a new one is called. */
import { describe, expect, it } from 'vitest'
import type { Scene } from '#shared/domain/screens/state.ts'
import { codeFrom } from '#shared/domain/screens/pairingCode.ts'
import { SCENES, firstImage } from '#shared/domain/screens/state.ts'
import { createImageMemory } from '../../client/desk/screensMemory.ts'
import { SCENE_KEY, SCREEN_KEY, screenActionOf, type ScreenKeys } from '../../client/desk/screensKeys.ts'
import { codeFault } from '../../client/desk/screensPairing.ts'
import { SILENT_AFTER, standingOfScreen, summaryOf } from '../../client/desk/screensState.ts'
import { typedUntil } from '../../client/desk/screensUntil.ts'
import { actionOf, digitOf } from '../../client/desk/useDeskKeys.ts'
import { proposedName } from '../../client/stores/screens.ts'
import { reportOf } from '../support/screenReport.ts'

const key = (name: string, more: Partial<KeyboardEvent> = {}) => ({
  ...{ key: name, code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false },
  ...more,
})

describe('the keys', () => {
  it('of digits are those of a French keyboard too, and not the signs above them on others', () => {
    expect(digitOf(key('3', { code: 'Digit3' }))).toBe(3)
    expect(digitOf(key('"', { code: 'Digit3' }))).toBe(3)
    expect(digitOf(key('3', { code: 'Digit3', shiftKey: true }))).toBe(3)
    expect(digitOf(key('#', { code: 'Digit3', shiftKey: true }))).toBeNull()
    expect(digitOf(key('7', { code: 'Numpad7' }))).toBe(7)
    expect(digitOf(key('Home', { code: 'Numpad7' }))).toBeNull()
  })

  it('search where the slash stands above the seven', () => {
    const pressed: string[] = []
    const keys = { search: () => pressed.push('search'), screen: () => pressed.push('screen') } as never
    actionOf(key('/', { code: 'Digit7', shiftKey: true }))?.(keys)
    actionOf(key('7', { code: 'Digit7' }))?.(keys)
    expect(pressed).toEqual(['search', 'screen'])
  })

  it('of the window are one for each scene and each act, none twice', () => {
    const all = [...Object.values(SCENE_KEY), ...Object.values(SCREEN_KEY)]
    expect(new Set(all).size).toBe(SCENES.length + Object.keys(SCREEN_KEY).length)
    const chosen: Scene[] = []
    const keys = { choose: (scene: Scene) => chosen.push(scene) } as unknown as ScreenKeys
    for (const scene of SCENES) screenActionOf(key(SCENE_KEY[scene].toLowerCase()))?.(keys)
    expect(chosen).toEqual(SCENES)
  })

  it('do nothing held down or with the browser’s own', () => {
    expect(screenActionOf(key('b', { repeat: true }))).toBeNull()
    expect(screenActionOf(key('f', { ctrlKey: true }))).toBeNull()
    expect(screenActionOf(key('Tab'))).toBeNull()
  })
})

describe('how a screen is', () => {
  const LIVE = { id: 'quay', status: 'live' } as const
  const NOW = 1_000_000
  const standing = (report: Parameters<typeof reportOf>[0] | null, about = {}) => {
    const present = { id: 's', name: 'S', number: 1, isConnected: true, connections: 1, heardAt: NOW - 1_000, ...about }
    return standingOfScreen({ ...present, report: report === null ? null : reportOf(report) }, 4, LIVE, NOW)
  }

  it('is told by what matters first: away, unheard, stale, frozen, then what is on it', () => {
    const worst = { isFrozen: true, staleForMs: 5_000, scene: 'message' } as const
    expect(standing(worst, { isConnected: false }).condition).toBe('away')
    expect(standing(null, { heardAt: null }).condition).toBe('unheard')
    expect(standing(worst)).toMatchObject({ condition: 'stale', ms: 6_000 })
    expect(standing({ isFrozen: true, scene: 'message' }).condition).toBe('frozen')
    expect(standing({ scene: 'message' })).toMatchObject({ condition: 'message', isLiveContent: false })
    expect(standing({ delayMs: 90 })).toMatchObject({ condition: 'live', ms: 90, isLiveContent: true })
  })

  it('is stale where it is connected and says nothing', () => {
    const heardAt = NOW - SILENT_AFTER
    expect(standing({}, { heardAt }).condition).toBe('live')
    expect(standing({}, { heardAt: heardAt - 1 })).toMatchObject({ condition: 'stale', ms: SILENT_AFTER + 1 })
  })

  it('is well where its report comes by the beat of another node, one of which was late', () => {
    const [report, beat, late] = [5_000, 5_000, 5_000]
    expect(standing({}, { heardAt: NOW - report - beat - late }).condition).toBe('live')
  })

  it('is broken before it is anything that a page can be which works, and stands still', () => {
    const broken = standing({ isBroken: true, staleForMs: 5_000, isFrozen: true })
    expect(broken).toMatchObject({ condition: 'broken', isStill: true, isLiveContent: false })
    expect(standing({ isBroken: true }, { heardAt: NOW - SILENT_AFTER - 1 }).condition).toBe('stale')
  })

  it('is looked after where its token is used twice or not kept', () => {
    expect(standing({}).warnings).toEqual([])
    expect(standing({ isKept: false }, { connections: 2 }).warnings).toEqual(['twice', 'unkept'])
  })

  it('is awaited until it reports the last fact about it, of this briefing', () => {
    expect(standing({ seq: 4 }).isAwaited).toBe(false)
    expect(standing({ seq: 3 }).isAwaited).toBe(true)
    // As before a rehearsal began anew, with numbers from the start.
    expect(standing({ seq: 900 }).isAwaited).toBe(true)
    expect(standing({ seq: 9, briefing: 'other' }).isAwaited).toBe(true)
    expect(standing(null, { heardAt: null }).isAwaited).toBe(true)
  })

  it('is summed up with the longest delay of those that are live, and what the others are', () => {
    const all = [
      ...[standing({ delayMs: 90 }), standing({ delayMs: 300 }), standing({ staleForMs: 9_000 })],
      ...[standing({ isFrozen: true }), standing({ scene: 'blank' }), standing({ isFrozen: true })],
    ]
    const rest = [
      { condition: 'stale', n: 1 },
      { condition: 'frozen', n: 2 },
      { condition: 'blank', n: 1 },
    ]
    expect(summaryOf(all)).toEqual({ all: 6, live: 2, delayMs: 300, rest })
    expect(summaryOf([])).toEqual({ all: 0, live: 0, delayMs: null, rest: [] })
  })

  it('is shown as what it says that it shows, as long as that is remembered', () => {
    const memory = createImageMemory()
    const [dark, light] = (['dark', 'light'] as const).map((theme) => ({ ...firstImage({ language: 'en' }), theme }))
    if (dark === undefined || light === undefined) throw new Error('there are two')
    expect(memory.asked('s', 3, () => dark)).toBe(dark)
    expect(memory.asked('s', 3, () => light)).toBe(dark)
    memory.asked('s', 7, () => light)
    expect([2, 3, 6, 7, 99].map((seq) => memory.upTo('s', seq))).toEqual([null, dark, dark, light, light])
    // A log that begins again counts from the start.
    memory.asked('s', 1, () => dark)
    expect(memory.upTo('s', 7)).toBe(dark)
  })
})

describe('the end of the holding countdown', () => {
  const NOW = Date.UTC(2026, 10, 24, 9, 12, 30)
  const read = (typed: string) => typedUntil(typed, NOW, 'Europe/Brussels')

  it('is minutes from now, or a time where the briefing is', () => {
    expect(read(' 10 ')).toBe(NOW + 600_000)
    expect(read('14:30')).toBe(Date.UTC(2026, 10, 24, 13, 30))
    expect(read('14h30')).toBe(Date.UTC(2026, 10, 24, 13, 30))
  })

  it('is tomorrow where the time has passed today, and the scheduled one where nothing is typed', () => {
    expect(read('9:00')).toBe(Date.UTC(2026, 10, 25, 8, 0))
    expect(read('')).toBeNull()
  })

  it('is nothing that is neither', () => {
    expect(['24:00', '12:60', 'soon', '-5', '1000', '1:2:3'].map(read)).toEqual(Array(6).fill(undefined))
  })
})

describe('pairing', () => {
  it('proposes the name of the number that the screen will have, unless one is called so, whatever its case', () => {
    const proposed = (...screens: readonly [number, string][]) =>
      proposedName(
        screens.map(([number, name]) => ({ number, name })),
        (number) => `Screen ${number}`,
      )
    expect(proposed()).toBe('Screen 1')
    expect(proposed([1, 'Wall'])).toBe('Screen 2')
    expect(proposed([2, 'Screen 2'], [3, 'Screen 3'])).toBe('Screen 1')
    expect(proposed([1, 'SCREEN 2'], [3, 'x'])).toBe('Screen 4')
  })

  it('finds a slip as soon as it is one', () => {
    const code = codeFrom([1, 2, 3, 4, 5, 6, 7])
    expect(codeFault(`${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`)).toBeNull()
    expect(codeFault(code.slice(0, 6))).toBeNull()
    expect(codeFault('BCA')).toBe('letters')
    expect(codeFault(`${code}B`)).toBe('letters')
    const swapped = `${code.charAt(1)}${code.charAt(0)}${code.slice(2)}`
    expect(codeFault(swapped)).toBe('check')
  })
})
