/** A build step: writes into the service worker which assets this build consists of. */
import type { Plugin } from 'vite'

export const WORKER = 'worker'
const PLACE = '__ASSETS__'

export function listAssetsInWorker(): Plugin {
  return {
    name: 'doorstep-assets-in-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle[`${WORKER}.js`]
        if (worker?.type !== 'chunk') return this.error('no service worker was built')
        if (worker.imports.length > 0) return this.error('the service worker imports from the page')
        const assets = Object.keys(bundle).filter((name) => name.startsWith('assets/'))
        const parts = worker.code.split(PLACE)
        if (parts.length !== 2) return this.error(`the service worker names its assets ${parts.length - 1} times`)
        worker.code = parts.join(JSON.stringify(assets.map((name) => `/screen/${name}`)))
      },
    },
  }
}
