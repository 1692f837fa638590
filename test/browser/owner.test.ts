import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { EventLog } from '../../server/log/eventLog.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { launchChromium, openPage } from '../support/chromium.ts'
import { startNode, type NodeUnderTest } from '../support/node.ts'

let browser: Browser
let directory: string
let log: EventLog
let node: NodeUnderTest

beforeAll(async () => {
  browser = await launchChromium()
  directory = await mkdtemp(join(tmpdir(), 'doorstep-owner-'))
  log = sqliteLog({ file: join(directory, 'log.sqlite') })
  node = await startNode(log)
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser.close()
  await node.close()
  await log.close()
  await rm(directory, { recursive: true, force: true })
})

describe('a briefing run by hand', () => {
  it('is created, captioned and ended by an owner, and read by somebody else meanwhile', async () => {
    const token = await node.server.newsroom.issueOwnerLink()
    const { page, faults } = await openPage(browser)
    await page.goto(`${node.url}/owner#${token}`)
    await page.getByRole('button', { name: 'New briefing' }).click()
    expect(page.url()).not.toContain(token)
    await page.getByLabel('Title').fill('Morning on the quay')
    await page.getByLabel('Start right away').check()
    await page.getByRole('button', { name: 'Create the briefing' }).click()
    await page.getByText('is shown this once').waitFor()
    await page.getByRole('link', { name: 'Open the captions page' }).click()

    const field = page.getByLabel('What is being said')
    await field.waitFor()
    const id = /\/b\/([^/]+)\//.exec(page.url())?.[1]
    const reader = await openPage(browser, { size: 'phone' })
    await reader.page.goto(`${node.url}/b/${id}`)

    await page.getByLabel('Name as it should stand').fill('Harbour Chair, Ines Holm')
    await page.keyboard.press('Enter')
    await field.fill('Good morning, everybody.')
    await page.keyboard.press('Enter')
    await page
      .getByText(/on the record, \d+/)
      .first()
      .waitFor()
    await reader.page.locator('.pane').getByText('Good morning, everybody.').waitFor()

    await field.pressSequentially('And now to the wat')
    await reader.page.locator('.pane').getByText('And now to the wat').waitFor()
    await field.pressSequentially('er.')
    await page.keyboard.press('Enter')
    await reader.page.locator('.pane').getByText('And now to the water.').waitFor()
    expect(await field.inputValue()).toBe('')

    await page.context().setOffline(true)
    node.server.io.disconnectSockets(true)
    await field.fill('Typed without a network.')
    await page.keyboard.press('Enter')
    await field.fill('A draft that is not sent')
    await page.context().setOffline(false)
    await reader.page.locator('.pane').getByText('Typed without a network.').waitFor({ timeout: 30_000 })
    await page.reload()
    await expect.poll(() => page.getByLabel('What is being said').inputValue()).toBe('A draft that is not sent')

    await page.getByRole('button', { name: 'End', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'End the briefing' }).click()
    await reader.page.getByText(/Ended/).first().waitFor()
    expect(
      faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|Failed to load resource|WebSocket/.test(fault)),
    ).toEqual([])

    await page.goto(`${node.url}/owner#${token}`)
    await page.getByText('This link has been used').waitFor()
  })

  it('lets a captioner in with the lines token alone', async () => {
    const created = await node.createBriefing({ title: 'With a token' })
    const { page } = await openPage(browser)
    await page.goto(`${node.url}/b/${created.id}/captions`)
    await page.getByLabel('Lines token').fill(created.tokens.lines)
    await page.keyboard.press('Enter')
    await page.getByLabel('What is being said').fill('Said by whom?')
    await page.keyboard.press('Enter')
    await page.getByLabel('Name as it should stand').fill('Harbour Chair, Ines Holm')
    await page.keyboard.press('Enter')
    await page.getByLabel('What is being said').fill('From the booth.')
    await page.keyboard.press('Enter')
    await page
      .getByText(/on the record, \d+/)
      .first()
      .waitFor()
    const { state } = await node.server.briefings.written(created.id)
    expect(state.lines.map(({ text }) => text)).toEqual(['From the booth.'])
    expect(state.speakers).toMatchObject([{ name: 'Ines Holm', role: 'Harbour Chair', side: 'podium' }])
  })

  it('says in words what is wrong with a token, before anything is typed', async () => {
    const created = await node.createBriefing({ title: 'With a wrong token' })
    const { page } = await openPage(browser)
    await page.goto(`${node.url}/b/${created.id}/captions`)
    await page.getByLabel('Lines token').fill('w'.repeat(43))
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText(/token/i).waitFor()
    expect(await page.getByLabel('What is being said').count()).toBe(0)
  })

  it('asks for another token where the first is refused with a line, and sends that line with the other', async () => {
    const created = await node.createBriefing({ title: 'With two tokens' })
    const { page } = await openPage(browser)
    const enter = async () => {
      await page.getByLabel('Lines token').fill(created.tokens.lines)
      await page.keyboard.press('Enter')
    }
    await page.goto(`${node.url}/b/${created.id}/captions`)
    await enter()
    const field = page.getByLabel('What is being said')
    await field.fill('@Harbour Chair, Ines Holm')
    await field.press('Enter')
    const problem = { type: 'urn:doorstep:problem:token-unknown', code: 'token-unknown', title: 'Token', status: 401 }
    await page.route('**/lines', (route) => route.fulfill({ status: 401, json: problem }))
    await field.fill('Not lost.')
    await field.press('Enter')
    await page.getByRole('alert').getByText(/token/i).waitFor()
    await page.unroute('**/lines')
    await enter()
    await page.locator('.sent', { hasText: 'Not lost.' }).getByText('on the record').waitFor()
    const { state } = await node.server.briefings.written(created.id)
    expect(state.lines.map(({ text }) => text)).toEqual(['Not lost.'])
  })
})
