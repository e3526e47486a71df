import type { AttributeList } from './attribute-list';
import type { Context } from './context';
import type { WriteDocument } from './frames';
import type { Part } from './parts';
import type { UsedSymbols } from './svg-use';

/** One tree being written: a document, a shadow root, or the content of a template. */
export interface Tree {
  readonly context: Context;
  readonly out: Part[];
  readonly used: UsedSymbols;
  readonly sheets: ReadonlyMap<Node, CSSStyleSheet>;
  /** Template content: nothing in it loads, runs or has state, so addresses and styles stay as they are. */
  readonly inert: boolean;
  /** Elements of the document tree proper: what a plain re-parse must give back. */
  readonly counted: boolean;
  /** Writes what is added behind a start tag and on either side of an end tag (policy, constructed sheets). */
  readonly frame: {
    opened(el: Element, tree: Tree): void;
    closing(el: Element, tree: Tree): void;
    closed(el: Element, tree: Tree): void;
  } | null;
  readonly writeElement: (el: Element, tree: Tree, depth: number) => void;
  readonly writeDocument: WriteDocument;
}

/** How one element is written. */
export interface Plan {
  tag: string;
  readonly attrs: AttributeList;
  /** Written before the start tag. */
  before: readonly Part[];
  /** `void`: no end tag. Parts: ready content in place of the children. */
  content: 'children' | 'void' | readonly Part[];
}
