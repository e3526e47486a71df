import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson } from '@/utils/integrity/parse-json';

describe('parseStrictJson', () => {
  it.each([
    ['a repeated key', '{"a":1,"b":2,"a":3}', 'DUPLICATE_KEY', 13],
    ['a key repeated in another spelling', String.raw`{"a":1,"\u0061":2}`, 'DUPLICATE_KEY', 7],
    ['__proto__', '{"__proto__":{"admin":true}}', 'FORBIDDEN_KEY', 1],
    ['__proto__ in another spelling', String.raw`{"\u005f_proto__":1}`, 'FORBIDDEN_KEY', 1],
    ['text after the value', '{} {}', 'SYNTAX', 3],
    ['half an emoji', String.raw`"\ud83d"`, 'LONE_SURROGATE', 0],
    ['a number that overflows', '[1e400]', 'NUMBER_RANGE', 1],
    ['a byte-order mark', '\ufeff{}', 'SYNTAX', 0],
    ['nothing', '', 'SYNTAX', 0],
    ['a trailing comma', '[1,]', 'SYNTAX', 3],
    ['a leading zero', '[01]', 'SYNTAX', 2],
    ['a raw line break in a string', '"a\nb"', 'SYNTAX', 2],
    ['a string without an end', '"abc', 'SYNTAX', 4],
    ['a string that ends in a backslash', '"abc\\', 'SYNTAX', 6],
    ['an unknown escape', String.raw`"\x41"`, 'SYNTAX', 0],
    ['a comment', '/* */1', 'SYNTAX', 0],
    ['a key without quotes', '{a:1}', 'SYNTAX', 1],
    ['NaN', 'NaN', 'SYNTAX', 0],
  ])('refuses %s', (_, text, code, at) => {
    expect(parseStrictJson(text)).toEqual({ ok: false, error: { code, at } });
  });

  it('refuses what is too deep or too large before it costs anything', () => {
    expect(parseStrictJson('['.repeat(100_000))).toMatchObject({ ok: false, error: { code: 'TOO_DEEP' } });
    expect(parseStrictJson('[1,2,3]', { maxLength: 6 })).toMatchObject({
      ok: false,
      error: { code: 'TOO_LARGE' },
    });
  });

  it('reads members called like methods of Object as plain data', () => {
    expect(parseStrictJson('{"constructor":1,"toString":2}')).toEqual({
      ok: true,
      value: { constructor: 1, toString: 2 },
    });
  });

  it('reads what JSON.parse reads, where the text is honest', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), fc.constantFrom(0, 2), (text, indent) => {
        if (!text.isWellFormed() || /\\ud[89a-f]|__proto__/i.test(text)) return;
        const honest = JSON.stringify(JSON.parse(text), null, indent);
        expect(parseStrictJson(honest)).toEqual({ ok: true, value: JSON.parse(honest) });
      }),
    );
  });

  it('never throws and never reads what JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0aetrufalsn -.1'.split('')) }), (text) => {
        if (parseStrictJson(text).ok) expect(() => JSON.parse(text) as unknown).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});
