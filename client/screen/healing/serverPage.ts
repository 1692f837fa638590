/** What the server has to give at this moment: whether it answers, and which page of the screens it serves. */

const WITHIN = 5_000

export interface ServedPage {
  readonly version: string
  readonly assets: readonly string[]
}

/** Never rejects. */
export async function serverAnswers(): Promise<boolean> {
  return (await textOf('/healthz')) !== null
}

/** Null where it does not answer, or with something else. Never rejects. */
export async function servedPage(): Promise<ServedPage | null> {
  const page = await textOf('/screen')
  return page === null ? null : readPage(page)
}

export function readPage(html: string): ServedPage | null {
  const root = /<html\b[^>]*>/.exec(html)?.[0]
  if (root === undefined || !html.includes('id="screen"')) return null
  const assets = [...html.matchAll(/\b(?:src|href)="(\/screen\/[^"]+)"/g)].map((match) => match[1] ?? '')
  return { version: /\bdata-version="([^"]*)"/.exec(root)?.[1] ?? '', assets }
}

/** Into the browser's cache, so that loading anew takes no longer than drawing. False where one is missing. */
export async function fetchAssets({ assets }: ServedPage): Promise<boolean> {
  const answers = await Promise.all(assets.map((asset) => textOf(asset, 'default')))
  return !answers.includes(null)
}

async function textOf(path: string, cache: RequestCache = 'no-store'): Promise<string | null> {
  try {
    const answer = await fetch(path, { cache, credentials: 'same-origin', signal: AbortSignal.timeout(WITHIN) })
    const text = await answer.text()
    return answer.ok ? text : null
  } catch {
    // Away, cut off or too slow look alike from here.
    return null
  }
}
