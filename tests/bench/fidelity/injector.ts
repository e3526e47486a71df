import { chromium, type BrowserContext, type Page, type Worker } from '@playwright/test';
import { build } from 'esbuild';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHROMIUM_FLAGS, chromiumPath } from '@/tests/support/chromium';
import { bundleEngines, type Engine } from '../snapshot/bundle';

export const FLAGS = ['--headless=new', ...CHROMIUM_FLAGS, '--hide-scrollbars', '--window-size=1280,900'];

/**
 * A browser with an extension of the bench's own that puts an engine into a page exactly as a real one would:
 * `scripting.executeScript`, an isolated world, `chrome.dom` at hand, no privileges beyond the page's in `fetch`.
 */
export class Injector {
  readonly context: BrowserContext;
  readonly #folder: string;

  private constructor(context: BrowserContext, folder: string) {
    this.context = context;
    this.#folder = folder;
  }

  static async launch(): Promise<Injector> {
    const folder = await mkdtemp(path.join(tmpdir(), 'liuzheng-fidelity-'));
    const extension = path.join(folder, 'extension');
    await mkdir(extension);
    const engines: Readonly<Record<string, string>> = {
      ...(await bundleEngines()),
      frames: await bundleFrames(),
    };
    for (const [name, source] of Object.entries(engines)) {
      await writeFile(path.join(extension, `${name}.js`), `${source};undefined`);
    }
    await writeFile(path.join(extension, 'worker.js'), RELAY);
    await writeFile(
      path.join(extension, 'manifest.json'),
      JSON.stringify({
        manifest_version: 3,
        name: 'fidelity bench',
        version: '1',
        permissions: ['scripting', 'tabs'],
        host_permissions: ['<all_urls>'],
        background: { service_worker: 'worker.js' },
      }),
    );
    const context = await chromium.launchPersistentContext(path.join(folder, 'profile'), {
      executablePath: chromiumPath(),
      headless: false,
      viewport: null,
      reducedMotion: 'reduce',
      args: [...FLAGS, `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
    });
    return new Injector(context, folder);
  }

  /** Runs an engine in the page. SingleFile first gets its script into every frame, as its extension does. */
  async take(page: Page, engine: Engine): Promise<string> {
    const worker = await this.#worker();
    if (engine !== 'ours') await worker.evaluate(inject, { url: page.url(), file: 'frames.js', all: true });
    return worker.evaluate(inject, { url: page.url(), file: `${engine}.js`, all: false });
  }

  async close(): Promise<void> {
    await this.context.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #worker(): Promise<Worker> {
    return this.context.serviceWorkers()[0] ?? (await this.context.waitForEvent('serviceworker'));
  }
}

/** What SingleFile's own background script does: its scripts in frames answer the top frame through it. */
const RELAY = `chrome.runtime.onMessage.addListener((message, { tab }) => {
  if (String(message.method).startsWith('singlefile.frameTree')) chrome.tabs.sendMessage(tab.id, message, { frameId: 0 });
});`;

/** Runs in the extension's worker. */
async function inject({ url, file, all }: { url: string; file: string; all: boolean }): Promise<string> {
  const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url);
  if (tab?.id === undefined) throw new Error(`no tab shows ${url}`);
  const target = { tabId: tab.id };
  await chrome.scripting.executeScript({
    target: all ? { ...target, allFrames: true } : target,
    files: [file],
  });
  if (all) return '';
  const [answer] = await chrome.scripting.executeScript({
    target,
    func: () => (globalThis as unknown as { takeHtml(): Promise<string> }).takeHtml(),
  });
  if (typeof answer?.result !== 'string') throw new Error('the engine gave nothing');
  return answer.result;
}

async function bundleFrames(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['node_modules/single-file-core/single-file-frames.js'],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
