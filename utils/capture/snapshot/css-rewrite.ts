import { type Context, isFetchable, resolveUrl, withoutFragment, writeDataUrl } from './context';
import { cssString, findCssReferences } from './css-references';
import { dataUrl, decodeCss } from './data-url';
import { utf8 } from '../../shared/bytes';
import { joinParts, type Part } from './parts';
import { noteWords } from './script-made';
import { stateSelector } from './states';

/** The sheets that lead to an import, outermost first, and imports the page already holds as text, by URL. */
export interface ImportTrail {
  readonly urls: readonly string[];
  readonly live: ReadonlyMap<string, string>;
}
export const NO_TRAIL: ImportTrail = { urls: [], live: new Map() };

const MAX_IMPORT_DEPTH = 8;

// Same specificity, same matches as when the page ran: no custom element is "defined" without its script, and nothing
// is in the top layer when a file is opened.
const PSEUDO: Readonly<Record<string, string>> = {
  defined: ':not([data-lz-undefined])',
  modal: '[data-lz-modal]',
  'popover-open': '[data-lz-popover-open]',
};

/**
 * CSS with everything it points to written into it. `base` is the sheet's own URL. Parts are complete once the loader
 * is idle. Pass `inline` for a style attribute.
 */
export function rewriteCss(
  text: string,
  base: string,
  context: Context,
  trail = NO_TRAIL,
  inline = false,
): Part[] {
  noteWords(text, context);
  const stateful = context.states.size > 0 && text.includes(':');
  if (!stateful && !/url|image-set|@import|:(?:defined|modal|popover|state)|\\/i.test(text)) return [text];
  const parts: Part[] = [];
  let last = 0;
  for (const ref of findCssReferences(text, inline)) {
    let part: Part | null;
    if (ref.kind === 'pseudo') part = PSEUDO[ref.value] ?? stateSelector(ref.value, ref.argument, context);
    else if (ref.kind === 'import') part = importPart(ref.value, ref.rest, base, context, trail);
    else part = urlPart(ref.value, base, context, ref.font, ref.variable);
    if (part === null) continue;
    parts.push(text.slice(last, ref.start), part);
    last = ref.end;
  }
  parts.push(text.slice(last));
  return parts;
}

function urlPart(
  value: string,
  base: string,
  context: Context,
  font: boolean,
  variable: boolean,
): Part | null {
  if (value === '' || value.startsWith('#')) return null;
  const url = resolveCss(value, base, context);
  if (url?.startsWith('data:')) return null;
  // An address that leads nowhere here might lead somewhere where the file is opened.
  if (url === null) return blank(value);
  const bare = withoutFragment(url);
  const fragment = url.slice(bare.length);
  if (bare === context.url && fragment) return `url(${cssString(fragment)})`;
  if (!isFetchable(url)) return blank(url);
  const { session, shared } = context;
  const resource = session.loader.request(bare, font ? 'font' : 'image');
  if (font) context.said.fontUrls.add(bare);
  const name = variable && fragment === '' ? shared.use(resource) : null;
  return (render) => {
    if (name && !render.skeleton && shared.isShared(resource)) return `var(${name})`;
    const data = writeDataUrl(resource, session, render);
    return data === null ? blank(url) : `url("${data}${fragment}")`;
  };
}

/** A sheet made by a script (`blob:`) has no folder of its own: its addresses are those of the document. */
const resolveCss = (value: string, base: string, context: Context): string | null =>
  resolveUrl(value, base.startsWith('blob:') ? context.base : base);

/** Loads nothing, and says in a comment what should have been there. */
const blank = (url: string): string => `url("data:,")/*data-lz-src ${url.replaceAll('*/', '*%2F')}*/`;

function importPart(
  value: string,
  rest: string,
  base: string,
  context: Context,
  trail: ImportTrail,
): Part | null {
  const url = resolveCss(value, base, context);
  if (url?.startsWith('data:')) return null;
  if (url === null) return `/*data-lz-import ${value.replaceAll('*/', '*%2F')}*/`;
  const { session } = context;
  const gone = `/*data-lz-import ${url.replaceAll('*/', '*%2F')}*/`;
  if (trail.urls.includes(url)) return gone; // a circle adds nothing: the outer sheet is there already
  if (trail.urls.length >= MAX_IMPORT_DEPTH || !isFetchable(url)) {
    session.tally.missed('stylesheet', 'IMPORT_TOO_DEEP', url);
    return gone;
  }
  const inner: ImportTrail = { urls: [...trail.urls, url], live: trail.live };
  let parts: readonly Part[] | null = null;
  context.said.unread++;
  const resource = session.loader.request(withoutFragment(url), 'stylesheet', ({ loaded }) => {
    const held = trail.live.get(url);
    if (loaded) {
      const css = decodeCss(loaded.bytes, loaded.header, context.charset);
      parts = rewriteCss(css, loaded.finalUrl, context, inner);
    } else if (held !== undefined) {
      parts = rewriteCss(held, url, context, inner);
      session.tally.altered('stylesheet-from-cssom');
    }
    if (parts) context.said.unread--;
  });
  return (render) => {
    if (render.skeleton) return '';
    if (parts === null) {
      session.tally.missed('stylesheet', resource.reason ?? 'FAILED', url);
      return gone;
    }
    session.tally.altered('stylesheet-inlined');
    const data = dataUrl(utf8(joinParts(parts, render)), 'text/css;charset=utf-8');
    return `@import url("${data}")${rest ? ` ${rest}` : ''};`;
  };
}
