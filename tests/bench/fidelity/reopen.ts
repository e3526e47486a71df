import type { Buffer } from 'node:buffer';
import { chromium, type Browser, type CDPSession } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumPath } from '@/tests/support/chromium';
import { FLAGS } from './injector';
import { openTab, settle, shoot } from './shot';

export interface Reopened {
  readonly view: Buffer;
  readonly whole: Buffer | null;
  /** Requests beyond the file itself, data and blob URLs. */
  readonly requests: readonly string[];
  /** Scripts of the page that the engine compiled, in whatever frame. */
  readonly scripts: number;
}

/** Opens saved pages from `file://`, without a network, in a browser that never saw the live ones. */
export class Reader {
  readonly #browser: Browser;
  readonly #folder: string;
  #count = 0;

  private constructor(browser: Browser, folder: string) {
    this.#browser = browser;
    this.#folder = folder;
  }

  static async launch(): Promise<Reader> {
    const folder = await mkdtemp(path.join(tmpdir(), 'liuzheng-reopen-'));
    const browser = await chromium.launch({ executablePath: chromiumPath(), headless: false, args: FLAGS });
    return new Reader(browser, folder);
  }

  async open(html: string, { dpr, whole }: { dpr: number; whole: boolean }): Promise<Reopened> {
    const file = path.join(this.#folder, `${++this.#count}.html`);
    await writeFile(file, html);
    const url = pathToFileURL(file).href;
    const context = await this.#browser.newContext({
      viewport: null,
      offline: true,
      reducedMotion: 'reduce',
    });
    try {
      const { page, cdp } = await openTab(context, dpr);
      const requests: string[] = [];
      await cdp.send('Network.enable');
      cdp.on('Network.requestWillBeSent', ({ request }) => {
        if (request.url !== url && !/^(?:data|blob|about):/.test(request.url)) requests.push(request.url);
      });
      const scripts = await countScripts(cdp);
      await page.goto(url, { waitUntil: 'load' });
      await settle(cdp);
      const view = await shoot(cdp, false);
      return { view, whole: whole ? await shoot(cdp, true) : null, requests, scripts: scripts() };
    } finally {
      await context.close();
      await rm(file, { force: true });
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Only those of a page's own world: ours that wait for fonts run in an isolated one. */
async function countScripts(cdp: CDPSession): Promise<() => number> {
  let count = 0;
  cdp.on('Debugger.scriptParsed', ({ executionContextAuxData, url }) => {
    const about = executionContextAuxData as { isDefault?: boolean } | undefined;
    if (about?.isDefault && !url.startsWith('__playwright')) count++;
  });
  await cdp.send('Runtime.enable');
  await cdp.send('Debugger.enable');
  return () => count;
}
