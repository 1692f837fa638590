/** A page with one picture of a screen and nothing else, which a test tells what to show. */
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import type { Page } from 'playwright-core'
import { createServer } from 'vite'
import type { PageStage } from './pageStages.ts'

const ROOT = join(import.meta.dirname, '../..')
const ENTRY = `
import { createApp, h, shallowRef } from 'vue'
import '/client/styles/fonts.css'
import ScreenPicture from '/client/components/screens/ScreenPicture.vue'
import PairingCard from '/client/screen/pairing/PairingCard.vue'
import '/client/screen/screenPage.css'
import StaleMark from '/client/screen/StaleMark.vue'
const shown = shallowRef(null)
window.show = (props) => { shown.value = props }
const given = ({ pairing, staleFor, ...props }) => ({ ...props, offset: props.now - Date.now() })
const mark = (ms, image) => h(StaleMark, { ms, locale: image?.language ?? 'en', margin: image?.margin ?? 5 })
const picture = ({ staleFor, image }) => [h(ScreenPicture, given(shown.value)), staleFor && mark(staleFor, image)]
const place = { position: 'absolute', top: 0, right: 0, bottom: 0, left: 0 }
const around = (stage) => h('div', { class: { isOld: stage.staleFor > 0 }, style: place }, picture(stage))
const draw = (stage) => (stage.pairing ? h(PairingCard, { state: stage.pairing }) : around(stage))
createApp(() => shown.value && draw(shown.value)).mount('#screen')
`
// The ground is of a colour that no scene has, so that what is transparent is seen to be.
const PAGE = `<!doctype html><html><body style="margin:0;background:#3a6b4f">
<div id="screen" style="position:fixed;top:0;left:0;width:100vw;height:100vh"></div>
<script type="module" src="/@id/virtual:picture"></script></body></html>`

export interface PictureServer {
  readonly url: string
  readonly close: () => Promise<void>
}

export async function servePicture(): Promise<PictureServer> {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    plugins: [
      vue(),
      {
        name: 'picture',
        resolveId: (id) => (id === 'virtual:picture' ? '\0picture' : null),
        load: (id) => (id === '\0picture' ? ENTRY : null),
        configureServer: ({ middlewares }) => {
          middlewares.use('/picture', (_request, response) => {
            response.setHeader('content-type', 'text/html')
            response.end(PAGE)
          })
        },
      },
    ],
  })
  await server.listen()
  return { url: `${server.resolvedUrls?.local[0] ?? ''}picture`, close: () => server.close() }
}

export async function openPicture(page: Page, { url }: PictureServer): Promise<void> {
  await page.goto(url)
  await page.waitForFunction(() => 'show' in window)
}

/** Resolves once it is painted. `anew`: nothing of what stood there before is kept. */
export async function showStage(page: Page, { name: _, ...stage }: PageStage, anew = false): Promise<void> {
  const follow = 'https://press.harbours.example/b/quay'
  const props = { ...stage, newsroom: 'Alliance of Harbours', follow, name: 'Main hall, left wall' }
  await page.evaluate(
    async ({ given, isNew }) => {
      const { show } = window as unknown as { show: (props: unknown) => void }
      const painted = () =>
        new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
      if (isNew) {
        show(null)
        await painted()
      }
      show(given)
      await painted()
      await document.fonts.ready
      await painted()
    },
    { given: props, isNew: anew },
  )
}
