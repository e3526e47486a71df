/**
 * Parameters that say where a visitor came from, not what the page shows. `from` and `spm` are what Chinese shops and
 * Alibaba's sites append; the others are the click identifiers of advertisers.
 */
const TRACKING =
  /^(?:utm_\w+|spm|scm|from|_t|_|share_token|gclid|gbraid|wbraid|fbclid|msclkid|yclid|bd_vid|qhclickid|gdt_vid)$/i;

/** A hash that a page's own router reads (`#/item/7`, `#!/item/7`); any other is a place on the page. */
const ROUTE = /^#!?\//;

function withoutTracking(query: string): string {
  const kept = [...new URLSearchParams(query)].filter(([name]) => !TRACKING.test(name));
  // The order of parameters says nothing; `sort` is stable, so repeated names keep theirs.
  const params = new URLSearchParams(kept);
  params.sort();
  const text = params.toString();
  return text ? `?${text}` : '';
}

function routeOf(hash: string): string {
  if (!ROUTE.test(hash)) return '';
  const at = hash.indexOf('?');
  return at < 0 ? hash : hash.slice(0, at) + withoutTracking(hash.slice(at + 1));
}

/**
 * What two captures of one page have in common: the address without tracking parameters, default port and in-page
 * anchor; a hash route is kept. `null` where the address names no web page (a file, an import).
 */
export function pageKey(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (!/^https?:$/.test(parsed.protocol)) return null;
  // `host` is lower case and has lost a default port already (WHATWG URL).
  return `${parsed.protocol}//${parsed.host}${parsed.pathname}${withoutTracking(parsed.search)}${routeOf(parsed.hash)}`;
}
