/** The tabs of one browser that caption the same briefing: one works at a time, and each hears what the others keep. */

export interface Tabs {
  /** Runs it once no other tab does the like. */
  readonly alone: (run: () => Promise<void>) => Promise<void>
  readonly announce: () => void
  readonly close: () => void
}

export function joinTabs(briefing: string, onNews: () => void): Tabs {
  const name = `doorstep.outbox.${briefing}`
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  if (channel !== null) channel.onmessage = onNews
  // Away from a secure address browsers have no locks: then all send, which the same ids make harmless.
  const locks = (navigator as { readonly locks?: LockManager }).locks

  async function inTurn(manager: LockManager, run: () => Promise<void>): Promise<void> {
    let hasBegun = false
    const begin = () => {
      hasBegun = true
      return run()
    }
    try {
      await manager.request(name, begin)
    } catch (error) {
      if (hasBegun) throw error
      // Refused, as in some private windows: as where there are none.
      await run()
    }
  }

  return {
    alone: (run) => (locks === undefined ? run() : inTurn(locks, run)),
    announce: () => channel?.postMessage(null),
    close: () => channel?.close(),
  }
}
