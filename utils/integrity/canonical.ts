/** What RFC 8259 can say. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Deeper than any record of ours; also ends a cycle. */
export const MAX_JSON_DEPTH = 64;

export type CanonicalErrorCode =
  | 'NOT_FINITE' // NaN, Infinity
  | 'NOT_JSON' // undefined, function, symbol, bigint, an object with a class, a hole in an array
  | 'LONE_SURROGATE' // RFC 8785 §3.2.2.2: must be an error, because UTF-8 cannot carry it
  | 'TOO_DEEP'; // deeper than MAX_JSON_DEPTH, or a cycle

/** Thrown by {@link canonicalJson} only: a value that is not JSON is a mistake of the caller, not of the user. */
export class CanonicalJsonError extends Error {
  readonly code: CanonicalErrorCode;
  /** Where in the value, e.g. `$.files[2].path`. */
  readonly at: string;

  constructor(code: CanonicalErrorCode, at: string) {
    super(`${code} at ${at}`);
    this.name = 'CanonicalJsonError';
    this.code = code;
    this.at = at;
  }
}

/**
 * RFC 8785 (JCS): no white space, keys sorted by UTF-16 code units, numbers and strings as ECMAScript writes them.
 * Takes `unknown` so that typed records pass without an index signature.
 *
 * @throws CanonicalJsonError for what JSON cannot carry. Text from pages and people goes through
 *   {@link wellFormedJson} first, so that a stray half of an emoji is never a reason to lose a record.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', 0);
}

/**
 * The same value with every lone surrogate replaced by U+FFFD, as UTF-8 encoding would do. Two keys that become
 * equal are not told apart: keys come from this program, texts from the page.
 */
export function wellFormedJson<T>(value: T): T {
  return replaceLone(value, 0) as T;
}

function write(value: unknown, at: string, depth: number): string {
  if (depth > MAX_JSON_DEPTH) throw new CanonicalJsonError('TOO_DEEP', at);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new CanonicalJsonError('NOT_FINITE', at);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return writeString(value, at);
  if (Array.isArray(value)) {
    // Array.from visits holes too, so that they are refused as undefined.
    return `[${Array.from(value, (item: unknown, i) => write(item, `${at}[${i}]`, depth + 1)).join(',')}]`;
  }
  if (!isPlainObject(value)) throw new CanonicalJsonError('NOT_JSON', at);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${writeString(key, at)}:${write(value[key], `${at}.${key}`, depth + 1)}`);
  return `{${members.join(',')}}`;
}

function writeString(text: string, at: string): string {
  if (!text.isWellFormed()) throw new CanonicalJsonError('LONE_SURROGATE', at);
  return JSON.stringify(text);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const proto: unknown = Object.getPrototypeOf(value);
  // Another realm's Object.prototype (a message, a test sandbox) is as plain as ours.
  return proto === null || Object.getPrototypeOf(proto) === null;
}

function replaceLone(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (depth > MAX_JSON_DEPTH) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => replaceLone(item, depth + 1));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.toWellFormed(), replaceLone(item, depth + 1)]),
  );
}
