/** A reading played as if it were being said. */
import { describe, expect, it } from 'vitest'
import { play, schedule } from '../../server/reading/rehearse.ts'
import { createEagerClock } from './eagerClock.ts'
import { readingOf } from './readingOf.ts'

const DIRECTOR = 'Museum Director, Abel Strand'
const reading = readingOf(
  `${DIRECTOR} – ${'The roof is on and the doors are painted, which is more than we had in spring. '.repeat(6).trim()}`,
  'We open in June.',
  'Reporter – Which June would that be, if I may ask?',
  '(Laughter.)',
  `${DIRECTOR} – This one.`,
)

describe('the schedule', () => {
  it('gives each paragraph one line and about 160 words a minute', () => {
    const spoken = schedule(reading, { speed: 1 })
    expect(spoken.map(({ line }) => line)).toEqual(reading.lines)
    const [first] = spoken
    const words = first?.line.text.split(' ').length ?? 0
    const pace = words / ((first?.durationMs ?? 0) / 60_000)
    expect(pace).toBeGreaterThan(150)
    expect(pace).toBeLessThan(170)
  })

  it('lets a line grow by groups of words, each text a beginning of the next', () => {
    for (const speed of [1, 4, 20, 100]) {
      for (const { line, interim, durationMs } of schedule(reading, { speed })) {
        for (const [index, { text, atMs }] of interim.entries()) {
          const next = interim[index + 1] ?? { text: line.text, atMs: durationMs }
          expect(next.text.startsWith(`${text} `)).toBe(true)
          expect(next.atMs).toBeGreaterThan(atMs)
          if (index > 0) expect(atMs - (interim[index - 1]?.atMs ?? 0)).toBeGreaterThanOrEqual(149)
        }
      }
    }
    expect(schedule(reading, { speed: 1 })[0]?.interim.length).toBeGreaterThan(10)
  })

  it('pauses longer before another voice, and says nothing of a stage note on the way', () => {
    const [, sameVoice, otherVoice, stage] = schedule(reading, { speed: 1 })
    expect(otherVoice?.delayMs).toBeGreaterThan(sameVoice?.delayMs ?? 0)
    expect(stage?.interim).toEqual([])
  })

  it('takes a twentieth of the time at speed 20', () => {
    const length = (speed: number) =>
      schedule(reading, { speed }).reduce((sum, { delayMs, durationMs }) => sum + delayMs + durationMs, 0)
    expect(length(1) / length(20)).toBeCloseTo(20, 1)
  })

  it.each([0, -1, NaN, Infinity])('refuses the speed %d', (speed) => {
    expect(() => schedule(reading, { speed })).toThrow(RangeError)
  })
})

describe('the play', () => {
  it('hands over interim text and lines in order and on time', async () => {
    const clock = createEagerClock()
    const spoken = schedule(reading, { speed: 2 })
    const heard: string[] = []
    const expected = spoken.flatMap(({ line, interim }) => [...interim.map(({ text }) => text), `= ${line.text}`])
    await play(
      spoken,
      {
        hears: (_, text) => Promise.resolve(void heard.push(text)),
        takes: (line) => Promise.resolve(void heard.push(`= ${line.text}`)),
      },
      clock,
    )
    expect(heard).toEqual(expected)
    expect(clock.now()).toBe(spoken.reduce((sum, { delayMs, durationMs }) => sum + delayMs + durationMs, 0))
  })

  it('starts the next line from when a slow one was taken, not from when it was due', async () => {
    const clock = createEagerClock()
    const spoken = schedule(reading, { speed: 1 })
    const takenAt: number[] = []
    await play(
      spoken,
      {
        hears: () => Promise.resolve(),
        async takes() {
          takenAt.push(clock.now())
          if (takenAt.length === 1) await new Promise<void>((resolve) => clock.after(5_000, resolve))
        },
      },
      clock,
    )
    const [first, second] = spoken
    expect(takenAt[0]).toBe(first?.durationMs)
    expect(takenAt[1]).toBe((first?.durationMs ?? 0) + 5_000 + (second?.delayMs ?? 0) + (second?.durationMs ?? 0))
  })

  it('stops at once when it is interrupted', async () => {
    const stop = new AbortController()
    const taken: string[] = []
    const playing = play(
      schedule(reading, { speed: 1 }),
      {
        hears: () => Promise.resolve(),
        takes(line) {
          taken.push(line.id)
          if (taken.length === 2) stop.abort(new Error('enough'))
          return Promise.resolve()
        },
      },
      createEagerClock(),
      stop.signal,
    )
    await expect(playing).rejects.toThrow('enough')
    expect(taken).toHaveLength(2)
  })
})
