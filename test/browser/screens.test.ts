/** Three displays and a moderator: from the codes on the displays, through everything that the desk can do with them, to none again. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CODE_LETTERS } from '#shared/domain/screens/pairingCode.ts'
import { launchChromium } from '../support/chromium.ts'
import { eventually } from '../support/node.ts'
import { openScreenDesk, type ScreenDesk } from '../support/screenDesk.ts'
import { expectUnblemished, showsScene, showsWithin } from '../support/screenLooks.ts'
import { readCodeOff } from '../support/screens.ts'
import { startScreenStage, type ScreenStage, type Wired } from '../support/screenStage.ts'

const NAMES = ['Foyer', 'Podium', 'Press room'] as const
const SHOWN_MS = 5_000

let browser: Browser
let stage: ScreenStage
let desk: ScreenDesk
let foyer: Wired
let podium: Wired
let press: Wired

beforeAll(async () => {
  browser = await launchChromium()
  stage = await startScreenStage()
  desk = await openScreenDesk(browser, stage)
  ;[foyer, podium, press] = await Promise.all([
    stage.unpaired(browser),
    stage.unpaired(browser),
    stage.unpaired(browser),
  ])
})
afterAll(async () => {
  await browser.close()
  await stage.close()
})

const displays = () => [foyer, podium, press]

/** Everybody shows this scene, and the desk was told so. */
async function expectScenes(...scenes: readonly Parameters<typeof showsScene>[1][]): Promise<void> {
  for (const [at, display] of displays().entries()) {
    const scene = scenes[at] ?? 'standby'
    await showsScene(display, scene)
    await eventually(() => {
      expect(display.report()?.scene).toBe(scene)
    })
  }
}

/** The code with its last letter changed, which the check tells from any code. */
function slipped(code: string): string {
  const last = CODE_LETTERS.indexOf(code.at(-1) ?? '')
  return code.slice(0, -1) + CODE_LETTERS.charAt((last + 1) % CODE_LETTERS.length)
}

async function callsQuestion(): Promise<void> {
  await stage.command({
    type: 'AskQuestion',
    questionId: 'height',
    text: 'How high will the wall be at the old pier?',
    where: 'room',
    asker: { name: 'Kit Marsh', outlet: 'Tideway Radio', where: 'room' },
  })
  await desk.close()
  await desk.page.locator('[data-choice^="next/"][aria-label="Kit Marsh"]').waitFor()
  await desk.page.keyboard.press('n')
}

describe('three screens and the desk', () => {
  it('[SN1] are paired by the codes that they show, and by no code with a wrong letter', async () => {
    for (const [at, display] of displays().entries()) {
      await display.page.goto(`${stage.url}/screen`)
      const code = await readCodeOff(display.page)
      if (at === 0) await desk.mistype(slipped(code))
      await desk.pair(code, NAMES[at] ?? '')
      await showsScene(display, 'turn')
    }
    for (const name of NAMES) await desk.section.getByText(name).waitFor()
    await expectUnblemished(displays())
  })

  it('[SC2] show each the scene that was taken for it by key, which comes back in what they report', async () => {
    await stage.say('The harbours have agreed on who looks after which pier.')
    await desk.take(1, 'captions')
    await desk.take(2, 'holding')
    await desk.take(3, 'figures')
    await expectScenes('captions', 'holding', 'figures')
    await showsWithin(foyer, 'who looks after which pier', SHOWN_MS)
    for (const display of displays()) {
      expect(display.report()).toMatchObject({ width: 1_920, height: 1_080, staleForMs: null, isFrozen: false })
    }
  })

  it('[SC4] turn to the question by themselves when it is called, and to a figure for a while when it is confirmed', async () => {
    for (const screen of [1, 2, 3]) await desk.press(screen, 'automatic')
    await callsQuestion()
    await expectScenes('turn', 'turn', 'turn')
    for (const display of displays()) {
      await showsWithin(display, 'How high will the wall be at the old pier?', SHOWN_MS)
      await showsWithin(display, 'Kit Marsh', SHOWN_MS)
    }
    await stage.say('For the wall we are now at 240 million euros.')
    for (const display of displays()) await showsWithin(display, 'we are now at 240 million', SHOWN_MS)
    await desk.page.locator('[data-choice][aria-label*="240 million"]').focus()
    await desk.page.keyboard.press('c')
    await expectScenes('figures', 'figures', 'figures')
    for (const display of displays()) await showsWithin(display, '240', SHOWN_MS)
    for (const display of displays()) {
      await display.page.locator('.screen[data-scene="turn"]').waitFor({ timeout: 25_000 })
    }
    await expectUnblemished(displays())
  })

  it('stay as they are while frozen, and are right at once when released', async () => {
    await desk.press(1, 'freeze')
    await eventually(() => {
      expect(foyer.report()?.isFrozen).toBe(true)
    })
    const before = await foyer.words()
    await stage.say('It takes until the spring after next.')
    await showsWithin(podium, 'until the spring after next', SHOWN_MS)
    expect(await foyer.words()).toBe(before)
    await desk.press(1, 'freeze')
    await showsWithin(foyer, 'until the spring after next', SHOWN_MS)
  })

  it('[SC4] show a message, one of them or all, and nothing at all, before every scene', async () => {
    await desk.message(2, 'The lift is out of order.')
    await expectScenes('turn', 'message', 'turn')
    await showsWithin(podium, 'The lift is out of order.', SHOWN_MS)
    await desk.message(0, 'Please leave by the quay.')
    await expectScenes('message', 'message', 'message')
    for (const display of displays()) await showsWithin(display, 'Please leave by the quay.', SHOWN_MS)
    await desk.press(0, 'blank')
    await expectScenes('blank', 'blank', 'blank')
    for (const display of displays()) expect(await display.words()).toBe('')
    await desk.press(0, 'blank')
    await expectScenes('message', 'message', 'message')
    for (const screen of [1, 2, 3]) await desk.clearMessage(screen)
    await expectScenes('turn', 'turn', 'turn')
    // Nothing at all is what was asked for.
    for (const display of displays()) await display.forgive()
  })

  it('[SN5] are nobody at once when they are unpaired, show a code, and can be paired anew', async () => {
    await desk.unpair(3)
    const code = await readCodeOff(press.page)
    await desk.section.getByText('Press room').waitFor({ state: 'detached' })
    await showsScene(foyer, 'turn')
    await desk.pair(code, 'Press room')
    await showsScene(press, 'turn')
    await showsWithin(press, 'until the spring after next', SHOWN_MS)
    await expectUnblemished(displays())
    expect(desk.faults).toEqual([])
  })
})
