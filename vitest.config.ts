import { defineConfig } from 'vitest/config'

const cluster = './server/src/testing/cluster.ts'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['server/src/**/*.test.ts', 'checks/**/*.test.ts', 'web/src/**/*.test.ts', 'bin/**/*.test.ts'],
          exclude: ['checks/isolation/**'],
          globalSetup: [cluster],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'isolation',
          include: ['checks/isolation/**/*.test.ts'],
          globalSetup: [cluster],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
