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

// Pure, to the bundler: each script carries only those that it uses.

/** A getter as the prototype has it, called on any instance. */
/* @__NO_SIDE_EFFECTS__ */
export function getter<T extends object, K extends keyof T & string>(
  of: { readonly prototype: T },
  key: K,
): (self: T) => T[K] {
  const found: { readonly get?: unknown } | undefined = describe(of.prototype, key);
  const get = found?.get;
  // A browser without the property: reading it yields undefined, which callers treat as "not offered".
  return get ? (uncurry(get) as (self: T) => T[K]) : (self) => self[key];
}

/** A method as the prototype has it; of an overloaded one the last signature. */
/* @__NO_SIDE_EFFECTS__ */
export function method<T extends object, K extends keyof T & string>(
  of: { readonly prototype: T },
  key: K,
): T[K] extends (...args: infer A) => infer R ? Call<T, A, R> : never {
  const fn: unknown = describe(of.prototype, key)?.value;
  return uncurry(fn) as T[K] extends (...args: infer A) => infer R ? Call<T, A, R> : never;
}

const node = Node;
const element = Element;
const doc = Document;

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

export const attrName = getter(Attr, 'name');
export const attrValue = getter(Attr, 'value');
export const attrNamespace = getter(Attr, 'namespaceURI');

export const docType = getter(doc, 'doctype');
export const documentElement = getter(doc, 'documentElement');
export const documentBody = getter(doc, 'body');
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
export const documentFonts = getter(doc, 'fonts');

const shadow = ShadowRoot;
export const shadowMode = getter(shadow, 'mode');
export const shadowDelegatesFocus = getter(shadow, 'delegatesFocus');
export const shadowSerializable = getter(shadow, 'serializable');
export const shadowClonable = getter(shadow, 'clonable');
export const shadowSlotAssignment = getter(shadow, 'slotAssignment');
export const shadowSheets = getter(shadow, 'styleSheets');
export const shadowQuery = method(shadow, 'querySelectorAll');
export const shadowAnimations = method(shadow, 'getAnimations');
export const shadowAdopted = getter(shadow, 'adoptedStyleSheets');
export const assignedNodes = method(HTMLSlotElement, 'assignedNodes');

export const sheetOwner = getter(StyleSheet, 'ownerNode');
export const sheetDisabled = getter(StyleSheet, 'disabled');
export const sheetHref = getter(StyleSheet, 'href');
export const sheetRules = getter(CSSStyleSheet, 'cssRules');
export const ruleText = getter(CSSRule, 'cssText');
export const ruleType = getter(CSSRule, 'type');
export const importedSheet = getter(CSSImportRule, 'styleSheet');

export const templateContent = getter(HTMLTemplateElement, 'content');
export const inputType = getter(HTMLInputElement, 'type');
export const inputValue = getter(HTMLInputElement, 'value');
export const inputChecked = getter(HTMLInputElement, 'checked');
export const inputIndeterminate = getter(HTMLInputElement, 'indeterminate');
export const textareaValue = getter(HTMLTextAreaElement, 'value');
export const optionSelected = getter(HTMLOptionElement, 'selected');
export const optionText = getter(HTMLOptionElement, 'text');
export const selectedIndex = getter(HTMLSelectElement, 'selectedIndex');
export const selectedOptions = getter(HTMLSelectElement, 'selectedOptions');
export const imageSource = getter(HTMLImageElement, 'currentSrc');
export const imageComplete = getter(HTMLImageElement, 'complete');
export const naturalWidth = getter(HTMLImageElement, 'naturalWidth');
export const naturalHeight = getter(HTMLImageElement, 'naturalHeight');
export const canvasWidth = getter(HTMLCanvasElement, 'width');
export const canvasHeight = getter(HTMLCanvasElement, 'height');
export const canvasToDataUrl = method(HTMLCanvasElement, 'toDataURL');
export const canvasContext = method(HTMLCanvasElement, 'getContext');
export const mediaSource = getter(HTMLMediaElement, 'currentSrc');
export const mediaReady = getter(HTMLMediaElement, 'readyState');
export const videoWidth = getter(HTMLVideoElement, 'videoWidth');
export const videoHeight = getter(HTMLVideoElement, 'videoHeight');
export const iframeDocument = getter(HTMLIFrameElement, 'contentDocument');
export const frameDocument = getter(HTMLFrameElement, 'contentDocument');
export const objectDocument = getter(HTMLObjectElement, 'contentDocument');
const frameWindows = {
  iframe: getter(HTMLIFrameElement, 'contentWindow'),
  frame: getter(HTMLFrameElement, 'contentWindow'),
  object: getter(HTMLObjectElement, 'contentWindow'),
};

/** The window behind a frame element, of whatever origin; null when it shows none. */
export const frameWindow = (el: Element, tag: string): Window | null =>
  (frameWindows as Record<string, ((el: never) => Window | null) | undefined>)[tag]?.(el as never) ?? null;

export const rangeSelect = method(Range, 'selectNodeContents');
export const rangeRect = method(Range, 'getBoundingClientRect');

export const computedStyle = /* @__PURE__ */ globalThis.getComputedStyle.bind(globalThis);
export const styleValue = method(CSSStyleDeclaration, 'getPropertyValue');
/** CSS px of one side's padding. */
export const paddingOf = (style: CSSStyleDeclaration, side: 'top' | 'right' | 'bottom' | 'left'): number =>
  Number.parseFloat(styleValue(style, `padding-${side}`)) || 0;

export const HTML_NS = 'http://www.w3.org/1999/xhtml';
export const SVG_NS = 'http://www.w3.org/2000/svg';
export const MATHML_NS = 'http://www.w3.org/1998/Math/MathML';

/** By node type and not `instanceof`: nodes of a frame belong to another realm. */
export const isElement = (n: Node): n is Element => nodeType(n) === 1;
export const inHtml = (el: Element): boolean => namespaceURI(el) === HTML_NS;
export const isHtml = (el: Element, name: string): boolean => localName(el) === name && inHtml(el);

/** The shadow root of a host, closed ones too where the browser lets an extension see them (`dom.openOrClosedShadowRoot`). */
export function shadowRootOf(el: Element): ShadowRoot | null {
  const open = openShadowRoot(el);
  if (open || !inHtml(el) || !MAY_HOST.test(localName(el))) return open;
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
