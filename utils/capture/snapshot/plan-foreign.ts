import { rewriteCss } from './css-rewrite';
import { styleParts } from './css-sheets';
import { escapeText } from './escape';
import { writeImageAttribute } from './images';
import { textContent } from './natives';
import { joinParts } from './parts';
import { writeUse } from './svg-use';
import type { Plan, Tree } from './tree';

/** SVG and MathML: their scripts, styles, pictures and references. In foreign content a parser knows no raw text. */
export function planForeign(el: Element, tag: string, plan: Plan, tree: Tree): void {
  const { attrs } = plan;
  const { context } = tree;
  if (tag === 'script') {
    attrs.disarm('type');
    attrs.disarm('href');
    attrs.disarm('xlink:href');
    attrs.set('type', 'text/plain');
    context.session.tally.altered('script-neutralised');
  }
  if (tree.inert) return;
  if (tag === 'style') {
    const css = styleParts(textContent(el) ?? '', tree.sheets.get(el) ?? null, context);
    plan.content = [(render) => escapeText(joinParts(css, render))];
  } else if (tag === 'image' || tag === 'feImage') {
    writeImageAttribute('href', attrs, context);
    writeImageAttribute('xlink:href', attrs, context);
  } else if (tag === 'use') plan.before = writeUse(attrs, tree.used, context);
  for (const name of attrs.names()) {
    const value = name === 'style' ? null : attrs.get(name);
    if (value === null || !value.includes('url(') || name.startsWith('data-lz-')) continue;
    const parts = rewriteCss(value, context.base, context, undefined, true);
    if (parts.length > 1) attrs.set(name, (render) => joinParts(parts, render));
  }
}
