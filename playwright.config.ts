import { defineConfig } from '@playwright/test';

/** e2e on the production build; two browsers at a time for two cores; the quota of screenshots is per browser. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-output/e2e',
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? 'test-output/e2e.json' }],
  ],
});
