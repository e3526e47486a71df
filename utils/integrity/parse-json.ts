import { err, ok, type Result } from '../shared/result';
import { MAX_JSON_DEPTH, type JsonValue } from './canonical';

export type JsonErrorCode =
  | 'SYNTAX' // not RFC 8259, trailing text included
  | 'DUPLICATE_KEY' // two readers could see two different records
  | 'FORBIDDEN_KEY' // `__proto__`
  | 'LONE_SURROGATE'
  | 'NUMBER_RANGE' // overflows a double: readers would disagree
  | 'TOO_DEEP'
  | 'TOO_LARGE';

export interface JsonError {
  readonly code: JsonErrorCode;
  /** UTF-16 offset in the text. */
  readonly at: number;
}

export interface JsonLimits {
  /** UTF-16 units of text. */
  readonly maxLength?: number;
  readonly maxDepth?: number;
}

const MAX_LENGTH = 64 * 1024 * 1024;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
class Refusal extends Error {
  readonly reason: JsonError;

  constructor(code: JsonErrorCode, at: number) {
    super(code);
    this.reason = { code, at };
  }
}

/**
 * RFC 8259 with what a hostile file could use taken away: duplicate keys, `__proto__`, lone surrogates, a byte-order
 * mark, text after the value, numbers that overflow, depth and size beyond the limits. `JSON.parse` accepts all of them.
 */
export function parseStrictJson(text: string, limits: JsonLimits = {}): Result<JsonValue, JsonError> {
  if (text.length > (limits.maxLength ?? MAX_LENGTH)) return err({ code: 'TOO_LARGE', at: 0 });
  try {
    return ok(new Parser(text, limits.maxDepth ?? MAX_JSON_DEPTH).document());
  } catch (thrown) {
    if (thrown instanceof Refusal) return err(thrown.reason);
    throw thrown;
  }
}

class Parser {
  private at = 0;
  private readonly text: string;
  private readonly maxDepth: number;

  constructor(text: string, maxDepth: number) {
    this.text = text;
    this.maxDepth = maxDepth;
  }

  document(): JsonValue {
    const value = this.value(0);
    this.space();
    if (this.at !== this.text.length) throw new Refusal('SYNTAX', this.at);
    return value;
  }

  private value(depth: number): JsonValue {
    if (depth > this.maxDepth) throw new Refusal('TOO_DEEP', this.at);
    this.space();
    switch (this.text[this.at] ?? '') {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return this.string();
      case 't':
        return this.word('true', true);
      case 'f':
        return this.word('false', false);
      case 'n':
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  private object(depth: number): JsonValue {
    const out: Record<string, JsonValue> = {};
    this.at += 1;
    if (this.take('}')) return out;
    do {
      this.space();
      const start = this.at;
      const key = this.string();
      if (key === '__proto__') throw new Refusal('FORBIDDEN_KEY', start);
      if (Object.hasOwn(out, key)) throw new Refusal('DUPLICATE_KEY', start);
      if (!this.take(':')) throw new Refusal('SYNTAX', this.at);
      out[key] = this.value(depth + 1);
    } while (this.take(','));
    if (!this.take('}')) throw new Refusal('SYNTAX', this.at);
    return out;
  }

  private array(depth: number): JsonValue {
    const out: JsonValue[] = [];
    this.at += 1;
    if (this.take(']')) return out;
    do out.push(this.value(depth + 1));
    while (this.take(','));
    if (!this.take(']')) throw new Refusal('SYNTAX', this.at);
    return out;
  }

  private string(): string {
    const start = this.at;
    if (this.text[start] !== '"') throw new Refusal('SYNTAX', start);
    let end = start + 1;
    for (let c = this.text.charCodeAt(end); c !== 0x22; c = this.text.charCodeAt(end)) {
      // NaN past the end; a control character must be escaped (RFC 8259 §7).
      if (!(c >= 0x20)) throw new Refusal('SYNTAX', end);
      end += c === 0x5c ? 2 : 1;
    }
    this.at = end + 1;
    let value: unknown;
    try {
      value = JSON.parse(this.text.slice(start, this.at));
    } catch {
      throw new Refusal('SYNTAX', start);
    }
    if (typeof value !== 'string') throw new Refusal('SYNTAX', start);
    if (!value.isWellFormed()) throw new Refusal('LONE_SURROGATE', start);
    return value;
  }

  private number(): number {
    NUMBER.lastIndex = this.at;
    const token = NUMBER.exec(this.text)?.[0];
    if (!token) throw new Refusal('SYNTAX', this.at);
    const value = Number(token);
    if (!Number.isFinite(value)) throw new Refusal('NUMBER_RANGE', this.at);
    this.at += token.length;
    return value;
  }

  private word<T extends JsonValue>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw new Refusal('SYNTAX', this.at);
    this.at += word.length;
    return value;
  }

  private take(char: string): boolean {
    this.space();
    if (this.text[this.at] !== char) return false;
    this.at += 1;
    return true;
  }

  private space(): void {
    SPACE.lastIndex = this.at;
    SPACE.exec(this.text);
    this.at = SPACE.lastIndex;
  }
}
