import type { Expected } from './context';

/**
 * Re-parses the skeleton apart from the page and compares element names and depths in document order. HTML cannot write
 * every tree a script can build (`<p><div>`, `<a><a>`, a row without `tbody`): returns where the two part, or null.
 */
export function checkNesting(html: string, expected: readonly Expected[]): string | null {
  let parsed: Document;
  try {
    parsed = new DOMParser().parseFromString(html, 'text/html');
  } catch {
    return null; // no parser here: nothing can be said
  }
  let at = 0;
  let depth = 0;
  let el: Element | null = parsed.documentElement;
  while (el) {
    if (isThin(el) && el.firstElementChild) {
      el = el.firstElementChild;
      continue;
    }
    if (!el.hasAttribute('data-lz-added')) {
      const want = expected[at++];
      if (!want || want.name !== el.localName || want.depth !== depth) return describe(el, want);
      if (el.firstElementChild) {
        el = el.firstElementChild;
        depth++;
        continue;
      }
    }
    while (el && !el.nextElementSibling) {
      el = el.parentElement;
      if (el && !isThin(el)) depth--;
    }
    el = el?.nextElementSibling ?? null;
  }
  const missing = expected[at];
  return missing ? describe(null, missing) : null;
}

/** Added around elements of the page: they count as if it were not there. */
const isThin = (el: Element): boolean => /^(?:body|nesting)$/.test(el.getAttribute('data-lz-added') ?? '');

function describe(found: Element | null, want: Expected | undefined): string {
  const parent = found?.parentElement ? `${found.parentElement.localName} > ` : '';
  return `${want ? `<${want.name}>` : ''} → ${found ? `${parent}${found.localName}` : ''}`.trim();
}
