import { describe, expect, it } from 'vitest'
import { heapSlope, soakScreen } from '../support/screenSoak.ts'

const MIB = 2 ** 20
/** What 1,600 facts may leave behind: their questions, turns and figures, and the last few hundred lines, of which a screen holds no more. */
const GROWS_AT_MOST = MIB
/** From here on it holds as many lines as it ever will. */
const FILLED_AFTER = 1_000
/** Bytes a fact: the figures, of which a briefing has a thousand at most, and the places of turns and questions. */
const SLOPE_AT_MOST = 400
/** Half of it and some more; captions that keep what has rolled out of sight have as many after a few turns. */
const NODES_AT_MOST = 400

describe('the page of a screen', () => {
  it('holds no more elements after thousands of facts than after hundreds, and hardly more memory', async () => {
    // A whole number of readings: the first ones see everything made that is made once.
    const readings = (await soakScreen(2_000, 400)).slice(1)
    const [first, last] = [readings.at(0), readings.at(-1)]
    if (first === undefined || last === undefined) throw new Error('nothing was read')
    const told = readings.map(
      ({ facts, heapBytes, nodes }) => `${facts}: ${(heapBytes / MIB).toFixed(2)} MiB, ${nodes}`,
    )
    process.stdout.write(`  facts, heap, nodes: ${told.join(' · ')}\n`)
    expect(last.facts).toBeGreaterThanOrEqual(2_000)
    expect(last.heapBytes - first.heapBytes).toBeLessThan(GROWS_AT_MOST)
    const slope = heapSlope(readings.filter((reading) => reading.facts > FILLED_AFTER))
    process.stdout.write(`  ${slope.toFixed(0)} bytes a fact at the end\n`)
    expect(slope).toBeLessThan(SLOPE_AT_MOST)
    for (const { nodes } of readings) expect(nodes).toBeLessThan(NODES_AT_MOST)
    expect(last.listeners).toBeLessThanOrEqual(first.listeners)
  })
})
