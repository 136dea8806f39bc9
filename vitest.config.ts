import { defineConfig } from 'vitest/config';

/**
 * One project: browser tests and stories are ordinary files, slow ones carry their own time limit.
 * Files share their modules: nothing in this repository keeps state in one, and it takes a third of the time. As many
 * at once as there are processors: most of them compute.
 */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    isolate: false,
    maxWorkers: '100%',
    // A host makes a new context an execution, all short-lived.
    execArgv: ['--max-semi-space-size=48'],
    testTimeout: 240_000,
    teardownTimeout: 60_000,
    hookTimeout: 120_000,
    // Chromium itself died, seen once in twenty runs: what was under way is tried again in another.
    retry: { count: 1, condition: /Target page, context or browser has been closed/ },
    globalSetup: ['test/once.ts'],
    setupFiles: ['test/setup.ts'],
  },
});
