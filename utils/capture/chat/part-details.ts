import { getAttribute, nextSibling, nodeType, nodeValue } from '../snapshot/natives';
import { previousSibling } from './dom';

/** Equal for equal places of other rows: names are compared, never understood. */
export function slotName(el: Element, index: number): string {
  const own = (getAttribute(el, 'class') ?? '').trim();
  return own === '' ? `:${index}` : `.${own}`;
}

/** A machine-readable time of an element. */
export function datetimeOf(el: Element, tag: string, title: string | null): string | undefined {
  const given =
    getAttribute(el, 'datetime') ?? getAttribute(el, 'data-timestamp') ?? getAttribute(el, 'data-time');
  if (given !== null && given.trim() !== '') return given.trim();
  return tag === 'time' && title !== null && /\d{4}-\d{2}-\d{2}/.test(title) ? title : undefined;
}

/** A picture with an alternative text in brackets, of emoji, or inside running text. */
export function isEmoji(alt: string, el: Element): boolean {
  if (/^\[.{1,10}\]$|^:[\w+-]+:$/.test(alt) || /\p{Extended_Pictographic}/u.test(alt)) return true;
  const near = [previousSibling(el), nextSibling(el)];
  return near.some((node) => node !== null && nodeType(node) === 3 && (nodeValue(node) ?? '').trim() !== '');
}

/** An address in full; nothing where it is none. */
export function absolute(value: string | null | undefined, base: string): string | undefined {
  if (!value) return undefined;
  try {
    return new URL(value, base).href;
  } catch {
    return undefined;
  }
}
