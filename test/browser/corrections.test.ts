/** What becomes of lines after they were said: a captioner corrects, a moderator works with the keyboard, a reporter reads. */
import type { Browser, Page } from 'playwright-core'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { amendedEn } from '../../client/locales/amendedEn.ts'
import { amendedFr } from '../../client/locales/amendedFr.ts'
import type { EventLog } from '../../server/log/eventLog.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { launchChromium, openPage } from '../support/chromium.ts'
import { findings } from '../support/findings.ts'
import { postLine, postLines, startNode, type NodeUnderTest } from '../support/node.ts'
import { openAs } from '../support/queuePages.ts'
import { handsOn, hasField, type Hands } from '../support/queueHands.ts'
import { saying } from '../support/queueWords.ts'

const POLL = { timeout: 10_000 }

let browser: Browser
let directory: string
let log: EventLog
let node: NodeUnderTest
let created: CreatedBriefing

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
})
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'doorstep-corrections-'))
  log = sqliteLog({ file: join(directory, 'log.sqlite') })
  node = await startNode(log)
  created = await node.createBriefing({ title: 'On the quay' })
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await node.close()
  await log.close()
  await rm(directory, { recursive: true, force: true })
})

const chair = 'Harbour Chair, Ines Holm'
const said = [
  { id: 's1', speaker: chair, text: 'We stand at four gates today.' },
  { id: 'q1', speaker: 'Kit Marsh [Tideway Radio]', text: 'How high will the wall be?' },
  { id: 'q2', speaker: 'Noor Aalto [Tidewater Post]', text: 'Who pays for it?' },
  { id: 'a1', speaker: chair, text: 'The families do not pay.' },
]

/** As the captions page does, with the token for lines. */
async function captioner(command: object): Promise<void> {
  const response = await node.request(`/api/briefings/${created.id}/commands`, {
    json: command,
    headers: { authorization: `Bearer ${created.tokens.lines}` },
  })
  expect(response.status, await response.text()).toBe(200)
}

const line = (page: Page, id: string) => page.locator(`#line-${id}`)
const told = (page: Page) => page.locator('[role=log] p').allTextContents()
const count = async (page: Page, words: string) => (await told(page)).filter((each) => each.includes(words)).length

interface Seats {
  readonly desk: Hands
  readonly reader: Page
  readonly faults: readonly string[]
}

async function seated(locale: 'en-GB' | 'fr-FR', colorScheme: 'light' | 'dark'): Promise<Seats> {
  await postLines(node, created, said)
  const { page: reader, faults } = await openPage(browser, { locale, colorScheme, size: 'phone' })
  await reader.goto(`${node.url}/b/${created.id}`)
  await line(reader, 'a1').waitFor()
  await reader.locator('[role=log]').waitFor({ state: 'attached' })
  const opened = await openAs(browser, node, await node.ownerCookie(), { locale, colorScheme })
  await opened.page.goto(`${node.url}/b/${created.id}/desk`)
  const desk = handsOn(opened, saying(locale))
  await desk.now.waitFor()
  return { desk, reader, faults }
}

it.each([
  ['en-GB', 'light', amendedEn],
  ['fr-FR', 'dark', amendedFr],
] as const)(
  '[T8] [T11] shows readers in %s what was corrected, taken back and said by somebody else, and tells it once',
  async (locale, scheme, words) => {
    const { desk, reader, faults } = await seated(locale, scheme)
    const { say } = desk
    await captioner({ type: 'CorrectLine', lineId: 's1', saw: said[0]?.text, text: 'We stand at five gates today.' })
    const mark = line(reader, 's1').locator('summary')
    await mark.waitFor()
    await mark.focus()
    await reader.keyboard.press('Enter')
    expect(await line(reader, 's1').locator('del').textContent()).toBe(`${words['line.removed']} four`)
    expect(await line(reader, 's1').locator('ins').textContent()).toBe(`${words['line.added']} five`)
    await expect.poll(() => count(reader, 'five gates'), POLL).toBe(1)
    expect(await findings(reader)).toEqual([])

    await desk.press('l')
    const window = desk.page.getByRole('dialog', { name: say('deskLines.title') })
    // Readers may see it before the desk has its answer, and until then what is pressed next is none.
    const isDone = () => window.locator('form').waitFor({ state: 'detached' })
    await window.getByText('We stand at five gates today.').waitFor()
    await desk.reach(say('deskLines.correct'))
    await window.getByRole('textbox', { name: say('deskLines.text') }).waitFor()
    await hasField(desk.page)
    await desk.press('ControlOrMeta+a')
    await desk.type('The families do not pay for the wall.')
    expect(await findings(desk.page)).toEqual([])
    await desk.press('Enter')
    await line(reader, 'a1').getByText('The families do not pay for the wall.').waitFor()
    await isDone()

    await desk.reach(say('deskLines.attribute'))
    await hasField(desk.page)
    await desk.press('ControlOrMeta+a')
    await desk.type('Deputy Chair, Ada Lorn')
    await desk.press('Enter')
    await line(reader, 'a1').getByText('Ada Lorn').waitFor()
    await isDone()

    await desk.reach(say('deskLines.retract'))
    await desk.type('Said off the record.')
    await desk.press('Enter')
    await line(reader, 'a1').getByText('Said off the record.').waitFor()
    expect(await line(reader, 'a1').textContent()).not.toContain('families')
    await expect.poll(() => count(reader, 'Said off the record.'), POLL).toBe(1)

    await postLine(node, created, { id: 'z1', speaker: chair, text: 'Thank you.' })
    await expect.poll(() => count(reader, 'Thank you.'), POLL).toBe(1)
    expect(await count(reader, 'Said off the record.')).toBe(1)
    expect(await count(reader, 'five gates')).toBe(1)
    expect(faults).toEqual([])
  },
)

it.each([
  ['en-GB', 'dark', amendedEn],
  ['fr-FR', 'light', amendedFr],
] as const)(
  '[T12] [T13] marks in %s by a key which question was taken, and dismisses a final question that was none',
  async (locale, scheme, words) => {
    const { desk, reader, faults } = await seated(locale, scheme)
    const { say } = desk
    await line(reader, 'q2').getByText(words['stack.place'].replace('{place}', '2').replace('{size}', '2')).waitFor()
    await desk.now.getByText(say('deskStack.label')).waitFor()
    // What is pressed while the same act is under way is none.
    await desk.press('t')
    await desk.now.getByRole('button', { name: /Kit Marsh/, pressed: true }).waitFor()
    await desk.press('t')
    await line(reader, 'q2').getByText(`●${words['stack.taken']}`, { exact: true }).waitFor()
    await line(reader, 'q1').getByText(words['stack.untaken']).waitFor()
    expect(await findings(reader)).toEqual([])
    expect(await findings(desk.page)).toEqual([])
    await desk.press('t')
    await line(reader, 'q2').getByText(`●${words['stack.taken']}`, { exact: true }).waitFor({ state: 'detached' })

    await postLine(node, created, { id: 'f1', speaker: 'Moderator', text: 'This is the last question.' })
    const announced = reader.getByText(say('briefing.finalQuestion'), { exact: true }).first()
    await announced.waitFor()
    await desk.now.getByText('This is the last question.').first().waitFor()
    expect(await findings(desk.page)).toEqual([])
    await desk.reach(say('deskFinal.wasNot'))
    await announced.waitFor({ state: 'detached' })
    expect(faults).toEqual([])
  },
)
