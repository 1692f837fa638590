/** The sample, rehearsed before a reader on a laptop, one on a phone and the desk: figures from the line to the board and back. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { figuresBoardFr as boardFr } from '../../client/locales/figuresBoardFr.ts'
import { figuresDeskEn as desk } from '../../client/locales/figuresDeskEn.ts'
import { figuresEn as en } from '../../client/locales/figuresEn.ts'
import { figuresFr as fr } from '../../client/locales/figuresFr.ts'
import type { EventLog } from '../../server/log/eventLog.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { launchChromium, openPage } from '../support/chromium.ts'
import { findings } from '../support/findings.ts'
import { createMovableClock } from '../support/movableClock.ts'
import { startNode, type NodeUnderTest } from '../support/node.ts'
import { openAs } from '../support/queuePages.ts'
import { readSample, stageSample } from '../support/stage.ts'

const POLL = { timeout: 10_000 }

let browser: Browser
let directory: string
let log: EventLog
let node: NodeUnderTest
let briefing: string
let cookie: string
let laptop: Page
let phone: Page
let moderator: Page
const faults: string[][] = []

beforeAll(async () => {
  browser = await launchChromium()
  directory = await mkdtemp(join(tmpdir(), 'doorstep-figures-'))
  log = sqliteLog({ file: join(directory, 'log.sqlite') })
  const clock = createMovableClock(30 * 60_000)
  node = await startNode(log, { clock })
  cookie = await node.ownerCookie()
  const { lines } = await readSample()
  briefing = await stageSample(node, clock, lines.length)
  const address = `${node.url}/b/${briefing}`
  const open = async (opened: { page: Page; faults: readonly string[] }, to: string) => {
    faults.push(opened.faults as string[])
    opened.page.setDefaultTimeout(15_000)
    await opened.page.goto(to)
    return opened.page
  }
  laptop = await open(await openPage(browser), address)
  phone = await open(await openPage(browser, { size: 'phone', locale: 'fr-FR', colorScheme: 'dark' }), address)
  moderator = await open(await openAs(browser, node, cookie), `${address}/desk`)
})
afterAll(async () => {
  await browser.close()
  await node.close()
  await log.close()
  await rm(directory, { recursive: true, force: true })
})

const state = async () => (await node.server.briefings.open(briefing)).state
const figureSaying = async (said: string) => {
  const figure = (await state()).figures.find(({ source }) => source?.said.includes(said))
  if (figure === undefined) throw new Error(`no figure says ${said}`)
  return figure
}
const pace = async () => (await state()).figures.find(({ values }) => values.measure === 'pace')
const total = () => figureSaying('240 million')
const cardOnDesk = (value: string) =>
  moderator.locator(`[aria-labelledby="inbox-heading"] [data-choice][aria-label="${value}"]`)
const boardOf = (page: Page, name: string) => page.getByRole('region', { name })
const sheet = (page: Page) =>
  page.getByRole('dialog', { name: page === phone ? fr['figures.label'] : en['figures.label'] })

describe('figures, as they are said', () => {
  it('fill the board of a reader, as heard and not yet confirmed', async () => {
    const shown = boardOf(laptop, 'Breakwater Fund')
    await shown.getByText('240 million').first().waitFor()
    await shown.getByText(en['figures.state.heard']).first().waitFor()
    await shown.getByText('60 million a month').first().waitFor()
    await shown.getByText('300 million').first().waitFor()
    await shown
      .getByText(/80\s?%/)
      .first()
      .waitFor()
    await shown.getByText('Osterhaven').first().waitFor()
    expect(await findings(laptop)).toEqual([])
  })

  it('lead from the board to the card and the sentence, and back, without a mouse', async () => {
    await boardOf(laptop, 'Breakwater Fund')
      .getByRole('button', { name: /^240 million/ })
      .first()
      .focus()
    await laptop.keyboard.press('Enter')
    await sheet(laptop).getByText('we are now at 240 million').waitFor()
    expect(await findings(laptop)).toEqual([])
    await sheet(laptop).getByRole('button', { name: en['figures.toSentence'] }).focus()
    await laptop.keyboard.press('Enter')
    const { id, source } = await total()
    const mark = laptop.locator(`#line-${source?.lineId ?? ''}`).locator('.figure', { hasText: '240 million' })
    await mark.waitFor()
    await expect
      .poll(
        () =>
          mark.evaluate((element) => {
            const { top, bottom } = element.getBoundingClientRect()
            return top >= 0 && bottom <= innerHeight
          }),
        POLL,
      )
      .toBe(true)
    await mark.focus()
    await laptop.keyboard.press('Enter')
    await sheet(laptop).getByText('we are now at 240 million').waitFor()
    await laptop.keyboard.press('Escape')
    await expect.poll(() => mark.evaluate((element) => element === document.activeElement), POLL).toBe(true)
    expect(id).toContain(source?.lineId)
  })

  it('open by their address, also for somebody who comes later', async () => {
    const { id } = await total()
    const opened = await openPage(browser)
    await opened.page.goto(`${node.url}/b/${briefing}#figure-${id}`)
    await sheet(opened.page).getByText('we are now at 240 million').waitFor()
    await opened.page.context().close()
    expect(opened.faults).toEqual([])
  })

  it('are confirmed and corrected at the desk by keyboard, and the readers see the old value and the new one', async () => {
    await cardOnDesk('60 million a month').focus()
    await moderator.keyboard.press('c')
    await expect.poll(async () => (await pace())?.state, POLL).toBe('confirmed')

    await cardOnDesk('240 million').focus()
    await moderator.keyboard.press('e')
    const value = moderator.getByRole('textbox', { name: desk['figuresDesk.field.value'], exact: true })
    await value.waitFor()
    await cardOnDesk('240 million').getByText('we are now at 240 million').waitFor()
    expect(await findings(moderator)).toEqual([])
    await moderator.keyboard.press('ControlOrMeta+a')
    await moderator.keyboard.insertText('245 million')
    await moderator.keyboard.press('Enter')
    await expect.poll(async () => (await total()).state, POLL).toBe('corrected')
    expect((await total()).earlier.map(({ values }) => values.value)).toEqual(['240000000'])

    const { source } = await total()
    const line = laptop.locator(`#line-${source?.lineId ?? ''}`)
    await line.getByText('corrected to 245 million').waitFor()
    await line.locator('.figure', { hasText: '240 million' }).click()
    await sheet(laptop).locator('del, s').getByText('240 million').waitFor()
    await sheet(laptop).getByText('245 million').first().waitFor()
    await sheet(laptop).getByText(en['figures.state.corrected']).waitFor()
    await laptop.keyboard.press('Escape')
    await boardOf(laptop, 'Breakwater Fund').getByText('245 million').first().waitFor()
  })

  it('stand on a phone in their own place, in the language of its reader', async () => {
    await phone.getByRole('button', { name: fr['figures.label'] }).click()
    const shown = boardOf(phone, 'Breakwater Fund')
    await shown
      .getByText(/245\s+millions/u)
      .first()
      .waitFor()
    await shown.getByRole('button', { name: boardFr['board.total'] }).first().waitFor()
    await shown
      .getByRole('button', { name: /245\s+millions/u })
      .first()
      .click()
    await sheet(phone)
      .locator('del, s')
      .getByText(/240\s+millions/u)
      .waitFor()
    expect(await findings(phone)).toEqual([])
    await sheet(phone).getByRole('button', { name: fr['figures.toSentence'] }).click()
    await phone
      .getByText(/we are now at/)
      .first()
      .waitFor()
  })

  it('are flagged for everybody once the line itself is corrected, until the desk has looked again', async () => {
    const { source } = await total()
    const lineId = source?.lineId ?? ''
    const line = (await state()).lines.find(({ id }) => id === lineId)
    const text = line?.text.replace('240 million', '250 million')
    const answer = await node.request(`/api/briefings/${briefing}/commands`, {
      json: { type: 'CorrectLine', lineId, saw: line?.text, text },
      cookie,
    })
    expect(answer.status).toBe(200)
    expect((await total()).flag).toBe('line-corrected')

    const flagged = laptop.getByText(en['figures.flag.line-corrected'])
    const { id } = await total()
    await laptop.goto(`${node.url}/b/${briefing}#figure-${id}`)
    await flagged.first().waitFor()

    const again = cardOnDesk('245 million')
    await again.getByText(desk['figuresDesk.flag.line-corrected']).waitFor()
    await again
      .getByText(/250 million/)
      .first()
      .waitFor()
    expect(await findings(moderator)).toEqual([])
    await again.focus()
    await moderator.keyboard.press('c')
    await expect.poll(async () => (await total()).flag, POLL).toBe(null)
    await flagged.first().waitFor({ state: 'detached' })
  })

  it('are undone by whoever decided on them', async () => {
    await moderator.locator('body').click({ position: { x: 2, y: 2 } })
    const before = (await total()).state
    await cardOnDesk('250 million').focus()
    await moderator.keyboard.press('x')
    await expect.poll(async () => (await figureSaying('250 million')).state, POLL).toBe('dismissed')
    await moderator.keyboard.press('z')
    await expect.poll(async () => (await figureSaying('250 million')).state, POLL).toBe('heard')
    expect((await total()).state).toBe(before)
  })

  it('leave no fault in any console', () => {
    expect(faults.flat()).toEqual([])
  })
})
