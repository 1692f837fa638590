// Which tests there are, and how many files of each kind may run at once.
import { availableParallelism } from 'node:os'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const processors = availableParallelism()

// Groups run one after the other. Plain functions first, for the quickest answer; what starts servers and browsers
// last and alone, because its time limits mean little on processors that are busy with something else.
const quick = { sequence: { groupOrder: 0 }, maxWorkers: Math.max(1, processors) }
const withServers = { sequence: { groupOrder: 1 }, maxWorkers: Math.max(1, Math.min(4, processors)) }
const whole = { sequence: { groupOrder: 2 }, maxWorkers: 1 }

const inNode = (name: string, shape: typeof quick, testTimeout = 15_000) => ({
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
      inNode('domain', quick),
      inNode('reading', quick, 60_000),
      inNode('ground', quick, 60_000),
      {
        plugins: [vue()],
        test: { name: 'client', include: ['test/client/**/*.test.ts'], environment: 'happy-dom', ...quick },
      },
      inNode('contracts', withServers, 60_000),
      inNode('server', withServers, 60_000),
      inNode('flows', whole, 90_000),
      inNode('browser', whole, 120_000),
    ],
  },
})
