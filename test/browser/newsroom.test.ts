/** The newsroom's page as those use it who run it: an owner through a morning's work, by key alone, and who may come in. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, openPage, type SIZES } from '../support/chromium.ts'
import { findings } from '../support/findings.ts'
import { giveRole, register, startNewsroom, whoIs, type Member, type Newsroom } from '../support/people.ts'

const PLACES = ['briefings', 'people', 'outlets', 'invitations', 'screens', 'tokens', 'audit', 'settings', 'mail']

let browser: Browser
let newsroom: Newsroom
let marta: Member
let ivo: Member
let moderator: Member

beforeAll(async () => {
  browser = await launchChromium()
  newsroom = await startNewsroom()
  const { node, smtp, owner } = newsroom
  marta = await register(node, smtp, { name: 'Marta Serrano', outlet: 'Radio Nord' })
  ivo = await register(node, smtp, { name: 'Ivo Sand', outlet: 'Gazette du Quai' })
  moderator = await register(node, smtp, { name: 'Kit Marsh' })
  await giveRole(node, owner, moderator.account, 'moderator')
  await node.createBriefing({ title: 'Morning on the quay' })
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser.close()
  await newsroom.close()
})

const ownerLink = async () => `${newsroom.node.url}/owner#${await newsroom.node.server.newsroom.issueOwnerLink()}`

async function enter(page: Page, place: string) {
  await page.goto(await ownerLink())
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto(`${newsroom.node.url}/newsroom/${place}`)
  await page.getByRole('navigation', { name: 'Places of the newsroom' }).waitFor()
}

const goTo = (page: Page, place: string) =>
  page.getByRole('navigation', { name: 'Places of the newsroom' }).getByRole('link', { name: place }).click()

const said = (page: Page, words: string | RegExp) => page.locator('.toast').getByText(words).waitFor()

describe('an owner', () => {
  it('accepts one and refuses another, invites, hands out a token and takes it back, and finds it all in the audit', async () => {
    const { page, faults } = await openPage(browser)
    await enter(page, 'people')
    await page.getByText('2 wait for accreditation').first().waitFor()

    await page.getByRole('button', { name: 'Accept Marta Serrano' }).click()
    await said(page, 'Marta Serrano is accredited for Radio Nord')
    expect((await whoIs(newsroom.node, marta.cookie)).role).toBe('reporter')

    await page.getByRole('button', { name: 'Refuse Ivo Sand' }).click()
    const refusal = page.getByRole('dialog', { name: 'Refuse Ivo Sand' })
    expect(await refusal.getByRole('button', { name: 'Refuse' }).isDisabled()).toBe(true)
    await refusal.getByLabel('Reason').fill('Your editor does not answer.')
    await refusal.getByRole('button', { name: 'Refuse' }).click()
    await said(page, /Ivo Sand was refused/)
    expect((await whoIs(newsroom.node, ivo.cookie)).account).toMatchObject({
      standing: 'refused',
      reason: 'Your editor does not answer.',
    })
    await page.getByText('Nobody waits for accreditation').waitFor()

    await goTo(page, 'Invitations')
    await page.getByRole('button', { name: 'New invitation' }).click()
    await page.getByLabel('Role').selectOption('captioner')
    await page.getByLabel('For whom').fill('The booth')
    await page.getByLabel('May be used').fill('3')
    await page.getByRole('button', { name: 'Make the invitation' }).click()
    await page.getByRole('heading', { name: 'The invitation is ready' }).waitFor()
    const link = await page.locator('code').innerText()
    expect(link).toMatch(new RegExp(`^${newsroom.node.url}/register#[\\w-]{20,}$`))
    await page.getByRole('button', { name: 'I have kept it' }).click()
    await page.getByText('0 of 3 used').waitFor()
    expect(await page.content()).not.toContain(new URL(link).hash.slice(1))

    await goTo(page, 'Lines tokens')
    await page.getByRole('combobox', { name: 'Briefing' }).selectOption({ label: 'Morning on the quay' })
    await page.getByRole('button', { name: 'Make a token' }).click()
    await page.getByRole('heading', { name: /A new lines token/ }).waitFor()
    const token = await page.locator('code').innerText()
    expect(await handIn(token, 'l1')).toBe(200)
    const revoking = page.getByRole('button', { name: /^Revoke token/ })
    // That of the briefing itself and the one that was made.
    await expect.poll(() => revoking.count()).toBe(2)
    for (let left = 2; left > 0; left -= 1) {
      await revoking.first().click()
      await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
      await expect.poll(() => revoking.count()).toBe(left - 1)
    }
    expect(await handIn(token, 'l2')).toBe(401)

    await goTo(page, 'Settings')
    await page.getByLabel('Name of the newsroom').fill('Quay Press')
    await page.getByLabel('Closed: only with an invitation').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await said(page, 'Saved')
    const settings: unknown = await (await newsroom.node.request('/api/settings')).json()
    expect(settings).toMatchObject({ name: 'Quay Press', registration: 'closed', languages: ['en', 'fr'] })

    await goTo(page, 'Audit')
    for (const sentence of [
      /accepted Marta Serrano/,
      /refused Ivo Sand/,
      /added the outlet Radio Nord/,
      /made an invitation The booth: Captioner/,
      /changed the settings/,
    ])
      await page.getByRole('listitem').filter({ hasText: sentence }).first().waitFor()
    expect(await page.locator('.entries').first().innerText()).not.toContain('does not answer')
    expect(faults).toEqual([])
  })

  it('accepts somebody by the keyboard alone', async () => {
    const { node, smtp, owner } = newsroom
    await node.request('/api/settings', { method: 'PUT', json: { registration: 'open' }, cookie: owner })
    const noor = await register(node, smtp, { name: 'Noor Jansen', outlet: 'Gazette du Quai' })
    const { page } = await openPage(browser)
    await enter(page, 'briefings')
    await tabTo(page, 'People')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Accept Noor Jansen' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('People')
    await tabTo(page, 'Accept Noor Jansen')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('Gazette of the Quay')
    await page.keyboard.press('Enter')
    await said(page, 'Noor Jansen is accredited for Gazette of the Quay')
    expect((await whoIs(node, noor.cookie)).account?.accreditedFor).toBe('Gazette of the Quay')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('People')
  })

  it('gives somebody a part in one briefing and takes it back', async () => {
    const { page } = await openPage(browser, { size: 'phone' })
    await enter(page, 'briefings')
    await page.getByRole('button', { name: 'Staff and tokens: Morning on the quay' }).click()
    await page.getByLabel('Person').selectOption({ label: `Marta Serrano · ${marta.email}` })
    await page.getByRole('button', { name: 'Assign' }).click()
    await said(page, 'Marta Serrano is captioner of “Morning on the quay”')
    expect((await whoIs(newsroom.node, marta.cookie)).staff).toMatchObject([{ role: 'captioner' }])
    await page.getByRole('button', { name: 'Release Marta Serrano' }).click()
    await said(page, /has no part/)
    expect((await whoIs(newsroom.node, marta.cookie)).staff).toEqual([])
  })
})

describe('the page', () => {
  it('shows a moderator the five places that are theirs, and says whose the others are', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${newsroom.node.url}/newsroom/audit`)
    await page.getByRole('heading', { name: 'The newsroom is for those who run it' }).waitFor()
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
    await page.getByLabel(/address/i).fill(moderator.email)
    await page.getByLabel('Password', { exact: true }).fill(moderator.password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'This place is the owner’s' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/newsroom/audit')
    const places = page.getByRole('navigation', { name: 'Places of the newsroom' }).getByRole('link')
    const names = async () => (await places.allInnerTexts()).map((words) => words.split('\n')[0])
    await expect.poll(names).toEqual(['Briefings', 'People', 'Outlets', 'Invitations', 'Screens'])
  })

  const cases: [colorScheme: 'light' | 'dark', size: keyof typeof SIZES, locale: string][] = [
    ['light', 'laptop', 'en-GB'],
    ['dark', 'phone', 'fr-FR'],
  ]
  it.each(cases)('gives axe nothing to find in any place, %s on a %s in %s', async (colorScheme, size, locale) => {
    const { page } = await openPage(browser, { colorScheme, size, locale })
    await page.goto(await ownerLink())
    await page.waitForURL((url) => url.pathname === '/')
    for (const place of PLACES) {
      await page.goto(`${newsroom.node.url}/newsroom/${place}`)
      await page.locator('#place-title').waitFor({ state: 'attached' })
      await page.locator('.loading').waitFor({ state: 'detached' })
      const closed = page.locator('main [aria-expanded=false]')
      for (let left = await closed.count(); left > 0; left -= 1) await closed.first().click()
      expect([place, await findings(page)]).toEqual([place, []])
    }
  })

  it('needs no scrolling sideways on a small phone, at 400 % either', async () => {
    const { page } = await openPage(browser, { size: 'phone', locale: 'fr-FR' })
    await page.goto(await ownerLink())
    await page.waitForURL((url) => url.pathname === '/')
    for (const viewport of [
      { width: 360, height: 640 },
      { width: 320, height: 256 },
    ]) {
      await page.setViewportSize(viewport)
      for (const place of PLACES) {
        await page.goto(`${newsroom.node.url}/newsroom/${place}`)
        await page.locator('#place-title').waitFor({ state: 'attached' })
        await page.locator('.loading').waitFor({ state: 'detached' })
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        expect([place, width]).toEqual([place, viewport.width])
      }
    }
  })
})

/** Presses Tab until what has the focus carries this name, as a person would; fails after the whole page. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? ''
    })
    if (focused.startsWith(name)) return
  }
  throw new Error(`Tab does not lead to ${name}`)
}

/** The status of a line that is handed in with the token. */
async function handIn(token: string, id: string): Promise<number> {
  const { briefings } = (await (await newsroom.node.request('/api/briefings')).json()) as {
    briefings: { id: string }[]
  }
  const response = await newsroom.node.request(`/api/briefings/${briefings[0]?.id}/lines`, {
    json: { id, speaker: 'Harbour Chair, Ines Holm', text: 'Good morning.' },
    headers: { authorization: `Bearer ${token}` },
  })
  return response.status
}
