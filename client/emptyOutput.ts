/** A build step: empties the folder of the pages before they are written, apart from what another build keeps in it. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

export function emptyOutputBut(kept: string): Plugin {
  let directory = ''
  return {
    name: 'doorstep-empty-output',
    apply: 'build',
    configResolved({ root, build }) {
      directory = join(root, build.outDir)
    },
    // Before the builder's own step of that name, which copies the public files there.
    buildStart() {
      for (const name of existing(directory))
        if (name !== kept) rmSync(join(directory, name), { recursive: true, force: true })
    },
  }
}

function existing(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return []
    throw fault
  }
}
