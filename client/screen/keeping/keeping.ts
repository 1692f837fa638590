/** Keeps what is on the screen for the next start: at most every five seconds, when the desk says something else, and when the page goes. */
import { heldLook, type Look } from '../../screens/held.ts'
import type { ScreenClock } from '../screenClock.ts'
import { writePicture, type KeptPicture } from './keptPicture.ts'

const EVERY = 5_000
/** Of what is larger, in UTF-16 units, no more often than that: writing it takes the time of several frames. */
const LARGE = 200_000
const LARGE_EVERY = 30_000

export interface KeepingPorts {
  readonly clock: ScreenClock
  readonly keep: (text: string | null) => boolean
  /** When the kept picture was last heard of: as often as all the time in which nothing else of it changes. */
  readonly keepHeard: (at: number | null) => void
  /** What is held now; null where nothing is. `now` is the server's clock. */
  readonly picture: () => KeptPicture | null
}

export class Keeping {
  readonly #ports: KeepingPorts
  #look: Look | undefined
  /** What the desk said, as text. */
  #told: string | undefined
  #isDue = false
  /** Whether it is kept as it was held then. */
  #isKept = false
  #heardAt: number | null = null
  #every = EVERY
  #wroteAt = Number.NEGATIVE_INFINITY

  constructor(ports: KeepingPorts) {
    this.#ports = ports
  }

  /** Something of it is another now. Of a frozen picture moment and look stay those that it was frozen in, through every start. */
  changed(): void {
    const picture = this.#ports.picture()
    this.#look = picture === null ? undefined : heldLook(this.#look, lookOf(picture))
    this.#isDue = true
    const told = JSON.stringify(picture?.directive)
    // A start in between would show what the desk has taken off the screen.
    if (this.#told !== undefined && told !== this.#told) this.flush()
    this.#told = told
  }

  /** Once a second. */
  tick(): void {
    const since = this.#ports.clock.steady() - this.#wroteAt
    if (this.#isDue) return since >= this.#every ? this.flush() : undefined
    if (!this.#isKept || since < EVERY) return
    this.#wroteAt = this.#ports.clock.steady()
    this.#heard(this.#ports.picture()?.heardAt ?? null)
  }

  #write(text: string): boolean {
    this.#every = text.length > LARGE ? LARGE_EVERY : EVERY
    return this.#ports.keep(text)
  }

  flush(): void {
    const picture = this.#ports.picture()
    this.#wroteAt = this.#ports.clock.steady()
    this.#isDue = false
    if (picture === null) this.#isKept = this.#ports.keep(null)
    else this.#isKept = writePicture(lookedAt(picture, this.#look), (text) => this.#write(text))
    if (this.#isKept) this.#heard(picture?.heardAt ?? null)
  }

  #heard(at: number | null): void {
    if (at !== this.#heardAt) this.#ports.keepHeard(at)
    this.#heardAt = at
  }
}

const lookOf = ({ directive, briefing, interims, now }: KeptPicture): Look => ({
  moment: { briefing, interims, now },
  image: directive.image,
})

function lookedAt(picture: KeptPicture, look: Look | undefined): KeptPicture {
  if (look === undefined) return picture
  return { ...picture, ...look.moment, directive: { ...picture.directive, image: look.image } }
}
