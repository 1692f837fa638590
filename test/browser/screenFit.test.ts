/** The longest words that are likely fit into every scene, at every size of the letters, within the usual margin and the widest. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MARGIN_LIMIT, SCREEN_SIZES } from '#shared/domain/screens/state.ts'
import { LOCALES } from '../../client/format/locales.ts'
import { launchChromium } from '../support/chromium.ts'
import { openPicture, servePicture, showStage, type PictureServer } from '../support/pictureServer.ts'
import { sceneStages, type SceneStage } from '../support/sceneStages.ts'
import { misfits } from '../support/screenFit.ts'

const LONGEST = [
  'turn-long',
  'turn-called-unwritten',
  'turn-figures-long',
  'turn-figures-list',
  'turn-queue-long',
  'turn-spoken',
  'turn-queue-spoken',
  'captions-largest',
  'figures',
  'figures-heard',
  'figures-moment',
  'figures-list',
  'figures-digits',
  'queue-largest',
  'holding-long',
  'holding-ended',
  'message-long',
  'overlay-message-long',
]

let browser: Browser
let server: PictureServer
let page: Page
beforeAll(async () => {
  server = await servePicture()
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
  await openPicture(page, server)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

function everyLook(stage: SceneStage) {
  const { image } = stage
  if (image === null) throw new Error(`${stage.name} has no image`)
  return SCREEN_SIZES.flatMap((size) => [5, MARGIN_LIMIT].map((margin) => ({ ...image, size, margin })))
}

describe.each(LOCALES)('the words of a screen in %s', (locale) => {
  it.each(LONGEST)('fit into %s at every size and margin', async (name) => {
    const stage = sceneStages(locale).find((one) => one.name === name)
    if (stage === undefined) throw new Error(`there is no stage ${name}`)
    // Waits for the letters.
    await showStage(page, stage)
    expect(await misfits(page, stage, everyLook(stage))).toEqual([])
  })
})

it('a picture whose words do not fit is found', async () => {
  const stage = sceneStages('en').find(({ name }) => name === 'turn-long')
  if (stage === undefined || stage.image === null) throw new Error('there is no stage')
  const style = await page.addStyleTag({ content: '.screen p { font-size: 15vh !important }' })
  expect(await misfits(page, stage, [stage.image])).not.toEqual([])
  await style.evaluate((element) => (element as Element).remove())
})
