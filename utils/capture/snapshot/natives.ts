/**
 * The DOM's own getters and methods, taken once when this module loads. A page may shadow any of them on an instance:
 * `<form><input name="attributes"></form>` makes `form.attributes` the input, even in an isolated world, because
 * named properties of a form belong to the object itself (HTML › 4.10.3, [LegacyOverrideBuiltIns]).
 */
type Call<S, A extends readonly unknown[], R> = (self: S, ...args: A) => R;

// `uncurry(f)(self, ...args)` is `f.call(self, ...args)` without looking `call` up again.
const { bind, call } = Function.prototype as unknown as Record<'bind' | 'call', (this: unknown) => unknown>;
const uncurry = Reflect.apply(bind, bind, [call]) as (
  fn: unknown,
) => (self: unknown, ...args: readonly unknown[]) => unknown;

function describe(proto: object, key: string): PropertyDescriptor | undefined {
  for (let at: object | null = proto; at; at = Object.getPrototypeOf(at) as object | null) {
    const found = Object.getOwnPropertyDescriptor(at, key);
    if (found) return found;
  }
  return undefined;
}

/** A getter as the prototype has it, called on any instance. */
export function getter<T extends object, K extends keyof T & string>(proto: T, key: K): (self: T) => T[K] {
  const found: { readonly get?: unknown } | undefined = describe(proto, key);
  const get = found?.get;
  // A browser without the property: reading it yields undefined, which callers treat as "not offered".
  return get ? (uncurry(get) as (self: T) => T[K]) : (self) => self[key];
}

/** A method as the prototype has it; of an overloaded one the last signature. */
export function method<T extends object, K extends keyof T & string>(
  proto: T,
  key: K,
): T[K] extends (...args: infer A) => infer R ? Call<T, A, R> : never {
  const fn: unknown = describe(proto, key)?.value;
  return uncurry(fn) as T[K] extends (...args: infer A) => infer R ? Call<T, A, R> : never;
}

const node = Node.prototype;
const element = Element.prototype;
const doc = Document.prototype;

export const nodeType = getter(node, 'nodeType');
export const nodeName = getter(node, 'nodeName');
export const nodeValue = getter(node, 'nodeValue');
export const firstChild = getter(node, 'firstChild');
export const nextSibling = getter(node, 'nextSibling');
export const ownerDocument = getter(node, 'ownerDocument');
export const parentNode = getter(node, 'parentNode');
export const textContent = getter(node, 'textContent');
export const baseURI = getter(node, 'baseURI');

export const attributesOf = getter(element, 'attributes');
export const localName = getter(element, 'localName');
export const namespaceURI = getter(element, 'namespaceURI');
const openShadowRoot = getter(element, 'shadowRoot');
export const scrollTop = getter(element, 'scrollTop');
export const scrollLeft = getter(element, 'scrollLeft');
export const scrollHeight = getter(element, 'scrollHeight');
export const clientTop = getter(element, 'clientTop');
export const clientLeft = getter(element, 'clientLeft');
export const clientWidth = getter(element, 'clientWidth');
export const clientHeight = getter(element, 'clientHeight');
export const firstElementChild = getter(element, 'firstElementChild');
export const nextElementSibling = getter(element, 'nextElementSibling');
export const lastElementChild = getter(element, 'lastElementChild');
export const previousElementSibling = getter(element, 'previousElementSibling');
export const getAttribute = method(element, 'getAttribute');
export const hasAttribute = method(element, 'hasAttribute');
export const matches = method(element, 'matches');
export const elementQuery = method(element, 'querySelectorAll');
export const boundingRect = method(element, 'getBoundingClientRect');

export const attrName = getter(Attr.prototype, 'name');
export const attrValue = getter(Attr.prototype, 'value');
export const attrNamespace = getter(Attr.prototype, 'namespaceURI');

export const docType = getter(doc, 'doctype');
export const documentElement = getter(doc, 'documentElement');
export const documentUrl = getter(doc, 'URL');
export const documentTitle = getter(doc, 'title');
export const referrer = getter(doc, 'referrer');
export const characterSet = getter(doc, 'characterSet');
export const compatMode = getter(doc, 'compatMode');
export const contentType = getter(doc, 'contentType');
export const documentSheets = getter(doc, 'styleSheets');
export const documentAdopted = getter(doc, 'adoptedStyleSheets');
export const scrollingElement = getter(doc, 'scrollingElement');
export const createElement = method(doc, 'createElement');
export const createRange = method(doc, 'createRange');
// Also read by the page agent.
export const querySelectorAll = method(doc, 'querySelectorAll');
export const readyState = getter(doc, 'readyState');
export const defaultView = getter(doc, 'defaultView');
export const documentAnimations = method(doc, 'getAnimations');
export const getElementById = method(doc, 'getElementById');

const shadow = ShadowRoot.prototype;
export const shadowMode = getter(shadow, 'mode');
export const shadowDelegatesFocus = getter(shadow, 'delegatesFocus');
export const shadowSerializable = getter(shadow, 'serializable');
export const shadowClonable = getter(shadow, 'clonable');
export const shadowSlotAssignment = getter(shadow, 'slotAssignment');
export const shadowSheets = getter(shadow, 'styleSheets');
export const shadowQuery = method(shadow, 'querySelectorAll');
export const shadowAnimations = method(shadow, 'getAnimations');
export const shadowAdopted = getter(shadow, 'adoptedStyleSheets');
export const assignedNodes = method(HTMLSlotElement.prototype, 'assignedNodes');

export const sheetOwner = getter(StyleSheet.prototype, 'ownerNode');
export const sheetDisabled = getter(StyleSheet.prototype, 'disabled');
export const sheetHref = getter(StyleSheet.prototype, 'href');
export const sheetRules = getter(CSSStyleSheet.prototype, 'cssRules');
export const ruleText = getter(CSSRule.prototype, 'cssText');
export const ruleType = getter(CSSRule.prototype, 'type');
export const importedSheet = getter(CSSImportRule.prototype, 'styleSheet');

export const templateContent = getter(HTMLTemplateElement.prototype, 'content');
export const inputType = getter(HTMLInputElement.prototype, 'type');
export const inputValue = getter(HTMLInputElement.prototype, 'value');
export const inputChecked = getter(HTMLInputElement.prototype, 'checked');
export const inputIndeterminate = getter(HTMLInputElement.prototype, 'indeterminate');
export const textareaValue = getter(HTMLTextAreaElement.prototype, 'value');
export const optionSelected = getter(HTMLOptionElement.prototype, 'selected');
export const optionText = getter(HTMLOptionElement.prototype, 'text');
export const selectedIndex = getter(HTMLSelectElement.prototype, 'selectedIndex');
export const selectedOptions = getter(HTMLSelectElement.prototype, 'selectedOptions');
export const imageSource = getter(HTMLImageElement.prototype, 'currentSrc');
export const imageComplete = getter(HTMLImageElement.prototype, 'complete');
export const naturalWidth = getter(HTMLImageElement.prototype, 'naturalWidth');
export const naturalHeight = getter(HTMLImageElement.prototype, 'naturalHeight');
export const canvasWidth = getter(HTMLCanvasElement.prototype, 'width');
export const canvasHeight = getter(HTMLCanvasElement.prototype, 'height');
export const canvasToDataUrl = method(HTMLCanvasElement.prototype, 'toDataURL');
export const canvasContext = method(HTMLCanvasElement.prototype, 'getContext');
export const mediaSource = getter(HTMLMediaElement.prototype, 'currentSrc');
export const mediaReady = getter(HTMLMediaElement.prototype, 'readyState');
export const videoWidth = getter(HTMLVideoElement.prototype, 'videoWidth');
export const videoHeight = getter(HTMLVideoElement.prototype, 'videoHeight');
export const iframeDocument = getter(HTMLIFrameElement.prototype, 'contentDocument');
export const frameDocument = getter(HTMLFrameElement.prototype, 'contentDocument');
export const objectDocument = getter(HTMLObjectElement.prototype, 'contentDocument');
const frameWindows = {
  iframe: getter(HTMLIFrameElement.prototype, 'contentWindow'),
  frame: getter(HTMLFrameElement.prototype, 'contentWindow'),
  object: getter(HTMLObjectElement.prototype, 'contentWindow'),
};

/** The window behind a frame element, of whatever origin; null when it shows none. */
export const frameWindow = (el: Element, tag: string): Window | null =>
  (frameWindows as Record<string, ((el: never) => Window | null) | undefined>)[tag]?.(el as never) ?? null;

export const rangeSelect = method(Range.prototype, 'selectNodeContents');
export const rangeRect = method(Range.prototype, 'getBoundingClientRect');

export const computedStyle = globalThis.getComputedStyle.bind(globalThis);
export const styleValue = method(CSSStyleDeclaration.prototype, 'getPropertyValue');

export const HTML_NS = 'http://www.w3.org/1999/xhtml';
export const SVG_NS = 'http://www.w3.org/2000/svg';
export const MATHML_NS = 'http://www.w3.org/1998/Math/MathML';

/** By node type and not `instanceof`: nodes of a frame belong to another realm. */
export const isElement = (n: Node): n is Element => nodeType(n) === 1;
export const isHtml = (el: Element, name: string): boolean =>
  localName(el) === name && namespaceURI(el) === HTML_NS;

/** The shadow root of a host, closed ones too where the browser lets an extension see them (`dom.openOrClosedShadowRoot`). */
export function shadowRootOf(el: Element): ShadowRoot | null {
  const open = openShadowRoot(el);
  if (open || namespaceURI(el) !== HTML_NS || !MAY_HOST.test(localName(el))) return open;
  try {
    const scope: ChromeDom = globalThis as unknown as ChromeDom;
    const dom = scope.chrome?.dom ?? scope.browser?.dom;
    if (dom?.openOrClosedShadowRoot) return dom.openOrClosedShadowRoot(el);
    return (el as Element & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? null;
  } catch {
    return null; // an element the browser does not accept as a host
  }
}

// DOM › attachShadow: valid custom element names and these.
const MAY_HOST = /-|^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

/** The extension's number of the frame behind an element: Firefox tells, Chromium (156) does not. */
export function frameIdOf(el: Element): number | undefined {
  const { browser } = globalThis as { browser?: { runtime?: { getFrameId?: (el: Element) => number } } };
  const id = browser?.runtime?.getFrameId?.(el);
  return id !== undefined && id >= 0 ? id : undefined;
}

interface DomApi {
  openOrClosedShadowRoot?: (el: Element) => ShadowRoot | null;
}
interface ChromeDom {
  chrome?: { dom?: DomApi };
  browser?: { dom?: DomApi };
}
