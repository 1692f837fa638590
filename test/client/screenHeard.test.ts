/** When a kept picture was last heard of, written beside it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { firstImage } from '#shared/domain/screens/state.ts'
import { Keeping } from '../../client/screen/keeping/keeping.ts'
import { NEVER, readPicture, writePicture, type KeptPicture } from '../../client/screen/keeping/keptPicture.ts'
import { slotOf } from '../../client/screen/slot.ts'
import { FakeClock } from './support/fakeClock.ts'
import { briefingOf } from './support/facts.ts'

function pictureOf(lines: number, heardAt: number | null): KeptPicture {
  const briefing = briefingOf(lines)
  const about = { paired: true, id: 's1', name: 'Foyer', number: 1, seq: 0, version: 'v1' } as const
  return {
    directive: { ...about, briefing: briefing.id, image: firstImage(briefing), newsroom: null, follow: null },
    briefing,
    interims: [],
    offset: 0,
    now: 1_000,
    heardAt,
  }
}

function keeping() {
  const clock = new FakeClock()
  const written: string[] = []
  const state = { picture: pictureOf(1, 100) as KeptPicture | null, isFull: false }
  const keeper = new Keeping({
    clock,
    keep: (text) => {
      if (!state.isFull) written.push(text === null ? 'nothing' : `picture ${readPicture(text)?.briefing?.lineCount}`)
      return !state.isFull
    },
    keepHeard: (at) => written.push(`heard ${at}`),
    picture: () => state.picture,
  })
  const hear = (heardAt: number) => (state.picture = state.picture && { ...state.picture, heardAt })
  const say = (lines: number, heardAt: number) => {
    state.picture = pictureOf(lines, heardAt)
    keeper.changed()
  }
  keeper.changed()
  keeper.tick()
  expect(written.splice(0)).toEqual(['picture 1', 'heard 100'])
  return { clock, state, written, keeper, hear, say }
}

describe('the time at which a picture was last heard of', () => {
  it('is written every five seconds at most, without the picture, and not where nobody was heard', () => {
    const { clock, keeper, hear, written } = keeping()
    for (let second = 1; second <= 12; second += 1) {
      clock.pass(1_000)
      hear(100 + second)
      keeper.tick()
    }
    expect(written).toEqual(['heard 105', 'heard 110'])
    clock.pass(60_000)
    keeper.tick()
    clock.pass(60_000)
    keeper.tick()
    expect(written).toEqual(['heard 105', 'heard 110', 'heard 112'])
  })

  it('never belongs to a picture that is not kept yet, or could not be', () => {
    const { clock, state, keeper, hear, say, written } = keeping()
    clock.pass(4_000)
    say(2, 104)
    keeper.tick()
    expect(written).toEqual([])
    clock.pass(1_000)
    keeper.tick()
    expect(written.splice(0)).toEqual(['picture 2', 'heard 104'])
    state.isFull = true
    say(3, 110)
    clock.pass(5_000)
    keeper.tick()
    hear(120)
    clock.pass(5_000)
    keeper.tick()
    expect(written).toEqual([])
  })

  it('goes with the picture', () => {
    const { state, keeper, written } = keeping()
    state.picture = null
    keeper.changed()
    keeper.flush()
    expect(written.slice(0, 2)).toEqual(['nothing', 'heard null'])
  })
})

describe('what storage holds of it', () => {
  beforeEach(() => {
    localStorage.clear()
    sessionStorage.clear()
  })

  it('is of each display of a computer, and goes with its token', () => {
    const [one, two] = [slotOf(''), slotOf('?slot=2')]
    one.keepHeard(900)
    two.keepHeard(1_700.5)
    two.keepToken('ds_2')
    expect([one.heardAt(), two.heardAt()]).toEqual([900, 1_700.5])
    two.forget()
    expect([one.heardAt(), two.heardAt(), two.token()]).toEqual([900, null, null])
  })

  it('is written to what outlasts the browser every two minutes at most, which leaves the disk to the picture', () => {
    const slot = slotOf('')
    const outlasting = () => localStorage.getItem('doorstep.screenHeard')
    slot.keepHeard(10_000)
    slot.keepHeard(129_999)
    expect([slot.heardAt(), outlasting()]).toEqual([129_999, '10000'])
    slot.keepHeard(130_000)
    expect(outlasting()).toBe('130000')
    slot.keepHeard(135_000)
    sessionStorage.clear()
    expect(slot.heardAt()).toBe(130_000)
    // Somebody set the clock back.
    slot.keepHeard(5_000)
    expect(outlasting()).toBe('5000')
    slot.keepHeard(null)
    expect([slot.heardAt(), outlasting()]).toEqual([null, null])
  })

  it.each([
    [900, null, 900],
    [900, 1_700, 1_700],
    [1_700, 900, 1_700],
    [NEVER, 900, 900],
    [NEVER, null, NEVER],
    [null, null, null],
  ])('of a picture that says %s and what says %s apart, is %s', (inPicture, apart, heard) => {
    let text = ''
    writePicture(pictureOf(1, inPicture), (kept) => (text = kept) !== '')
    expect(readPicture(text, apart)?.heardAt).toBe(heard)
  })

  it.each(['', 'soon', '-7', 'NaN', '1e999'])('is nothing where that is “%s”', (text) => {
    localStorage.setItem('doorstep.screenHeard', text)
    expect(slotOf('').heardAt()).toBeNull()
  })
})
