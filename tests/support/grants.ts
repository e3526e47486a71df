import type { Desktop } from './desktop';
import type { ExtensionBrowser } from './extension';

interface Wanted {
  readonly origins?: string[];
  readonly permissions?: string[];
}

/**
 * Asks for optional permissions from a page of the extension and answers the browser's own question on the keyboard, as
 * a person does: there is no other way with the manifest that ships. Needs a headed browser.
 */
export async function grant(browser: ExtensionBrowser, desktop: Desktop, wanted: Wanted): Promise<void> {
  const own = await browser.context.newPage();
  await own.goto(browser.url('workspace.html'));
  await own.bringToFront();
  await own.evaluate((asked) => {
    const scope = window as unknown as { granted?: boolean };
    delete scope.granted;
    void chrome.permissions.request(asked as never).then((yes) => (scope.granted = yes));
  }, wanted);
  await accept(desktop, () => own.evaluate(() => (window as unknown as { granted?: boolean }).granted));
  await own.close();
}

/** Presses "Allow" in the question on the screen, until `granted` says what came of it. */
export async function accept(desktop: Desktop, granted: () => Promise<boolean | undefined>): Promise<void> {
  const end = Date.now() + 20_000;
  for (let n = 0; ; n++) {
    const answer = await granted();
    if (answer === true) return;
    if (answer === false) throw new Error('the question was refused');
    if (Date.now() > end) throw new Error('the question was not answered');
    // The question takes a moment to come up, and ignores keys for another, against clickjacking.
    await new Promise((resolve) => setTimeout(resolve, n === 0 ? 1500 : 200));
    desktop.press(n % 2 === 0 ? 'Tab' : 'Return');
  }
}
