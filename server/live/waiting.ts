/** Waiting for something to become so: looked at after each change, given up after a time. */
import type { Clock } from '../clock.ts'

export class Waiting {
  readonly #clock: Clock
  readonly #looks = new Set<() => void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** To be called after each change. */
  look(): void {
    for (const look of [...this.#looks]) look()
  }

  /** Rejects with what `givenUp` makes: after `within` ms with its word for it, or as soon as `isOver` holds. */
  until(isSo: () => boolean, isOver: () => boolean, within: number, givenUp: (why: string) => Error): Promise<void> {
    if (isSo()) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const settle = (done: () => void) => {
        this.#looks.delete(look)
        cancel()
        done()
      }
      const look = () => {
        if (isSo()) settle(resolve)
        else if (isOver()) settle(() => reject(givenUp('is closed here')))
      }
      const cancel = this.#clock.after(within, () => {
        settle(() => reject(givenUp(`did not answer within ${within} ms`)))
      })
      this.#looks.add(look)
    })
  }
}
