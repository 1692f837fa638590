/** Which display of this computer the page is: one that drives two has two tokens. */
import type { ScreenTheme } from '#shared/domain/screens/state.ts'
import { recall, remember } from '../format/memory.ts'

export interface Ground {
  readonly theme: ScreenTheme
  /** Of the picture, or `pairing`. */
  readonly scene: string
}

export interface Slot {
  readonly token: () => string | null
  /** Null forgets it. Whether it was kept: storage may be refused. */
  readonly keepToken: (token: string | null) => boolean
  /** What the ground behind the picture was like, for the next start: see `public/firstPaint.js`, which reads it before anything is drawn. */
  readonly wasOverVideo: () => boolean
  readonly keepGround: (ground: Ground) => void
  readonly picture: () => string | null
  /** Whether it was kept: storage may be full. */
  readonly keepPicture: (picture: string | null) => boolean
  /** When the briefing of the kept picture was last heard of, in ms on this device's clock; null where that was not kept apart. */
  readonly heardAt: () => number | null
  readonly keepHeard: (at: number | null) => void
  /** Everything that is of the screen that it was. */
  readonly forget: () => void
}

const SESSION = (): Storage => sessionStorage
/**
 * Chromium puts the local storage of a page on the disk sixty times an hour at most: what is written often, in ms, makes a picture
 * wait for its turn, and a power cut undoes it.
 */
const OUTLASTS_EVERY = 120_000

/** `search`: of the page's address. Without `?slot=` there is but one. */
export function slotOf(search: string): Slot {
  const named = new URLSearchParams(search).get('slot') ?? ''
  const end = /^[\w-]{1,20}$/.test(named) && named !== '1' ? `.${named}` : ''
  const tokenAt = `doorstep.screen${end}`
  const pictureAt = `doorstep.screenPicture${end}`
  const heardAt = `doorstep.screenHeard${end}`
  const groundAt = `doorstep.screenGround${end}`
  return {
    wasOverVideo: () => recall(groundAt)?.endsWith(' overlay') === true,
    keepGround({ theme, scene }) {
      const ground = `${theme} ${scene}`
      const known = recall(groundAt)
      // Chromium takes one change a minute to the disk: the first is left to the token.
      if (known !== ground && (known !== null || scene !== 'pairing')) remember(groundAt, ground)
    },
    token: () => recall(tokenAt),
    keepToken: (token) => remember(tokenAt, token),
    picture: () => recall(pictureAt),
    keepPicture: (picture) => remember(pictureAt, picture),
    heardAt: () => numberIn(recall(heardAt, SESSION)) ?? numberIn(recall(heardAt)),
    keepHeard(at) {
      const text = at === null ? null : String(at)
      remember(heardAt, text, SESSION)
      const before = numberIn(recall(heardAt))
      if (at === null || before === null || Math.abs(at - before) >= OUTLASTS_EVERY) remember(heardAt, text)
    },
    forget() {
      for (const at of [tokenAt, pictureAt, heardAt]) remember(at, null)
      remember(heardAt, null, SESSION)
    },
  }
}

function numberIn(text: string | null): number | null {
  const found = /^\d+(?:\.\d+)?$/.exec(text ?? '')
  return found === null ? null : Number(found[0])
}
