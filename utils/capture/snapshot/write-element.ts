import { readAttributes } from './attribute-list';
import { type Context, ownersOf } from './context';
import { rewriteCss } from './css-rewrite';
import { adoptedMedia, adoptedParts } from './css-sheets';
import { isMisnested } from './misnested';
import { holdMotion } from './motion';
import { disarmAttributes } from './disarm';
import { guardRawText } from './escape';
import {
  firstChild,
  HTML_NS,
  localName,
  MATHML_NS,
  namespaceURI,
  shadowAdopted,
  shadowAnimations,
  shadowClonable,
  shadowDelegatesFocus,
  shadowMode,
  shadowQuery,
  shadowRootOf,
  shadowSerializable,
  shadowSheets,
  shadowSlotAssignment,
  SVG_NS,
  templateContent,
} from './natives';
import { joinParts, type Part } from './parts';
import { pinnedAll } from './pin-style';
import { pinCss, rename } from './rename';
import { lift } from './top-layer';
import { planForeign } from './plan-foreign';
import { planHtml, VOID } from './plan-html';
import { keepScroll } from './scroll';
import { selectorOf } from './selector';
import { focusRing, is, readStates } from './states';
import type { Plan, Tree } from './tree';
import { writeChildren } from './write-node';

const PARSABLE_TAG = /^[A-Za-z][^\t\n\f\r />\0]*$/;

/** Writes an element, its shadow root and its children. `depth` counts elements from the root of the document. */
export function writeElement(el: Element, tree: Tree, depth: number): void {
  const { context, out } = tree;
  const { tally } = context.session;
  const name = localName(el);
  const namespace = namespaceURI(el);
  const html = namespace === HTML_NS;
  if (html && lift(el, name, tree, depth)) return;
  const plan: Plan = { tag: name, attrs: readAttributes(el, tally), before: [], content: 'children' };
  const { attrs } = plan;

  disarmAttributes(attrs, name, namespace, context);
  if (!tree.inert) {
    const style = attrs.get('style');
    if (style !== null && style !== '') {
      const parts = rewriteCss(style, context.base, context, undefined, true);
      if (parts.length > 1) attrs.set('style', (render) => joinParts(parts, render));
    }
    keepScroll(el, attrs, context);
    keepMarks(el, name, attrs, context);
    const pin = context.pins.get(el);
    if (pin !== undefined) pinCss(pin, attrs, context);
  }
  const known = html || namespace === SVG_NS || namespace === MATHML_NS;
  if (!known || !PARSABLE_TAG.test(name) || (html && /[A-Z]/.test(name))) {
    rename(el, 'lz-element', plan, tree);
    if (!html) attrs.set('data-lz-namespace', namespace ?? '');
  } else if (html) {
    if (VOID.test(name)) plan.content = 'void';
    planHtml(el, name, plan, tree);
    if (isMisnested(el, name, context)) rename(el, `lz-${name}`, plan, tree);
  } else planForeign(el, name, plan, tree);

  const apart = context.apart.has(el);
  if (apart) {
    if (!tree.inert) pinCss(pinnedAll(el), attrs, context); // selectors that lead through its parent match no longer
    out.push('<applet data-lz-added="nesting" style="display:contents">');
    tally.altered('nesting-kept-apart');
  }
  out.push(...plan.before, `<${plan.tag}`, ...attrs.write(), '>');
  if (tree.counted) context.expected.push({ name: plan.tag, depth });
  if (plan.content === 'void') {
    if (firstChild(el) && name !== 'canvas')
      tally.missed('html', 'VOID_ELEMENT_WITH_CHILDREN', selectorOf(el, context.prefix));
    if (apart) out.push('</applet>');
    return;
  }
  if (tree.counted) tree.frame?.opened(el, tree);
  if (html && !tree.inert) writeShadow(el, tree);
  const anchor = context.anchors.get(el);
  if (anchor !== undefined && !tree.inert) out.push(anchor);
  if (plan.content !== 'children') out.push(...plan.content);
  else if (html && name === 'template') writeTemplate(el as HTMLTemplateElement, tree);
  else writeChildren(el, tree, depth + 1, html && /^(?:pre|listing|plaintext)$/.test(name));
  if (tree.counted) tree.frame?.closing(el, tree);
  out.push(`</${plan.tag}>${apart ? '</applet>' : ''}`);
  if (tree.counted) tree.frame?.closed(el, tree);
}

/** States that no attribute of HTML brings back, as marks for the rewritten selectors. */
function keepMarks(el: Element, name: string, attrs: Plan['attrs'], context: Context): void {
  const marks = context.marks.get(el);
  for (const mark of marks ?? []) attrs.set(`data-lz-${mark}`, '');
  if (marks?.includes('focus')) attrs.pin(focusRing(el));
  const custom = name.includes('-');
  const undefinedYet = custom && !is(el, ':defined');
  if (custom && !undefinedYet) {
    context.customElements.set(el, '');
    attrs.set('data-lz-state', () => context.customElements.get(el) || null);
  }
  if (undefinedYet) attrs.set('data-lz-undefined', '');
  if (marks || undefinedYet) context.session.tally.altered('state-noted');
}

function writeTemplate(template: HTMLTemplateElement, tree: Tree): void {
  writeChildren(
    templateContent(template),
    { ...tree, inert: true, counted: false, used: new Map() },
    0,
    false,
  );
}

/** Declarative shadow DOM: rebuilt by the parser, without a script. */
function writeShadow(host: Element, tree: Tree): void {
  const root = shadowRootOf(host);
  if (!root) return;
  const { context, out } = tree;
  const { tally } = context.session;
  out.push(
    `<template data-lz-added="shadow-root" shadowrootmode="${shadowMode(root)}"`,
    shadowDelegatesFocus(root) ? ' shadowrootdelegatesfocus=""' : '',
    shadowSerializable(root) ? ' shadowrootserializable=""' : '',
    shadowClonable(root) ? ' shadowrootclonable=""' : '',
    '>',
  );
  const inner: Tree = { ...tree, counted: false, used: new Map(), sheets: ownersOf(shadowSheets(root)) };
  readStates((selector) => shadowQuery(root, selector), context);
  holdMotion(shadowAnimations(root), context);
  writeChildren(root, inner, 0, false);
  writeAdopted(shadowAdopted(root), inner);
  out.push('</template>');
  tally.altered('shadow-root-written');
  // Slots filled by script cannot be written: the parser assigns by name only.
  if (shadowSlotAssignment(root) === 'manual')
    tally.missed('shadow-root', 'MANUAL_SLOTS', selectorOf(host, context.prefix));
}

/** Constructed style sheets come after those of the tree (CSSOM › 6.8). */
export function writeAdopted(sheets: readonly CSSStyleSheet[] | undefined, tree: Tree): void {
  for (const sheet of sheets ?? []) {
    const css: readonly Part[] = adoptedParts(sheet, tree.context);
    const media = adoptedMedia(sheet);
    tree.out.push(
      `<style data-lz-added="adopted"${media === '' ? '' : ` media="${media.replaceAll('"', '&quot;')}"`}>`,
      (render) => guardRawText(joinParts(css, render), 'style'),
      '</style>',
    );
    tree.context.session.tally.altered('adopted-stylesheet-written');
  }
}
