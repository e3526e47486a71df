import type { AttributeList } from './attribute-list';
import { type Context, isFetchable, resolveUrl, withoutFragment } from './context';
import { rewriteCss } from './css-rewrite';
import { decodeCss } from './data-url';
import { escapeText, escapeValue } from './escape';
import { joinParts, type Part } from './parts';

/** Symbols already written in one tree (document or shadow root): id there, by absolute URL. */
export type UsedSymbols = Map<string, string>;

/**
 * `<use href="sprite.svg#icon">`: browsers refuse data URLs there, so the symbol is written beside it and pointed to.
 * Returns what to write before the element.
 */
export function writeUse(attrs: AttributeList, used: UsedSymbols, context: Context): Part[] {
  const name = attrs.has('href') ? 'href' : 'xlink:href';
  const href = attrs.get(name);
  if (href === null || href.startsWith('#')) return [];
  const url = resolveUrl(href, context.base);
  if (url === null) {
    attrs.disarm(name);
    return [];
  }
  const bare = withoutFragment(url);
  const fragment = url.slice(bare.length);
  attrs.disarm(name);
  if (bare === context.url) {
    attrs.set(name, fragment);
    return [];
  }
  if (!isFetchable(url) || fragment === '') return [];
  const known = used.get(url);
  attrs.set(name, `#${known ?? `lz-symbol-${used.size + 1}`}`);
  if (known !== undefined) return [];
  const id = `lz-symbol-${used.size + 1}`;
  used.set(url, id);
  const { session } = context;
  let parts: Part[] | null = null;
  const resource = session.loader.request(bare, 'image', ({ loaded }) => {
    if (!loaded) return;
    const source = decodeCss(loaded.bytes, loaded.header, 'utf-8');
    // Parsed apart from the page: nothing in it loads or runs.
    const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
    const target = parsed.getElementById(decodeURIComponent(fragment.slice(1)));
    if (!target) return;
    const sprite: Sprite = { id, root: parsed, target, base: loaded.finalUrl, context, needed: new Set() };
    const all = writeInert(target, sprite);
    // What it refers to elsewhere in its file: gradients, clips, other symbols. The set grows while it is walked.
    for (const name of sprite.needed) {
      const more = parsed.getElementById(name);
      if (more && !target.contains(more)) all.push(...writeInert(more, sprite));
    }
    parts = all;
  });
  return [
    (render) => {
      if (render.skeleton) return '';
      if (!parts) {
        session.tally.missed('image', resource.reason ?? 'NO_SUCH_SYMBOL', url);
        return '';
      }
      session.tally.altered('svg-reference-inlined');
      return `<defs data-lz-src="${escapeValue(url)}">${joinParts(parts, render)}</defs>`;
    },
  ];
}

const SHAPE =
  /^(?:svg|symbol|g|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|defs|use|title|desc|style|linearGradient|radialGradient|stop|clipPath|mask|pattern|marker|filter|fe[A-Z]\w+)$/;

interface Sprite {
  /** Of the symbol in this document; the file's other ids get it as a prefix. */
  readonly id: string;
  readonly root: Document;
  readonly target: Element;
  readonly base: string;
  readonly context: Context;
  /** Ids of the file that something written points to. */
  readonly needed: Set<string>;
}

const localId = (name: string, sprite: Sprite): string => {
  const known = sprite.root.getElementById(name);
  if (!known) return name;
  if (known === sprite.target) return sprite.id;
  sprite.needed.add(name);
  return `${sprite.id}-${name}`;
};

/** Drawing elements only: no scripts, no handlers, no addresses but fragments. */
function writeInert(el: Element, sprite: Sprite): Part[] {
  const parts: Part[] = [`<${el.localName}`];
  for (const { name, value } of el.attributes) {
    if (/^on/i.test(name) || name === 'xmlns') continue;
    const href = /href$/i.test(name);
    if (href && !value.startsWith('#')) continue;
    let own = value;
    if (name === 'id') own = localId(value, sprite);
    else if (href) own = `#${localId(value.slice(1), sprite)}`;
    else
      own = value.replace(
        /(url\(\s*["']?#)([^"')\s]+)/g,
        (_, head: string, at: string) => head + localId(at, sprite),
      );
    const css = own.includes('url(') ? rewriteCss(own, sprite.base, sprite.context, undefined, true) : [own];
    parts.push(` ${name}="`, (render) => escapeValue(joinParts(css, render)), '"');
  }
  parts.push('>');
  for (let child = el.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3 || child.nodeType === 4) parts.push(escapeText(child.nodeValue ?? ''));
    else if (child.nodeType === 1 && SHAPE.test((child as Element).localName))
      parts.push(...writeInert(child as Element, sprite));
  }
  parts.push(`</${el.localName}>`);
  return parts;
}
