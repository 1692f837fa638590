/** Two desks in two browsers at two nodes over Redis: both moderators press N in the same instant, again and again. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { eventually } from '../support/node.ts'
import { wholeLog } from '../support/queueCrowd.ts'
import { openAs, type QueuePage } from '../support/queuePages.ts'
import { MODERATORS, startQueueStage, type QueueStage } from '../support/queuePeople.ts'

/** The two hundred of the flows are pressed here too where the variable says so; each needs both pages to be drawn anew. */
const PRESSES = Number(process.env['DESK_PRESSES'] ?? 40)
/** With a variable of its own the button rests for its whole second, as for people. */
const RESTS = process.env['DESK_RESTS'] !== undefined
/** A node takes twenty commands a second from one page. */
const AT_LEAST_MS = 55

declare global {
  interface Window {
    /** Ends the rest that *call next* takes after a call. */
    endRest?: () => void
  }
}

/** The second for which the button rests after a call lasts as long as the test wants: until both desks show the call. */
function holdRest(): void {
  const REST = 1_000
  const real = window.setTimeout.bind(window)
  const held: (() => void)[] = []
  const setting = (run: TimerHandler, ms?: number, ...given: unknown[]) => {
    if (ms !== REST || typeof run !== 'function') return real(run, ms, ...given)
    held.push(run as () => void)
    return 0
  }
  window.setTimeout = setting as typeof window.setTimeout
  window.endRest = () => {
    for (const run of held.splice(0)) run()
  }
}

let browser: Browser
let stage: QueueStage

beforeAll(async () => {
  browser = await launchChromium()
  stage = await startQueueStage()
})
afterAll(async () => {
  await browser.close()
  await stage.close()
})

const nameOf = (question: number) => `Reporter ${question}`

async function queueUp(briefing: string): Promise<void> {
  const questions = Array.from({ length: PRESSES }, (_, at) => ({
    type: 'AskAs' as const,
    questionId: `q${at + 1}`,
    account: null,
    text: `Question ${at + 1}?`,
    where: 'room' as const,
    asker: { name: nameOf(at + 1), outlet: null, where: 'room' as const },
  }))
  const answers = await stage.a.server.execute.all(briefing, { role: 'owner', id: 'owner:test' }, questions)
  expect(answers.filter(({ ok }) => !ok)).toEqual([])
}

const CALL_BUTTON = '[aria-keyshortcuts="N"] bdi'

/** What the element reads, once it reads like this. Looks more often than a locator would. */
async function reads({ page }: QueuePage, selector: string, like: RegExp): Promise<string> {
  const words = await page.waitForFunction(
    ([where = '', source = '']) => {
      const text = document.querySelector(where)?.textContent?.trim() ?? ''
      return new RegExp(source).test(text) && text
    },
    [selector, like.source],
    { polling: 10 },
  )
  return String(await words.jsonValue())
}

const countIn = (messages: readonly string[], words: string) => messages.filter((text) => text.includes(words)).length
const refused = ({ received }: QueuePage) => countIn(received, '"refusal":"question-already-called"')

describe('two desks', () => {
  it(
    `[Q5] [Q10] call one question each time that N is pressed at both, ${PRESSES} times, and each is told who called`,
    async () => {
      const { id } = await stage.createBriefing()
      await queueUp(id)
      const desks = await Promise.all(
        stage.nodes.map(async (node, who) => {
          const cookie = stage.moderators[who]?.cookie ?? ''
          const desk = await openAs(browser, node, cookie, RESTS ? {} : { prepare: holdRest })
          await desk.page.goto(`${node.url}/b/${id}/desk`)
          return desk
        }),
      )
      const won = [0, 0]
      let told = 0
      for (let press = 1; press <= PRESSES; press += 1) {
        await Promise.all(desks.map((desk) => reads(desk, CALL_BUTTON, new RegExp(`^Call next: ${nameOf(press)}$`))))
        const before = desks.map(refused)
        const paced = new Promise((resolve) => setTimeout(resolve, AT_LEAST_MS))
        const order = press % 2 === 0 ? desks : desks.toReversed()
        await Promise.all(order.map(({ page }) => page.keyboard.press('n')))

        // Either desk says who called whom, and where its own press came second, also that it was not done.
        const says = new RegExp(`^(${MODERATORS.join('|')}) called ${nameOf(press)}$`)
        const said = await Promise.all(desks.map((desk) => reads(desk, CALL_BUTTON, says)))
        expect(said[0]).toBe(said[1])
        const [winner = ''] = said[0]?.split(' called ') ?? []
        const first = MODERATORS.findIndex((name) => name === winner)
        const loser = desks[1 - first]
        if (first < 0 || loser === undefined) throw new Error(`press ${press} was won by "${winner}"`)
        won[first] = (won[first] ?? 0) + 1
        await eventually(() => {
          const [asked, answered] = [countIn(loser.sent, '"CallQuestion"'), refused(loser)]
          expect(asked).toBe(answered + (won[1 - first] ?? 0))
        })
        if (refused(loser) > (before[1 - first] ?? 0)) {
          told += 1
          await reads(loser, '[role=alert]', new RegExp(`^Not done: ${winner} called ${nameOf(press)}, .+ ago\.$`))
        }
        await paced
        await Promise.all(desks.map(({ page }) => page.evaluate(() => window.endRest?.())))
      }

      console.info(
        `${PRESSES} presses at both: won ${won.join(' and ')}; ${told} refused, the others not sent any more`,
      )
      const called = (await wholeLog(stage, id)).flatMap(({ event }) =>
        event?.type === 'QuestionCalled' ? [event.questionId] : [],
      )
      expect(called).toEqual(Array.from({ length: PRESSES }, (_, at) => `q${at + 1}`))
      expect(won[0]).toBeGreaterThan(0)
      expect(won[1]).toBeGreaterThan(0)
      expect(told).toBeGreaterThan(0)
      for (const { faults } of desks) expect(faults).toEqual([])
    },
    60_000 + PRESSES * 1_500,
  )
})
