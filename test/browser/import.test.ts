/** The page for documents as those use it who import: dropped, read, set right once, then imported or rehearsed. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findings } from '../support/findings.ts'
import { launchChromium, type PageOptions } from '../support/chromium.ts'
import { DOCUMENT, dropFile, isRead, lineIn, paste, report, result, shot, source } from '../support/importPages.ts'
import { startNode, type NodeUnderTest } from '../support/node.ts'
import { createScriptedLog } from '../support/scriptedLog.ts'
import { signedInPages, type SignedInPages } from '../support/signedInPages.ts'

let browser: Browser
let node: NodeUnderTest
let pages: SignedInPages
beforeAll(async () => {
  const launched = launchChromium()
  node = await startNode(createScriptedLog())
  const cookie = await node.ownerCookie()
  // The first document of a node loads what knows languages, here while the browser starts.
  await node.request('/api/readings', { json: { source: DOCUMENT, type: 'text/plain' }, cookie })
  browser = await launched
  pages = signedInPages(browser, node.url, cookie)
})
afterEach(() => pages.close())
afterAll(async () => {
  await browser.close()
  await node.close()
})

async function enter(options: PageOptions = {}, query = ''): Promise<{ page: Page; faults: string[] }> {
  const opened = await pages.open(`/import${query}`, options)
  await opened.page.locator('.intake').waitFor()
  return opened
}

const bottomOf = (element: Locator) => element.evaluate((it) => it.getBoundingClientRect().bottom)

describe('a document', () => {
  it('is dropped, shown beside its report, set right once and read again with it, undone, and made a briefing', async () => {
    const { page, faults } = await enter()
    await shot(page, 'intake')
    expect(await findings(page)).toEqual([])
    await dropFile(page, 'tide-gate.txt', DOCUMENT)
    await isRead(page)
    await shot(page, 'read')
    expect(await findings(page)).toEqual([])
    expect(await source(page).locator('li.dropped').innerText()).toContain('Share this page')
    expect(await report(page).innerText()).toMatch(/F1 · \d+\s?% sure/)

    // Each entry leads to its row, and the row to what became of it.
    await report(page)
      .getByRole('button', { name: /^to line 12: .*Share this page/ })
      .click()
    await source(page).locator('li.aimed').filter({ hasText: 'Share this page' }).waitFor()
    await source(page).getByRole('button', { name: /^10\s/ }).click()
    await result(page).locator('.line.aimed').filter({ hasText: 'at every high water' }).waitFor()

    // The pilot asks here: one correction, and his line is a question in a turn of its own.
    const side = page.getByLabel('Side of Tom Reef')
    expect(await side.inputValue()).toBe('podium')
    await side.selectOption('press')
    await result(page).locator('.line.question').filter({ hasText: 'small boats' }).waitFor()
    await result(page).getByText('Turn 2').waitFor()
    await page.getByText('Pilot, Tom Reef: Side Press').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => result(page).locator('.line.question').filter({ hasText: 'small boats' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Redo' }).click()
    await result(page).getByText('Turn 2').waitFor()

    await page.reload()
    await page.getByText('Pilot, Tom Reef: Side Press').waitFor()
    await result(page).getByText('Turn 2').waitFor()

    await page.getByRole('button', { name: 'As a new briefing' }).click()
    const window = page.getByRole('dialog', { name: 'As a new briefing' })
    await window.getByLabel('Title').fill('Remarks on the tide gate')
    expect(await window.getByLabel('When it was').inputValue()).toBe('2026-06-08T12:00')
    await shot(page, 'new')
    expect(await findings(page)).toEqual([])
    await window.getByRole('button', { name: 'Make the briefing' }).click()
    await window.getByText('Imported into “Remarks on the tide gate”.').waitFor()
    await window.getByRole('link', { name: 'Open it' }).click()
    await page.waitForURL(/\/b\//)
    await page.getByRole('heading', { name: 'Remarks on the tide gate' }).first().waitFor()
    await page.locator('main').getByText('They will, at every high water.').first().waitFor()
    const made = node.server.newsroom.briefings.find(({ title }) => title === 'Remarks on the tide gate')
    const { state } = await node.server.briefings.open(made?.id ?? '')
    expect(state).toMatchObject({ status: 'ended', visibility: 'link' })
    expect(state.turns).toHaveLength(4)
    expect(state.lines.map(({ text }) => text)).not.toContain('Share this page')
    expect(faults).toEqual([])
  })

  it('is rehearsed at the speed that is chosen, on a phone, in French and in the dark', async () => {
    const { page, faults } = await enter({ size: 'phone', locale: 'fr-FR', colorScheme: 'dark' })
    await shot(page, 'phone-intake')
    await paste(page, DOCUMENT)
    await isRead(page)
    await shot(page, 'phone-result')
    expect(await findings(page)).toEqual([])
    const parts = page.getByRole('navigation', { name: 'Parties de la page' })
    await parts.getByRole('button', { name: 'Rapport' }).click()
    await report(page).getByRole('heading', { name: 'Qui parle' }).waitFor()
    await shot(page, 'phone-report')
    // What the keyboard reaches is not left behind the bar of acts.
    for (const button of await report(page).locator('.way').all()) {
      await button.focus()
      const [low, bar] = await Promise.all([
        bottomOf(button),
        page.locator('.import-acts').evaluate((it) => it.getBoundingClientRect().top),
      ])
      expect(low).toBeLessThanOrEqual(bar)
    }
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    expect(await findings(page)).toEqual([])
    await report(page)
      .getByRole('button', { name: /Share this page/ })
      .first()
      .click()
    await source(page).locator('li.aimed').getByRole('button', { name: 'C’est une parole' }).click()
    await parts.getByRole('button', { name: 'Résultat' }).click()
    await lineIn(page, 'Share this page').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

    await page.getByRole('button', { name: 'Le répéter' }).click()
    const window = page.getByRole('dialog', { name: 'Le répéter' })
    await window.getByRole('radio', { name: '8\u00a0×' }).check()
    await shot(page, 'phone-rehearse')
    await window.getByRole('button', { name: 'Commencer' }).click()
    await page.waitForURL(/\/b\/briefing-/)
    await page.getByText('How long will the works take?').first().waitFor({ timeout: 30_000 })
    expect(faults).toEqual([])
  })

  it('goes into the live briefing that somebody came from, by the keyboard alone', async () => {
    const { id } = await node.createBriefing({ title: 'Live at the gate' })
    await node.createBriefing({ title: 'Another one' })
    const { page } = await enter({}, `?briefing=${id}`)
    await page.keyboard.press('Tab')
    await page.locator('textarea').focus()
    await page.keyboard.insertText(DOCUMENT)
    await page.keyboard.press('Control+Enter')
    await isRead(page)
    // A part has one row that Tab leads to; from there it goes by arrows, and Tab leads to what can be done with the row.
    await source(page).locator('.row[tabindex="0"]').focus()
    await page.keyboard.press('ArrowDown')
    for (let n = 0; n < 6; n += 1) await page.keyboard.press('ArrowDown')
    await result(page).locator('.line.aimed').filter({ hasText: 'Fourteen weeks' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Line 8: dropped').waitFor()
    await expect.poll(() => lineIn(page, 'Fourteen weeks').count()).toBe(0)
    await source(page).locator('.row[tabindex="0"]').focus()
    await page.keyboard.press('Control+z')
    await lineIn(page, 'Fourteen weeks').waitFor()
    await page.getByRole('button', { name: 'Into a live briefing' }).focus()
    await page.keyboard.press('Enter')
    const window = page.getByRole('dialog', { name: 'Into a live briefing' })
    await expect.poll(() => window.getByLabel('Live briefing').inputValue()).toBe(id)
    await window.getByRole('button', { name: 'Import' }).focus()
    await page.keyboard.press('Enter')
    await window.getByText('Imported into “Live at the gate”.').waitFor()
    const { state } = await node.server.briefings.open(id)
    expect(state.lines.map(({ text }) => text)).toContain('How long will the works take?')
  })

  it('has a label that no shape found once its words are selected, or chosen by keys in the result', async () => {
    const { page, faults } = await enter()
    await paste(
      page,
      DOCUMENT.replace('Pilot, Tom Reef – And', 'Tom Reef And').replace('Pilot, Tom Reef –', 'Tom Reef'),
    )
    await isRead(page)
    const row = source(page).getByRole('button', { name: /^9\s/ })
    await row.click()
    const words = await row.locator('.text').evaluate((element) => {
      const range = document.createRange()
      range.setStart(element.firstChild ?? element, 0)
      range.setEnd(element.firstChild ?? element, 'Tom Ree'.length)
      const { left, right, top, height } = range.getBoundingClientRect()
      return { left, right, y: top + height / 2 }
    })
    await page.mouse.move(words.left + 1, words.y)
    await page.mouse.down()
    await page.mouse.move(words.right, words.y, { steps: 4 })
    await page.mouse.up()
    await source(page).getByRole('button', { name: 'It begins with a label' }).click()
    expect(await page.getByRole('radio', { name: 'Tom Reef', exact: true }).isChecked()).toBe(true)
    await shot(page, 'label')
    expect(await findings(page)).toEqual([])
    await source(page).getByLabel('Side').selectOption('press')
    await source(page).getByRole('button', { name: 'Read again so' }).click()
    await page.getByText('Tom Reef: a label (line 9)').waitFor()
    await result(page).locator('.line.question').filter({ hasText: 'small boats' }).waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(() => result(page).locator('.line.question').filter({ hasText: 'small boats' }).count()).toBe(0)

    await lineIn(page, 'Tom Reef And').locator('.row').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Thomas Reef')
    await page.keyboard.press('Enter')
    await lineIn(page, 'Thomas Reef').first().waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.result .line')?.textContent))
      .toContain('small boats')
    expect(faults).toEqual([])
  })

  it('of an unknown shape, a picture or nothing is refused in words, and a lost link loses nothing', async () => {
    const { page } = await enter()
    await dropFile(page, 'picture.png', '\u0000\u0001PNG\u0000')
    await page.getByText('It is not a text but a file of a program').waitFor()
    await paste(page, 'One blob of prose without anybody who speaks.')
    await page.getByRole('heading', { name: 'Nobody seems to speak in this document' }).waitFor()
    expect(await page.locator('.unknown .tried li').first().innerText()).toMatch(/^F\d+ /)
    await shot(page, 'unknown')
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: 'Another document' }).click()

    await page.context().setOffline(true)
    await paste(page, DOCUMENT)
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await lineIn(page, 'Fourteen weeks').waitFor()
  })

  it('of four thousand lines keeps no more than a few hundred of them in the page, and leads to any', async () => {
    const rows = Array.from({ length: 4_000 }, (_, n) =>
      n % 2 === 0 ? `Reporter – Is berth ${n} free?` : `Harbour Director, Ines Valdorra – Berth ${n} is free.`,
    )
    const { page } = await enter()
    await dropFile(page, 'berths.txt', rows.join('\n'))
    await isRead(page, 'Is berth 0 free?')
    await source(page).locator('.row[tabindex="0"]').focus()
    await page.keyboard.press('End')
    await result(page).locator('.line.aimed').filter({ hasText: 'Berth 3999 is free.' }).waitFor()
    expect(await page.locator('.pane li').count()).toBeLessThan(1_200)
  })
})
