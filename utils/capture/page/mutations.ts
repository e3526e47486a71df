/**
 * Counts what changes in the document while it is captured. Records that the capture itself causes are taken out of
 * the queue right after the causing call (`own`), so the two never mix.
 */
export class MutationCounter {
  #caused = 0;
  #meanwhile = 0;
  readonly #observer: MutationObserver;

  constructor(doc: Node) {
    this.#observer = new MutationObserver((records) => {
      this.#meanwhile += records.length;
    });
    this.#observer.observe(doc, { subtree: true, childList: true, attributes: true, characterData: true });
  }

  /** Runs something synchronous of ours and counts what it did to the document. */
  own<T>(act: () => T): T {
    this.#meanwhile += this.#observer.takeRecords().length;
    const value = act();
    this.#caused += this.#observer.takeRecords().length;
    return value;
  }

  get caused(): number {
    return this.#caused;
  }

  get meanwhile(): number {
    this.#meanwhile += this.#observer.takeRecords().length;
    return this.#meanwhile;
  }

  stop(): void {
    this.#observer.disconnect();
  }
}
