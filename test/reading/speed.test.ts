/** Texts that were made to be slow take no longer than others. The benchmark `reading` tells how long exactly. */
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../server/reading/readDocument.ts'
import { HOSTILE } from './hostile.ts'

const LENGTH = 400_000
/** Milliseconds of one core. The text is shorter than the megabyte that the law gives them to, since a busy core is a slow one. */
const BOUND = 2_000
const PATIENCE = 60_000

describe('reading', () => {
  it.each(HOSTILE.map((hostile) => [hostile.name, hostile] as const))(
    '[law 4] reads %s in no more time than its length allows',
    (_, { type, text }) => {
      const source = text(LENGTH)
      // The processor's time, since a busy machine says nothing about the reading.
      const before = process.threadCpuUsage()
      readDocument(source, { type })
      expect(process.threadCpuUsage(before).user / 1_000).toBeLessThan(BOUND)
    },
    PATIENCE,
  )
})
