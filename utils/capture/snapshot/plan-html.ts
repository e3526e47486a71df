import { disarmLink } from './disarm';
import { adoptedText, endsClosed, linkedParts, styleParts } from './css-sheets';
import { resolveUrl } from './context';
import { escapeText, guardRawText } from './escape';
import { scrolledText, writeInput, writeOption, writeSelect, writeTopLayer } from './form-state';
import { writeFrame, writePlugin } from './frames';
import { writeImage, writeImageAttribute } from './images';
import { writeCanvas, writeMedia } from './media';
import {
  documentAdopted,
  firstElementChild,
  hasAttribute,
  isElement,
  isHtml,
  parentNode,
  sheetDisabled,
  textContent,
  textareaValue,
} from './natives';
import { joinParts, type Part } from './parts';
import { rename } from './rename';
import type { Plan, Tree } from './tree';

export const VOID =
  /^(?:area|base|basefont|bgsound|br|col|embed|frame|hr|img|input|keygen|link|meta|param|source|track|wbr)$/;

const isHead = (el: Element): boolean => {
  const parent = parentNode(el);
  return parent !== null && isElement(parent) && isHtml(parent, 'head');
};
const text = (el: Element): string => textContent(el) ?? '';

/** Raw text that cannot end its element early. */
function raw(el: Element, tag: string, tree: Tree): string {
  const source = text(el);
  const safe = guardRawText(source, tag);
  if (safe !== source) tree.context.session.tally.altered('raw-text-escaped');
  return safe;
}

/** What HTML elements need beyond inert attributes: state, resources, and content that is not plain children. */
export function planHtml(el: Element, tag: string, plan: Plan, tree: Tree): void {
  const { attrs } = plan;
  const { tally } = tree.context.session;
  switch (tag) {
    case 'script':
      attrs.disarm('type');
      attrs.disarm('src');
      attrs.set('type', 'text/plain');
      plan.content = [raw(el, tag, tree)];
      tally.altered('script-neutralised');
      return;
    case 'title':
      plan.content = [escapeText(text(el))];
      return;
    case 'textarea': {
      const source = text(el);
      const value = textareaValue(el as HTMLTextAreaElement);
      if (attrs.has('data-lz-scroll')) {
        rename(el, 'lz-textarea', plan, tree); // no attribute scrolls a text field
        plan.content = [escapeText(value)];
        return;
      }
      // The value has its line ends normalised (HTML › 4.10.11), which is no change by the user.
      const kept = tree.inert || value === source.replace(/\r\n?/g, '\n');
      if (!kept) {
        attrs.set('data-lz-value', source);
        tally.altered('state-written');
      }
      // A parser drops the first newline.
      plan.content = ['\n' + escapeText(kept ? source : value)];
      return;
    }
    case 'noscript':
    case 'noembed':
    case 'noframes':
      attrs.set('data-lz-tag', tag);
      if (tag === 'noscript' && !tree.inert && firstElementChild(el) && !isHead(el)) {
        // Scripts were off when the page was seen, so its content was on show.
        plan.tag = 'lz-noscript';
        tally.altered('element-renamed');
        return;
      }
      // Shown, and even loaded from, where scripts are off; here it was not.
      plan.tag = 'template';
      if (tag === 'noscript') tally.altered('noscript-kept-as-data');
      else tally.altered('element-renamed');
      plan.content = [escapeText(text(el))];
      return;
    case 'plaintext':
      attrs.set('data-lz-tag', tag); // nothing can end it: the rest of the page would become its text
      plan.tag = 'pre';
      tally.altered('element-renamed');
      return;
    case 'xmp':
      plan.content = [raw(el, tag, tree)];
      return;
    case 'style':
      planStyle(el, plan, tree);
      return;
  }
  if (tree.inert) return;
  planLive(el, tag, plan, tree);
}

function planLive(el: Element, tag: string, plan: Plan, tree: Tree): void {
  const { attrs } = plan;
  const { context } = tree;
  if (tag === 'dialog' || attrs.has('popover')) plan.before = writeTopLayer(el, tag, attrs, context);
  switch (tag) {
    case 'link':
      planLink(el, plan, tree);
      return;
    case 'img':
      writeImage(el as HTMLImageElement, attrs, context);
      return;
    case 'input':
      writeInput(el as HTMLInputElement, attrs, context);
      if (attrs.has('data-lz-scroll')) {
        rename(el, 'lz-input', plan, tree);
        plan.content = [scrolledText(el as HTMLInputElement, attrs)];
      }
      return;
    case 'option':
      writeOption(el as HTMLOptionElement, attrs, context);
      return;
    case 'select':
      writeSelect(el as HTMLSelectElement, attrs, context);
      return;
    case 'canvas':
      writeCanvas(el as HTMLCanvasElement, attrs, context);
      plan.tag = 'img';
      plan.content = 'void';
      return;
    case 'video':
    case 'audio':
      writeMedia(el as HTMLMediaElement, tag, attrs, context);
      return;
    case 'iframe':
    case 'frame':
    case 'fencedframe':
      writeFrame(el, tag, attrs, context, tree.writeDocument);
      if (tag === 'fencedframe') plan.tag = 'iframe';
      if (tag !== 'frame') plan.content = [raw(el, 'iframe', tree)];
      return;
    case 'object':
    case 'embed': {
      const as = writePlugin(el, tag, attrs, context, tree.writeDocument);
      if (as === 'fallback') return;
      plan.tag = as === 'image' ? 'img' : 'iframe';
      plan.content = as === 'image' ? 'void' : [];
      return;
    }
    case 'body':
    case 'table':
    case 'td':
    case 'th':
    case 'tr':
      writeImageAttribute('background', attrs, context);
  }
}

const isCss = (type: string | null): boolean => type === null || /^\s*(?:text\/css)?\s*$/i.test(type);

function planStyle(el: Element, plan: Plan, tree: Tree): void {
  const source = text(el);
  const sheet = tree.sheets.get(el) ?? null;
  if (tree.inert || !isCss(plan.attrs.get('type'))) {
    plan.content = [raw(el, 'style', tree)];
    return;
  }
  const parts = styleParts(source, sheet, tree.context);
  if (
    tree.context.adoptingStyle === el &&
    !plan.attrs.has('media') &&
    sheet &&
    !sheetDisabled(sheet) &&
    endsClosed(source)
  ) {
    parts.push(...adoptedText(documentAdopted(tree.context.document), tree.context));
    tree.context.adoptingStyle = null;
  }
  plan.content = guarded(parts, tree);
  freezeSheet(plan, sheet, tree);
}

const guarded = (parts: readonly Part[], tree: Tree): Part[] => [
  (render) => {
    const css = joinParts(parts, render);
    const safe = guardRawText(css, 'style');
    if (safe !== css && !render.skeleton) tree.context.session.tally.altered('raw-text-escaped');
    return safe;
  },
];

/** Whether a sheet applied then must not depend on titles, alternates or a disabled flag now. */
function freezeSheet({ attrs }: Plan, sheet: CSSStyleSheet | null, tree: Tree): void {
  const title = tree.counted ? (attrs.get('title') ?? '') : '';
  attrs.disarm('title');
  attrs.disarm('disabled');
  const otherSet = title !== '' && title !== tree.context.preferredTitle;
  if (!otherSet && (!sheet || !sheetDisabled(sheet))) return;
  attrs.disarm('media');
  attrs.set('media', 'not all');
  tree.context.session.tally.altered('stylesheet-disabled');
}

function planLink(el: Element, plan: Plan, tree: Tree): void {
  const { attrs } = plan;
  const { context } = tree;
  const rels = (attrs.get('rel') ?? '').toLowerCase().split(/\s+/);
  if (!rels.includes('stylesheet')) {
    if (rels.includes('icon') || rels.includes('apple-touch-icon'))
      writeImageAttribute('href', attrs, context);
    else disarmLink(attrs, context);
    return;
  }
  const href = attrs.get('href');
  const url = href === null || href === '' ? null : resolveUrl(href, context.base);
  const sheet = tree.sheets.get(el) ?? null;
  const off = hasAttribute(el, 'disabled') || (rels.includes('alternate') && !sheet);
  for (const name of ['rel', 'href', 'type', 'crossorigin', 'as', 'blocking', 'fetchpriority'])
    attrs.disarm(name);
  plan.tag = 'style';
  plan.content = url === null ? [] : guarded(linkedParts(url, sheet, context), tree);
  context.session.tally.altered('stylesheet-inlined');
  freezeSheet(plan, sheet, tree);
  if (off && !sheet) attrs.set('media', 'not all');
}
