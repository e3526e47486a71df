import type { AttributeList } from './attribute-list';
import { type Context, resolveUrl, withoutFragment } from './context';
import { HTML_NS } from './natives';
import { maskSecret } from './secrets';

/** Attributes that load, send or move something, on whatever element, with the alteration they count under. */
const ACTIVE = {
  action: 'form-disarmed',
  formaction: 'form-disarmed',
  ping: 'ping-disarmed',
  autofocus: 'autostart-disarmed',
  autoplay: 'autostart-disarmed',
  manifest: 'link-hint-disarmed',
  imagesrcset: 'link-hint-disarmed',
  imagesizes: 'link-hint-disarmed',
  attributionsrc: 'ping-disarmed',
  shadowrootmode: 'attribute-disarmed',
  nonce: 'attribute-disarmed',
  integrity: 'attribute-disarmed',
  is: null,
} as const;

/** Link relations that only say something: they load nothing and stay. Stylesheets and icons have their own code. */
const QUIET_RELS =
  /^(?:alternate|amphtml|author|bookmark|canonical|help|license|me|nofollow|noopener|noreferrer|search|shortlink|tag)$/i;

/** Makes the attributes of any element inert. Neutralised, not deleted: the original stays in `data-lz-*`. */
export function disarmAttributes(
  attrs: AttributeList,
  tag: string,
  namespace: string | null,
  context: Context,
): void {
  const { tally } = context.session;
  for (const name of attrs.names()) {
    const lower = name.toLowerCase();
    if (/^on[a-z]/.test(lower)) {
      attrs.disarm(name);
      tally.altered('event-handler-neutralised');
    } else if (Object.hasOwn(ACTIVE, lower)) {
      const kind = ACTIVE[lower as keyof typeof ACTIVE];
      if (kind && attrs.disarm(name)) tally.altered(kind);
    } else if (isScriptUrl(attrs.get(name))) {
      const link = lower === 'href' || lower === 'xlink:href';
      attrs.disarm(name);
      // `#` keeps the element a link, which style sheets and readers see.
      if (link && (tag === 'a' || tag === 'area')) attrs.set(name, '#');
      tally.altered('javascript-url-disarmed');
    }
  }
  if (namespace !== HTML_NS) return;
  if (tag === 'a' || tag === 'area') absoluteLink(attrs, context);
  else if (tag === 'base') {
    if ([attrs.disarm('href'), attrs.disarm('target')].includes(true)) tally.altered('base-neutralised');
  } else if (tag === 'meta') disarmMeta(attrs, context);
  else if (tag === 'track' || tag === 'source') {
    if (attrs.disarm('src')) tally.altered('attribute-disarmed');
    if (attrs.disarm('srcset')) tally.altered('image-source-resolved');
  }
}

/** `javascript:` as a URL parser sees it: leading controls and blanks, and tabs and newlines inside, do not count. */
export function isScriptUrl(value: string | null): boolean {
  return (
    value !== null && /j[^:]*a[^:]*:/i.test(value) && /^(?:javascript|vbscript):/i.test(stripUrlBlanks(value))
  );
}
function stripUrlBlanks(value: string): string {
  let out = '';
  for (const c of value.slice(0, 200)) {
    const blank = out === '' ? c <= ' ' : c === '\t' || c === '\n' || c === '\r';
    if (!blank) out += c;
  }
  return out;
}

function absoluteLink(attrs: AttributeList, context: Context): void {
  const href = attrs.get('href');
  if (href === null || href === '#') return;
  const url = resolveUrl(href, context.base);
  if (url === null || url === href) return;
  if (href.startsWith('#') && withoutFragment(context.base) === context.url) return; // points into this document
  if (!attrs.has('data-lz-href')) attrs.set('data-lz-href', href);
  attrs.set('href', url);
  context.session.tally.altered('link-made-absolute');
}

function disarmMeta(attrs: AttributeList, context: Context): void {
  const { tally } = context.session;
  maskSecret(attrs, 'content', context);
  const directive = attrs.get('http-equiv')?.trim().toLowerCase();
  if (directive !== undefined && !/^(?:x-ua-compatible|content-language)$/.test(directive)) {
    attrs.disarm('http-equiv');
    tally.altered(directive === 'content-type' ? 'charset-declared' : 'refresh-disarmed');
  }
  if (attrs.disarm('charset')) tally.altered('charset-declared');
}

/** A `<link>` that is no stylesheet: relations that load or connect are disarmed, others keep an absolute address. */
export function disarmLink(attrs: AttributeList, context: Context): void {
  const rels = (attrs.get('rel') ?? '').split(/\s+/).filter((r) => r !== '');
  if (rels.every((rel) => QUIET_RELS.test(rel))) {
    absoluteLink(attrs, context);
    return;
  }
  attrs.disarm('rel');
  attrs.disarm('href');
  context.session.tally.altered('link-hint-disarmed');
}
