/** A briefing in a page of somebody else, from another origin: where it may be seen, how high it is, and as whom it reads. */
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { embedOptions } from '../../client/embed/embedOptions.ts'
import { FIRST_HEIGHT, snippetHtml } from '../../client/embed/snippet.ts'
import { launchChromium, openPage } from '../support/chromium.ts'
import { amount, figuresDesk } from '../support/figures.ts'
import { findings } from '../support/findings.ts'
import { eventually, postLines } from '../support/node.ts'
import { startNewsroom, type Newsroom } from '../support/people.ts'
import { startPressOffice, type PressOffice } from '../support/pressOffice.ts'

let browser: Browser
let newsroom: Newsroom
let press: PressOffice
let created: CreatedBriefing

beforeAll(async () => {
  browser = await launchChromium()
  newsroom = await startNewsroom()
  press = await startPressOffice()
  created = await newsroom.node.createBriefing({ title: 'On the "quay" & after' })
  await say(1, 3)
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser.close()
  await press.close()
  await newsroom.close()
})

const say = (from: number, to: number) =>
  postLines(
    newsroom.node,
    created,
    Array.from({ length: to - from + 1 }, (_, at) => ({
      id: `m${from + at}`,
      speaker: 'Harbour Chair, Ines Holm',
      text: `Paragraph ${from + at}, in which the fund stands at 240 million and the wall is as high as it was.`,
    })),
  )

const allow = (...framedBy: string[]) =>
  newsroom.node.request('/api/settings', { method: 'PUT', json: { framedBy }, cookie: newsroom.owner })

const snippet = (query: Record<string, string> = {}, id = created.id) =>
  snippetHtml({
    origin: newsroom.node.url,
    briefing: { id, title: 'On the "quay" & after' },
    options: embedOptions(query),
  })

async function signIn(page: Page): Promise<void> {
  await page.goto(`${newsroom.node.url}/owner#${await newsroom.node.server.newsroom.issueOwnerLink()}`)
  await page.waitForURL((url) => url.pathname === '/')
}

/** Opens the press office's page, and answers the frame once something is in it. */
async function visit(page: Page): Promise<Frame> {
  await page.goto(press.origin)
  const frame = page.frames()[1]
  if (frame === undefined) throw new Error('the page has no frame')
  return frame
}

const heightOf = (page: Page) =>
  page
    .locator('iframe')
    .first()
    .evaluate((frame) => frame.clientHeight)

/** How high the frame is, once that is as high as what stands in it. */
async function settledHeight(page: Page): Promise<number> {
  const wanted = () => page.frames()[1]?.evaluate(() => document.documentElement.scrollHeight)
  await eventually(async () => expect(await wanted()).toBe(await heightOf(page)))
  return heightOf(page)
}

describe('an embedded briefing', () => {
  it('[SG3] is shown on the sites that the owner has named, and on no other', async () => {
    press.publish(snippet())
    for (const sites of [[], ['https://press.example.org'], [press.origin.replace(/:\d+$/, ':1')]]) {
      expect((await allow(...sites)).status).toBe(204)
      const { page } = await openPage(browser)
      const refused = await visit(page)
      await eventually(() => expect(refused.url()).toMatch(/^chrome-error:/))
    }
    for (const sites of [['https://press.example.org', press.origin], ['*']]) {
      await allow(...sites)
      const { page, faults } = await openPage(browser)
      const frame = await visit(page)
      await frame.getByText('Paragraph 3,').waitFor()
      expect(await page.locator('iframe').getAttribute('title')).toBe('On the "quay" & after')
      expect(await frame.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
        0,
        0,
        '',
      ])
      expect(faults).toEqual([])
    }
    const { page } = await openPage(browser)
    press.publish(`<iframe src="${newsroom.node.url}/b/${created.id}" title="x"></iframe>`)
    const whole = await visit(page)
    await eventually(() => expect(whole.url()).toMatch(/^chrome-error:/))
  })

  it('is as high as what stands in it, and grows with it up to where it scrolls', async () => {
    await allow(press.origin)
    press.publish(snippet({ show: 'transcript' }))
    const { page } = await openPage(browser)
    const frame = await visit(page)
    const line = frame.getByRole('log').getByText('Paragraph 3,')
    await line.waitFor()
    await eventually(async () => expect(await heightOf(page)).toBeLessThan(FIRST_HEIGHT))
    const before = await settledHeight(page)
    await say(4, 5)
    await eventually(async () => expect(await heightOf(page)).toBeGreaterThan(before))
    await settledHeight(page)
    await say(6, 60)
    await frame.getByText('Paragraph 60,').waitFor()
    await eventually(async () => expect(await frame.getByRole('log').locator(':scope > div').count()).toBe(30))
    const atMost = await settledHeight(page)
    await say(61, 64)
    await frame.getByText('Paragraph 64,').waitFor()
    expect(await heightOf(page)).toBe(atMost)
    const box = frame.getByRole('region', { name: 'Transcript' })
    const distance = () => box.evaluate((it) => it.scrollHeight - it.scrollTop - it.clientHeight)
    await eventually(async () => expect(await distance()).toBeLessThan(2))
    await box.evaluate((it) => (it.scrollTop = 0))
    await frame.getByRole('button', { name: 'To the end' }).waitFor()
    await say(65, 65)
    await frame.getByRole('button', { name: '1 new line' }).click()
    await eventually(async () => expect(await distance()).toBeLessThan(2))
  })

  it('gets its height however late the script comes, and takes it from nobody else', async () => {
    await allow(press.origin)
    press.publish(snippet({ show: 'question' }))
    const { page } = await openPage(browser)
    let release = () => {}
    const frameIsThere = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/embed.js', async (route) => {
      await frameIsThere
      await route.continue()
    })
    await page.goto(press.origin, { waitUntil: 'commit' })
    await page.frameLocator('iframe').getByText('Now speaking').waitFor()
    expect(await heightOf(page)).toBe(FIRST_HEIGHT)
    release()
    await eventually(async () => expect(await heightOf(page)).toBeLessThan(FIRST_HEIGHT))
    const own = await settledHeight(page)
    const forged = { type: 'doorstep:height', briefing: created.id, height: 4_000 }
    await page.evaluate((message) => {
      const stranger = document.createElement('iframe')
      stranger.srcdoc = `<script>parent.postMessage(${JSON.stringify(message)}, '*')</script>`
      document.body.append(stranger)
      window.postMessage(message, '*')
      return new Promise<void>((resolve) => {
        let heard = 0
        window.addEventListener('message', () => ++heard === 2 && resolve())
      })
    }, forged)
    expect(await heightOf(page)).toBe(own)
  })

  it('reads as anybody, in the browser of an owner too', async () => {
    await allow(press.origin)
    const closed = await newsroom.node.createBriefing({ title: 'For the accredited', visibility: 'accredited' })
    const { page } = await openPage(browser)
    await signIn(page)
    await page.goto(`${newsroom.node.url}/b/${closed.id}`)
    await page.getByRole('heading', { name: 'For the accredited' }).waitFor()
    press.publish(snippet({}, closed.id))
    const refused = await visit(page)
    await refused.getByText('There is no briefing here that everybody may read.').waitFor()
    expect(await refused.getByRole('link', { name: 'Open in Doorstep' }).getAttribute('rel')).toBe('noopener')
    press.publish(snippet({}, 'no-such-briefing'))
    await (await visit(page)).getByText('There is no briefing here that everybody may read.').waitFor()

    const cookie = newsroom.owner
    const held = await newsroom.node.createBriefing({ title: 'Held' })
    await newsroom.node.request('/api/settings', { method: 'PUT', json: { holdS: 60 }, cookie })
    await postLines(newsroom.node, held, [{ id: 'h1', speaker: 'Ines Holm', text: 'A slip of the tongue.' }])
    await page.goto(`${newsroom.node.url}/b/${held.id}`)
    await page.getByText('A slip of the tongue.').first().waitFor()
    press.publish(snippet({}, held.id))
    const frame = await visit(page)
    await frame.getByRole('main').waitFor()
    expect(await frame.getByRole('link', { name: 'Sign in' }).count()).toBe(0)
    expect(await frame.locator('body').innerText()).not.toContain('slip')
    await newsroom.node.request('/api/settings', { method: 'PUT', json: { holdS: 0 }, cookie })
  })

  it('works where the browser keeps nothing for frames of others', async () => {
    await allow(press.origin)
    press.publish(snippet({ language: 'fr', theme: 'dark' }))
    const { page, faults } = await openPage(browser)
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('Access is denied for this document.', 'SecurityError')
          },
        })
      }
    })
    const frame = await visit(page)
    await frame.getByText('Paragraph').first().waitFor()
    await frame.getByRole('link', { name: 'Ouvrir dans Doorstep' }).waitFor()
    expect(await frame.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe('dark')
    expect(faults).toEqual([])
  })

  it('shows figures alone under one rule, the newest first', async () => {
    const counted = await newsroom.node.createBriefing({ title: 'Counted' })
    const desk = figuresDesk(newsroom.node, counted.id, newsroom.owner)
    for (const value of ['100', '200', '300']) await desk.enter(`f${value}`, amount(value))
    const { page } = await openPage(browser)
    await page.goto(`${newsroom.node.url}/embed/${counted.id}?show=figures`)
    const entries = page.locator('.listed > li')
    await eventually(async () => expect(await entries.count()).toBe(3))
    expect(await entries.first().innerText()).toContain('300')
    const rules = await entries.evaluateAll((all) => all.map((entry) => getComputedStyle(entry).borderTopWidth))
    expect(rules).toEqual(['0px', '1px', '1px'])
  })

  it.each([
    ['light', 'laptop'],
    ['dark', 'phone'],
  ] as const)('axe finds nothing serious in it, %s on a %s', async (theme, size) => {
    const { page } = await openPage(browser, { size })
    const query = `theme=${theme}&show=queue,figures,transcript,question`
    await page.goto(`${newsroom.node.url}/embed/${created.id}?${query}`)
    await page.getByRole('heading', { name: 'Figures' }).waitFor()
    const parts = async () => (await page.locator('main h2').allInnerTexts()).map((part) => part.toLowerCase())
    await expect.poll(parts).toEqual(['next to ask', 'figures', 'transcript', 'now speaking'])
    expect(await findings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
  })
})

describe('the snippet', () => {
  it('is handed out at the desk as it looks, with a warning while no site may show it', async () => {
    await allow()
    const { page, faults } = await openPage(browser)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await signIn(page)
    await page.goto(`${newsroom.node.url}/b/${created.id}/desk`)
    await page.getByRole('button', { name: 'More of the desk' }).click()
    await page.getByRole('button', { name: 'Embed in a web page or a video' }).click()
    const dialog = page.getByRole('dialog', { name: 'Embed this briefing' })
    await dialog.getByText('No site may embed briefings yet').waitFor()
    await dialog.frameLocator('iframe').getByText('Paragraph').first().waitFor()
    await dialog.getByRole('radio', { name: 'Dark' }).check()
    await dialog.getByRole('radio', { name: 'Français' }).check()
    await dialog.getByLabel('Figures', { exact: true }).check()
    await dialog.getByRole('button', { name: 'Figures: further up' }).click()
    await dialog.getByLabel('Who speaks, and the question').uncheck()
    await dialog.frameLocator('iframe').getByRole('heading', { name: 'Chiffres' }).waitFor()
    await dialog.getByRole('button', { name: 'Copy the HTML' }).click()
    await dialog.getByText('The HTML is on the clipboard').waitFor()
    const html = dialog.getByLabel('HTML for the page')
    expect(await html.inputValue()).toBe(snippet({ theme: 'dark', language: 'fr', show: 'figures,transcript' }))
    expect(await findings(page, { within: 'dialog' })).toEqual([])

    await dialog.getByRole('link', { name: 'Name the sites in the settings' }).click()
    await page.getByLabel('Sites that may embed briefings').fill(`${press.origin}/\npress.example.org`)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Line 2: “press.example.org” is no site.').waitFor()
    await page.getByLabel('Sites that may embed briefings').fill(`${press.origin}/`)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('.toast').getByText('Saved').waitFor()
    expect(faults).toEqual([])
    // The own pages may not read the clipboard; the press office's may.
    await page.goto(press.origin)
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('theme=dark')
    press.publish(copied)
    await (await visit(page)).getByRole('heading', { name: 'Chiffres' }).waitFor()
  })
})
