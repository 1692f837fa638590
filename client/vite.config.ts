/** Builds the page into `dist`, and says what the reporter page costs before it can be read. */
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { reportInitialJavaScript } from './initialJavaScript.ts'

/** What every page needs. In one piece it is smaller, packed, than in the dozen pieces that sharing alone would make of it. */
const BASE =
  /client\/styles\/|node_modules\/(@vue|vue|vue-router|pinia)\/|plugin-vue|client\/(format|http)\/|client\/reading\/(loadedLater|preferences|useClipboard|useNow|usePageTitle)|client\/locales\/(faultKeys|wordSets)|shared\/domain\/lineText|client\/components\/shell\/(LanguageSwitch|MessagePage|PageHeader|StatusWord|ToastLine)/

/** What the pages of one briefing share, likewise in one piece. */
const FOLLOWING =
  /node_modules\/(@socket\.io|engine\.io|socket\.io)|client\/(live\/|stores\/(briefing|interims|earlierLines|adoptSnapshot)\.|reading\/(turns|linkWords)|components\/shell\/(LinkStrip|RunningTime))|shared\/domain\/(transcript|questions\/order)\./

const server = process.env['DOORSTEP_SERVER'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    vue(),
    reportInitialJavaScript({
      page: 'reporter page',
      view: 'views/BriefingView.vue',
      besides: ['locales/fr.ts'],
      limitKb: 90,
    }),
  ],
  // Every component is written with the composition functions; the other way need not be shipped.
  define: { __VUE_OPTIONS_API__: 'false' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Only the captions page reads labels; left to itself it would come along with whatever records a speaker.
            { name: 'labels', test: /shared\/domain\/labels\./, priority: 1 },
            { name: 'base', test: BASE, priority: 2 },
            { name: 'following', test: FOLLOWING },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': { target: server, changeOrigin: true },
      '/socket.io': { target: server, ws: true, changeOrigin: true },
    },
  },
})
