/** The page of people and words without a mouse, and as axe sees it: in both sizes, both languages, light and dark. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { drawnIn } from '../support/drawnIn.ts'
import { findings } from '../support/findings.ts'
import { postLine } from '../support/node.ts'
import { rosterRow as row, startRosterStage, type RosterStage } from '../support/rosterStage.ts'

let stage: RosterStage

beforeAll(async () => {
  stage = await startRosterStage()
})
afterAll(() => stage.close())

describe('the page of people and words', () => {
  it('goes by the keyboard alone, and the focus goes back to where it was', async () => {
    const created = await stage.node.createBriefing({ title: 'By key' })
    const { page } = await stage.asOwner(created)
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    const isTyping = () => page.evaluate(() => document.activeElement instanceof HTMLInputElement)
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    await page.getByRole('button', { name: 'Add a person' }).focus()
    await press('Enter')
    await page.getByRole('dialog').waitFor()
    await expect.poll(isTyping).toBe(true)
    await page.keyboard.type('Ines Holm')
    await press('Tab')
    await page.keyboard.type('Harbour Chair')
    await press('Enter')
    await row(page, 'Ines Holm').waitFor()
    await expect.poll(focused).toBe('Add a person')
    await press('Tab', 'Enter')
    await page.getByRole('dialog', { name: /Change Ines Holm/ }).waitFor()
    await expect.poll(isTyping).toBe(true)
    await page.keyboard.type('Ines Valdorra')
    await press('Enter')
    await row(page, 'Ines Valdorra').waitFor()
    await expect.poll(focused).toBe('Change')
    await press('Enter')
    await page.getByRole('dialog').waitFor()
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await press('Tab', 'Tab', 'Enter')
    await page.getByText('Nobody yet.').waitFor()
    await expect.poll(focused).toBe('People')
  })

  it.each([
    ['laptop', 'en-GB'],
    ['laptop', 'fr-FR'],
    ['phone', 'en-GB'],
    ['phone', 'fr-FR'],
  ] as const)(
    'has nothing serious for axe on a %s in %s, light and dark, with each window open',
    async (size, locale) => {
      const { page } = await stage.asOwner(await staged(), { size, locale })
      await row(page, 'Oona Vey').first().waitFor()
      await looksRight(page, locale)
      for (const opener of await page.locator('.part .top button').all()) {
        await opener.click()
        const dialog = page.getByRole('dialog')
        await dialog.waitFor()
        await looksRight(page, locale)
        await page.keyboard.press('Escape')
        await dialog.waitFor({ state: 'hidden' })
      }
      const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(width).toBeLessThanOrEqual(0)
    },
  )
})

/** Colours are all that is different in the dark, and they are the same in every language. */
async function looksRight(page: Page, locale: string): Promise<void> {
  expect(await findings(page)).toEqual([])
  if (locale !== 'en-GB') return
  await drawnIn(page, 'dark')
  expect(await findings(page, { rules: ['color-contrast'] })).toEqual([])
  await drawnIn(page, 'light')
}

async function staged(): Promise<CreatedBriefing> {
  const created = await stage.node.createBriefing({ title: 'On the quay, before the harbours meet' })
  const by = { role: 'owner', id: 'stage' } as const
  await postLine(stage.node, created, { id: 'l1', speaker: 'Port Secretary, Oona Vey', text: 'Good morning.' })
  await postLine(stage.node, created, { id: 'l2', speaker: 'Kit Marsh [Tideway Radio]', text: 'How high is the wall?' })
  await stage.node.server.execute.one(created.id, by, {
    type: 'SetTerms',
    terms: [{ id: 'vey', written: 'Oona Vey', heard: ['una vay'] }],
  })
  return created
}
