/** Captions in a real browser: whole rows roll up, nothing comes back down, no word is seen to move where old ones are let go of. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Briefing } from '#shared/domain/state.ts'
import type { Interim } from '../../client/stores/interims.ts'
import { launchChromium } from '../support/chromium.ts'
import { openPicture, servePicture, showStage, type PictureServer } from '../support/pictureServer.ts'
import { BEGAN, said, sceneStages, told, type SceneStage } from '../support/sceneStages.ts'

let browser: Browser
let server: PictureServer
beforeAll(async () => {
  server = await servePicture()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const captions = sceneStages('en').find(({ name }) => name === 'captions')
const first = sceneStages('en').find(({ name }) => name === 'turn-statement')
function stageOf(briefing: Briefing, interims: readonly Interim[] = []): SceneStage {
  if (captions === undefined) throw new Error('there is no stage for captions')
  return { ...captions, briefing, interims, now: BEGAN + 600_000 }
}
const begun = (): Briefing => {
  if (!first?.briefing) throw new Error('there is no statement on the stage')
  return first.briefing
}
const speaking = (text: string): Interim[] => [{ lineId: 'next', speakerId: 'ada', text, at: 0 }]
const WORDS =
  'The harbours have agreed on what stands at the gate and who pays for its upkeep over the coming winters'.split(' ')

/** Where each line's words begin on the screen, those alone that can be seen; and how far the words have rolled. */
function look(page: Page) {
  return page.evaluate(() => {
    const box = document.querySelector('.captions')?.getBoundingClientRect()
    const track = document.querySelector<HTMLElement>('.track')
    if (!box || !track) throw new Error('there are no captions')
    const row = parseFloat(getComputedStyle(track).lineHeight)
    const rects = [...track.querySelectorAll<HTMLElement>('[data-line]')].flatMap((span) =>
      [...span.getClientRects()].map(({ left, top }) => ({ id: span.dataset['line'] ?? '', left, top: top - box.top })),
    )
    return {
      rows: box.height / row,
      /** Of the words from the top of the box, in rows. */
      offset: (track.getBoundingClientRect().top - box.top) / row,
      /** Of the last row from the bottom of the box, in rows. */
      left: (box.bottom - track.getBoundingClientRect().bottom) / row,
      seen: rects.filter(({ top }) => top > -row / 2 && top < box.height - row / 2),
      lines: track.querySelectorAll('[data-line]').length,
      isFaulty: track.scrollWidth > track.clientWidth,
    }
  })
}

async function open(reducedMotion: 'reduce' | 'no-preference' = 'reduce'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion })
  await openPicture(page, server)
  return page
}

describe('captions on a screen', () => {
  it('fill three whole rows, grow from below, and go up by whole rows as words are spoken', async () => {
    const page = await open()
    let before = Number.POSITIVE_INFINITY
    const offsets = new Set<number>()
    for (let count = 1; count <= WORDS.length; count += 1) {
      await showStage(page, stageOf(begun(), speaking(WORDS.slice(0, count).join(' '))))
      const { rows, offset } = await look(page)
      expect(rows).toBeCloseTo(3, 3)
      expect(offset).toBeCloseTo(Math.round(offset), 2)
      expect(offset).toBeLessThanOrEqual(before + 0.01)
      before = offset
      offsets.add(Math.round(offset))
    }
    expect(offsets.size).toBeGreaterThan(2)
    await page.close()
  })

  it('do not come back down where the text being spoken becomes shorter and is still seen', async () => {
    const page = await open()
    await showStage(page, stageOf(begun(), speaking(WORDS.join(' '))))
    const { offset } = await look(page)
    await showStage(page, stageOf(begun(), speaking(WORDS.slice(0, -5).join(' '))))
    const { offset: after, left } = await look(page)
    expect(after).toBeCloseTo(offset, 2)
    expect(left).toBeGreaterThan(0.9)
    await page.close()
  })

  it.each(['withdrawn', 'retracted'] as const)(
    'show what is said next where a long text was %s, and what was said before until then',
    async (how) => {
      const page = await open()
      const long = Array.from({ length: 3 }, () => WORDS.join(' ')).join(' ')
      const before = begun()
      await showStage(page, stageOf(before, speaking(long)))
      if (how === 'retracted') {
        const withLine = told([said(2, 'next', long)], before)
        await showStage(page, stageOf(withLine))
        await showStage(
          page,
          stageOf(told([[2, { type: 'LineRetracted', lineId: 'next', reason: 'a slip' }]], withLine)),
        )
      } else {
        await showStage(page, stageOf(before))
      }
      const { seen, left } = await look(page)
      expect(seen.map(({ id }) => id)).toContain('s1')
      expect(left).toBeCloseTo(0, 2)
      await showStage(page, stageOf(told([said(3, 'short', 'Let us go on.')], before)))
      expect((await look(page)).seen.map(({ id }) => id)).toContain('short')
      await page.close()
    },
  )

  it('keep the words that are said next in sight where a text became shorter than what is seen', async () => {
    const page = await open()
    await showStage(page, stageOf(begun(), speaking(WORDS.join(' '))))
    await showStage(page, stageOf(begun(), speaking('The harbours')))
    const { seen } = await look(page)
    expect(seen.map(({ id }) => id)).toContain('next')
    await page.close()
  })

  it('let go of old words without moving those that are seen, and hold no more after hundreds of lines than after some', async () => {
    const page = await open()
    let briefing = begun()
    let most = 0
    for (let at = 0; at < 90; at += 1) {
      const words = WORDS.slice(at % 7, (at % 7) + 3 + (at % 9)).join(' ')
      const speaker = at % 23 > 19 ? 'deputy' : 'ada'
      await showStage(
        page,
        stageOf(
          briefing,
          speaking(words).map((one) => ({ ...one, lineId: `n${at}`, speakerId: speaker })),
        ),
      )
      const before = await look(page)
      briefing = told([said(2, `n${at}`, words, 0, speaker)], briefing)
      // The same words, now on the record: old ones may be let go of, and nothing may be seen to move.
      await showStage(page, stageOf(briefing))
      const after = await look(page)
      expect(after.seen).toEqual(
        before.seen.map(({ id, left, top }) => ({
          id,
          left: expect.closeTo(left, 0) as number,
          top: expect.closeTo(top, 0) as number,
        })),
      )
      most = Math.max(most, after.lines)
    }
    expect(most).toBeLessThan(24)
    await page.close()
  })

  it('break a word that is longer than a row', async () => {
    const page = await open()
    await showStage(page, stageOf(begun(), speaking('Donaudampfschifffahrts'.repeat(9))))
    const { isFaulty, offset } = await look(page)
    expect(isFaulty).toBe(false)
    expect(offset).toBeLessThan(0)
    await page.close()
  })

  it('roll within a fifth of a second where movement is wanted', async () => {
    const page = await open('no-preference')
    await showStage(page, stageOf(begun(), speaking(WORDS.slice(0, 12).join(' '))))
    await page.evaluate(() => {
      const seen = window as unknown as { rolls: number[] }
      seen.rolls = []
      document.addEventListener('transitionend', (event) => {
        if (event.target instanceof Element && event.target.matches('.track')) seen.rolls.push(event.elapsedTime)
      })
    })
    await showStage(page, stageOf(begun(), speaking(WORDS.join(' '))))
    await page.waitForFunction(() => (window as unknown as { rolls: number[] }).rolls.length > 0)
    const [lasted] = await page.evaluate(() => (window as unknown as { rolls: number[] }).rolls)
    expect(lasted).toBeGreaterThan(0.1)
    expect(lasted).toBeLessThan(0.2)
    expect((await look(page)).left).toBeCloseTo(0, 2)
    await page.close()
  })
})
