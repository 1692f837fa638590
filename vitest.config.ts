// Which tests there are, and how many files of each kind may run at once.
import { availableParallelism } from 'node:os'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const processors = availableParallelism()

// Groups run one after the other. Plain functions first, for the quickest answer. Browsers keep every processor busy, so
// they have a group to themselves; what follows mostly waits, and has limits of time besides, which mean little on
// processors that are busy with something else.
const atMost = (workers: number) => Math.max(1, Math.min(4, workers))
const quick = { sequence: { groupOrder: 0 }, maxWorkers: Math.max(1, processors) }
const withServers = { sequence: { groupOrder: 1 }, maxWorkers: atMost(processors) }
const withBrowsers = { sequence: { groupOrder: 2 }, maxWorkers: atMost(processors) }
const waiting = { sequence: { groupOrder: 3 }, maxWorkers: atMost(processors + 1) }

/**
 * One process takes file after file and loads what they test once. For what keeps nothing in its modules: the server opens and keeps
 * everything in what it creates, while the pages have stores and a document that outlive a file.
 */
const together = { isolate: false }
/** A page on a busy machine needs longer than the second that is usual. */
const patient = { expect: { poll: { timeout: 10_000 } } }

const inNode = (name: string, shape: object, testTimeout = 15_000) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node',
    testTimeout,
    hookTimeout: 60_000,
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
        test: { name: 'client', include: ['test/client/**/*.test.ts'], environment: 'happy-dom', ...quick },
      },
      inNode('contracts', { ...withServers, ...together }, 60_000),
      inNode('server', { ...withServers, ...together }, 60_000),
      inNode('browser', { ...withBrowsers, ...together, ...patient }, 120_000),
      inNode('faults', { ...waiting, ...together, ...patient }, 120_000),
      inNode('flows', { ...waiting, ...together }, 90_000),
    ],
  },
})
