/** After a fault of its own the page keeps what it shows, and loads itself anew once the server has it to give. */
import type { LinkClock } from '../../live/linkTransport.ts'
import { delayBeforeReload } from './reloads.ts'
import type { ServedPage } from './serverPage.ts'

const ASKED_AGAIN_AFTER = 3_000
/** What browsers report as an error and is none: a size that is measured in the next frame, a wake lock that is refused for now. */
const NO_FAULT = /^(ResizeObserver loop|NotAllowedError)/

export interface FaultPorts {
  readonly clock: LinkClock
  readonly reloadsBefore: () => readonly number[]
  readonly servedPage: () => Promise<ServedPage | null>
  readonly reload: (now: number) => void
}

export class Faults {
  readonly #ports: FaultPorts
  #isReloading = false
  #cancel = () => {}

  constructor(ports: FaultPorts) {
    this.#ports = ports
  }

  happened(message: string): void {
    if (this.#isReloading || NO_FAULT.test(message)) return
    this.#isReloading = true
    const { clock, reloadsBefore } = this.#ports
    this.#later(delayBeforeReload(reloadsBefore(), clock.now()))
  }

  close(): void {
    this.#cancel()
  }

  #later(ms: number): void {
    this.#cancel = this.#ports.clock.after(ms, () => void this.#reload())
  }

  async #reload(): Promise<void> {
    // Where even asking breaks, loading anew is all that is left.
    const isThere = await this.#ports.servedPage().then(
      (page) => page !== null,
      () => true,
    )
    if (isThere) this.#ports.reload(this.#ports.clock.now())
    else this.#later(ASKED_AGAIN_AFTER)
  }
}

/** Returns what stops it. */
export function watchFaults(faults: Faults): () => void {
  const error = (event: ErrorEvent) => faults.happened(event.message)
  const rejection = ({ reason }: PromiseRejectionEvent) => faults.happened(String(reason))
  addEventListener('error', error)
  addEventListener('unhandledrejection', rejection)
  return () => {
    removeEventListener('error', error)
    removeEventListener('unhandledrejection', rejection)
  }
}
