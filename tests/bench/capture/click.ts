import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from '@/tests/support/extension';
import type { Exhibit } from '@/utils/exhibit/model';
import { settled } from '../snapshot/take';
import { readExhibits } from './store';

export interface Clicked {
  /** ms from the mouse button on 立即留证 to 已保住 on the popup's screen, both by the popup's own clock. */
  readonly ms: number;
  readonly record: Exhibit;
}

/**
 * Opens the page, clicks 立即留证 in the real popup and waits until the exhibit was read back from the store.
 *
 * @param timeout ms the outcome is waited for.
 */
export async function captureByClick(
  browser: ExtensionBrowser,
  store: Page,
  url: string,
  inspect?: (page: Page) => Promise<void>,
  timeout = 45_000,
): Promise<Clicked> {
  const page = await browser.context.newPage();
  try {
    await page.goto(url, { waitUntil: 'load' });
    await settled(page);
    const before = (await readExhibits(store)).length;
    const popup = await browser.openPopup(page);
    // The card about the page pushes the button down when it arrives: a person clicks after that.
    await popup.until(
      `document.querySelector('.page-heading') && document.body.innerText.includes('立即留证')`,
    );
    await popup.evaluate(`(${watch.toString()})(${timeout})`);
    await popup.click('立即留证');
    const ms = await popup.evaluate<number>('benchShown');
    await popup.close();
    const exhibits = await readExhibits(store);
    const made = exhibits.at(-1);
    if (!made || exhibits.length !== before + 1) throw new Error(`${url}: no exhibit was made`);
    if (made.integrity !== 'verified') throw new Error(`${url}: not read back (${made.integrity})`);
    await inspect?.(page);
    return { ms, record: made.record };
  } finally {
    await page.close();
  }
}

/** Runs in the popup: `benchShown` resolves with the ms between the click and the outcome on the screen. */
function watch(timeout: number): void {
  const shown = new Promise<number>((resolve, reject) => {
    let clicked = Number.NaN;
    document.addEventListener(
      'pointerdown',
      () => {
        clicked = performance.now();
      },
      { capture: true, once: true },
    );
    new MutationObserver(() => {
      if (
        [...document.querySelectorAll('[role=status]')].some((one) => one.textContent?.includes('已保住'))
      ) {
        resolve(performance.now() - clicked);
      }
      const alert = document.querySelector('[role=alert]');
      if (alert) reject(new Error(`the capture failed: ${alert.textContent}`));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    setTimeout(() => reject(new Error(`no outcome: ${document.body.innerText.slice(0, 400)}`)), timeout);
  });
  Object.assign(globalThis, { benchShown: shown });
}
