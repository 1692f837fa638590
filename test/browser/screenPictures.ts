/**
 * Takes a picture of every scene of a screen in both languages, as large as walls and as small as previews, into the folder that
 * is named: `npm run screen-pictures FOLDER [SCENE]`.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import type { Browser, Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { LOCALES, type Locale } from '../../client/format/locales.ts'
import { launchChromium } from '../support/chromium.ts'
import { sceneStages, type SceneStage } from '../support/sceneStages.ts'

const SIZES = [
  { name: '1080', width: 1920, height: 1080 },
  { name: '2160', width: 3840, height: 2160 },
  { name: 'preview', width: 240, height: 135 },
] as const
const LIGHT = ['turn', 'figures', 'queue', 'holding']
const ROOT = join(import.meta.dirname, '../..')
const FOLLOW = 'https://press.harbours.example/b/quay'

/** One picture alone in a page, told from outside what to show. */
const ENTRY = `
import { createApp, h, shallowRef } from 'vue'
import '/client/styles/fonts.css'
import ScreenPicture from '/client/components/screens/ScreenPicture.vue'
const shown = shallowRef(null)
window.show = (props) => { shown.value = props }
const given = (props) => ({ ...props, offset: props.now - Date.now() })
createApp(() => shown.value && h(ScreenPicture, given(shown.value))).mount('#screen')
`
const PAGE = `<!doctype html><html><body style="margin:0;background:#3a6b4f"><div id="screen" style="position:fixed;top:0;left:0;width:100vw;height:100vh"></div>
<script type="module" src="/@id/virtual:picture"></script></body></html>`

function servePictures(): Promise<ViteDevServer> {
  return createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    plugins: [
      vue(),
      {
        name: 'picture',
        resolveId: (id) => (id === 'virtual:picture' ? '\\0picture' : null),
        load: (id) => (id === '\\0picture' ? ENTRY : null),
        configureServer: ({ middlewares }) => {
          middlewares.use('/picture', (_request, response) => {
            response.setHeader('content-type', 'text/html')
            response.end(PAGE)
          })
        },
      },
    ],
  })
}

async function take(page: Page, stage: SceneStage, theme: 'dark' | 'light', file: string): Promise<void> {
  const { name: _name, image, ...rest } = stage
  const props = {
    ...rest,
    image: image === null ? null : { ...image, theme },
    newsroom: 'Alliance of Harbours',
    follow: FOLLOW,
    name: 'Main hall, left wall',
  }
  await page.evaluate((given) => {
    const { show } = window as unknown as { show: (props: unknown) => void }
    show(null)
    return new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        show(given)
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
      })
    })
  }, props)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path: file })
}

async function takeAll(browser: Browser, url: string, folder: string, wanted: string | undefined): Promise<void> {
  for (const size of SIZES) {
    const page = await browser.newPage({
      viewport: { width: size.width, height: size.height },
      reducedMotion: 'reduce',
    })
    await page.goto(`${url}picture`)
    await page.waitForFunction(() => 'show' in window)
    for (const locale of LOCALES) await takeIn(locale, page, size.name, folder, wanted)
    await page.close()
  }
}

async function takeIn(
  locale: Locale,
  page: Page,
  size: string,
  folder: string,
  wanted: string | undefined,
): Promise<void> {
  for (const stage of sceneStages(locale)) {
    if (wanted !== undefined && !stage.name.startsWith(wanted)) continue
    const themes = LIGHT.includes(stage.name) ? (['dark', 'light'] as const) : (['dark'] as const)
    for (const theme of themes) {
      const name = `${stage.name}${theme === 'light' ? '-light' : ''}.${locale}.${size}.png`
      await take(page, stage, theme, join(folder, name))
    }
  }
}

const [folder, wanted] = process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder that the pictures go into')
await mkdir(folder, { recursive: true })
const server = await servePictures()
await server.listen()
const browser = await launchChromium()
try {
  await takeAll(browser, server.resolvedUrls?.local[0] ?? '', folder, wanted)
} finally {
  await browser.close()
  await server.close()
}
