import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const inNode = (name: string, include: string[], testTimeout = 15_000) => ({
  test: { name, include, environment: 'node', testTimeout, hookTimeout: 60_000 },
})

export default defineConfig({
  test: {
    projects: [
      inNode('domain', ['test/domain/**/*.test.ts']),
      inNode('reading', ['test/reading/**/*.test.ts']),
      inNode('contracts', ['test/contracts/**/*.test.ts'], 60_000),
      inNode('server', ['test/server/**/*.test.ts'], 60_000),
      inNode('flows', ['test/flows/**/*.test.ts'], 90_000),
      inNode('browser', ['test/browser/**/*.test.ts'], 120_000),
      {
        plugins: [vue()],
        test: { name: 'client', include: ['test/client/**/*.test.ts'], environment: 'happy-dom' },
      },
    ],
  },
})
