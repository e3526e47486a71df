import type { JsonValue } from '../../integrity/canonical';
import { compactOf } from './compact';
import { holdsAny, maskText } from './mask-text';
import { BLOT } from './plan';

/**
 * Values that name or date something and say nothing: hashes, ids, times, the signature of a beacon's pulse. A run of digits in
 * them that looks like a secret is chance.
 */
const NAMES =
  /^(?:[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/** A card secret may itself look like an id: then it is one. */
const isOpaque = (text: string, needles: readonly string[]): boolean =>
  NAMES.test(text) && !needles.includes(compactOf(text));

/** The same value with every text in it masked, keys too. A number that is a masked string becomes a text. */
export function maskJson<T>(value: T, needles: readonly string[], onHit: (count: number) => void): T {
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') {
      if (isOpaque(one, needles)) return one;
      const { text, count } = maskText(one, needles);
      if (count > 0) onHit(count);
      return text;
    }
    if (typeof one === 'number') {
      if (!isNeedle(one, needles)) return one;
      onHit(1);
      return BLOT;
    }
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one === 'object' && one !== null)
      return Object.fromEntries(Object.entries(one).map(([key, item]) => [walk(key) as string, walk(item)]));
    return one;
  };
  return walk(value) as T;
}

/** Whether any text in the value, a key included, holds one of the needles. */
export function jsonHolds(value: JsonValue, needles: readonly string[]): boolean {
  if (typeof value === 'string') return !isOpaque(value, needles) && holdsAny(value, needles);
  if (typeof value === 'number') return isNeedle(value, needles);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, item]) => (!Array.isArray(value) && holdsAny(key, needles)) || jsonHolds(item, needles),
  );
}

/** A short number may be a size or a count; one of eight digits that is the needle itself is no chance. */
const isNeedle = (value: number, needles: readonly string[]): boolean => {
  const digits = compactOf(String(value));
  return digits.length >= 8 && needles.includes(digits);
};
