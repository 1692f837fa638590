/**
 * JSON: the records of recognisers, a list of lines, one object a row, an export of a chat.
 *
 * O1 Every entry is a line, numbered from 1; its place is where its words stand in the source.
 * O2 Words that the record holds twice, as a whole and in parts, are read once.
 * O3 Whoever has only a number or a letter is `Speaker` with it.
 * O4 Texts beside what was said are set apart, each with its place, numbered behind the entry above it: 2.001, 2.002, …
 */
import type { ApartLine, Place } from '#shared/protocol/documents.ts'
import { cleanText, type SourceLine } from '../sourceLines.ts'
import { findEntries } from './jsonEntries.ts'
import type { Entry } from './jsonFields.ts'
import { placesOf } from './jsonPlaces.ts'
import { unreadTexts } from './jsonUnread.ts'
import type { Source, SourceText } from './source.ts'

export const json: Source = {
  type: 'application/json',
  recognises: (source) => /^\s*(?:\uFEFF\s*)?[{[]\s*["{[]/u.test(source.slice(0, 200)),
  read: (source) => {
    const root = parse(source)
    const entries = root === undefined ? null : findEntries(root)
    if (entries === null) return null
    const read = linesOf(entries, source)
    return { ...read, apart: besideLines(unreadTexts(root, entries), read.lines, source) }
  },
}

function besideLines(texts: readonly string[], lines: readonly SourceLine[], source: string): ApartLine[] {
  const places = placesOf(texts, source)
  let above = 0
  let behind = 0
  return texts.map((text, index) => {
    const place = places[index] ?? { line: 1, column: 1 }
    for (let next = lines[above]; next !== undefined && isBefore(next.place, place); next = lines[above]) {
      above += 1
      behind = 0
    }
    behind += 1
    return {
      line: numberBehind(lines[above - 1]?.number ?? 0, behind),
      text: cleanText(text).text,
      as: 'notation',
      place,
    }
  })
}

function isBefore(one: Place, other: Place): boolean {
  return one.line < other.line || (one.line === other.line && one.column < other.column)
}

/** 2.001 to 2.999, then 2.999000001: each between the second entry and the third. */
function numberBehind(entry: number, nth: number): number {
  const [shown, further] = [Math.min(nth, 999), Math.max(0, nth - 999)]
  const decimals = further === 0 ? '' : String(further).padStart(6, '0')
  return Number(`${entry}.${String(shown).padStart(3, '0')}${decimals}`)
}

/** Undefined where it is no JSON: neither one value nor one a row. */
function parse(source: string): unknown {
  const text = source.replace(/^\uFEFF/u, '')
  try {
    return [JSON.parse(text)]
  } catch {
    return parseRows(text)
  }
}

function parseRows(text: string): unknown {
  const rows = text.split('\n').filter((row) => row.trim() !== '')
  if (rows.length < 2 || !rows.every((row) => row.trimStart().startsWith('{'))) return undefined
  try {
    return rows.map((row) => JSON.parse(row) as unknown)
  } catch {
    return undefined
  }
}

function linesOf(entries: readonly Entry[], source: string): SourceText {
  const places = placesOf(
    entries.map(({ text }) => text),
    source,
  )
  const times = timesOf(entries)
  let removed = 0
  const lines = entries.flatMap(({ text: raw, speaker }, index): SourceLine[] => {
    const { text, removed: here } = cleanText(raw)
    removed += here
    const voice = speaker === null ? '' : cleanText(voiceOf(speaker)).text
    const at = times[index] ?? null
    if (text === '') return []
    return [
      {
        number: index + 1,
        text,
        place: places[index] ?? { line: 1, column: 1 },
        ...(at === null ? {} : { at }),
        ...(voice === '' ? {} : { voice }),
      },
    ]
  })
  return { lines, cut: 'cues', apart: [], removed }
}

function voiceOf(speaker: string): string {
  return /^(?:\d{1,3}|\p{Lu})$/u.test(speaker) ? `Speaker ${speaker}` : speaker
}

const EPOCH_SECONDS = 1e8

/** Milliseconds since the beginning. Whole numbers that step by hundreds are milliseconds, and days since 1970 are dates. */
function timesOf(entries: readonly Entry[]): (number | null)[] {
  const starts = entries.flatMap(({ start }) => start ?? [])
  const values = starts.map(({ value }) => value)
  const span = (values.at(-1) ?? 0) - (values[0] ?? 0)
  const isWhole = values.every((value) => Number.isInteger(value))
  const isMilliseconds =
    starts.some((start) => start.isMilliseconds === true) ||
    (starts.every((start) => start.isMilliseconds === null) && isWhole && span / Math.max(1, values.length) > 100)
  const zero = (values[0] ?? 0) > EPOCH_SECONDS ? (values[0] ?? 0) : 0
  return entries.map(({ start }) =>
    start === null || start.value < zero ? null : Math.round((start.value - zero) * (isMilliseconds ? 1 : 1_000)),
  )
}
