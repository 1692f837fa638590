/** A build step that adds up the JavaScript a page loads before it shows anything, and fails above its limit. */
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

export interface InitialJavaScript {
  readonly page: string
  /** End of the path of the lazily loaded view. */
  readonly view: string
  /** Ends of the paths of what is loaded besides before the first drawing. */
  readonly besides: readonly string[]
  /** In kB of 1000 bytes, gzip. */
  readonly limitKb: number
}

interface Chunk {
  readonly type: string
  readonly fileName: string
  readonly isEntry?: boolean
  readonly facadeModuleId?: string | null
  readonly imports?: readonly string[]
  readonly code?: string
}

/** The entry, the parts loaded by it at once, and whatever they import, each once. */
export function initialChunks(chunks: ReadonlyMap<string, Chunk>, parts: readonly string[]): readonly Chunk[] {
  const roots = [...chunks.values()].filter(
    (chunk) => chunk.isEntry === true || parts.some((part) => (chunk.facadeModuleId ?? '').endsWith(part)),
  )
  const found = new Map<string, Chunk>()
  const waiting = [...roots]
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
    if (found.has(chunk.fileName)) continue
    found.set(chunk.fileName, chunk)
    for (const name of chunk.imports ?? []) {
      const imported = chunks.get(name)
      if (imported !== undefined) waiting.push(imported)
    }
  }
  return [...found.values()]
}

export function reportInitialJavaScript({ page, view, besides, limitKb }: InitialJavaScript): Plugin {
  return {
    name: 'doorstep-initial-javascript',
    apply: 'build',
    writeBundle: {
      order: 'post',
      handler(_, bundle) {
        const outputs = Object.values(bundle) as unknown as Chunk[]
        const chunks = new Map(
          outputs.filter((output) => output.type === 'chunk').map((chunk) => [chunk.fileName, chunk]),
        )
        const initial = initialChunks(chunks, [view, ...besides])
        for (const part of [view, ...besides]) {
          const isBuilt = initial.some((chunk) => (chunk.facadeModuleId ?? '').endsWith(part))
          if (!isBuilt) this.error(`${page}: no chunk was built from ${part}`)
        }
        const kb = initial.reduce((sum, chunk) => sum + gzipSync(chunk.code ?? '').length, 0) / 1000
        const said = `${page}: ${kb.toFixed(1)} kB gzip of initial JavaScript`
        if (kb > limitKb) this.error(`${said}, above the limit of ${limitKb} kB`)
        console.log(`${said} (limit ${limitKb} kB)`)
      },
    },
  }
}
