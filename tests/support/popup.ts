import type { CDPSession } from '@playwright/test';
import { Buffer } from 'node:buffer';

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/**
 * The real popup, which Playwright does not list as a page: driven by protocol messages through its own target. Real
 * mouse and keyboard events; closes by itself as soon as it loses the focus, as popups do.
 */
export class RealPopup {
  readonly #browser: CDPSession;
  readonly #session: string;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #next = 1;

  private constructor(browser: CDPSession, session: string) {
    this.#browser = browser;
    this.#session = session;
    browser.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
      if (sessionId !== session) return;
      const reply = JSON.parse(message) as Reply;
      if (reply.id !== undefined) this.#waiting.get(reply.id)?.(reply);
    });
  }

  static async attach(browser: CDPSession, url: string): Promise<RealPopup> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const { targetInfos } = await browser.send('Target.getTargets');
      const popup = targetInfos.find((info) => info.url.startsWith(url));
      if (popup) {
        const { sessionId } = await browser.send('Target.attachToTarget', {
          targetId: popup.targetId,
          flatten: false,
        });
        return new RealPopup(browser, sessionId);
      }
      if (Date.now() > deadline) throw new Error('the popup did not open');
    }
  }

  async send(method: string, params: object = {}): Promise<unknown> {
    const id = this.#next++;
    const answered = new Promise<Reply>((resolve) => this.#waiting.set(id, resolve));
    await this.#browser.send('Target.sendMessageToTarget', {
      sessionId: this.#session,
      message: JSON.stringify({ id, method, params }),
    });
    const reply = await answered;
    this.#waiting.delete(id);
    if (reply.error) throw new Error(`${method}: ${reply.error.message}`);
    return reply.result;
  }

  /** Value of an expression in the popup. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = (await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as {
      result: { value: T };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Waits, in the popup, until an expression is truthy. */
  async until(expression: string, timeout = 30_000): Promise<void> {
    await this.evaluate(`new Promise((resolve, reject) => {
      const end = Date.now() + ${timeout};
      const look = () => {
        let met = false;
        try { met = Boolean(${expression}); } catch { /* the page is still coming */ }
        if (met) resolve(true);
        else if (Date.now() > end) reject(new Error(${JSON.stringify(`never: ${expression}`)} + ' in: ' + document.body.innerText.slice(0, 400)));
        else setTimeout(look, 30);
      };
      look();
    })`);
  }

  /** A real click on the button of that name. */
  async click(name: string): Promise<void> {
    const find = `[...document.querySelectorAll('button')].find((b) => (b.getAttribute('aria-label') ?? b.innerText).trim().startsWith(${JSON.stringify(name)}) && !b.disabled)`;
    await this.until(find);
    // A person clicks what has come to rest: the same place in three frames.
    const { x, y } = await this.evaluate<{ x: number; y: number }>(`new Promise((resolve) => {
      let last = '', same = 0;
      const look = () => {
        const r = ${find}?.getBoundingClientRect();
        const now = r ? r.x + ' ' + r.y : '';
        same = now && now === last ? same + 1 : 0;
        last = now;
        if (same >= 3) resolve({ x: r.x + r.width / 2, y: r.y + r.height / 2 });
        else setTimeout(look, 50);
      };
      look();
    })`);
    for (const type of ['mousePressed', 'mouseReleased']) {
      await this.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
    }
  }

  async screenshot(): Promise<Buffer> {
    const { data } = (await this.send('Page.captureScreenshot', { format: 'png' })) as { data: string };
    return Buffer.from(data, 'base64');
  }

  async close(): Promise<void> {
    await this.send('Page.close').catch(() => undefined);
  }
}
