import { chromium, type BrowserContext, type CDPSession, type Page, type Worker } from '@playwright/test';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RealPopup } from './popup.ts';
import { CHROMIUM_FLAGS, chromiumPath } from './chromium.ts';

export interface LaunchOptions {
  readonly extension?: string;
  /** Kept when given, else a temporary one that `close` removes. */
  readonly profile?: string;
  readonly headed?: boolean;
  /** X display of a headed browser, `:99`. */
  readonly display?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor?: number;
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly flags?: readonly string[];
  /** The introduction that a first install opens is left open. */
  readonly welcome?: boolean;
}

/** The unmodified production build in a real Chromium. */
export class ExtensionBrowser {
  readonly context: BrowserContext;
  readonly id: string;
  readonly #cdp: CDPSession;
  readonly #temporary: string | undefined;

  private constructor(context: BrowserContext, id: string, cdp: CDPSession, temporary: string | undefined) {
    this.context = context;
    this.id = id;
    this.#cdp = cdp;
    this.#temporary = temporary;
  }

  static async launch(options: LaunchOptions = {}): Promise<ExtensionBrowser> {
    const extension = path.resolve(options.extension ?? '.output/chrome-mv3');
    const temporary = options.profile ? undefined : await mkdtemp(path.join(tmpdir(), 'liuzheng-'));
    const profile = options.profile ?? temporary ?? '';
    const first = !existsSync(profile) || readdirSync(profile).length === 0;
    const { width, height } = options.viewport ?? { width: 1280, height: 800 };
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath(),
      headless: false,
      viewport: null,
      acceptDownloads: true,
      env: {
        ...process.env,
        LANGUAGE: (options.locale ?? 'zh-CN').replace('-', '_'),
        ...(options.display ? { DISPLAY: options.display } : {}),
      },
      ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
      args: [
        ...(options.headed ? [] : ['--headless=new']),
        ...CHROMIUM_FLAGS,
        `--window-size=${width},${height}`,
        ...(options.deviceScaleFactor ? [`--force-device-scale-factor=${options.deviceScaleFactor}`] : []),
        '--enable-unsafe-extension-debugging',
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
        ...(options.flags ?? []),
      ],
    });
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const browser = context.browser();
    if (!browser) throw new Error('no browser');
    if (first && !options.welcome) await (await welcomePage(context)).close();
    const cdp = await browser.newBrowserCDPSession();
    return new ExtensionBrowser(context, new URL(worker.url()).host, cdp, temporary);
  }

  url(page: string): string {
    return `chrome-extension://${this.id}/${page}`;
  }

  /** A click on the toolbar icon over that page: opens the popup and grants `activeTab`, as for a person. */
  async clickIcon(page: Page): Promise<void> {
    await page.bringToFront();
    await this.#cdp.send(
      'Extensions.triggerAction' as never,
      { id: this.id, targetId: await this.#tabOf(page) } as never,
    );
  }

  /** Clicks the icon over the page and attaches to the popup that opens. */
  async openPopup(page: Page): Promise<RealPopup> {
    await this.clickIcon(page);
    return RealPopup.attach(this.#cdp, this.url('popup.html'));
  }

  /** The popup as a page of its own window (so that the page stays in front of its own), about that page's tab. */
  async popupWindow(page: Page): Promise<Page> {
    const tab = await this.tabId(page);
    const opened = this.context.waitForEvent('page', (candidate) => candidate.url().includes('popup.html'));
    const url = `${this.url('popup.html')}?tab=${tab}`;
    const worker = await this.liveWorker();
    await worker.evaluate(
      (at) => chrome.windows.create({ url: at, type: 'popup', width: 396, height: 640, focused: false }),
      url,
    );
    const popup = await opened;
    await popup.waitForLoadState();
    return popup;
  }

  /** The extension's number for the page's tab; needs the grant of a click on the icon. */
  async tabId(page: Page): Promise<number> {
    const worker = await this.liveWorker();
    const id = await worker.evaluate(async (url) => {
      const tabs = await chrome.tabs.query({});
      return tabs.find((tab) => tab.url === url)?.id;
    }, page.url());
    if (id === undefined) throw new Error(`no grant for ${page.url()}: click the icon there first`);
    return id;
  }

  /** The service worker, woken if it sleeps. */
  async liveWorker(): Promise<Worker> {
    return this.context.serviceWorkers()[0] ?? (await this.context.waitForEvent('serviceworker'));
  }

  async #tabOf(page: Page): Promise<string> {
    const session = await this.context.newCDPSession(page);
    const { targetInfo } = (await session.send('Target.getTargetInfo')) as {
      targetInfo: { targetId: string };
    };
    await session.detach();
    const { targetInfos } = (await this.#cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] })) as {
      targetInfos: { targetId: string; url: string }[];
    };
    const same = targetInfos.filter((info) => info.url === page.url());
    const tab = targetInfos.find((info) => info.targetId === targetInfo.targetId) ?? same.at(-1);
    if (!tab) throw new Error('the page has no tab target');
    return tab.targetId;
  }

  /** Kills every service worker, as the browser does after 30 s of idleness. */
  async killWorker(page: Page): Promise<void> {
    const session = await this.context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await session.detach();
  }

  /** Kills the whole browser, as a power cut does. */
  async kill(): Promise<void> {
    const { processInfo } = (await this.#cdp.send('SystemInfo.getProcessInfo')) as {
      processInfo: { type: string; id: number }[];
    };
    const pid = processInfo.find((one) => one.type === 'browser')?.id;
    if (!pid) throw new Error('the browser does not tell its process');
    process.kill(pid, 'SIGKILL');
    await this.context.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.context.close();
    if (this.#temporary) await rm(this.#temporary, { recursive: true, force: true });
  }
}

/** The tab that a first install opens. It comes by itself, and takes the front with it. */
export async function welcomePage(context: BrowserContext): Promise<Page> {
  const isIt = (page: Page): boolean => page.url().includes('page=welcome');
  const page = context.pages().find(isIt) ?? (await context.waitForEvent('page', isIt));
  await page.waitForLoadState();
  return page;
}
