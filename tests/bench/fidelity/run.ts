import type { Buffer } from 'node:buffer';
import type { Page } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { share } from './compare';
import { type Grants, Injector } from './injector';
import type { Reader } from './reopen';
import { openTab, settle, shoot } from './shot';

/** `ungranted`: ours again, allowed no site but by the click on its icon. */
export const CONTESTANTS = ['ours', 'ungranted', 'defaults', 'everything'] as const;
export type Contestant = (typeof CONTESTANTS)[number];
export type Injectors = Readonly<Record<Grants, Injector>>;

/** Two browsers: what a user allowed cannot be taken back within one. */
export async function launchInjectors(product: string): Promise<Injectors> {
  const [all, tab] = await Promise.all([Injector.launch(product, 'all'), Injector.launch(product, 'tab')]);
  return { all, tab };
}

/** One page to be kept and reopened. */
export interface FidelityPage {
  readonly name: string;
  readonly url: string;
  /** Device pixels per CSS px. */
  readonly dpr?: number;
  /** Compare all of it, not only what is in view: for pages that stand at their beginning. */
  readonly whole?: boolean;
  /** Selector of what a script of the page adds last. */
  readonly ready?: string;
}

export interface EngineResult {
  /** Share of pixels (0–1) that visibly differ, the worse of view and whole page; 1 when nothing could be saved. */
  readonly share: number;
  readonly requests: number;
  readonly scripts: number;
  readonly failure?: string;
}

export interface PageResult {
  readonly page: FidelityPage;
  /** Why the page says nothing here: this browser cannot show it, or it looks different each time. */
  readonly skipped?: string;
  readonly engines: Readonly<Record<Contestant, EngineResult>>;
}

/** Share of differing pixels up to which a page looks the same. */
export const LIMIT = 0.001;
const NONE: EngineResult = { share: 1, requests: 0, scripts: 0 };

/** Every engine gets a fresh load of the page: one of them writes into it. */
export async function measure(injectors: Injectors, reader: Reader, page: FidelityPage): Promise<PageResult> {
  const results = { ours: NONE, ungranted: NONE, defaults: NONE, everything: NONE };
  let worst = 0;
  let granted = 0;
  for (const engine of CONTESTANTS) {
    if (engine === 'ungranted' && granted === 0) {
      results.ungranted = results.ours; // nothing came by a grant: it would be the same again
      continue;
    }
    const live = await load(injectors, page, engine);
    if ('skipped' in live) return { page, skipped: live.skipped, engines: results };
    granted += live.granted ?? 0;
    results[engine] = await judge(reader, page, engine, live);
    worst = Math.max(worst, results[engine].share);
  }
  if (worst > LIMIT) {
    const [once, again] = [await load(injectors, page, null), await load(injectors, page, null)];
    if ('view' in once && 'view' in again && share(once.view, again.view) > LIMIT)
      return { page, skipped: '每次加载都不一样 / differs from load to load', engines: results };
  }
  return { page, engines: results };
}

interface Live {
  readonly view: Buffer;
  readonly whole: Buffer | null;
  readonly html: string | null;
  readonly granted?: number;
  readonly failure?: string;
}

async function load(
  injectors: Injectors,
  at: FidelityPage,
  engine: Contestant | null,
): Promise<Live | { readonly skipped: string }> {
  const injector = injectors[engine === 'ungranted' ? 'tab' : 'all'];
  const { page, cdp } = await openTab(injector.context, at.dpr ?? 1);
  try {
    await page.goto(at.url, { waitUntil: 'load' });
    if (at.ready) await page.locator(at.ready).first().waitFor({ state: 'attached' });
    // By expression: a page may have replaced what `page.evaluate` needs.
    await cdp.send('Runtime.evaluate', { expression: 'globalThis.ready', awaitPromise: true });
    const { result } = await cdp.send('Runtime.evaluate', { expression: 'globalThis.skip' });
    if (typeof result.value === 'string') return { skipped: result.value };
    await settle(cdp);
    const view = await shoot(cdp, false);
    const whole = at.whole ? await shoot(cdp, true) : null;
    if (!engine) return { view, whole, html: null };
    return await take(injector, page, engine).then(
      (taken) => ({ view, whole, ...taken }),
      (thrown: unknown) => ({ view, whole, html: null, failure: message(thrown) }),
    );
  } finally {
    await page.close();
  }
}

async function take(
  injector: Injector,
  page: Page,
  engine: Contestant,
): Promise<Pick<Live, 'html' | 'granted'>> {
  if (engine === 'defaults' || engine === 'everything')
    return { html: await injector.takeOther(page, engine) };
  if (engine === 'ungranted') await injector.clickIcon(page);
  return injector.takeOurs(page);
}

async function judge(
  reader: Reader,
  page: FidelityPage,
  engine: Contestant,
  live: Live,
): Promise<EngineResult> {
  if (live.html === null) return { ...NONE, failure: live.failure ?? '' };
  try {
    const back = await reader.open(live.html, { dpr: page.dpr ?? 1, whole: live.whole !== null });
    const result = Math.max(
      share(live.view, back.view),
      live.whole && back.whole ? share(live.whole, back.whole) : 0,
    );
    if (result > LIMIT) await keep(page.name, engine, live, back.view);
    return { share: result, requests: back.requests.length, scripts: back.scripts };
  } catch (thrown) {
    return { ...NONE, failure: message(thrown) };
  }
}

/** Both pictures and the HTML, for whoever looks into it. */
async function keep(name: string, engine: Contestant, { view, html }: Live, reopened: Buffer): Promise<void> {
  const folder = path.join('bench-output', 'fidelity');
  await mkdir(folder, { recursive: true });
  const base = path.join(folder, `${name.replaceAll(/[^\p{L}\p{N}-]+/gu, '_')}.${engine}`);
  await writeFile(`${base}.live.png`, view);
  await writeFile(`${base}.reopened.png`, reopened);
  await writeFile(`${base}.html`, html ?? '');
}

const message = (thrown: unknown): string =>
  (thrown instanceof Error ? thrown.message : String(thrown)).replaceAll(/\s+/g, ' ').slice(0, 200);
