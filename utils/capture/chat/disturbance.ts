import { MutationCounter } from '../page/mutations';
import { nodeType, parentNode } from '../snapshot/natives';
import { composedParent } from './dom';
import type { ScrollPort } from './port';

/** What happened to a document while a conversation of it was read. Numbers of mutation records. */
export interface ChatDisturbance {
  /** By our reading and scrolling; must be 0. */
  readonly caused: number;
  /** By the page, its answers to scrolling and to a click on its control for earlier messages included. */
  readonly meanwhile: number;
  /** Of them, those in shadow roots: who watches the document alone does not see them. */
  readonly inShadow: number;
}

/** Counts what changes in the document of a conversation, and in the shadow roots around its list. */
export class DisturbanceCounter {
  readonly #document: MutationCounter;
  readonly #shadows: readonly MutationCounter[];

  constructor(port: ScrollPort, list: Element) {
    this.#document = new MutationCounter(port.doc);
    this.#shadows = shadowsAround(list).map((root) => new MutationCounter(root));
  }

  /** Runs something synchronous of ours that calls nothing of the page's. */
  own<T>(act: () => T): T {
    let run = act;
    for (const counter of this.#shadows) {
      const inner = run;
      run = () => counter.own(inner);
    }
    return this.#document.own(run);
  }

  get counts(): ChatDisturbance {
    const sum = (of: (counter: MutationCounter) => number): number =>
      this.#shadows.reduce((total, counter) => total + of(counter), 0);
    const inShadow = sum(({ meanwhile }) => meanwhile);
    return {
      caused: this.#document.caused + sum(({ caused }) => caused),
      meanwhile: this.#document.meanwhile + inShadow,
      inShadow,
    };
  }

  stop(): void {
    for (const counter of [this.#document, ...this.#shadows]) counter.stop();
  }
}

function shadowsAround(list: Element): Node[] {
  const found: Node[] = [];
  for (let at: Element | null = list; at; at = composedParent(at)) {
    const parent = parentNode(at);
    if (parent && isShadow(parent)) found.push(parent);
  }
  return found;
}

/** A fragment (DOM, `Node.nodeType` 11) with a host. */
const isShadow = (node: Node): boolean => nodeType(node) === 11;
