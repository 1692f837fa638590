/**
 * Five minutes of an exchange typed by two captioners in fast time. The time of the pages and of the server is one clock that
 * the test moves on: five seconds for each line, and thirty while one captioner is cut off.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import type { EventLog } from '../../server/log/eventLog.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { exchange, CHAIR, DIRECTOR, REPORTERS, type Uttered } from '../support/captionExchange.ts'
import {
  correctBoth,
  correctLast,
  holdLines,
  openCaptions,
  retractLast,
  shownLines,
  type CaptionerPage,
  type ShownLine,
} from '../support/captionPages.ts'
import { launchChromium, openPage } from '../support/chromium.ts'
import { createMovableClock } from '../support/movableClock.ts'
import { startNode, type NodeUnderTest } from '../support/node.ts'

const LINE_MS = 5_000
const CUT_MS = 30_000

let browser: Browser
let directory: string
let log: EventLog
let node: NodeUnderTest
let created: CreatedBriefing
const clock = createMovableClock(10 * 60_000)

beforeAll(async () => {
  browser = await launchChromium()
  directory = await mkdtemp(join(tmpdir(), 'doorstep-exchange-'))
  log = sqliteLog({ file: join(directory, 'log.sqlite') })
  node = await startNode(log, { clock })
  created = await node.createBriefing({ title: 'Three harbours, one room' })
  const by = { role: 'owner', id: 'stage' } as const
  const podium = [CHAIR, DIRECTOR].map((name) => ({
    name,
    role: 'Harbour Chair',
    outlet: null,
    side: 'podium' as const,
  }))
  const press = REPORTERS.map((name) => ({ name, role: null, outlet: 'Tideway Radio', side: 'press' as const }))
  for (const [at, about] of [...podium, ...press].entries()) {
    const speaker = { id: `s${at}`, label: about.name, ...about }
    await node.server.execute.one(created.id, by, { type: 'IntroduceSpeaker', speaker })
  }
})
afterAll(async () => {
  await browser.close()
  await node.close()
  await log.close()
  await rm(directory, { recursive: true, force: true })
})

describe('an exchange that two captioners type', () => {
  it(
    'is on the reporter page line by line, once, in order and rightly labelled, through a correction, a retraction, a cut of 30 s and a reload',
    { timeout: 600_000 },
    async () => {
      const url = `${node.url}/b/${created.id}`
      const reader = (await openPage(browser)).page
      await reader.context().clock.install()
      // High enough to draw every line.
      await reader.setViewportSize({ width: 1440, height: 12_000 })
      await reader.goto(url)
      const podium = await openCaptions(browser, `${url}/captions`, created.tokens.lines)
      const press = await openCaptions(browser, `${url}/captions`, created.tokens.lines)
      const expected: ShownLine[] = []
      const speaking = new Map<CaptionerPage, string>()

      async function pass(ms: number) {
        clock.skip(ms)
        await Promise.all([reader, podium.page, press.page].map((page) => page.clock.fastForward(ms)))
      }
      async function say({ by, speaker, text }: Uttered) {
        const captioner = by === 'podium' ? podium : press
        if (speaking.get(captioner) !== speaker) await captioner.floor(speaker)
        speaking.set(captioner, speaker)
        await captioner.type(text)
        return captioner
      }
      async function sayAll(lines: readonly Uttered[]) {
        for (const line of lines) {
          // The other captioner's line is on the record first, or nobody could say which comes first.
          await (await say(line)).isOnRecord(line.text)
          await pass(LINE_MS)
          expected.push({ by: line.speaker, text: line.text })
        }
      }

      /** Nobody is chosen by name: the page shows who spoke last, whom the next line is for. */
      async function goOn(captioner: CaptionerPage, speaker: string) {
        await captioner.page.getByRole('radio', { name: 'The same as before' }).check()
        await captioner.page.getByText(`${speaker} goes on`).waitFor()
        speaking.set(captioner, speaker)
      }

      /** The podium's line is begun as the same as before, and ends once the question that falls into it is on the record. */
      async function sayThrough({ speaker, text }: Uttered, question: Uttered) {
        await goOn(podium, speaker)
        const field = podium.page.getByLabel('What is being said')
        await field.pressSequentially(text.slice(0, 9))
        await sayAll([question])
        await podium.page.locator('.sent').getByText(question.text).waitFor()
        await sayAll([{ by: 'podium', speaker, text }])
      }

      /** Neither waits for the other, and the lines of both are on their way in the same moment. */
      async function sayAtOnce(both: readonly Uttered[]) {
        const each = [
          [podium, both.filter(isOf('podium'))],
          [press, both.filter(isOf('press'))],
        ] as const
        const release = await Promise.all(each.map(([captioner]) => holdLines(captioner)))
        for (const line of both) await say(line)
        for (const [{ page }, own] of each) await page.getByText(`${own.length} lines are kept here`).waitFor()
        for (const letGo of release) letGo()
        for (const [captioner] of each) await captioner.acknowledged()
        await pass(both.length * LINE_MS)
        const { state } = await node.server.briefings.written(created.id)
        const order = state.lines
          .slice(-both.length)
          .flatMap(({ text }) => both.find((line) => line.text === text) ?? [])
        for (const [, own] of each) expect(order.filter((line) => own.includes(line))).toEqual(own)
        expected.push(...order.map(({ speaker, text }) => ({ by: speaker, text })))
      }

      const lines = exchange()
      const firstCut = lines.findIndex(({ text }) => text === 'When will we see the agreement itself?')
      const afterCut = lines.findIndex(({ text }) => text === 'Why is the night ferry not part of it?')
      const [before, during, after] = [lines.slice(0, firstCut), lines.slice(firstCut, afterCut), lines.slice(afterCut)]

      await sayAll(before.slice(0, 8))
      await correctLast(press, 'And who tells them, and when?')
      expected[7] = { by: expected[7]?.by ?? '', text: 'And who tells them, and when?' }
      await sayAll(before.slice(8, 14))
      await retractLast(press)
      await pass(6_000)
      const taken = expected.findLastIndex(({ by }) => REPORTERS.includes(by))
      expected[taken] = { by: expected[taken]?.by ?? '', text: 'Typed twice' }
      await sayAll(before.slice(14))

      // The podium's captioner loses the network and types on; the questions still arrive.
      await podium.page.context().setOffline(true)
      node.server.io.disconnectSockets(true)
      const unsent = [
        { by: 'podium', speaker: CHAIR, text: 'Let me add a word to that.' } as const,
        ...during.filter(isOf('podium')),
      ]
      const asked = during.filter(isOf('press'))
      await goOn(podium, CHAIR)
      for (const line of unsent) {
        await say(line)
        await pass(CUT_MS / unsent.length)
      }
      await sayAll(asked)
      await podium.page.getByText(`${unsent.length} lines are kept here`, { exact: false }).waitFor()
      // A word of a line that has not left is put right where it waits.
      const last = unsent.at(-1)
      await correctLast(podium, `${last?.text ?? ''} Truly.`)
      await podium.page.context().route('**/api/**', (route) => route.abort())
      await podium.page.context().setOffline(false)
      await podium.page.reload()
      await podium.page.getByText(`${unsent.length} lines are kept here`, { exact: false }).waitFor()
      await podium.page.context().unroute('**/api/**')
      await pass(15_000)
      await podium.acknowledged()
      expected.push(
        ...unsent.map(({ speaker, text }) => ({ by: speaker, text: text === last?.text ? `${text} Truly.` : text })),
      )
      // A question with its answer from both sides at once, then one after the other again.
      await sayAtOnce(after.slice(0, 5))
      await sayAll(after.slice(5, 8))
      await sayThrough(nth(after, 8), { by: 'press', speaker: nth(after, 5).speaker, text: 'So they do rise?' })
      await sayAll(after.slice(9))
      const closing = expected.at(-1)
      await correctBoth(podium, press, closing?.text ?? '')
      expected[expected.length - 1] = { by: closing?.by ?? '', text: 'Thank you, and mind the ropes.' }

      await reader.setViewportSize({ width: 1440, height: 12_000 })
      await expect.poll(() => shownLines(reader), { timeout: 20_000 }).toEqual(expected)
      expect(expected.length).toBeGreaterThanOrEqual(55)
      const { state } = await node.server.briefings.written(created.id)
      expect(state.lineCount).toBe(expected.length)
      expect((state.lines.at(-1)?.saidAt ?? 0) - (state.lines[0]?.saidAt ?? 0)).toBeGreaterThan(4.5 * 60_000)
      expect(podium.faults.filter((fault) => !/ERR_|Failed to load|WebSocket/.test(fault))).toEqual([])
      expect(press.faults.filter((fault) => !/ERR_|Failed to load|WebSocket/.test(fault))).toEqual([])
    },
  )
})

function nth(lines: readonly Uttered[], index: number): Uttered {
  const line = lines[index]
  if (line === undefined) throw new Error(`the exchange has no line ${index}`)
  return line
}

const isOf = (by: Uttered['by']) => (line: Uttered) => line.by === by
