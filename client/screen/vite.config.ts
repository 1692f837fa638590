/** Builds the page of the screens, apart from the other pages: for the browsers that televisions have. */
import legacy from '@vitejs/plugin-legacy'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { listAssetsInWorker, WORKER } from './worker/assetList.ts'

/** The Chromium of webOS 6, and of Tizen 6.5 with room to spare; what is newer in the language is written out, what is newer in the library is brought. */
const OLDEST = 'chrome >= 79'

const server = process.env['DOORSTEP_SERVER'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: import.meta.dirname,
  base: '/screen/',
  plugins: [
    vue(),
    legacy({ modernTargets: OLDEST, modernPolyfills: true, renderLegacyChunks: false }),
    listAssetsInWorker(),
  ],
  define: { __VUE_OPTIONS_API__: 'false' },
  build: {
    outDir: '../dist/screen',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { screen: `${import.meta.dirname}/index.html`, [WORKER]: `${import.meta.dirname}/worker/worker.ts` },
      // Both languages are in the page; that others load them when they need them is no news.
      checks: { ineffectiveDynamicImport: false },
      treeshake: { moduleSideEffects: [{ test: /shared\/domain\//, sideEffects: false }] },
      output: {
        // A service worker keeps its address: under another one it would be another worker.
        entryFileNames: ({ name }) => (name === WORKER ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    proxy: {
      '/api': { target: server, changeOrigin: true },
      '/socket.io': { target: server, ws: true, changeOrigin: true },
      '/healthz': { target: server, changeOrigin: true },
    },
  },
})
