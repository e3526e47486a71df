import { getter, method, querySelectorAll, shadowRootOf } from '../snapshot/natives';

// The DOM members the capture needs besides those of the snapshot, taken from the prototypes for the same reason.
const element = Element;
const node = Node;

export const scrollWidth = getter(element, 'scrollWidth');
export const isConnected = getter(node, 'isConnected');
export const parentElement = getter(node, 'parentElement');
export const imageLoading = getter(HTMLImageElement, 'loading');
export const animateElement = method(element, 'animate');
const rootOf = method(node, 'getRootNode');
const offsetHeight = getter(HTMLElement, 'offsetHeight');
const offsetWidth = getter(HTMLElement, 'offsetWidth');
/** The border box before anything transforms it, CSS px; of what is no HTML element nothing is known. */
export const untransformed = (self: Element): { width: number; height: number } | undefined =>
  self instanceof HTMLElement ? { width: offsetWidth(self), height: offsetHeight(self) } : undefined;

/** Also out of a shadow root. */
export function outerElement(element: Element): Element | null {
  const parent = parentElement(element);
  if (parent) return parent;
  const root = rootOf(element);
  return root instanceof ShadowRoot ? root.host : null;
}

export function contains(outer: Element, inner: Element): boolean {
  for (let at: Element | null = inner; at; at = outerElement(at)) if (at === outer) return true;
  return false;
}

const checkVisibility = method(element, 'checkVisibility');
/** Not `display:none`, hidden by `visibility` or transparent, itself or through an ancestor. */
export const isPainted = (self: Element): boolean =>
  checkVisibility(self, { opacityProperty: true, visibilityProperty: true });

const scrollTo = method(element, 'scrollTo') as unknown as (self: Element, to: ScrollToOptions) => void;
export const scrollElement = (self: Element, to: ScrollToOptions): void => scrollTo(self, to);
export const scrollIntoView = method(element, 'scrollIntoView');

const listen = method(EventTarget, 'addEventListener');
export const onceEvent = (self: EventTarget, type: string, act: () => void): void =>
  listen(self, type, act, { once: true });

const elementsIn = method(DocumentFragment, 'querySelectorAll');

/** Every element, those in shadow roots included. */
export function* allElements(root: Document | ShadowRoot): Generator<Element> {
  const elements = root instanceof ShadowRoot ? elementsIn(root, '*') : querySelectorAll(root, '*');
  for (const element of elements) {
    yield element;
    const shadow = shadowRootOf(element);
    if (shadow) yield* allElements(shadow);
  }
}
