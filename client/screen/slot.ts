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
}

/** `search`: of the page's address. Without `?slot=` there is but one. */
export function slotOf(search: string): Slot {
  const named = new URLSearchParams(search).get('slot') ?? ''
  const end = /^[\w-]{1,20}$/.test(named) && named !== '1' ? `.${named}` : ''
  const tokenAt = `doorstep.screen${end}`
  const pictureAt = `doorstep.screenPicture${end}`
  const groundAt = `doorstep.screenGround${end}`
  return {
    wasOverVideo: () => recall(groundAt)?.endsWith(' overlay') === true,
    keepGround({ theme, scene }) {
      const ground = `${theme} ${scene}`
      if (recall(groundAt) !== ground) remember(groundAt, ground)
    },
    token: () => recall(tokenAt),
    keepToken: (token) => remember(tokenAt, token),
    picture: () => recall(pictureAt),
    keepPicture: (picture) => remember(pictureAt, picture),
  }
}
