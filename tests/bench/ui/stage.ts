import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import path from 'node:path';
import { ExtensionBrowser } from '@/tests/support/extension';
import type { Places } from '../places';
import { captureByClick } from '../capture/click';
import { openStore } from '../capture/store';
import type { Seeded, UiEngine } from './engine';

declare const benchUi: UiEngine;

/** A browser whose store holds that many exhibits, copies of one that was really captured. */
export interface Shelf extends Seeded {
  readonly count: number;
  readonly browser: ExtensionBrowser;
  /** A page of the extension, with the engine in it. */
  readonly page: Page;
}

export async function openShelf(extension: string, { shops }: Places, count: number): Promise<Shelf> {
  const browser = await ExtensionBrowser.launch({ extension, viewport: { width: 1280, height: 900 } });
  const store = await openStore(browser);
  await captureByClick(browser, store, `${shops.shop}/product/1024.html`);
  await store.evaluate(await bundled());
  const seeded = await store.evaluate((wanted) => benchUi.seed(wanted), count);
  return { ...seeded, count, browser, page: store };
}

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['tests/bench/ui/engine.ts'],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'chrome120',
    charset: 'utf8',
    logLevel: 'error',
    alias: { '@': path.resolve('.') },
  });
  return outputFiles[0]?.text ?? '';
}
