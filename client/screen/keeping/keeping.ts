/** Keeps what is on the screen for the next start, at most every five seconds, and when the page goes. */
import { heldMoment, type Moment } from '../../screens/held.ts'
import type { LinkClock } from '../../live/linkTransport.ts'
import { writePicture, type KeptPicture } from './keptPicture.ts'

const EVERY = 5_000

export interface KeepingPorts {
  readonly clock: LinkClock
  readonly keep: (text: string | null) => boolean
  /** What is held now; null where nothing is. `now` is the server's clock. */
  readonly picture: () => KeptPicture | null
}

export class Keeping {
  readonly #ports: KeepingPorts
  #moment: Moment | undefined
  #isDue = false
  #wroteAt = Number.NEGATIVE_INFINITY

  constructor(ports: KeepingPorts) {
    this.#ports = ports
  }

  /** Something of it is another now. Of a frozen picture the moment stays that it was frozen in, through every start. */
  changed(): void {
    const picture = this.#ports.picture()
    const isFrozen = picture?.directive.image?.isFrozen === true
    this.#moment = picture === null ? undefined : heldMoment(this.#moment, picture, isFrozen)
    this.#isDue = true
  }

  /** Once a second. */
  tick(): void {
    if (this.#isDue && this.#ports.clock.now() - this.#wroteAt >= EVERY) this.flush()
  }

  flush(): void {
    const picture = this.#ports.picture()
    this.#wroteAt = this.#ports.clock.now()
    this.#isDue = false
    if (picture === null) this.#ports.keep(null)
    else writePicture({ ...picture, ...this.#moment }, this.#ports.keep)
  }
}
