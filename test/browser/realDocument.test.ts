import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BriefingAnswer } from '#shared/protocol/http.ts'
import { launchChromium, openPage } from '../support/chromium.ts'
import { startNodeProcess, type NodeProcess } from '../support/nodeProcess.ts'

/** Real documents do not travel with the project; they may lie beside it, or where the variable says. */
const BRIEFINGS = process.env['DOORSTEP_DOCUMENTS'] ?? join(import.meta.dirname, '../../../shared/data/briefings')
const DOCUMENT = join(BRIEFINGS, 'nato-doorstep.txt')
const EXPECTED = join(BRIEFINGS, 'nato-doorstep.expected.json')
const REPLAY = join(import.meta.dirname, '../../server/reading/replayCommand.ts')

interface Expected {
  readonly chrome: { readonly lines: readonly number[] }
  readonly speakers: readonly {
    readonly label: string
    readonly name: string | null
    readonly role: string
    readonly side: string
  }[]
  readonly statement: { readonly lines: readonly number[] }
  readonly asides: readonly { readonly line: number; readonly kind: string }[]
  readonly turns: readonly {
    readonly n: number
    readonly question: number
    readonly answer: readonly number[]
    readonly marks?: readonly string[]
    readonly announces?: string
  }[]
}

const isThere = existsSync(DOCUMENT) && existsSync(EXPECTED)

describe.skipIf(!isThere)('a real transcript goes live', () => {
  const source = isThere ? readFileSync(DOCUMENT, 'utf8').split(/\r?\n/) : []
  const expected = isThere ? (JSON.parse(readFileSync(EXPECTED, 'utf8')) as Expected) : ({} as Expected)
  let browser: Browser
  let directory: string
  let node: NodeProcess

  /** The words of a line of the document, without the label before them. */
  const wordsOf = (line: number): string => {
    const row = source[line - 1] ?? ''
    const label = expected.speakers.map((speaker) => speaker.label).find((printed) => row.startsWith(printed))
    return (label === undefined ? row : row.slice(label.length).replace(/^\s*[–-]\s*/, '')).replace(/\s+/g, ' ').trim()
  }

  beforeAll(async () => {
    browser = await launchChromium()
    directory = await mkdtemp(join(tmpdir(), 'doorstep-real-'))
    node = await startNodeProcess({ DATA_DIR: directory })
  })
  afterAll(async () => {
    await browser.close()
    await node.end('SIGTERM')
    await rm(directory, { recursive: true, force: true })
  })

  it('shows the statement and the seven turns as they are replayed, with speakers, asides and marks', async () => {
    const replay = spawn(process.execPath, [REPLAY, DOCUMENT, '--speed', '60'], {
      env: { ...process.env, DATA_DIR: directory },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = once(replay, 'exit')
    let printed = ''
    replay.stdout.on('data', (data: Buffer) => (printed += data.toString()))
    await expect.poll(() => /\/b\/([a-z0-9-]+)/.exec(printed)?.[1], { timeout: 20_000 }).toBeDefined()
    const id = /\/b\/([a-z0-9-]+)/.exec(printed)?.[1] ?? ''

    const { page, faults } = await openPage(browser)
    await page.goto(`${node.url}/b/${id}`)
    const answer = async () => (await (await fetch(`${node.url}/api/briefings/${id}`)).json()) as BriefingAnswer
    const shown = await collectWhileReplayed(page, exited, async () => (await answer()).briefing.lines.at(-1)?.id)

    const { briefing } = await answer()
    const textOf = new Map(briefing.lines.map((line) => [line.id, line]))
    const said = briefing.lines.map(({ text }) => text)
    expect(said).toEqual(
      source
        .map((_, at) => at + 1)
        .filter((line) => !expected.chrome.lines.includes(line) && wordsOf(line) !== '')
        .map(wordsOf),
    )

    expect(briefing.speakers.map(({ label, name, role, side }) => ({ label, name, role, side }))).toEqual(
      expect.arrayContaining(
        expected.speakers.map(({ label, name, role, side }) => ({ label, name, role, side })),
      ) as unknown,
    )
    const podium = briefing.speakers.find(({ side }) => side === 'podium')?.id
    const line = (number: number) => briefing.lines.find(({ text }) => text === wordsOf(number))
    for (const number of expected.statement.lines) {
      expect(line(number)).toMatchObject({ turn: 0, kind: 'statement', speakerId: podium, attribution: 'inferred' })
    }
    for (const aside of expected.asides)
      expect(line(aside.line)).toMatchObject({ turn: 0, kind: aside.kind, speakerId: podium })
    for (const { n, question, answer, marks = [], announces } of expected.turns) {
      expect(line(question)).toMatchObject({ turn: n, kind: 'question' })
      expect(line(question)?.marks).toEqual(expect.arrayContaining([...marks]))
      for (const number of answer) expect(line(number)).toMatchObject({ turn: n, kind: 'answer', speakerId: podium })
      if (announces === 'final-question') expect(briefing.finalQuestion).toBe(line(answer[0] ?? 0)?.id)
    }
    expect(briefing.turns).toHaveLength(expected.turns.length + 1)

    // What the page showed, line by line, is what the record holds; and nothing of the page around the transcript.
    expect([...shown.keys()].filter((lineId) => textOf.has(lineId))).toHaveLength(briefing.lines.length)
    for (const [lineId, words] of shown) {
      if (lineId.startsWith('turn ')) continue
      const opening = (textOf.get(lineId)?.text ?? 'nothing like it')
        .replace(/\[[^\]]*\]/g, '')
        .trim()
        .slice(0, 40)
      expect(words.replace(/\s+/g, ' ')).toContain(opening.replace(/^[.… ]+/, ''))
    }
    for (const chrome of expected.chrome.lines) expect([...shown.values()].join('\n')).not.toContain(source[chrome - 1])
    for (const { n } of expected.turns) expect(shown.get(`turn ${n}`)).toContain(`Turn ${n}`)
    expect(faults).toEqual([])
  })
})

/** The words of every line and turn head as they stood in the page until its last line did, by line id or `turn n`. */
async function collectWhileReplayed(
  page: Page,
  exited: Promise<unknown>,
  lastLine: () => Promise<string | undefined>,
): Promise<Map<string, string>> {
  const shown = new Map<string, string>()
  let isOver = false
  void exited.then(() => (isOver = true))
  const look = async () => {
    const rows = await page
      .locator('.pane [id^="line-"], .pane [id^="turn-"]')
      .evaluateAll((elements) =>
        elements.map(({ id, textContent }): [string, string] => [
          id.replace('line-', '').replace('turn-', 'turn '),
          textContent,
        ]),
      )
    for (const [id, words] of rows) shown.set(id, words)
  }
  while (!isOver) {
    await look()
    await page.waitForTimeout(50)
  }
  await page.locator(`#line-${await lastLine()}`).waitFor()
  await look()
  return shown
}
