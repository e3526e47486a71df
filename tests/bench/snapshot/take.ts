import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import type { Taken } from './engine';

/** One page to be kept. */
export interface SnapshotPage {
  readonly name: string;
  readonly url: string;
  /** Text that a whole snapshot holds. */
  readonly mark: string;
  /** Selector of what is there once the page is ready. */
  readonly ready: string;
}

/** Loads the page afresh, puts the engine beside it in a world of its own, and runs it once. */
export async function takeOnce(context: BrowserContext, at: SnapshotPage, engine: string): Promise<Taken> {
  return inFreshPage(context, at, async (world) => {
    await world.run(engine);
    return world.call<Taken>(`takeSnapshot(${JSON.stringify(at.mark)})`);
  });
}

/** Mutation records that one run causes in the document and its open shadow roots. */
export async function countDisturbance(
  context: BrowserContext,
  at: SnapshotPage,
  engine: string,
): Promise<number> {
  return inFreshPage(context, at, async (world) => {
    await world.run(engine);
    await world.run(`(${watchMutations.toString()})()`);
    await world.call(`takeSnapshot(${JSON.stringify(at.mark)}).then(() => null)`);
    return world.call<number>('countMutations()');
  });
}

/** An isolated world beside a page, as a content script has. */
export interface World {
  run(source: string): Promise<void>;
  call<T>(expression: string): Promise<T>;
}

/** Loads the page, lets it come to rest, and works in a world of its own beside it. */
export async function inFreshPage<T>(
  context: BrowserContext,
  at: Pick<SnapshotPage, 'url' | 'ready'>,
  work: (world: World, page: Page) => Promise<T>,
): Promise<T> {
  const page = await context.newPage();
  try {
    await page.goto(at.url, { waitUntil: 'load' });
    await page.locator(at.ready).first().waitFor({ state: 'attached' });
    await settled(page);
    const cdp = await context.newCDPSession(page);
    return await work(await isolatedWorld(cdp), page);
  } finally {
    await page.close();
  }
}

/** Fonts and pictures have come, two frames were drawn, the browser is idle. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const eager = [...document.images].filter((image) => image.loading !== 'lazy');
    await Promise.all(eager.map((image) => image.decode().catch(() => undefined)));
    for (let i = 0; i < 2; i++) await new Promise((drawn) => requestAnimationFrame(drawn));
    await new Promise((idle) => requestIdleCallback(idle));
  });
}

async function isolatedWorld(cdp: CDPSession): Promise<World> {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'bench',
  });
  const call = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value as T;
  };
  return { run: (source) => call<void>(`${source};undefined`), call };
}

/** Runs in the page: defines `countMutations`, which also waits for what is still queued. */
function watchMutations(): void {
  let seen = 0;
  const observer = new MutationObserver((records) => {
    seen += records.length;
  });
  const watch = (root: Node): void => {
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const element of (root as ParentNode).querySelectorAll('*')) {
      if (element.shadowRoot) watch(element.shadowRoot);
    }
  };
  watch(document);
  Object.assign(globalThis, {
    countMutations: async () => {
      await new Promise((resolve) => {
        setTimeout(resolve, 0);
      });
      return seen + observer.takeRecords().length;
    },
  });
}
