/** `npm run lines`: what comes on standard input becomes lines of a briefing, one acknowledged line at a time. */
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import type { PostedLine } from '#shared/protocol/http.ts'
import { CallRefused } from './briefingClient.ts'
import { parseLinesArguments } from './commandArguments.ts'
import { cutSingleLine } from './grammars/f1RoleNameDash.ts'
import { localUrl } from './localAccess.ts'
import { cleanSource } from './sourceLines.ts'
import { acknowledgement, clientFor, describeFailure, realSurroundings, type Surroundings } from './surroundings.ts'

/**
 * Exit code 1 where a line was refused; the others are still sent. While the server is away it waits without end: what a
 * feed hands over is not to be lost, and the person at the terminal can interrupt.
 */
export async function runLines(
  argv: readonly string[],
  input: AsyncIterable<string>,
  around: Surroundings,
): Promise<number> {
  const { words, options, faults } = parseLinesArguments(argv, around.env)
  if (options === null) {
    around.err([words.faults, ...faults.map((fault) => `  ${fault}`), words.linesUsage].join('\n'))
    return 2
  }
  const { briefing } = options
  const run = options.run ?? `run-${randomBytes(4).toString('hex')}`
  around.err(words.run(run))
  const client = clientFor(options.url ?? (await localUrl(around.env)), Infinity, words, around)
  const readRow = createRowReader(run)
  const by = { token: options.token }
  const counts = { taken: 0, refused: 0 }
  try {
    for await (const row of input) {
      const read = readRow(row)
      if (read === null) continue
      const refusal = read.ok ? await post(read.line) : words.notJson
      counts[refusal === null ? 'taken' : 'refused'] += 1
      if (refusal !== null) around.err(words.refused(read.ok ? read.line.id : read.id, refusal))
    }
    around.signal.throwIfAborted()
  } catch (error) {
    around.err(describeFailure(error, words, around.signal))
    return around.signal.aborted ? 130 : 1
  }
  around.err(words.sent(counts.taken, counts.refused))
  return counts.refused === 0 ? 0 : 1

  /** Why the line was refused, or null where it was taken. */
  async function post(line: PostedLine): Promise<string | null> {
    try {
      around.out(acknowledgement(line.id, await client.postLine(by, briefing, line)))
      return null
    } catch (error) {
      if (error instanceof CallRefused && !DOOMED.has(error.code)) return error.message
      throw error
    }
  }
}

/** What is refused for one line for these reasons is refused for all that follow. */
const DOOMED = new Set(['token-unknown', 'briefing-not-found', 'not-permitted'])

type Row = { readonly ok: true; readonly line: PostedLine } | { readonly ok: false; readonly id: string }

/**
 * Rows in order → lines; null for a blank one. A row that begins with `{` is JSON and keeps its id; any other is text,
 * with a label before a dash if it has one. Ids follow from the run and the row's number, so that the same input sent
 * again in the same run says nothing twice.
 */
export function createRowReader(run: string): (row: string) => Row | null {
  const met = new Set<string>()
  let number = 0
  return (row) => {
    number += 1
    const id = `${run}-${String(number).padStart(6, '0')}`
    if (row.trimStart().startsWith('{')) return readJsonRow(row, id)
    const text = cleanSource(row)
      .lines.map((line) => line.text)
      .join(' ')
    if (text === '') return null
    const cut = cutSingleLine(text, met)
    if (cut !== null) met.add(cut.label)
    return { ok: true, line: cut === null ? { id, text } : { id, speaker: cut.label, text: cut.text } }
  }
}

/** What the fields hold is the server's to judge. */
function readJsonRow(row: string, id: string): Row {
  try {
    const value = JSON.parse(row) as PostedLine
    return { ok: true, line: { ...value, id: value.id ?? id } }
  } catch {
    return { ok: false, id }
  }
}

if (import.meta.main) {
  const around = realSurroundings()
  const rows = createInterface({ input: process.stdin, crlfDelay: Infinity, signal: around.signal })
  process.exitCode = await runLines(process.argv.slice(2), rows, around)
  rows.close()
}
