/** What was read is not read again, unless it is read in another light. */
import { expect, it, vi } from 'vitest'
import { readFigures, type FigureContext } from '../../../server/reading/figures/readFigures.ts'
import { createReadings } from '../../../server/reading/figures/readings.ts'

const TEXT = 'We are now at 240 million euros.'
const CONTEXT: FigureContext = { language: 'en', programmes: [], before: [], asked: null }

it('reads a text once in the same light, and counts its letters once', () => {
  const reading = vi.fn(readFigures)
  const readings = createReadings(reading)
  const first = readings.read(TEXT, CONTEXT)
  expect(first).toEqual(readFigures(TEXT, CONTEXT))
  expect(readings.read(TEXT, { ...CONTEXT })).toEqual(first)
  expect(reading).toHaveBeenCalledTimes(1)
  expect(readings.lettersRead()).toBe(TEXT.length)
  expect(readings.lettersRead()).toBe(0)
})

it.each<Partial<FigureContext>>([{ language: 'fr' }, { programmes: [] }, { before: ['In euros.'] }, { asked: 'Why?' }])(
  'reads it again in the light of %j',
  (more) => {
    const reading = vi.fn(readFigures)
    const readings = createReadings(reading)
    readings.read(TEXT, CONTEXT)
    readings.read(TEXT, { ...CONTEXT, ...more })
    expect(reading).toHaveBeenCalledTimes(2)
  },
)
