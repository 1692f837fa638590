/** Starts the page of a screen. */
import './screenPage.css'
import { createApp } from 'vue'
import ScreenApp from './ScreenApp.vue'

createApp(ScreenApp).mount('#screen')
