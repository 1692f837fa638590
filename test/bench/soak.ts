/** What the page of a screen holds after a day of facts in fast time: its heap after everything unused was collected, and its elements. */
import { heapSlope, soakScreen, type SoakReading } from '../support/screenSoak.ts'
import type { Options, Report } from './support/report.ts'

const MIB = 2 ** 20

export async function run({ quick }: Options): Promise<Report> {
  const facts = quick ? 4_000 : 20_000
  const readings = await soakScreen(facts, facts / 10, ({ facts: shown, heapBytes, nodes }) => {
    process.stdout.write(`  ${shown} facts: ${(heapBytes / MIB).toFixed(2)} MiB, ${nodes} nodes\n`)
  })
  // The first is of a page that has shown nothing yet but one turn, and has not made everything that it keeps.
  const settled = readings.slice(1)
  return {
    title: `A screen's page through ${readings.at(-1)?.facts ?? 0} facts: lines with interim text, corrections, questions, figures, takes`,
    columns: ['facts', 'heap MiB', 'DOM nodes', 'listeners', 'after s'],
    rows: readings.map(({ facts: shown, heapBytes, nodes, listeners, at }) => [
      shown,
      (heapBytes / MIB).toFixed(2),
      nodes,
      listeners,
      (at / 1_000).toFixed(0),
    ]),
    notes: [
      `Slope of the heap from ${settled[0]?.facts ?? 0} facts on: ${heapSlope(settled).toFixed(0)} bytes a fact, ` +
        `${((heapSlope(settled) * 20_000) / MIB).toFixed(2)} MiB in 20,000.`,
      `DOM nodes ${range(settled, 'nodes')}, listeners ${range(settled, 'listeners')}.`,
      'Heap and nodes after two forced collections, with the same scene (captions) each time; nodes include those of no document.',
    ],
    measured: { readings },
  }
}

function range(readings: readonly SoakReading[], of: 'nodes' | 'listeners'): string {
  const all = readings.map((reading) => reading[of])
  return `${Math.min(...all)}–${Math.max(...all)}`
}
