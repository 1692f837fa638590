/** One browser that captions with more than one tab, and for more than one person. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { launchChromium, SIZES } from '../support/chromium.ts'
import { assign, register, startNewsroom, type Member, type Newsroom } from '../support/people.ts'

let browser: Browser
let newsroom: Newsroom
let created: CreatedBriefing
let ana: Member
let ben: Member

beforeAll(async () => {
  browser = await launchChromium()
  newsroom = await startNewsroom()
  const { node, smtp, owner } = newsroom
  created = await node.createBriefing({ title: 'One browser' })
  ana = await register(node, smtp, { name: 'Ana Costa' })
  ben = await register(node, smtp, { name: 'Ben Okoro' })
  for (const { account } of [ana, ben]) await assign(node, owner, created.id, account, 'captioner')
})
afterAll(async () => {
  await browser.close()
  await newsroom.close()
})

/** A browser whose lines do not come through, until they are let. */
async function openBrowser(): Promise<{ context: BrowserContext; letThrough: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: SIZES.laptop, locale: 'en-GB', reducedMotion: 'reduce' })
  await context.route('**/lines', (route) => route.abort())
  return { context, letThrough: () => context.unroute('**/lines') }
}

async function signIn(context: BrowserContext, { cookie }: Member): Promise<void> {
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value, url: newsroom.node.url }])
}

async function openTab(context: BrowserContext): Promise<Page> {
  return open(await context.newPage())
}

/** Also in a tab that has what it kept. */
async function open(page: Page): Promise<Page> {
  await page.goto(`${newsroom.node.url}/b/${created.id}/captions`)
  await field(page).waitFor()
  return page
}

const field = (page: Page) => page.getByLabel('What is being said')
const words = (page: Page) => page.getByLabel('Words of the line', { exact: true })
const lines = async () => (await newsroom.node.server.briefings.written(created.id)).state.lines.map(({ text }) => text)

async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text)
  await field(page).press('Enter')
}

it('[O4] has one queue in both tabs, and what one takes back stays in the hands of whoever is changing it in the other', async () => {
  const { context, letThrough } = await openBrowser()
  await context.clock.install()
  await signIn(context, ana)
  const [one, other] = [await openTab(context), await openTab(context)]
  await field(one).fill('@Oona Vey, Minister')
  await one.getByRole('option', { name: /will be introduced/ }).click()
  await say(one, 'The ferry sails.')
  await other.locator('.sent').getByText('The ferry sails.').waitFor()
  await say(other, 'The wall stands.')
  for (const tab of [one, other]) await tab.getByText('2 lines are kept here').waitFor()

  await other.getByRole('button', { name: 'Change: The ferry sails.' }).click()
  await words(other).fill('The ferry sails at night.')
  await one.getByRole('button', { name: 'Change: The ferry sails.' }).click()
  await words(one).press('Alt+r')
  await one.getByRole('button', { name: 'Typed twice' }).click()
  await one.getByText('about to be taken back').waitFor()
  for (const tab of [one, other]) await tab.clock.fastForward(6_000)
  await other.getByRole('alert').getByText('This line was taken back meanwhile').waitFor()
  expect(await words(other).inputValue()).toBe('The ferry sails at night.')
  await other.getByRole('button', { name: 'Take back into the field' }).click()
  expect(await field(other).inputValue()).toBe('The ferry sails at night.')
  await field(other).press('Enter')

  await letThrough()
  for (const tab of [one, other]) await tab.clock.fastForward(15_000)
  for (const tab of [one, other]) await tab.getByText('Everything is acknowledged').waitFor()
  expect(await lines()).toEqual(['The wall stands.', 'The ferry sails at night.'])
  await context.close()
})

it('[O6] sends nothing in the name of whoever signs in next: it waits for the one who typed it', async () => {
  const { context, letThrough } = await openBrowser()
  await signIn(context, ana)
  const page = await openTab(context)
  await say(page, 'Typed by Ana.')
  await page.getByText('1 line is kept here').waitFor()
  await field(page).fill('Half a sentence of Ana')
  // What is typed is kept at once; a page that is still Ana's would go on for her with whoever's cookie there is.
  await page.goto('about:blank')

  await signIn(context, ben)
  await letThrough()
  await open(page)
  expect(await field(page).inputValue()).toBe('')
  await say(page, 'Typed by Ben.')
  await page.locator('.sent li.own', { hasText: 'Typed by Ben.' }).getByText('on the record').waitFor()
  expect(await lines()).not.toContain('Typed by Ana.')

  await signIn(context, ana)
  await open(page)
  await page.locator('.sent li.own', { hasText: 'Typed by Ana.' }).getByText('on the record').waitFor()
  expect(await field(page).inputValue()).toBe('Half a sentence of Ana')
  expect(await page.locator('.sent li.own', { hasText: 'Typed by Ben.' }).count()).toBe(0)
  expect((await lines()).slice(-2)).toEqual(['Typed by Ben.', 'Typed by Ana.'])
  await context.close()
})
