import { defaultView } from '../snapshot/natives';
import { listen, unlisten, visibilityState } from './dom';

/** Tells when a document is hidden and when it can be seen again. A page that is being left is hidden as well, and not told. */
export class Presence {
  readonly #doc: Document;
  readonly #window: EventTarget;
  readonly #onTurn: (hidden: boolean) => void;
  #hidden = false;
  #leaving = false;
  readonly #turn = (): void => this.tell();
  readonly #leave = (): void => void (this.#leaving = true);
  readonly #return = (): void => {
    this.#leaving = false;
    this.tell();
  };

  constructor(doc: Document, onTurn: (hidden: boolean) => void) {
    this.#doc = doc;
    this.#window = defaultView(doc) ?? doc;
    this.#onTurn = onTurn;
    listen(doc, 'visibilitychange', this.#turn);
    listen(this.#window, 'pagehide', this.#leave);
    listen(this.#window, 'pageshow', this.#return);
  }

  /** Tells it now, if it is not as it was told last. */
  tell(): void {
    const hidden = visibilityState(this.#doc) === 'hidden';
    if (this.#leaving || hidden === this.#hidden) return;
    this.#hidden = hidden;
    this.#onTurn(hidden);
  }

  stop(): void {
    unlisten(this.#doc, 'visibilitychange', this.#turn);
    unlisten(this.#window, 'pagehide', this.#leave);
    unlisten(this.#window, 'pageshow', this.#return);
  }
}
