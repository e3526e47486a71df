import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page as PlaywrightPage } from '@playwright/test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

const ID = 'liuzheng@liuzheng.example';
/** Given beforehand, so that the extension's pages have an address that tests know. */
const UUID = '6c697a68-656e-4367-8000-000000000001';
const CANDIDATES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** Where Firefox is: `FIREFOX_PATH`, else the usual places. */
export function firefoxPath(): string {
  const found = [process.env['FIREFOX_PATH'], ...CANDIDATES].find((file) => file && existsSync(file));
  if (!found) throw new Error('Firefox not found: install it, or set FIREFOX_PATH');
  return found;
}

interface Bidi {
  send(method: string, params: object): Promise<{ result: unknown }>;
}
interface Context {
  readonly context: string;
  readonly url: string;
}
type Evaluated =
  | { readonly type: 'success'; readonly result: { readonly value?: unknown } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

/** Something that runs a function elsewhere and brings its JSON value back. */
export type Evaluates = Pick<PlaywrightPage, 'evaluate'>;

/**
 * The unmodified production build in a real, headless Firefox. What a person does in the browser's own interface
 * (the keyboard shortcut, a page of the extension) is done there, through the browser's window: WebDriver BiDi reaches
 * it with `--remote-allow-system-access`.
 */
export class ExtensionFirefox {
  readonly browser: Browser;
  readonly downloads: string;
  /** What the browser's own interface calls the extension. */
  readonly widget = ID.replace(/\W/g, '_');
  readonly #bidi: Bidi;
  readonly #window: string;

  private constructor(browser: Browser, bidi: Bidi, window: string, downloads: string) {
    this.browser = browser;
    this.#bidi = bidi;
    this.#window = window;
    this.downloads = downloads;
  }

  /** @param pixelRatio device px per CSS px of the screen. */
  static async launch(pixelRatio = 1, extension = '.output/firefox-mv3'): Promise<ExtensionFirefox> {
    const downloads = await mkdtemp(path.join(tmpdir(), 'liuzheng-firefox-'));
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: firefoxPath(),
      headless: true,
      defaultViewport: null,
      args: ['--remote-allow-system-access', '--width=1280', '--height=800'],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
        'layout.css.devPixelsPerPx': String(pixelRatio),
        'intl.locale.requested': 'zh-CN',
        'browser.download.folderList': 2,
        'browser.download.dir': downloads,
      },
    });
    await browser.installExtension(path.resolve(extension));
    const bidi = (browser as Browser & { readonly connection: Bidi }).connection;
    const [window] = await contexts(bidi, { 'moz:scope': 'chrome' });
    if (!window) throw new Error('no browser window');
    return new ExtensionFirefox(browser, bidi, window.context, downloads);
  }

  /** A new tab in front, loaded. */
  async visit(url: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(url);
    await page.bringToFront();
    return page;
  }

  /** A page of the browser itself in front, where navigating is not for websites' protocols. */
  async visitBrowserPage(url: string): Promise<void> {
    await this.inWindow((address) => {
      const { gBrowser, Services } = globalThis as unknown as FirefoxWindow;
      const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
      gBrowser.selectedTab = gBrowser.addTab(address, { triggeringPrincipal });
    }, url);
    await eventually(() =>
      this.#evaluates(this.#window).evaluate(
        (wanted) => (globalThis as unknown as FirefoxWindow).gBrowser.currentURI.spec === wanted,
        url,
      ),
    );
  }

  /** The extension's shortcut in the front tab: starts a capture and grants `activeTab`, as for a person. */
  async pressShortcut(): Promise<void> {
    await this.inWindow(
      (id) =>
        (document.querySelector(`#ext-keyset-id-${id} key`) as Element & { doCommand(): void }).doCommand(),
      this.widget,
    );
  }

  /** Makes the browser trust a root certificate (DER), as an administrator would. */
  async trustRoot(der: Buffer): Promise<void> {
    await this.inWindow((base64) => {
      const { Cc, Ci } = globalThis as unknown as CertificateWindow;
      Cc['@mozilla.org/security/x509certdb;1']
        .getService(Ci['nsIX509CertDB'])
        .addCertFromBase64(base64, 'C,,');
    }, der.toString('base64'));
  }

  /** What a person grants in the browser's own prompt. */
  async grant(permissions: readonly string[], origins: readonly string[]): Promise<void> {
    await this.inWindow(
      async ({ id, wanted }) => {
        const { ChromeUtils, WebExtensionPolicy } = globalThis as unknown as PermissionWindow;
        const { ExtensionPermissions } = ChromeUtils.importESModule(
          'resource://gre/modules/ExtensionPermissions.sys.mjs',
        );
        await ExtensionPermissions.add(id, wanted, WebExtensionPolicy.getByID(id).extension);
      },
      { id: ID, wanted: { permissions, origins, data_collection: [] } },
    );
  }

  /** Zoom of the front tab, 1 = 100 %. */
  async zoom(factor: number): Promise<void> {
    await this.inWindow((wanted) => {
      (globalThis as unknown as FirefoxWindow).ZoomManager.zoom = wanted;
    }, factor);
  }

  /** A page of the extension in a tab behind; puppeteer does not see where it is, BiDi itself does. */
  async own(file = 'workspace.html'): Promise<Evaluates> {
    const url = `moz-extension://${UUID}/${file}`;
    await this.inWindow((address) => {
      const { gBrowser, Services } = globalThis as unknown as FirefoxWindow;
      gBrowser.addTab(address, { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });
    }, url);
    const page = await eventually(async () =>
      (await contexts(this.#bidi, {})).find((context) => context.url.startsWith(url)),
    );
    const own = this.#evaluates(page.context);
    await eventually(async () => (await own.evaluate(() => document.readyState)) === 'complete');
    return own;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await rm(this.downloads, { recursive: true, force: true });
  }

  /** Runs a function in the browser's own window, where its toolbar is. */
  inWindow<A>(work: (argument: A) => unknown, argument: A): Promise<unknown> {
    return this.#evaluates(this.#window).evaluate(work as never, argument as never);
  }

  #evaluates(context: string): Evaluates {
    const evaluate = async (work: unknown, argument: unknown): Promise<unknown> => {
      const { result } = await this.#bidi.send('script.callFunction', {
        functionDeclaration: `async (json) => JSON.stringify(await (${String(work)})(...JSON.parse(json)))`,
        arguments: [{ type: 'string', value: JSON.stringify(argument === undefined ? [] : [argument]) }],
        target: { context },
        awaitPromise: true,
      });
      const done = result as Evaluated;
      if (done.type === 'exception') throw new Error(done.exceptionDetails.text);
      return typeof done.result.value === 'string' ? JSON.parse(done.result.value) : undefined;
    };
    return { evaluate: evaluate as Evaluates['evaluate'] };
  }
}

/** What of the browser's own window is used. */
interface FirefoxWindow {
  readonly gBrowser: {
    addTab(url: string, options: object): unknown;
    selectedTab: unknown;
    readonly currentURI: { readonly spec: string };
  };
  readonly ZoomManager: { zoom: number };
  readonly Services: { readonly scriptSecurityManager: { getSystemPrincipal(): unknown } };
}

interface CertificateWindow {
  readonly Cc: Record<
    '@mozilla.org/security/x509certdb;1',
    { getService(of: unknown): { addCertFromBase64(base64: string, trust: string): void } }
  >;
  readonly Ci: Record<string, unknown>;
}
interface PermissionWindow {
  readonly ChromeUtils: {
    importESModule(url: string): {
      ExtensionPermissions: { add(id: string, permissions: object, emitter: unknown): Promise<void> };
    };
  };
  readonly WebExtensionPolicy: { getByID(id: string): { readonly extension: unknown } };
}

async function contexts(bidi: Bidi, scope: object): Promise<readonly Context[]> {
  const { result } = await bidi.send('browsingContext.getTree', scope);
  return (result as { contexts: Context[] }).contexts;
}

/** Asks again, at most `timeout` ms, until there is something. */
export async function eventually<T>(
  look: () => Promise<T | undefined | false>,
  timeout = 30_000,
): Promise<T> {
  const until = Date.now() + timeout;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > until) throw new Error(`not within ${timeout} ms: ${String(look)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** `scripts/verify.mjs` over a bundle: exit code and what it printed. */
export function verify(file: string): { code: number; text: string } {
  try {
    return {
      code: 0,
      text: execFileSync(process.execPath, ['scripts/verify.mjs', file], { encoding: 'utf8' }),
    };
  } catch (failed) {
    const { status, stdout } = failed as { status: number | null; stdout?: string };
    return { code: status ?? 1, text: stdout ?? '' };
  }
}
