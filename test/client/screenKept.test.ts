/** What a screen holds, and what of it it keeps for the next start. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { fold } from '#shared/domain/briefing.ts'
import { firstImage } from '#shared/domain/screens/state.ts'
import type { ScreenImage } from '#shared/domain/screens/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { Keeping } from '../../client/screen/keeping/keeping.ts'
import { readPicture, writePicture, type KeptPicture } from '../../client/screen/keeping/keptPicture.ts'
import { slotOf } from '../../client/screen/slot.ts'
import { trimmed } from '../../client/screen/trimmed.ts'
import { FakeClock } from './support/fakeClock.ts'
import { briefingOf, briefingWith, lineEvent, lineFact, recorded } from './support/facts.ts'

const FIRST_PAINT = readFileSync(join(import.meta.dirname, '../../client/screen/public/firstPaint.js'), 'utf8')

const corrects = (seq: number, lineId: string) =>
  recorded(seq, { type: 'LineCorrected', lineId, text: `Corrected ${lineId}.`, marks: [] })

function pictureOf(briefing: Briefing | null, image: Partial<ScreenImage> = {}): KeptPicture {
  return {
    directive: {
      paired: true,
      id: 's1',
      name: 'Foyer',
      number: 1,
      briefing: briefing?.id ?? null,
      image: briefing === null ? null : { ...firstImage(briefing), ...image },
      seq: 0,
      version: 'v1',
      newsroom: 'Quay News',
      follow: null,
    },
    briefing,
    interims: [],
    offset: 0,
    now: 1_000,
    heardAt: 900,
  }
}

describe('what a screen holds', () => {
  it('is never more than four hundred lines, however many are said', () => {
    let held = briefingOf(10)
    let most = 0
    for (let seq = held.seq + 1; seq < 3_000; seq += 1) {
      held = trimmed(fold([seq % 7 === 0 ? corrects(seq, `l${seq - 1}`) : lineFact(seq)], held))
      most = Math.max(most, held.lines.length, held.amendments.length)
    }
    expect(most).toBe(400)
    expect(held.seq).toBe(2_999)
    expect(held.lines.at(-1)?.id).toBe('l2999')
    expect(held.lineCount).toBeGreaterThan(2_000)
  })

  it('forgets corrections together with the lines that they are of', () => {
    const long = fold([corrects(406, 'l6'), corrects(407, 'l404'), lineFact(408)], briefingOf(400))
    expect(trimmed(long).amendments.map(({ lineId }) => lineId)).toEqual(['l404'])
  })

  it('is the same object while it is not too much, so that nothing is drawn anew', () => {
    const held = briefingOf(400)
    expect(trimmed(held)).toBe(held)
  })

  it('keeps the line that opened the turn, for as long as the answer lasts', () => {
    const asked = recorded(5, lineEvent('asks', 'How high?', { kind: 'question', speakerId: 'kit', turn: 1 }))
    const opened = briefingWith(recorded(6, { type: 'TurnOpened', turn: 1, askerId: 'kit' }), asked)
    const long = fold(
      Array.from({ length: 450 }, (_, index) => recorded(7 + index, lineEvent(`a${index}`, undefined, { turn: 1 }))),
      opened,
    )
    const { lines } = trimmed(long)
    expect(lines.map(({ id }) => id).slice(0, 2)).toEqual(['asks', 'a250'])
    expect(lines.length).toBe(201)
  })
})

describe('what a screen keeps for the next start', () => {
  it('is read back as it was, with its last lines', () => {
    let kept = ''
    expect(writePicture(pictureOf(briefingOf(300)), (text) => (kept = text) !== '')).toBe(true)
    const back = readPicture(kept)
    const last = Array.from({ length: 40 }, (_, index) => `l${265 + index}`)
    expect(back?.briefing?.lines.map(({ id }) => id)).toEqual(['l5', ...last])
    expect(back?.directive).toEqual(pictureOf(briefingOf(300)).directive)
    expect(back?.heardAt).toBe(900)
  })

  it.each([null, '', '{', 'null', '7', '{"format":0}', '{"format":1}', '{"format":1,"directive":{"paired":false}}'])(
    'is nothing where storage holds %j',
    (text) => {
      expect(readPicture(text)).toBeNull()
    },
  )

  it('has what an earlier version of the page did not know', () => {
    const { screens: _screens, figures: _figures, ...older } = briefingOf(1)
    const text = JSON.stringify({ format: 1, ...pictureOf(briefingOf(1)), briefing: older })
    expect(readPicture(text)?.briefing).toMatchObject({ figures: [], screens: [] })
  })

  it('goes without most figures where there is no room for all', () => {
    const figures = Array.from({ length: 500 }, (_, index) => ({ id: `f${index}` }) as Briefing['figures'][number])
    const tries: number[] = []
    const keep = (text: string) => tries.push(readPicture(text)?.briefing?.figures.length ?? 0) > 1
    expect(writePicture(pictureOf({ ...briefingOf(1), figures }), keep)).toBe(true)
    expect(tries).toEqual([500, 60])
  })
})

describe('the ground of the next start', () => {
  function firstPaint(search: string) {
    const attributes = new Map<string, string>()
    const setAttribute = (name: string, value: string) => attributes.set(name, value)
    const document = { documentElement: { setAttribute } }
    runInNewContext(FIRST_PAINT, { location: { search }, document, localStorage, URLSearchParams })
    return Object.fromEntries(attributes)
  }

  it('is set before anything is drawn as it was last, for each display of a computer its own', () => {
    localStorage.clear()
    slotOf('').keepGround({ theme: 'dark', scene: 'overlay' })
    slotOf('?slot=2').keepGround({ theme: 'light', scene: 'turn-figures' })
    expect(firstPaint('')).toEqual({ 'data-theme': 'dark', 'data-scene': 'overlay' })
    expect(firstPaint('?slot=1')).toEqual({ 'data-theme': 'dark', 'data-scene': 'overlay' })
    expect(firstPaint('?slot=2')).toEqual({ 'data-theme': 'light', 'data-scene': 'turn-figures' })
    expect(firstPaint('?slot=3')).toEqual({})
    expect(['', '?slot=2'].map((search) => slotOf(search).wasOverVideo())).toEqual([true, false])
  })

  it('is the one of the page where storage holds something else', () => {
    localStorage.setItem('doorstep.screenGround', 'pink <script>')
    expect(firstPaint('')).toEqual({})
  })
})

describe('keeping', () => {
  function keeping(first: KeptPicture) {
    const clock = new FakeClock()
    const kept: (string | null)[] = []
    const state = { picture: first as KeptPicture | null }
    const keep = (text: string | null) => kept.push(text) > 0
    const keeper = new Keeping({ clock, keep, keepHeard: () => undefined, picture: () => state.picture })
    const show = (picture: KeptPicture | null) => {
      state.picture = picture
      keeper.changed()
    }
    const last = () => readPicture(kept.at(-1) ?? null)
    show(first)
    return { clock, kept, keeper, show, last }
  }

  it('writes at most every five seconds, and not where nothing has changed', () => {
    const { clock, kept, keeper, show } = keeping(pictureOf(briefingOf(1)))
    for (let second = 0; second < 12; second += 1) {
      keeper.tick()
      show(pictureOf(briefingOf(2 + second)))
      clock.pass(1_000)
    }
    expect(kept.length).toBe(3)
    clock.pass(60_000)
    keeper.tick()
    keeper.tick()
    clock.pass(60_000)
    keeper.tick()
    expect(kept.length).toBe(4)
  })

  it('writes at once what the desk says, which a power cut a moment later must not undo', () => {
    const { clock, keeper, show, last } = keeping(pictureOf(briefingOf(1)))
    keeper.tick()
    clock.pass(1_000)
    show(pictureOf(briefingOf(1), { scene: 'overlay' }))
    expect(last()?.directive.image?.scene).toBe('overlay')
  })

  it('writes what is large no more often than every thirty seconds', () => {
    const large = { ...briefingOf(1), title: 'x'.repeat(250_000) }
    const { clock, kept, keeper, show } = keeping(pictureOf(large))
    for (let second = 0; second < 61; second += 1) {
      show(pictureOf({ ...large, seq: second }))
      keeper.tick()
      clock.pass(1_000)
    }
    expect(kept.length).toBe(3)
  })

  it('keeps of a frozen picture the moment that it was frozen in, through every start', () => {
    const frozen = { ...pictureOf(briefingOf(5), { isFrozen: true }), now: 5_000 }
    const before = keeping({ ...pictureOf(briefingOf(5)), now: 5_000 })
    before.show(frozen)
    before.show({ ...pictureOf(briefingOf(9), { isFrozen: true }), now: 9_000 })
    before.keeper.flush()
    expect(before.last()).toMatchObject({ now: 5_000, briefing: { seq: 9 } })

    const after = keeping(before.last() ?? frozen)
    after.show({ ...pictureOf(briefingOf(20), { isFrozen: true }), now: 20_000 })
    after.keeper.flush()
    expect(after.last()).toMatchObject({ now: 5_000, briefing: { seq: 9 } })
    after.show({ ...pictureOf(briefingOf(20)), now: 21_000 })
    after.keeper.flush()
    expect(after.last()).toMatchObject({ now: 21_000, briefing: { seq: 24 } })
  })

  it('[SC7] keeps of a frozen picture the look that it was frozen in', () => {
    const { show, keeper, last } = keeping(pictureOf(briefingOf(5)))
    show(pictureOf(briefingOf(5), { isFrozen: true }))
    show(pictureOf(briefingOf(5), { isFrozen: true, theme: 'light', message: 'Soon' }))
    keeper.flush()
    expect(last()?.directive.image).toMatchObject({ isFrozen: true, theme: 'dark', message: 'Soon' })
  })

  it('keeps nothing of what was taken off the screen', () => {
    const { kept, show } = keeping(pictureOf(briefingOf(1)))
    show(null)
    expect(kept).toEqual([null])
  })
})
