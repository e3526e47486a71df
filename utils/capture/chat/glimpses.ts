import {
  isElement,
  firstChild,
  localName,
  nextSibling,
  nodeType,
  nodeValue,
  parentNode,
} from '../snapshot/natives';
import { placeIn, placeOf } from './placed';

/** What a child of the list said for a moment, in pieces of text. */
export interface Glimpse {
  readonly item: Element;
  readonly pieces: readonly string[];
  /** It was taken out of the list, before whose other children it stood. */
  readonly first: boolean;
  /** CSS px from the top of the content at which it stood then, where its program says. */
  readonly place: number | undefined;
}

/** Records of one batch beyond which what stood there in between is not worked out: no conversation changes like that. */
const MOST = 4000;
const SILENT = /^(?:script|style|template|noscript)$/;

interface Step {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Where it stood before. */
  readonly place: number | undefined;
  /** Something came, as against only taken away. */
  readonly grew: boolean;
}

/** Texts of a node, in document order, blank ones left out. */
export function piecesOf(node: Node): string[] {
  return new Past().pieces(node);
}

/** Whether all that was said still is, or has only grown. */
export const isKept = (before: readonly string[], after: readonly string[]): boolean =>
  before.every((piece) => after.some((now) => now.startsWith(piece)));

/**
 * What children of the list said and do not say any more, oldest first: a batch of records tells everything that happened
 * since the last one, also what was there in between and was never painted. Going back from what stands there now, every
 * record is undone in turn.
 */
export function glimpsesOf(records: readonly MutationRecord[], list: Element): Glimpse[] {
  const takes = records.some(({ type, removedNodes }) => type === 'characterData' || removedNodes.length > 0);
  if (!takes || records.length > MOST) return [];
  const past = new Past();
  const steps = new Map<Element, Step[]>();
  const gone: Glimpse[] = [];
  for (let i = records.length - 1; i >= 0; i--) {
    const record = records[i];
    if (!record) continue;
    if (record.type === 'attributes') {
      past.undo(record);
      continue;
    }
    const item = past.itemOf(record.target, list);
    const known = item && steps.get(item);
    const after = known?.at(-1)?.before ?? (item ? past.pieces(item) : []);
    past.undo(record);
    if (item) {
      const grew = record.type === 'characterData' || record.addedNodes.length > 0;
      const step = { before: past.pieces(item), after, place: past.place(item), grew };
      if (known) known.push(step);
      else steps.set(item, [step]);
    } else if (record.target === list)
      for (const node of Array.from(record.removedNodes).reverse())
        if (isElement(node))
          gone.push({
            item: node,
            pieces: past.pieces(node),
            first: record.previousSibling === null && record.nextSibling !== null,
            place: past.place(node),
          });
  }
  const passed = [...steps].flatMap(([item, back]) =>
    lostIn(back.reverse()).map(({ before, place }) => ({ item, pieces: before, first: false, place })),
  );
  return [...passed, ...gone.reverse()].filter(({ pieces }) => pieces.length > 0);
}

/** Wordings that were there and then were not; what is left while they are taken away piece by piece is none. */
function lostIn(steps: readonly Step[]): readonly Step[] {
  const found: Step[] = [];
  let falling = false;
  for (const step of steps) {
    if (!falling && !isKept(step.before, step.after)) found.push(step);
    falling = !step.grew;
  }
  return found;
}

/** A part of the page as it stood some records ago. */
class Past {
  readonly #children = new Map<Node, Node[]>();
  readonly #parents = new Map<Node, Node | null>();
  readonly #texts = new Map<Node, string>();
  readonly #styles = new Map<Node, string | null>();

  undo({
    type,
    target,
    attributeName,
    oldValue,
    addedNodes,
    removedNodes,
    previousSibling,
    nextSibling: next,
  }: MutationRecord): void {
    if (type === 'characterData') {
      this.#texts.set(target, oldValue ?? '');
      return;
    }
    if (type === 'attributes') {
      if (attributeName === 'style') this.#styles.set(target, oldValue);
      return;
    }
    const children = this.#childrenOf(target);
    for (const node of Array.from(addedNodes)) {
      const at = children.lastIndexOf(node);
      if (at >= 0) children.splice(at, 1);
      this.#parents.set(node, null);
    }
    const removed = Array.from(removedNodes);
    const below = next ? children.lastIndexOf(next) : children.length;
    const at = below >= 0 ? below : previousSibling ? children.lastIndexOf(previousSibling) + 1 : 0;
    children.splice(at, 0, ...removed);
    for (const node of removed) this.#parents.set(node, target);
  }

  /** The child of the list that a node stood in. */
  itemOf(node: Node, list: Element): Element | undefined {
    for (let at: Node | null = node, depth = 0; at && depth < 200; depth++) {
      const parent: Node | null = this.#parents.has(at) ? (this.#parents.get(at) ?? null) : parentNode(at);
      if (parent === list) return isElement(at) ? at : undefined;
      at = parent;
    }
    return undefined;
  }

  place(item: Element): number | undefined {
    const style = this.#styles.get(item);
    return style === undefined ? placeOf(item) : placeIn(style);
  }

  pieces(node: Node): string[] {
    const found: string[] = [];
    const visit = (at: Node, depth: number): void => {
      if (nodeType(at) === 3) {
        const text = (this.#texts.get(at) ?? nodeValue(at) ?? '').trim();
        if (text !== '') found.push(text);
      } else if (depth < 200 && isElement(at) && !SILENT.test(localName(at)))
        for (const child of this.#children.get(at) ?? childrenOf(at)) visit(child, depth + 1);
    };
    visit(node, 0);
    return found;
  }

  #childrenOf(node: Node): Node[] {
    const known = this.#children.get(node) ?? childrenOf(node);
    this.#children.set(node, known);
    return known;
  }
}

function childrenOf(node: Node): Node[] {
  const found: Node[] = [];
  for (let child = firstChild(node); child; child = nextSibling(child)) found.push(child);
  return found;
}
