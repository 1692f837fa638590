/** What became of each row of a document, how the result is listed, and which part of a long list is shown. */
import { describe, expect, it } from 'vitest'
import { effectScope, ref } from 'vue'
import { answerReading } from '../../server/reading/answerReading.ts'
import { resultRows } from '../../client/importing/resultRows.ts'
import { fatesOf, rowIs, runsOf, type ReadDocument } from '../../client/importing/rowFates.ts'
import { earlierPart, firstPart, laterPart, partWith, SHOWN_AT_MOST, within } from '../../client/importing/shownPart.ts'
import { useShownPart } from '../../client/importing/useShownPart.ts'

function readOf(...rows: readonly string[]): ReadDocument {
  const reading = answerReading({ source: rows.join('\n'), type: 'text/plain' })
  if (!reading.ok) throw new Error(reading.reason)
  return reading
}

describe('the rows', () => {
  const read = readOf(
    'Mayor, Jo Lind – Welcome to the lock.',
    'Reporter – When will it open?',
    '',
    'Mayor, Jo Lind – In May.',
    'It will stay open.',
    'Share this page',
    'Subscribe to our newsletter',
  )

  it('[RF1] are said, dropped, set apart or beside, and lead to their line', () => {
    const { of, rowOf } = fatesOf(read)
    const looks = [1, 2, 3, 4, 5, 6].map((row) => rowIs(of.get(row), false))
    expect(looks).toEqual(['said', 'said', 'beside', 'said', 'said', 'dropped'])
    const fate = of.get(5)
    expect(fate?.is === 'said' && read.lines[fate.at]?.text).toContain('It will stay open.')
    expect(rowOf(5)).toBe(5)
    expect(runsOf(read.report.dropped)).toHaveLength(1)
  })

  it('[RF2] of entries are where their words stand', () => {
    const [first, second] = read.lines
    if (first === undefined || second === undefined) throw new Error('nothing was read')
    const lines = [
      { ...first, sources: [1], place: { line: 3, column: 5 } },
      { ...second, sources: [2], place: { line: 9, column: 5 } },
    ]
    const report = { ...read.report, dropped: [] }
    const { rowOf, numberAt } = fatesOf({ ...read, lines, report })
    expect([rowOf(1), rowOf(2), rowOf(7)]).toEqual([3, 9, 9])
    expect([numberAt(1), numberAt(8), numberAt(9), numberAt(20)]).toEqual([1, 1, 2, 2])
    const beside = { line: 1.001, text: 'Cut in two', as: 'notation', place: { line: 5, column: 9 } } as const
    const gone = {
      line: 3,
      text: 'Share',
      reason: 'page-text',
      language: null,
      place: { line: 12, column: 5 },
    } as const
    const fates = fatesOf({ ...read, lines, report: { ...report, apart: [beside], dropped: [gone] } })
    expect([fates.rowOf(1.001), fates.rowOf(3)]).toEqual([5, 12])
    expect([4, 5, 9, 12].map((row) => fates.of.get(fates.numberAt(row))?.is)).toEqual([
      'said',
      'apart',
      'said',
      'dropped',
    ])
  })

  it('[RF2] of many entries are found in a few steps each', () => {
    const [first] = read.lines
    if (first === undefined) throw new Error('nothing was read')
    let looked = 0
    const lines = Array.from({ length: 4_096 }, (_, n) => {
      const place = {
        column: 5,
        get line() {
          looked += 1
          return 10 * n + 3
        },
      }
      return { ...first, sources: [n + 1], place }
    })
    const { rowOf, numberAt } = fatesOf({ ...read, lines, report: { ...read.report, dropped: [] } })
    const before = looked
    expect([rowOf(4_000), numberAt(39_993), numberAt(39_994)]).toEqual([39_993, 4_000, 4_000])
    expect(looked - before).toBeLessThan(50)
  })

  it('of the result have a head for each turn and name whoever begins to speak', () => {
    const rows = resultRows(read.lines, read.report.speakers)
    expect(rows.map((row) => (row.is === 'turn' ? `turn ${row.n}` : `${row.isNewVoice}`))).toEqual([
      'turn 0',
      'true',
      'turn 1',
      'true',
      'true',
      'false',
    ])
    expect(rows.every((row) => row.is === 'turn' || row.speaker !== null)).toBe(true)
  })
})

describe('the part that is shown', () => {
  it('[SP1] never holds more than a few hundred rows, whichever way it grows', () => {
    let part = firstPart(10_000)
    for (let n = 0; n < 30; n += 1) part = laterPart(part, 10_000)
    expect(part.to - part.from).toBe(SHOWN_AT_MOST)
    for (let n = 0; n < 60; n += 1) part = earlierPart(part)
    expect(part).toEqual({ from: 0, to: SHOWN_AT_MOST })
    expect(firstPart(7)).toEqual({ from: 0, to: 7 })
  })

  it('[SP2] is around the row that somebody is led to, stays where it holds it, and follows a list that has become shorter', () => {
    const part = partWith(firstPart(10_000), 8_000, 10_000)
    expect(part.from).toBeLessThan(8_000)
    expect(part.to).toBeGreaterThan(8_000)
    expect(partWith(part, 8_001, 10_000)).toEqual(part)
    expect(within(part, 12)).toEqual({ from: 0, to: 12 })
    expect(within({ from: 0, to: 2 }, 12)).toEqual({ from: 0, to: 12 })
  })
})

describe('the row that Tab leads to', () => {
  it('is one of those that are shown, whichever way the part goes', () => {
    const scope = effectScope()
    const rows = ref(Array.from({ length: 2_000 }, (_, n) => n))
    const list = scope.run(() => useShownPart(ref(null), rows, ref(null), () => false))
    if (list === undefined) throw new Error('no list')
    for (let n = 0; n < 4; n += 1) list.later()
    expect(list.part.value).toEqual({ from: 450, to: 900 })
    expect(list.current.value).toBe(450)
    list.current.value = 899
    for (let n = 0; n < 3; n += 1) list.earlier()
    expect(list.part.value).toEqual({ from: 0, to: 450 })
    expect(list.current.value).toBe(449)
    scope.stop()
  })
})
