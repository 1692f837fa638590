/** Starts the page of a screen. */
import './oldBrowser.ts'
import '../styles/fonts.css'
import './screenPage.css'
import { createApp } from 'vue'
import { newsroomName } from '../format/newsroom.ts'
import { recall, remember } from '../format/memory.ts'
import { BROWSER_CLOCK } from '../live/linkTransport.ts'
import { Deploy, type Loaded } from './healing/deploy.ts'
import { Faults, watchFaults } from './healing/faults.ts'
import { markCopy } from './healing/copyMark.ts'
import { LastPicture } from './healing/lastPicture.ts'
import { isKeptSuspect, noteReload, reloadsBefore } from './healing/reloads.ts'
import { fetchAssets, servedPage, serverAnswers } from './healing/serverPage.ts'
import { askPairing, claimPairing } from './pairing/pairingCalls.ts'
import { afterPaint } from './reporting.ts'
import ScreenApp from './ScreenApp.vue'
import { steadied } from './screenClock.ts'
import { ScreenControl } from './screenControl.ts'
import { slotOf } from './slot.ts'
import { registerWorker } from './worker/registerWorker.ts'

const clock = steadied(BROWSER_CLOCK)
const version = document.documentElement.dataset['version'] ?? ''
const LOADED_AT = 'doorstep.screenLoaded'

function reload(): void {
  try {
    control.keep()
  } finally {
    location.reload()
  }
}

const faults = new Faults({
  clock,
  reloadsBefore,
  servedPage,
  reload: (now) => {
    noteReload(now)
    reload()
  },
})
watchFaults(faults)

const deploy = new Deploy({
  own: version,
  clock,
  servedPage,
  fetchAssets,
  lastLineAt: () => control.follower.shown.factAt,
  loaded: () => JSON.parse(recall(LOADED_AT, () => sessionStorage) ?? 'null') as Loaded | null,
  reload: (loaded) => {
    remember(LOADED_AT, JSON.stringify(loaded), () => sessionStorage)
    reload()
  },
})

const root = document.getElementById('screen')
if (root === null) throw new Error('the page has no place for the picture')
const glass = new LastPicture(root)

const control = new ScreenControl({
  clock,
  glass,
  slot: slotOf(location.search),
  ask: askPairing,
  claim: claimPairing,
  afterPaint,
  version,
  size: () => ({ width: innerWidth, height: innerHeight, scale: devicePixelRatio }),
  told: (told) => deploy.told(told),
  serverAnswers,
  // The page itself, and not only the server, has to be there to be loaded.
  reload: () => void servedPage().then((page) => page !== null && reload()),
  isKeptSuspect: isKeptSuspect(reloadsBefore(), clock.now()),
})
control.open()

const app = createApp(ScreenApp, { control, newsroom: newsroomName })
// Where a component throws, the framework leaves a hole: it is filled before the next frame, and the page loads itself anew.
app.config.errorHandler = (error) => {
  control.broken()
  setTimeout(() => {
    throw error
  })
  markCopy(control, glass)
}
app.mount(root)
// A letter that nobody has used yet must be there when the network is not.
document.fonts.forEach((face) => void face.load().catch(() => undefined))
registerWorker()
