import { Buffer } from 'node:buffer';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';

/** CSS px. */
export const VIEW = { width: 1280, height: 800 } as const;
/** CSS px: what is compared of a whole page at most. */
const MAX_HEIGHT = 8000;

/** A tab of exactly that size, whatever the window is. */
export async function openTab(
  context: BrowserContext,
  dpr: number,
): Promise<{ page: Page; cdp: CDPSession }> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setDeviceMetricsOverride', { ...VIEW, deviceScaleFactor: dpr, mobile: false });
  return { page, cdp };
}

/**
 * Straight from the compositor: Playwright's own `screenshot` hides the caret with a style sheet, which would change the
 * page before it is kept.
 */
export async function shoot(cdp: CDPSession, whole: boolean): Promise<Buffer> {
  const { cssContentSize } = await cdp.send('Page.getLayoutMetrics');
  const height = Math.min(Math.max(cssContentSize.height, VIEW.height), MAX_HEIGHT);
  const { data } = await cdp.send('Page.captureScreenshot', {
    format: 'png',
    optimizeForSpeed: true,
    ...(whole
      ? { captureBeyondViewport: true, clip: { x: 0, y: 0, width: VIEW.width, height, scale: 1 } }
      : {}),
  });
  return Buffer.from(data, 'base64');
}

/** Fonts and pictures of all readable frames have come, what the page promised is done, and frames were drawn. */
export async function settle(cdp: CDPSession): Promise<void> {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'settle',
  });
  await cdp.send('Runtime.evaluate', {
    expression: `(${settled.toString()})(document)`,
    contextId: executionContextId,
    awaitPromise: true,
  });
}

/** Runs in the page. */
async function settled(top: Document): Promise<void> {
  const wait = async (document: Document): Promise<void> => {
    await document.fonts.ready;
    const near = Array.from(document.images).filter((image) => image.loading !== 'lazy' || image.complete);
    await Promise.all(near.map((image) => image.decode().catch(() => undefined)));
    for (const frame of document.querySelectorAll('iframe')) {
      if (frame.contentDocument) await wait(frame.contentDocument);
    }
  };
  await wait(top);
  for (let i = 0; i < 3; i++) await new Promise((drawn) => requestAnimationFrame(drawn));
  await new Promise((idle) => requestIdleCallback(idle, { timeout: 500 }));
}
