import type { ReadText } from './snapshot/document-text';

/** What one script of ours lends to another in the same frame, where both have to act at the same moment. */
interface Lent {
  readText: ReadText;
}

// The scripts of an extension share one global object in each frame, which the page cannot reach. It does see the page's
// elements by their names: a symbol is no such name.
const shelf = globalThis as unknown as { [name: symbol]: unknown };
const keyOf = (name: string): symbol => Symbol.for(`liuzheng-${name}`);

export function lend<K extends keyof Lent>(name: K, value: Lent[K]): void {
  shelf[keyOf(name)] = value;
}

/** The lender must have been put into the frame first. */
export function borrow<K extends keyof Lent>(name: K): Lent[K] {
  return shelf[keyOf(name)] as Lent[K];
}
