import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import type { EventLog } from '../../server/log/eventLog.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { launchChromium, openPage } from '../support/chromium.ts'
import { postLine, postLines, startNode, type NodeUnderTest } from '../support/node.ts'

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
  directory = await mkdtemp(join(tmpdir(), 'doorstep-browser-'))
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
const opening = [
  { id: 's1', speaker: chair, text: 'Good morning, and thank you for coming down to the water.' },
  { id: 'q1', speaker: 'Kit Marsh [Tideway Radio]', text: 'How high will the wall be?' },
  { id: 'a1', speaker: chair, text: 'Nine metres at the mouth, seven elsewhere.' },
  { id: 'q2', speaker: 'Reporter', text: '[inaudible] ... before the winter?' },
  { id: 'a2', speaker: chair, text: 'Before the first storm, if the weather lets us.' },
]
const many = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => ({
    id: `m${from + at}`,
    speaker: chair,
    text: `Paragraph ${from + at} of a long answer, with enough words in it that it takes about two lines on a phone.`,
  }))

async function follow(
  options: Parameters<typeof openPage>[1] = {},
  hash = '',
): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPage(browser, options)
  await opened.page.goto(`${node.url}/b/${created.id}${hash}`)
  return opened
}

/** Whether the element is drawn inside the window. */
async function isInView(page: Page, selector: string): Promise<boolean> {
  const box = await page.locator(selector).boundingBox()
  const size = page.viewportSize()
  return box !== null && size !== null && box.y >= 0 && box.y < size.height
}

/** How far below the top of the transcript the element begins, in px. */
async function offsetInPane(page: Page, selector: string): Promise<number> {
  const [box, pane] = [await page.locator(selector).boundingBox(), await page.locator('.pane').boundingBox()]
  return box === null || pane === null ? Number.NaN : box.y - pane.y
}

describe('the reporter page', () => {
  it('shows lines as they are said, once, with speaker, outlet, turn and marks, without a fault in the console', async () => {
    const { page, faults } = await follow()
    for (const line of opening) await postLine(node, created, line)
    await page.locator('#line-a2').waitFor()
    await expect.poll(() => page.locator('#line-a1').count()).toBe(1)
    await expect.poll(() => page.locator('#turn-1').innerText()).toContain('Kit Marsh, Tideway Radio')
    expect(await page.locator('#line-q2').innerText()).toContain('[inaudible]')
    const now = page.locator('aside, section').filter({ hasText: 'Now speaking' }).first()
    await now.getByText('Ines Holm').first().waitFor()
    expect(faults).toEqual([])
  })

  it('turns interim text into the line, without a double', async () => {
    const { page } = await follow()
    await postLine(node, created, opening[0] ?? {})
    await page.locator('#line-s1').waitFor()
    await postLine(node, created, { id: 'i1', speaker: chair, text: 'And so we', final: false })
    await page.locator('.pane').getByText('And so we').waitFor()
    await postLine(node, created, { id: 'i1', speaker: chair, text: 'And so we begin.' })
    await page.locator('#line-i1').getByText('And so we begin.').waitFor()
    await expect.poll(() => page.locator('.pane').getByText('And so we').count()).toBe(1)
  })

  it('says that a line was corrected, and what it said before', async () => {
    await postLines(node, created, opening)
    const { page } = await follow()
    await page.locator('#line-a1').waitFor()
    await node.request(`/api/briefings/${created.id}/commands`, {
      json: { type: 'CorrectLine', lineId: 'a1', saw: opening[2]?.text, text: 'Nineteen metres at the mouth.' },
      cookie: await node.ownerCookie(),
    })
    const line = page.locator('#line-a1')
    await line.getByText('Nineteen metres').waitFor()
    const mark = line.getByText(/corrected \d\d:\d\d/)
    await mark.waitFor()
    await mark.click()
    await line.locator('del', { hasText: 'Nine' }).first().waitFor()
  })

  it('leaves the place and the reason of a line that was taken back', async () => {
    await postLines(node, created, opening)
    const { page } = await follow()
    await page.locator('#line-a1').waitFor()
    await node.request(`/api/briefings/${created.id}/commands`, {
      json: { type: 'RetractLine', lineId: 'a1', reason: 'Said before the microphone was on' },
      cookie: await node.ownerCookie(),
    })
    await page.locator('#line-a1').getByText('Said before the microphone was on').waitFor()
    expect(await page.locator('#line-a1').innerText()).not.toContain('Nine metres')
  })

  it('is read by the keyboard alone: back to the beginning, line by line, and back to live', async () => {
    await postLines(node, created, [...opening, ...many(1, 60)])
    const { page } = await follow()
    await page.locator('#line-m60').waitFor()
    await page.keyboard.press('Home')
    await page.locator('#line-s1').waitFor()
    await expect.poll(() => isInView(page, '#line-s1')).toBe(true)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('line-a1')
    await postLines(node, created, many(61, 63))
    await page.getByRole('button', { name: /3 new lines/ }).waitFor()
    expect(await isInView(page, '#line-a1')).toBe(true)
    await page.keyboard.press('End')
    await page.locator('#line-m63').waitFor()
    await expect.poll(() => isInView(page, '#line-m63')).toBe(true)
    await postLines(node, created, many(64, 64))
    await page.locator('#line-m64').waitFor()
    await expect.poll(() => isInView(page, '#line-m64')).toBe(true)
  })

  it('follows a permalink to a line that is older than the snapshot', async () => {
    await postLines(node, created, opening)
    for (let n = 0; n < 4; n += 1) await postLines(node, created, many(n * 200 + 1, n * 200 + 200))
    const { page } = await follow({}, '#line-m3')
    await page.locator('#line-m3').waitFor()
    await expect.poll(() => isInView(page, '#line-m3')).toBe(true)
    const turn = await follow({ size: 'phone' }, '#turn-1')
    await expect.poll(async () => Math.abs(await offsetInPane(turn.page, '#turn-1 .head'))).toBeLessThan(3)
  })

  it('reads on where WebSocket is refused', async () => {
    const { page } = await openPage(browser)
    await page.addInitScript(() => {
      // A proxy that forbids WebSocket looks like this to a page: the connection fails before it opens.
      window.WebSocket = class extends EventTarget {
        constructor() {
          super()
          setTimeout(() => {
            const event = new Event('error')
            this.dispatchEvent(event)
            ;(this as unknown as { onerror?: (event: Event) => void }).onerror?.(event)
            ;(this as unknown as { onclose?: (event: Event) => void }).onclose?.(new CloseEvent('close'))
          })
        }
        close() {}
      } as never
    })
    await page.goto(`${node.url}/b/${created.id}`)
    await postLines(node, created, opening)
    await page.locator('#line-a2').waitFor()
    await postLine(node, created, { id: 'late', speaker: chair, text: 'By the long way.' })
    await page.locator('#line-late').waitFor()
    expect([...node.server.io.sockets.sockets.values()].map(({ conn }) => conn.transport.name)).toContain('polling')
  })

  it('keeps what it shows when the line is lost, says so, and has everything when it is back', async () => {
    await postLines(node, created, opening)
    const { page } = await follow()
    await page.locator('#line-a2').waitFor()
    await page.context().setOffline(true)
    node.server.io.disconnectSockets(true)
    await page
      .getByText(/Reconnecting/)
      .first()
      .waitFor()
    expect(await page.locator('#line-a2').isVisible()).toBe(true)
    await postLines(node, created, many(1, 5))
    await page.context().setOffline(false)
    await page.locator('#line-m5').waitFor({ timeout: 30_000 })
    for (let n = 1; n <= 5; n += 1) await expect.poll(() => page.locator(`#line-m${n}`).count()).toBe(1)
    await expect.poll(() => page.getByText(/Reconnecting/).count()).toBe(0)
  })

  it('shows markup that somebody says as text, and runs none of it', async () => {
    const { page, faults } = await follow()
    const text = '<img src=x onerror="document.title=`owned`"><script>document.title="owned"</script>'
    await postLine(node, created, { id: 'x1', speaker: `<b>Chair</b>, Eve`, text })
    await page.locator('#line-x1').waitFor()
    expect(await page.locator('#line-x1').innerText()).toContain('<script>')
    expect(await page.title()).not.toContain('owned')
    expect(faults).toEqual([])
  })

  it('speaks French, keeps to it, and dates and times with it', async () => {
    await postLines(node, created, opening)
    const { page } = await follow({ locale: 'fr-FR' })
    await page.getByText('Échange 1').first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('fr')
    await page.getByRole('button', { name: /English/ }).click()
    await page.getByText('Turn 1').first().waitFor()
    await page.reload()
    await page.getByText('Turn 1').first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  })

  it('announces each finished line once to those who listen, and nothing again when they scroll', async () => {
    const { page } = await follow()
    await postLine(node, created, opening[0] ?? {})
    await page.locator('#line-s1').waitFor()
    await page.evaluate(() => {
      const said: string[] = []
      ;(window as unknown as { said: string[] }).said = said
      const region = document.querySelector('[role=log]')
      if (region === null) throw new Error('no live region')
      new MutationObserver((changes) => {
        for (const change of changes) for (const added of change.addedNodes) said.push(added.textContent ?? '')
      }).observe(region, { childList: true, subtree: true })
    })
    await postLine(node, created, { id: 'q1', speaker: 'Reporter', text: 'Interim is not announ', final: false })
    await postLines(node, created, opening.slice(1, 3))
    const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said.join(' '))
    await expect.poll(said).toContain('Nine metres')
    await postLines(node, created, many(1, 40))
    await expect.poll(said, { timeout: 10_000 }).toContain('Paragraph 40 of')
    await page.keyboard.press('Home')
    await expect.poll(() => isInView(page, '#line-s1')).toBe(true)
    await page.keyboard.press('End')
    await expect.poll(() => isInView(page, '#line-m40')).toBe(true)
    const words = await said()
    expect(words.split('Nine metres').length - 1).toBe(1)
    expect(words).not.toContain('is not announ')
    expect(words).not.toContain('Good morning')
  })
})
