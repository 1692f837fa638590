/** Starts the page. */
// First of all, since it says in which order the layers stand.
import './styles/main.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { loadFirstLocale } from './format/i18n.ts'
import { applyPreferences } from './reading/preferences.ts'
import { createPageRouter } from './router.ts'

applyPreferences(document.documentElement)
await loadFirstLocale()
createApp(App).use(createPinia()).use(createPageRouter()).mount('#app')
