/** Tells whether something moves in a part of the page. Sees, does nothing. */
export class Stir {
  readonly #observer: MutationObserver;
  #count = 0;

  constructor(root: Node) {
    this.#observer = new MutationObserver((records) => {
      this.#count += records.length;
    });
    this.#observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  }

  get count(): number {
    this.#count += this.#observer.takeRecords().length;
    return this.#count;
  }

  stop(): void {
    this.#observer.disconnect();
  }
}

/** The next frame, or 100 ms where none is painted (a hidden tab). */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const fallback = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(fallback);
      resolve();
    });
  });
}

/** Lets the page do its own work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
