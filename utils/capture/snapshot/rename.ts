import type { AttributeList } from './attribute-list';
import type { Context } from './context';
import { rewriteCss } from './css-rewrite';
import { localName } from './natives';
import { joinParts } from './parts';
import { pinnedAll } from './pin-style';
import type { Plan, Tree } from './tree';

/** Under a name that parsers have no rules for; it keeps its looks, the name it had stays beside it. */
export function rename(el: Element, tag: string, plan: Plan, { context, inert }: Tree): void {
  plan.tag = tag;
  plan.attrs.set('data-lz-tag', localName(el));
  if (!inert) pinCss(pinnedAll(el), plan.attrs, context);
  context.renamed.add(el);
  context.session.tally.altered('element-renamed');
}

/** Computed values name pictures by their full address. */
export function pinCss(declarations: string, attrs: AttributeList, context: Context): void {
  const parts = rewriteCss(declarations, context.base, context, undefined, true);
  attrs.pin((render) => joinParts(parts, render));
}
