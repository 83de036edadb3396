import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: 'test/support/build.ts',
    setupFiles: 'test/support/seed.ts',
    // Real servers, real pseudo-terminals: generous limits for a loaded machine, never a fixed wait.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two forks: pseudo-terminal tests start whole processes, and a crowd of them starves each other.
    pool: 'forks',
    maxWorkers: 2,
  },
});
