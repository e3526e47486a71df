import { querySelectorAll, shadowRootOf } from '../snapshot/natives';

/** The DOM members the capture needs besides those of the snapshot, taken from the prototypes for the same reason. */
function getter<S extends object, K extends keyof S & string>(prototype: S, key: K): (self: S) => S[K] {
  const found: { readonly get?: unknown } | undefined = Object.getOwnPropertyDescriptor(prototype, key);
  return (self) => Reflect.apply(found?.get as () => S[K], self, []);
}

function method<S extends object, K extends keyof S & string>(prototype: S, key: K): S[K] {
  return Object.getOwnPropertyDescriptor(prototype, key)?.value as S[K];
}

const element = Element.prototype;

export const scrollHeight = getter(element, 'scrollHeight');
export const scrollWidth = getter(element, 'scrollWidth');
export const isConnected = getter(Node.prototype, 'isConnected');
export const parentElement = getter(Node.prototype, 'parentElement');
export const imageLoading = getter(HTMLImageElement.prototype, 'loading');

const animate = method(element, 'animate');
const checkVisibility = method(element, 'checkVisibility');
const scrollTo = method(element, 'scrollTo');
const getRootNode = method(Node.prototype, 'getRootNode');
const addEventListener = method(EventTarget.prototype, 'addEventListener');

export const animateElement = (
  self: Element,
  frames: PropertyIndexedKeyframes,
  timing: KeyframeAnimationOptions,
): Animation => Reflect.apply(animate, self, [frames, timing]);
export const scrollElement = (self: Element, to: ScrollToOptions): void =>
  Reflect.apply(scrollTo, self, [to]);
/** Not `display:none`, hidden by `visibility` or transparent, itself or through an ancestor. */
export const isPainted = (self: Element): boolean =>
  Reflect.apply(checkVisibility, self, [{ opacityProperty: true, visibilityProperty: true }]);
export const rootOf = (self: Node): Node => Reflect.apply(getRootNode, self, []);
export const onceEvent = (self: EventTarget, type: string, act: () => void): void =>
  Reflect.apply(addEventListener, self, [type, act, { once: true }]);

const inFragment = method(DocumentFragment.prototype, 'querySelectorAll');
const elementsOf = (root: ShadowRoot): NodeListOf<Element> => Reflect.apply(inFragment, root, ['*']);

/** Every element, those in shadow roots included. */
export function* allElements(root: Document | ShadowRoot): Generator<Element> {
  const elements = root instanceof ShadowRoot ? elementsOf(root) : querySelectorAll(root, '*');
  for (const element of elements) {
    yield element;
    const shadow = shadowRootOf(element);
    if (shadow) yield* allElements(shadow);
  }
}
