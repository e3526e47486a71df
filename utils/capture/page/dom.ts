/** The DOM members the capture needs besides those of the snapshot, taken from the prototypes for the same reason. */
function getter<S extends object, K extends keyof S & string>(prototype: S, key: K): (self: S) => S[K] {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  return (self) => Reflect.apply(get as () => S[K], self, []) as S[K];
}

const element = Element.prototype;

export const scrollHeight = getter(element, 'scrollHeight');
export const scrollWidth = getter(element, 'scrollWidth');
export const parentElement = getter(Node.prototype, 'parentElement');
export const imageLoading = getter(HTMLImageElement.prototype, 'loading');

const { animate, checkVisibility, scrollTo } = element;
const { getRootNode } = Node.prototype;
const { addEventListener } = EventTarget.prototype;

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

const { querySelectorAll: inFragment } = DocumentFragment.prototype;
/** Every element below a shadow root. */
export const elementsOf = (root: ShadowRoot): NodeListOf<Element> => Reflect.apply(inFragment, root, ['*']);
