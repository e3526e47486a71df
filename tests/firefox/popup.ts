import type { ExtensionFirefox } from '../support/firefox';

/** What of the browser's own window a popup needs. */
interface PopupWindow {
  readonly CustomizableUI: {
    addWidgetToArea(widget: string, area: string): void;
    getWidget(widget: string): { forWindow(window: unknown): { node?: Element } };
  };
}
interface PopupFrame extends Element {
  readonly currentURI: { readonly spec: string };
  readonly messageManager: {
    addMessageListener(name: string, listener: (message: { data: string }) => void): void;
    loadFrameScript(url: string, allowDelayed: boolean): void;
  };
}

/** The real popup, opened by a click on the icon in the toolbar: that click grants `activeTab`, as for a person. */
export class ToolbarPopup {
  readonly #firefox: ExtensionFirefox;
  #questions = 0;

  private constructor(firefox: ExtensionFirefox) {
    this.#firefox = firefox;
  }

  static async open(firefox: ExtensionFirefox): Promise<ToolbarPopup> {
    await firefox.inWindow((widget) => {
      const { CustomizableUI } = globalThis as unknown as PopupWindow;
      CustomizableUI.addWidgetToArea(widget, 'nav-bar');
      const button = CustomizableUI.getWidget(widget)
        .forWindow(globalThis)
        .node?.querySelector('toolbarbutton');
      (button as unknown as HTMLElement).click();
    }, `${firefox.widget}-browser-action`);
    const popup = new ToolbarPopup(firefox);
    await popup.until(`document.readyState === 'complete'`);
    return popup;
  }

  /** Value of an expression in the popup; `undefined` while there is no popup to ask. */
  evaluate(expression: string): Promise<unknown> {
    return this.#firefox.inWindow(
      async ({ code, name }) => {
        const frame = document.querySelector<PopupFrame>('.webextension-popup-browser');
        if (!frame?.currentURI.spec.endsWith('popup.html')) return undefined;
        const answer = new Promise<string>((resolve) => {
          frame.messageManager.addMessageListener(name, ({ data }) => resolve(data));
        });
        const script = `sendAsyncMessage(${JSON.stringify(name)}, JSON.stringify(((document) => ${code})(content.document)) ?? 'null')`;
        frame.messageManager.loadFrameScript(
          `data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`,
          false,
        );
        // A popup that is still opening changes its process under the question: then nobody answers.
        const silence = new Promise<undefined>((resolve) => setTimeout(resolve, 1000));
        const json = await Promise.race([answer, silence]);
        return json === undefined ? undefined : (JSON.parse(json) as unknown);
      },
      { code: expression, name: `answer-${this.#questions++}` },
    );
  }

  /** Waits until the expression is true in the popup. */
  async until(expression: string, timeout = 30_000): Promise<void> {
    const end = Date.now() + timeout;
    while ((await this.evaluate(`Boolean(${expression})`)) !== true) {
      if (Date.now() > end) throw new Error(`never: ${expression}`);
    }
  }

  async click(name: string): Promise<void> {
    const button = `[...document.querySelectorAll('button')].find((b) => b.innerText.trim().startsWith(${JSON.stringify(name)}) && !b.disabled)`;
    await this.until(button);
    await this.evaluate(`void ${button}.click()`);
  }
}
