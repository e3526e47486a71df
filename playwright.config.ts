import { defineConfig } from '@playwright/test';

/** e2e on the production build; two browsers at a time for two cores (with three, captures miss their moment); the quota of screenshots is per browser. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-output/e2e',
  workers: 2,
  // Patience costs nothing where things hold; a busy machine is three times as slow and must not fail for that.
  timeout: 240_000,
  expect: { timeout: 45_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? 'test-output/e2e.json' }],
  ],
});
