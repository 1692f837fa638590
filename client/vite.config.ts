/** Builds the page into `dist`, and says what the reporter page costs before it can be read. */
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { emptyOutputBut } from './emptyOutput.ts'
import { reportInitialJavaScript } from './initialJavaScript.ts'

/** What every page needs. In one piece it is smaller, packed, than in the dozen pieces that sharing alone would make of it. */
const BASE =
  /client\/styles\/|node_modules\/(@vue|vue|vue-router|pinia)\/|plugin-vue|vite\/preload-helper|client\/(format\/(?!quote)|http\/)|client\/reading\/(loadedLater|pace|preferences|useClipboard|useNow|usePageTitle|withWords)|client\/locales\/(faultKeys|wordSets)|shared\/domain\/(lineText|refusal)\.|client\/components\/shell\/(LanguageSwitch|MessagePage|PageHeader|StatusWord|ToastLine)/

/** What the pages of one briefing share, likewise in one piece. */
const FOLLOWING =
  /node_modules\/(@socket\.io|engine\.io|socket\.io)|client\/(live\/|stores\/(briefing|interims|earlierLines|adoptSnapshot)\.|reading\/(following|turns|linkWords)|components\/(shell\/(BriefingHeader|BriefingRefused|LinkStrip|RunningTime)|transcript\/LineWords))|shared\/domain\/(attribution|briefing|linesTokens|snapshot|stacked|state|transcript|turns|(figures|questions)\/(kinds|record|shown|state)|(glossary|roster|screens)\/(kinds|person|record)|questions\/order)\.|client\/figures\/(marking|shownFigures)/

const server = process.env['DOORSTEP_SERVER'] ?? 'http://127.0.0.1:8080'
const SCREENS = 'http://127.0.0.1:5174'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    vue(),
    emptyOutputBut('screen'),
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
    emptyOutDir: false,
    assetsInlineLimit: 0,
    // Only the reporter page is worth its place in a list that every page loads; styles have to be in it.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (file, dependencies) =>
        file.includes('/BriefingView-') ? dependencies : dependencies.filter((name) => name.endsWith('.css')),
    },
    rolldownOptions: {
      // The domain does nothing by being imported: what a page does not call of it is left out.
      treeshake: { moduleSideEffects: [{ test: /shared\/domain\//, sideEffects: false }] },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
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
      // Served by a server of its own, which knows its page under its folder alone.
      '^/screen($|[/?])': {
        target: SCREENS,
        ws: true,
        rewrite: (path) => path.replace(/^\/screen(?=$|\?)/, '/screen/'),
      },
    },
  },
})
