/** What holds of any document: it is read or refused, the same each time, to lines that are its own. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../server/reading/readDocument.ts'
import { reportOf } from '../../../server/reading/report.ts'
import { mixture, PATIENCE, seededRuns, type } from './mixtures.ts'

const runs = seededRuns('any document')

describe('any document', { timeout: PATIENCE }, () => {
  it('[law 1] is read or refused with what was tried, whatever it is called', () => {
    fc.assert(
      fc.property(fc.oneof(mixture, fc.string({ unit: 'binary', maxLength: 2_000 })), type, (source, as) => {
        const result = readDocument(source, { type: as })
        if (result.ok) expect(reportOf(result.reading).grammars.length).toBeGreaterThan(0)
        else expect(['empty', 'unknown-shape']).toContain(result.reason)
      }),
      runs,
    )
  })

  it('is read the same each time', () => {
    fc.assert(
      fc.property(mixture, type, (source, as) => {
        expect(readDocument(source, { type: as })).toEqual(readDocument(source, { type: as }))
      }),
      { ...runs, numRuns: 60 },
    )
  })

  it('has ids that are its lines alone, and says nothing that is empty', () => {
    fc.assert(
      fc.property(mixture, type, (source, as) => {
        const result = readDocument(source, { type: as })
        if (!result.ok) return
        const { lines, speakers } = result.reading
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
        expect(lines.filter(({ text }) => text.trim() === '')).toEqual([])
        const labels = new Set(speakers.map(({ label }) => label))
        expect(lines.filter(({ speakerLabel }) => speakerLabel !== null && !labels.has(speakerLabel))).toEqual([])
      }),
      runs,
    )
  })
})
