import type { Expected } from './context';
import {
  documentElement,
  firstElementChild,
  getAttribute,
  hasAttribute,
  isElement,
  localName,
  nextElementSibling,
  parentNode,
} from './natives';

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
  let el: Element | null = documentElement(parsed);
  while (el) {
    const inside: Element | null = firstElementChild(el);
    if (isThin(el) && inside) {
      el = inside;
      continue;
    }
    if (!hasAttribute(el, 'data-lz-added')) {
      const want = expected[at++];
      if (!want || want.name !== localName(el) || want.depth !== depth) return describe(el, want);
      if (inside) {
        el = inside;
        depth++;
        continue;
      }
    }
    while (el && !nextElementSibling(el)) {
      el = parentElement(el);
      if (el && !isThin(el)) depth--;
    }
    el = el && nextElementSibling(el);
  }
  const missing = expected[at];
  return missing ? describe(null, missing) : null;
}

/** Added around elements of the page: they count as if it were not there. */
const isThin = (el: Element): boolean => /^(?:body|nesting)$/.test(getAttribute(el, 'data-lz-added') ?? '');

// Fields of a form go by any name, `parentElement` too, in a parsed copy as well.
function parentElement(el: Element): Element | null {
  const parent = parentNode(el);
  return parent && isElement(parent) ? parent : null;
}

function describe(found: Element | null, want: Expected | undefined): string {
  const parent = found && parentElement(found);
  const above = parent ? `${localName(parent)} > ` : '';
  return `${want ? `<${want.name}>` : ''} → ${found ? `${above}${localName(found)}` : ''}`.trim();
}
