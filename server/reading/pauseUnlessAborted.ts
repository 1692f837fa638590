/** Waiting that an interruption ends at once. */
import { pause, type Clock } from '../clock.ts'

/** Resolves after `ms`, or as soon as the signal is aborted; the caller asks the signal which it was. */
export async function pauseUnlessAborted(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return pause(clock, ms)
  if (signal.aborted) return
  await new Promise<void>((resolve) => {
    const stop = (): void => {
      cancel()
      resolve()
    }
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', stop)
      resolve()
    })
    signal.addEventListener('abort', stop, { once: true })
  })
}
