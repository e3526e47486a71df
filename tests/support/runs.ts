import { parseHTML } from 'linkedom';
import type { PageText, TextRun } from '@/utils/recognise/types';

/** What a run inherits from its ancestors. */
interface Place {
  readonly tags: readonly string[];
  readonly path: readonly number[];
  readonly visible: boolean;
  readonly struck: boolean;
  readonly icon: boolean;
  readonly fontSize: number;
  readonly cell?: NonNullable<TextRun['cell']>;
}

const SIZES: Readonly<Record<string, number>> = { H1: 32, H2: 24, H3: 19, SMALL: 12 };
const NO_TEXT = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'TITLE']);

function enter(element: Element, place: Place, index: number, cell: Place['cell']): Place {
  const style = (element.getAttribute('style') ?? '').replace(/\s/g, '');
  const size = /font-size:([\d.]+)px/.exec(style)?.[1];
  const hidden =
    element.hasAttribute('hidden') || /display:none|visibility:hidden|opacity:0(?:;|$)/.test(style);
  const tag = element.tagName.toUpperCase();
  const own = cell ?? place.cell;
  return {
    tags: [...place.tags, tag.toLowerCase()],
    path: [...place.path, index],
    visible: place.visible && !hidden,
    struck: place.struck || tag === 'DEL' || tag === 'S' || style.includes('line-through'),
    icon: place.icon || /material-icons|iconfont/.test(element.getAttribute('class') ?? ''),
    fontSize: size === undefined ? (SIZES[tag] ?? place.fontSize) : Number(size),
    ...(own === undefined ? {} : { cell: own }),
  };
}

/** Grid positions of a table's cells; `colspan` counts, `rowspan` does not occur in these tests. */
function cellsOf(document: Document): Map<Element, NonNullable<TextRun['cell']>> {
  const cells = new Map<Element, NonNullable<TextRun['cell']>>();
  [...document.querySelectorAll('table')].forEach((table, number) => {
    [...table.querySelectorAll('tr')].forEach((tr, row) => {
      let column = 0;
      for (const td of tr.children) {
        cells.set(td, { table: number, row, column, header: td.tagName.toUpperCase() === 'TH' });
        column += Number(td.getAttribute('colspan') ?? 1);
      }
    });
  });
  return cells;
}

/** A page's text as the content script would hand it over, out of an HTML snippet (the body, or a whole document). */
export function pageOf(
  html: string,
  about: { readonly url?: string; readonly title?: string } = {},
): PageText {
  const whole = /<html/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
  const { document } = parseHTML(whole);
  const cells = cellsOf(document);
  const runs: TextRun[] = [];
  const add = (text: string, source: TextRun['source'], place: Place): void => {
    if (text.trim() === '') return;
    const { tags, path, visible, struck, icon, fontSize, cell } = place;
    runs.push({
      text,
      source,
      tags,
      path,
      visible,
      fontSize,
      frame: 0,
      ...(struck ? { struck } : {}),
      ...(icon ? { icon } : {}),
      ...(cell === undefined ? {} : { cell }),
    });
  };
  const walk = (element: Element, place: Place): void => {
    for (const name of ['aria-label', 'placeholder', 'alt', 'title'] as const) {
      const text = element.getAttribute(name);
      if (text !== null) add(text, name, place);
    }
    const tag = element.tagName.toUpperCase();
    if (tag === 'INPUT') add(element.getAttribute('value') ?? '', 'value', place);
    if (tag === 'TEXTAREA') return add(element.textContent ?? '', 'value', place);
    let index = 0;
    for (const node of element.childNodes) {
      if (node.nodeType === 3) add(node.textContent ?? '', 'text', place);
      if (node.nodeType !== 1) continue;
      const child = node as Element;
      if (!NO_TEXT.has(child.tagName.toUpperCase()))
        walk(child, enter(child, place, index, cells.get(child)));
      index++;
    }
  };
  const root: Place = { tags: [], path: [], visible: true, struck: false, icon: false, fontSize: 14 };
  walk(document.documentElement, enter(document.documentElement, root, 0, undefined));
  const title = about.title ?? document.querySelector('title')?.textContent ?? '';
  return { url: about.url ?? 'https://shop.example/page', title, runs };
}
