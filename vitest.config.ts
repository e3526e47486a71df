import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, chromiumPath } from './tests/support/chromium.ts';

/** Vitest leaves one core to itself, which on two cores is half of them. Much of what these tests do is waiting. */
const WORKERS = Math.max(2, availableParallelism() - 1);

/** ms. What is waited for comes in a moment, unless much else runs on the machine: how soon it came is no test's subject. */
const PATIENCE = { poll: { timeout: 20_000 } };

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)) };

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts'],
          testTimeout: 60_000,
          expect: PATIENCE,
        },
      },
      {
        resolve: { alias },
        optimizeDeps: {
          include: [
            'preact',
            'preact/hooks',
            'preact/test-utils',
            'preact/jsx-runtime',
            'preact/jsx-dev-runtime',
            '@preact/signals',
            '@tanstack/virtual-core',
            'lucide',
            'axe-core',
            'fast-check',
            'diff',
            'html2canvas',
            'jszip',
            'valibot',
            'docx',
          ],
        },
        plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false })],
        test: {
          name: 'component',
          include: ['tests/component/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          expect: PATIENCE,
          // Said here as well: pages of the browser are counted by this project's own number, and would be one.
          maxWorkers: WORKERS,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_FLAGS },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1000, height: 800 } }],
          },
        },
      },
    ],
  },
});
