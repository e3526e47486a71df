import { defineConfig } from '@playwright/test';

/** e2e on the production build; one browser at a time, as screenshots have a quota and two cores are assumed. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-output/e2e',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? 'test-output/e2e.json' }],
  ],
});
