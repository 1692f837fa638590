/** A browser as a set starts it, with a folder that outlasts it: it can lose its power, and start again with what was written by then. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import { ARGS, chromiumHere } from './chromium.ts'
import { FULL_HD, watchDisplay, type Display } from './screenPages.ts'

export interface TelevisionSet {
  readonly turnOn: () => Promise<Display>
  /** SIGKILL, as nobody shuts a set down in order. */
  readonly losePower: () => Promise<void>
  /** Whether these words of a page's storage would be there after a power cut; the browser writes them some seconds late. */
  readonly hasWritten: (words: string) => Promise<boolean>
  readonly remove: () => Promise<void>
}

export async function bringTelevisionSet(): Promise<TelevisionSet> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-set-'))
  let losePower: TelevisionSet['losePower'] = () => Promise.resolve()

  async function turnOn(): Promise<Display> {
    const size = `--window-size=${FULL_HD.width},${FULL_HD.height}`
    const own = ['--headless', '--hide-scrollbars', '--remote-debugging-port=0', `--user-data-dir=${folder}`, size]
    const child = spawn(chromiumHere(), [...ARGS, ...own, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
    const exited = once(child, 'exit')
    losePower = async () => {
      child.kill('SIGKILL')
      await exited
    }
    const address = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stderr }).on('line', (line) => {
        const [, found] = /^DevTools listening on (\S+)/.exec(line) ?? []
        if (found !== undefined) resolve(found)
      })
      void exited.then(() => {
        reject(new Error('the browser ended before it was ready'))
      })
    })
    const [context] = (await chromium.connectOverCDP(address)).contexts()
    if (context === undefined) throw new Error('the browser has no window')
    const display = await watchDisplay(context)
    await display.page.setViewportSize(FULL_HD)
    return display
  }

  return {
    turnOn,
    losePower: () => losePower(),
    async hasWritten(words) {
      const kept = join(folder, 'Default', 'Local Storage', 'leveldb')
      const files = await Promise.all((await readdir(kept)).map((file) => readFile(join(kept, file))))
      // Storage is written in one byte a letter, or in two where it has to be.
      return files.some((file) => file.includes(words, 0, 'latin1') || file.includes(words, 0, 'utf16le'))
    },
    async remove() {
      await losePower()
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}
