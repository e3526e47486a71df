/** ms between two looks at what only grows or is marked. */
const PAUSE = 80;
/** A look that cannot wait waits this many times what the last one took: no page may make us take half of its time. */
const SHARE = 2;

/** When to look next: soon enough for a message that lives for a moment, and not all the time. */
export class Pace {
  readonly #pause: number;
  readonly #forced: boolean;
  #last = Number.NEGATIVE_INFINITY;
  #took = 0;

  /** @param pause ms between any two looks, urgent ones too */
  constructor(pause?: number) {
    this.#pause = pause ?? PAUSE;
    this.#forced = pause !== undefined;
  }

  /** ms from `now` to the next look; 0 or less: at once. */
  wait(now: number, urgent: boolean): number {
    const pause = urgent && !this.#forced ? Math.min(this.#pause, this.#took * SHARE) : this.#pause;
    return pause - (now - this.#last);
  }

  /** A look was taken. @returns ms that it took */
  looked(began: number, ended: number): number {
    this.#last = ended;
    this.#took = ended - began;
    return this.#took;
  }
}
