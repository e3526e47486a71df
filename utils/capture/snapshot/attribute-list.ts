import { escapeValue } from './escape';
import { attrName, attrNamespace, attrValue, attributesOf, inHtml } from './natives';
import type { AttributeValue, Part } from './parts';
import { isParsable } from './attribute-names';
import type { Tally } from './tally';

interface Item {
  name: string;
  value: AttributeValue;
}

/** The attributes an element is written with, in document order. Names starting `data-lz-` are ours alone. */
export class AttributeList {
  readonly #items: Item[];
  readonly #pins: AttributeValue[] = [];

  constructor(items: Item[]) {
    this.#items = items;
  }

  get(name: string): string | null {
    const value = this.#find(name)?.value;
    return typeof value === 'string' ? value : null;
  }

  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  /** Replaces or appends. */
  set(name: string, value: AttributeValue): void {
    const item = this.#find(name);
    if (item) item.value = value;
    else this.#items.push({ name, value });
  }

  remove(name: string): void {
    const at = this.#items.findIndex((item) => item.name === name);
    if (at >= 0) this.#items.splice(at, 1);
  }

  /** Keeps the value as `data-lz-<name>`, where it does nothing. False when there is no such attribute. */
  disarm(name: string): boolean {
    const item = this.#find(name);
    if (!item) return false;
    const kept = `data-lz-${name.replaceAll(':', '-')}`;
    if (this.#find(kept)) this.remove(name);
    else item.name = kept;
    return true;
  }

  names(): string[] {
    return this.#items.map((item) => item.name);
  }

  /** Moves it behind all others, so that it is rendered after them; created empty when missing. */
  last(name: string): void {
    const item = this.#find(name) ?? { name, value: '' };
    this.remove(name);
    this.#items.push(item);
  }

  /** Adds declarations behind the element's own inline style. */
  pin(declarations: AttributeValue): void {
    this.#pins.push(declarations);
  }

  write(): Part[] {
    if (this.#pins.length > 0) this.set('style', withPins(this.#find('style')?.value ?? '', this.#pins));
    const parts: Part[] = [];
    let text = '';
    for (const { name, value } of this.#items) {
      if (typeof value === 'string') {
        text += ` ${name}="${escapeValue(value)}"`;
        continue;
      }
      parts.push(text, (render) => {
        const ready = value(render);
        return ready === null ? '' : ` ${name}="${escapeValue(ready)}"`;
      });
      text = '';
    }
    if (text !== '') parts.push(text);
    return parts;
  }

  #find(name: string): Item | undefined {
    for (const item of this.#items) if (item.name === name) return item;
    return undefined;
  }
}

export function readAttributes(el: Element, tally: Tally): AttributeList {
  const items: Item[] = [];
  const html = inHtml(el);
  const map = attributesOf(el);
  let odd = 0;
  for (let i = 0; i < map.length; i++) {
    const attr = map[i];
    if (!attr) continue;
    const name = attrName(attr);
    const value = attrValue(attr);
    if (!isParsable(name, attrNamespace(attr), html) || items.some((item) => item.name === name)) {
      items.push({ name: `data-lz-odd-${++odd}`, value: JSON.stringify([name, value]) });
      tally.altered('attribute-kept-as-data');
    } else if (name.startsWith('data-lz-')) items.push({ name: `data-lz-own-${name.slice(8)}`, value });
    else items.push({ name, value });
  }
  return new AttributeList(items);
}

function withPins(own: AttributeValue, pins: readonly AttributeValue[]): AttributeValue {
  return (render) => {
    const ready = (v: AttributeValue): string => (typeof v === 'string' ? v : (v(render) ?? ''));
    const added = pins.map(ready).filter((p) => p !== '');
    const base = ready(own).trim();
    if (added.length === 0) return base === '' ? null : ready(own);
    return `${base}${base === '' || base.endsWith(';') ? '' : ';'}${added.join(';')}`;
  };
}
