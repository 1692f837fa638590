/** Which display of this computer the page is: one that drives two has two tokens. */
import { recall, remember } from '../format/memory.ts'

export interface Slot {
  readonly token: () => string | null
  /** Null forgets it. Whether it was kept: storage may be refused. */
  readonly keepToken: (token: string | null) => boolean
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
  return {
    token: () => recall(tokenAt),
    keepToken: (token) => remember(tokenAt, token),
    picture: () => recall(pictureAt),
    keepPicture: (picture) => remember(pictureAt, picture),
  }
}
