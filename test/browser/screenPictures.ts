/**
 * `npm run screen-pictures -- FOLDER [NAME]`: a picture of everything that a screen shows in both languages, as large as walls and
 * as small as previews, into the folder; of those alone whose names begin with NAME.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { LOCALES } from '../../client/format/locales.ts'
import { launchChromium } from '../support/chromium.ts'
import { pageStages, type PageStage } from '../support/pageStages.ts'
import { openPicture, servePicture, showStage } from '../support/pictureServer.ts'

const SIZES = [
  { name: '1080', width: 1920, height: 1080 },
  { name: '2160', width: 3840, height: 2160 },
  { name: 'preview', width: 240, height: 135 },
] as const
const ALSO_LIGHT = ['turn', 'figures', 'queue', 'holding']

interface Picture {
  readonly file: string
  readonly stage: PageStage
}

function pictures(size: string, wanted: string): readonly Picture[] {
  return LOCALES.flatMap((locale) =>
    pageStages(locale)
      .filter(({ name }) => name.startsWith(wanted))
      .flatMap((stage) => {
        const dark = { file: `${stage.name}.${locale}.${size}.png`, stage }
        if (!ALSO_LIGHT.includes(stage.name) || stage.image === null) return [dark]
        const light = { ...stage, image: { ...stage.image, theme: 'light' as const } }
        return [dark, { file: `${stage.name}-light.${locale}.${size}.png`, stage: light }]
      }),
  )
}

async function take(page: Page, { file, stage }: Picture, folder: string): Promise<void> {
  await showStage(page, stage, true)
  await page.screenshot({ path: join(folder, file) })
}

const [folder, wanted = ''] = process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder that the pictures go into')
await mkdir(folder, { recursive: true })
const server = await servePicture()
const browser = await launchChromium()
try {
  for (const { name, width, height } of SIZES) {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' })
    await openPicture(page, server)
    for (const picture of pictures(name, wanted)) await take(page, picture, folder)
    await page.close()
  }
} finally {
  await browser.close()
  await server.close()
}
