import { defineConfig } from 'vitest/config';

/** One project: browser tests and stories are ordinary files, slow ones carry their own time limit. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    setupFiles: ['test/seed.ts'],
  },
});
