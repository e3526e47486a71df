import { HARMLESS_HEADERS } from './headers.data';
import type { KeptHeaders } from './model';

const HARMLESS: ReadonlySet<string> = new Set(HARMLESS_HEADERS);
/** RFC 9110 §5.6.2: what a header's name may be made of. */
const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]{1,100}$/;
/** UTF-16 units of a value, headers of one response. */
const MAX_VALUE = 2000;
const MAX_HEADERS = 200;
const WITHHELD = '[withheld]';

/** Values of harmless headers, names of all others. Order and case of the names as sent are not kept. */
export function keepHeaders(headers: readonly (readonly [name: string, value: string])[]): KeptHeaders {
  const kept: [string, string][] = [];
  const withheld = new Set<string>();
  for (const [raw, value] of headers.slice(0, MAX_HEADERS)) {
    const name = raw.toLowerCase();
    if (!NAME.test(name)) continue;
    if (HARMLESS.has(name)) kept.push([name, guard(name, value).slice(0, MAX_VALUE)]);
    else withheld.add(name);
  }
  // A stable order, whatever the server's was: names are ASCII.
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return { kept, withheld: [...withheld].sort() };
}

/** The value of a kept header; the first where a server sent several. */
export function headerOf(headers: KeptHeaders, name: string): string | undefined {
  return headers.kept.find(([key]) => key === name)?.[1];
}

/** Harmless headers can carry a secret inside: in the query of an address, or as a policy's nonce. */
function guard(name: string, value: string): string {
  if (name === 'location') return withoutSecrets(value);
  if (name !== 'content-security-policy') return value;
  return value.replace(/'nonce-[^']*'/gi, `'nonce-${WITHHELD}'`).replace(/[?#][^\s;,]*/g, `?${WITHHELD}`);
}

/** An address without user name, password, fragment and the values of its query; their names stay. */
function withoutSecrets(address: string): string {
  const [beforeFragment = ''] = address.split('#', 1);
  const at = beforeFragment.indexOf('?');
  const path = at < 0 ? beforeFragment : beforeFragment.slice(0, at);
  const query = at < 0 ? [] : beforeFragment.slice(at + 1).split('&');
  const names = query.map((pair) => {
    const equals = pair.indexOf('=');
    // A pair without a name is all value.
    return equals < 0 ? WITHHELD : `${pair.slice(0, equals)}=${WITHHELD}`;
  });
  const open = path.replace(/^([a-z][a-z0-9+.-]*:)?([\\/]{2})[^\\/]*@/i, '$1$2');
  return names.length > 0 ? `${open}?${names.join('&')}` : open;
}
