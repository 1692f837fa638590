/**
 * Whether another connection is worth trying. Chromium holds back new WebSockets by up to five seconds once a dozen of them have
 * failed within minutes, so that a screen asks in another way first, wherever that says no at once.
 */

/** `refused`: at once, as without a network or a server. `silent`: not in time, as where a network swallows everything. */
export type Sign = 'answers' | 'refused' | 'silent'

const SIGN_WITHIN = 1_500

/**
 * Behind silence it is always worth trying: a request may have been given a connection that is as dead as the one before,
 * while each WebSocket gets one of its own.
 */
export function createWorthIt(ask: () => Promise<Sign> = askServer): () => Promise<boolean> {
  let wasSilent = false
  const sign = async () => {
    const answer = await ask()
    wasSilent = answer === 'silent'
    return answer
  }
  return async () => {
    if (!wasSilent) return (await sign()) !== 'refused'
    void sign()
    return true
  }
}

async function askServer(): Promise<Sign> {
  const signal = AbortSignal.timeout(SIGN_WITHIN)
  try {
    return (await fetch('/healthz', { cache: 'no-store', signal })).ok ? 'answers' : 'refused'
  } catch {
    return signal.aborted ? 'silent' : 'refused'
  }
}
