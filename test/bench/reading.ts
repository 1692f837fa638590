/** What it costs to read a megabyte of each document of the corpus, with other names each time, and of texts made to be slow. */
import { readDocument } from '../../server/reading/readDocument.ts'
import { corpusDocuments, type CorpusDocument } from '../reading/corpusDocuments.ts'
import { HOSTILE, letters } from '../reading/hostile.ts'
import type { DocumentType } from '../../shared/protocol/documents.ts'
import { median, type Options, type Report } from './support/report.ts'

const SHORT = 250_000
const LONG = 1_000_000
/** Milliseconds of one core for a megabyte. */
const BOUND = 2_000

interface Cost {
  readonly of: string
  readonly kind: 'corpus' | 'hostile'
  readonly characters: number
  readonly milliseconds: number
  /** How much longer four times the length takes, over four: 1 is linear. */
  readonly growth: number
  readonly lines: number | null
}

/** Some minutes; a few seconds when quick. */
export async function run({ quick }: Options): Promise<Report> {
  const takes = quick ? 1 : 5
  const costs = [
    ...corpusDocuments().map((document) => costOf(document.name, 'corpus', document.type, longer(document), takes)),
    ...HOSTILE.map(({ name, type, text }) => costOf(name, 'hostile', type, text, takes)),
  ]
  const sorted = costs.toSorted((one, other) => other.milliseconds - one.milliseconds)
  const slow = sorted.filter(({ milliseconds }) => milliseconds > BOUND)
  return Promise.resolve({
    title: `Reading ${LONG / 1_000_000} MB, milliseconds of one core (median of ${takes}); growth from ${SHORT / 1_000} kB, 1 is linear`,
    columns: ['document', 'kind', 'ms', 'growth', 'lines'],
    rows: sorted.map(({ of, kind, milliseconds, growth, lines }) => [
      of,
      kind,
      milliseconds.toFixed(0),
      growth.toFixed(2),
      lines ?? 'refused',
    ]),
    notes: [
      `${slow.length} of ${costs.length} take longer than ${BOUND} ms${slow.length === 0 ? '' : `: ${slow.map(({ of }) => of).join(', ')}`}.`,
      `Median of the corpus: ${median(costs.filter(({ kind }) => kind === 'corpus').map((cost) => cost.milliseconds)).toFixed(0)} ms.`,
    ],
    measured: costs,
  })
}

function costOf(
  of: string,
  kind: Cost['kind'],
  type: DocumentType,
  text: (length: number) => string,
  takes: number,
): Cost {
  const [short, long] = [text(SHORT), text(LONG)]
  const result = readDocument(short, { type })
  const milliseconds = median(Array.from({ length: takes }, () => timeOf(long, type)))
  const before = median(Array.from({ length: takes }, () => timeOf(short, type)))
  return {
    of,
    kind,
    characters: long.length,
    milliseconds,
    growth: milliseconds / before / (long.length / short.length),
    lines: result.ok ? Math.round(result.reading.lines.length * (long.length / short.length)) : null,
  }
}

/** The processor's time of this thread alone, since a busy machine says nothing about the reading. */
function timeOf(source: string, type: DocumentType): number {
  const before = process.threadCpuUsage()
  readDocument(source, { type })
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}

/** The document again and again; each time everybody in it has another name. */
function longer({ name, type, source }: CorpusDocument): (length: number) => string {
  const names = surnamesIn({ type, source })
  const copy = names === null ? () => source : (n: number) => source.replace(names, (found) => renamed(found, n))
  if (type === 'application/json') return (length) => longerJson(name, source, copy, length)
  const head = type === 'text/vtt' ? /^WEBVTT[^\n]*\n+/u : /^(?!)/u
  return (length) => {
    const copies = [source]
    for (let n = 1, size = source.length; size < length; n += 1) {
      const next = copy(n).replace(head, '')
      copies.push(next)
      size += next.length + 2
    }
    return copies.join('\n\n').slice(0, length)
  }
}

function surnamesIn({ type, source }: Pick<CorpusDocument, 'type' | 'source'>): RegExp | null {
  const result = readDocument(source, { type })
  if (!result.ok) return null
  const surnames = result.reading.speakers.flatMap(({ name }) => name?.match(/[\p{L}\p{M}]{3,}$/u)?.[0] ?? [])
  return surnames.length === 0 ? null : new RegExp(`(?<!\\p{L})(?:${surnames.join('|')})(?!\\p{L})`, 'giu')
}

function renamed(name: string, n: number): string {
  return name === name.toUpperCase() ? `${name}${letters(n).toUpperCase()}` : `${name}${letters(n)}`
}

/** A copy of its text would be no longer the same JSON, so its longest list is filled up with copies of its entries. */
function longerJson(name: string, source: string, copy: (n: number) => string, length: number): string {
  const copies: unknown[] = []
  for (let n = 0, size = 0; size < length; n += 1) {
    const entries = longestList(parsed(name, copy(n)))
    if (entries.length === 0) throw new Error(`${name} holds no list`)
    copies.push(...entries)
    size += JSON.stringify(entries).length
  }
  const whole = parsed(name, source)
  const list = longestList(whole)
  list.length = 0
  for (const entry of copies) list.push(entry)
  return JSON.stringify(whole)
}

/** A list of entries, or one entry a row. */
function parsed(name: string, source: string): object {
  try {
    return JSON.parse(source) as object
  } catch (cause) {
    const rows = source.split('\n').filter((row) => row.trim() !== '')
    if (rows.length < 2) throw new Error(`${name} holds no JSON`, { cause })
    return rows.map((row) => JSON.parse(row) as unknown)
  }
}

/** At any depth the list of most entries, itself and no copy. */
function longestList(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) ? [value as unknown[]] : []
  const lists = [...own, ...Object.values(value).map(longestList)]
  return lists.toSorted((one, other) => other.length - one.length)[0] ?? []
}
