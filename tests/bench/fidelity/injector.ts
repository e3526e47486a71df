import { chromium, type BrowserContext, type CDPSession, type Page, type Worker } from '@playwright/test';
import { build } from 'esbuild';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHROMIUM_FLAGS, chromiumPath } from '@/tests/support/chromium';
import { bundleEngines, type Engine } from '../snapshot/bundle';
import type { FidelityWorld, OurTake } from './worker';

export const FLAGS = ['--headless=new', ...CHROMIUM_FLAGS, '--hide-scrollbars', '--window-size=1280,900'];

/** What the browser lets the bench's extension do: every site granted, or only the tab whose icon was clicked. */
export type Grants = 'all' | 'tab';

/** What `worker.ts` leaves behind. */
declare const takeOurs: FidelityWorld['takeOurs'];
declare const takeOther: FidelityWorld['takeOther'];

/**
 * A browser with an extension of the bench's own that takes a page as a real one would. Ours is the product's script
 * as it ships, with the product's background functions behind it; SingleFile's engine gets what its background gives.
 */
export class Injector {
  readonly context: BrowserContext;
  readonly #folder: string;
  readonly #cdp: CDPSession;

  private constructor(context: BrowserContext, folder: string, cdp: CDPSession) {
    this.context = context;
    this.#folder = folder;
    this.#cdp = cdp;
  }

  static async launch(product: string, grants: Grants): Promise<Injector> {
    const folder = await mkdtemp(path.join(tmpdir(), 'liuzheng-fidelity-'));
    const extension = path.join(folder, 'extension');
    await makeExtension(extension, product, grants);
    const context = await chromium.launchPersistentContext(path.join(folder, 'profile'), {
      executablePath: chromiumPath(),
      headless: false,
      viewport: null,
      reducedMotion: 'reduce',
      args: [
        ...FLAGS,
        '--enable-unsafe-extension-debugging',
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
      ],
    });
    const browser = context.browser();
    if (!browser) throw new Error('no browser');
    return new Injector(context, folder, await browser.newBrowserCDPSession());
  }

  async takeOurs(page: Page): Promise<OurTake> {
    const worker = await this.#worker();
    return worker.evaluate((url) => takeOurs(url), page.url());
  }

  async takeOther(page: Page, engine: Exclude<Engine, 'ours'>): Promise<string> {
    const worker = await this.#worker();
    return worker.evaluate(({ url, file }) => takeOther(url, file), {
      url: page.url(),
      file: `${engine}.js`,
    });
  }

  /** A click on the extension's icon, which grants that tab. */
  async clickIcon(page: Page): Promise<void> {
    const worker = await this.#worker();
    const session = await this.context.newCDPSession(page);
    const { targetInfo } = (await session.send('Target.getTargetInfo')) as { targetInfo: { url: string } };
    await session.detach();
    const { targetInfos } = await this.#cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    const tab = targetInfos.find(({ url }) => url === targetInfo.url);
    if (!tab) throw new Error(`no tab shows ${targetInfo.url}`);
    const id = new URL(worker.url()).host;
    await this.#cdp.send('Extensions.triggerAction' as never, { id, targetId: tab.targetId } as never);
  }

  async close(): Promise<void> {
    await this.context.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #worker(): Promise<Worker> {
    return this.context.serviceWorkers()[0] ?? (await this.context.waitForEvent('serviceworker'));
  }
}

async function makeExtension(folder: string, product: string, grants: Grants): Promise<void> {
  const shipped = (await readdir(product)).filter((name) => name.endsWith('.js') && name !== 'background.js');
  for (const name of shipped) await cp(path.join(product, name), path.join(folder, name));
  const { defaults, everything } = await bundleEngines();
  const scripts: Readonly<Record<string, string>> = {
    defaults,
    everything,
    frames: await bundle('node_modules/single-file-core/single-file-frames.js'),
    worker: await bundle('tests/bench/fidelity/worker.ts'),
  };
  for (const [name, source] of Object.entries(scripts)) {
    await writeFile(path.join(folder, `${name}.js`), `${source};undefined`);
  }
  await writeFile(
    path.join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'fidelity bench',
      version: '1',
      // `tabs` only tells addresses; it lets nobody into a page.
      permissions: ['scripting', 'tabs', 'activeTab'],
      ...(grants === 'all' ? { host_permissions: ['<all_urls>'] } : {}),
      action: {},
      background: { service_worker: 'worker.js' },
    }),
  );
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'chrome120',
    logLevel: 'error',
    alias: { '@': path.resolve('.') },
    define: { 'import.meta.env.FIREFOX': 'false' },
  });
  return outputFiles[0]?.text ?? '';
}
