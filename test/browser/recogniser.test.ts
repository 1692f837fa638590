/** Feeds of recognisers as the pages draw them: at no moment does a word stand twice, and none goes and comes back. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { launchChromium, openPage } from '../support/chromium.ts'
import { createMovableClock, type MovableClock } from '../support/movableClock.ts'
import { eventually, postLine, startNode, type NodeUnderTest } from '../support/node.ts'
import { playFeed, type Player } from '../support/playFeed.ts'
import { recognise, wordsIn, type Feed } from '../support/recogniser.ts'
import { createScriptedLog } from '../support/scriptedLog.ts'

const SEED = Number(process.env['RECOGNISER_SEED'] ?? Date.now() % 1_000_000)
const LINES = 4
const CHAIR = 'Harbour Chair, Ines Holm'

let browser: Browser
let clock: MovableClock
let node: NodeUnderTest
let created: CreatedBriefing

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  clock = createMovableClock(0)
  node = await startNode(createScriptedLog(), { clock })
  created = await node.createBriefing({ title: 'On the quay' })
  await postLine(node, created, { id: 'opening', speaker: CHAIR, text: 'Good morning.' })
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await node.close()
})

interface Watched {
  readonly page: Page
  /** The numbers of the words that stood, from above to below, after each task that changed the document and before each picture. */
  readonly looks: () => Promise<readonly (readonly string[])[]>
}

/** Keeps what stands inside the element, whenever it may be drawn. */
async function watch(path: string, inside: string): Promise<Watched> {
  const { page } = await openPage(browser)
  await page.addInitScript((selector) => {
    const looks: string[][] = []
    const look = () => {
      const element = document.querySelector(selector)
      if (element === null) return
      const texts: string[] = []
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      while (walker.nextNode() !== null) texts.push(walker.currentNode.textContent ?? '')
      const words = texts.join(' ').match(/[a-z]\d+(?!\w)/gu) ?? []
      if (words.join() !== looks.at(-1)?.join()) looks.push(words)
    }
    Object.assign(globalThis, { looks })
    // No picture is drawn before a task has ended, whatever the page changes within it.
    const afterTask = new MessageChannel()
    afterTask.port1.onmessage = look
    const changed = () => afterTask.port2.postMessage(null)
    new MutationObserver(changed).observe(document, { subtree: true, childList: true, characterData: true })
    const frame = () => {
      look()
      requestAnimationFrame(frame)
    }
    frame()
  }, inside)
  await page.goto(`${node.url}${path}`)
  // Of these, each stands in the page only once the briefing does.
  await page.locator(inside).first().waitFor({ state: 'attached' })
  return { page, looks: () => page.evaluate(() => (globalThis as unknown as { looks: string[][] }).looks) }
}

const twice = (words: readonly string[]) => words.filter((word, at) => words.indexOf(word) !== at)

/** The first words of lines that went and came back. */
function cameBack(looks: readonly (readonly string[])[], firsts: ReadonlySet<string>): readonly string[] {
  const gone = new Set<string>()
  const back: string[] = []
  for (const [index, words] of looks.entries()) {
    back.push(...words.filter((word) => gone.has(word)))
    for (const word of looks[index - 1] ?? []) if (firsts.has(word) && !words.includes(word)) gone.add(word)
  }
  return back
}

/** Each feed has a token of its own: one source has three lines open at most (I5). */
const player = (token: string): Player => ({
  get clock() {
    return clock
  },
  send: ({ body }, signal) =>
    node.request(`/api/briefings/${created.id}/lines`, {
      json: body,
      headers: { authorization: `Bearer ${token}` },
      ...(signal && { signal }),
    }),
})

async function anotherToken(): Promise<string> {
  const path = `/api/briefings/${created.id}/tokens`
  const response = await node.request(path, { method: 'POST', cookie: await node.ownerCookie() })
  return ((await response.json()) as CreatedBriefing).tokens.lines
}

const wordsOf = ({ truth }: Feed) => truth.flatMap(({ last }) => wordsIn(last))

describe('recognisers on pages', () => {
  it.each([SEED])(
    '[I12] neither double a word nor let one flicker, on the reporter page, in other pages and over a video (seed %i)',
    async (seed) => {
      const about = { lines: LINES, rewords: false, pauses: false }
      const feeds = [
        recognise(seed, { ...about, source: 'a', speaker: CHAIR, isNumbered: true }),
        recognise(seed + 7, { ...about, source: 'b', speaker: 'Kit Marsh [Tideway Radio]', isNumbered: false }),
      ]
      const reporter = await watch(`/b/${created.id}`, '.pane')
      const overlay = await watch(`/b/${created.id}/overlay?rows=3`, '.over')
      const embed = await watch(`/embed/${created.id}?show=transcript`, '.box')
      const tokens = [created.tokens.lines, await anotherToken()]
      await Promise.all(feeds.map((feed, at) => playFeed(feed, player(tokens[at] ?? ''))))
      const whole = feeds.map(wordsOf)
      const firsts = new Set(feeds.flatMap(({ truth }) => truth.flatMap(({ last }) => wordsIn(last).slice(0, 1))))
      await eventually(async () => {
        for (const { looks } of [reporter, embed]) {
          const last = (await looks()).at(-1) ?? []
          expect(['a', 'b'].map((source) => last.filter((word) => word.startsWith(source)))).toEqual(whole)
        }
        // Captions roll on from where a line began, whichever of two is finished first; what has rolled out is gone.
        const rolled = (await overlay.looks()).at(-1) ?? []
        for (const [at, source] of ['a', 'b'].entries()) {
          const words = rolled.filter((word) => word.startsWith(source))
          expect(words.length).toBeGreaterThanOrEqual(wordsIn(feeds[at]?.truth.at(-1)?.last ?? '').length)
          expect(words).toEqual(whole[at]?.slice(-words.length))
        }
      }, 10_000)
      for (const [name, { looks }] of Object.entries({ reporter, overlay, embed })) {
        const seen = await looks()
        expect(seen.length, name).toBeGreaterThan(5)
        expect(seen.flatMap(twice), name).toEqual([])
        expect(cameBack(seen, firsts), name).toEqual([])
      }
    },
  )
})
