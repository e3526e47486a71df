import { defineConfig } from '@playwright/test';

/** Playwright's runner counts and reports; the browser is the system's Firefox, driven by puppeteer. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-output/firefox',
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 45_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? '../../test-output/firefox.json' }],
  ],
});
