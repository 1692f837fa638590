// Which tests there are, and how many files of each kind may run at once.
import { availableParallelism } from 'node:os'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const processors = availableParallelism()

// Groups run one after the other. Plain functions first, for the quickest answer. Pages keep every processor busy, so they
// have a group to themselves. What runs servers, and takes things away from them, mostly waits: side by side, and with
// nothing else beside it, since its limits of time mean little on processors that are busy.
const group = (groupOrder: number, workers: number) => ({ sequence: { groupOrder }, maxWorkers: Math.max(1, workers) })
const quick = group(0, processors)
const pages = group(1, Math.min(4, processors))
const waiting = group(2, Math.min(6, processors + 2))

/**
 * One process takes file after file and loads what they test once. For what keeps nothing in its modules: the server opens and keeps
 * everything in what it creates, while the pages have stores and a document that outlive a file.
 */
const together = { isolate: false }
const inNode = (name: string, shape: object, testTimeout = 15_000) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node',
    testTimeout,
    hookTimeout: 60_000,
    setupFiles: ['test/support/patience.ts'],
    expect: { poll: { timeout: 10_000 } },
    ...shape,
  },
})

export default defineConfig({
  test: {
    // A stray `.only` must not hide the rest, wherever the tests run.
    allowOnly: false,
    projects: [
      inNode('domain', { ...quick, ...together }),
      inNode('reading', { ...quick, ...together }, 60_000),
      inNode('ground', quick, 60_000),
      {
        plugins: [vue()],
        test: { ...inNode('client', quick).test, environment: 'happy-dom' },
      },
      inNode('contracts', { ...waiting, ...together }, 60_000),
      inNode('server', { ...waiting, ...together }, 60_000),
      inNode('browser', { ...pages, ...together }, 120_000),
      inNode('endurance', { ...waiting, ...together }, 120_000),
      inNode('flows', { ...waiting, ...together }, 90_000),
    ],
  },
})
