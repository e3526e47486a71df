import { browser } from './browser';

/**
 * True when parts of the page are painted only while they are in view (`content-visibility: auto`): Firefox leaves
 * them blank in a picture that reaches beyond the screen (measured on ESR 153). When the page cannot be asked, true:
 * scrolling through it is the careful way. Writes nothing to the page.
 */
export async function paintsOnSight(tabId: number): Promise<boolean> {
  try {
    const [answer] = await browser.scripting.executeScript({ target: { tabId }, func: findsAutoVisibility });
    return answer?.result !== false;
  } catch {
    return true;
  }
}

/** Runs in the page's own document, so it can use nothing from outside itself. */
function findsAutoVisibility(): boolean {
  type Opened = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll<Opened>('*')) {
      if (getComputedStyle(element).getPropertyValue('content-visibility') === 'auto') return true;
      if (element.openOrClosedShadowRoot) roots.push(element.openOrClosedShadowRoot);
    }
  }
  return false;
}
