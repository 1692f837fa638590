/** Lets so many do something at a time; the others wait in the order of their coming, and only so many. */

export interface Turns {
  /** Resolves when it is one's turn, to be given back; null where too many wait. */
  readonly take: () => Promise<void> | null
  readonly giveBack: () => void
}

export function createTurns(atATime: number, waitingAtMost: number): Turns {
  let free = atATime
  const waiting: (() => void)[] = []

  return {
    take() {
      if (free > 0) {
        free -= 1
        return Promise.resolve()
      }
      if (waiting.length >= waitingAtMost) return null
      return new Promise((resolve) => waiting.push(resolve))
    },
    giveBack() {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    },
  }
}
