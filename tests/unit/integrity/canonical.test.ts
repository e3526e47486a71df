import * as fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson, CanonicalJsonError, wellFormedJson } from '@/utils/integrity/canonical';
import { parseStrictJson } from '@/utils/integrity/parse-json';

const CORPUS = new URL('../../../../shared/corpus/jcs/', import.meta.url);

describe('canonicalJson writes RFC 8785', () => {
  it.each([
    [
      'sorts keys by UTF-16 units, not by code points',
      { '\u{1f600}': 1, '\ufb33': 2, a: 3 },
      '{"a":3,"\u{1f600}":1,"\ufb33":2}',
    ],
    ['writes no white space', { b: [1, { c: null }], a: true }, '{"a":true,"b":[1,{"c":null}]}'],
    ['writes minus zero as zero', -0, '0'],
    [
      'writes numbers as ECMAScript does',
      [1e30, 4.5, 2e-3, 1e-27, 1e21, 0.1],
      '[1e+30,4.5,0.002,1e-27,1e+21,0.1]',
    ],
    ['escapes only what must be escaped', '€$\u000f\nA\'B"\\\\"/', String.raw`"€$\u000f\nA'B\"\\\\\"/"`],
    ['keeps U+2028 and DEL as they are', '\u2028\u007f', '"\u2028\u007f"'],
    ['keeps an empty record', [{}, []], '[{},[]]'],
    ['takes an object without a prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
  ])('%s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  it.each([
    ['NaN', NaN, 'NOT_FINITE'],
    ['infinity', [Infinity], 'NOT_FINITE'],
    ['undefined', undefined, 'NOT_JSON'],
    ['an undefined member', { a: undefined }, 'NOT_JSON'],

    ['a hole', Array(2), 'NOT_JSON'],
    ['a function', () => 1, 'NOT_JSON'],
    ['a bigint', 1n, 'NOT_JSON'],
    ['a date', new Date(0), 'NOT_JSON'],
    ['a map', new Map(), 'NOT_JSON'],
    ['half an emoji', '\ud83d', 'LONE_SURROGATE'],
    ['half an emoji as a key', { '\ude00': 1 }, 'LONE_SURROGATE'],
    ['a cycle', cycle, 'TOO_DEEP'],
  ])('refuses %s', (_, value, code) => {
    expect(() => canonicalJson(value)).toThrow(CanonicalJsonError);
    expect(() => canonicalJson(value)).toThrow(code);
  });

  it('names the place of what it refuses', () => {
    expect(() => canonicalJson({ files: [{ bytes: NaN }] })).toThrow('NOT_FINITE at $.files[0].bytes');
  });

  it('is not changed by reading and writing again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = canonicalJson(wellFormedJson(value));
        const read = parseStrictJson(once);
        // No key of ours; a reader refuses it whoever wrote it.
        if (once.includes('"__proto__":')) expect(read).toMatchObject({ error: { code: 'FORBIDDEN_KEY' } });
        else expect(read.ok && canonicalJson(read.value)).toBe(once);
      }),
      { examples: [[{ ['__proto__']: '' }], [[{ a: '"__proto__":' }]]] },
    );
  });

  it('does not depend on the order in which keys were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (record) => {
        const clean = wellFormedJson(record);
        const reversed = Object.fromEntries(Object.entries(clean).toReversed());
        expect(canonicalJson(reversed)).toBe(canonicalJson(clean));
      }),
    );
  });

  it.skipIf(!existsSync(CORPUS))('gives the exact bytes of the published vectors', () => {
    const names = readdirSync(new URL('input/', CORPUS));
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) {
      const input = parseStrictJson(readFileSync(new URL(`input/${name}`, CORPUS), 'utf8'));
      const hex = readFileSync(new URL(`outhex/${name.replace('.json', '.txt')}`, CORPUS), 'utf8');
      const wanted = Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');
      if (!input.ok) throw new Error(`${name}: ${input.error.code}`);
      expect(Buffer.from(canonicalJson(input.value)), name).toEqual(wanted);
    }
  });
});

describe('wellFormedJson', () => {
  it('replaces stray halves of emoji everywhere and leaves whole ones', () => {
    expect(wellFormedJson({ note: 'a\ud83d', tags: ['😀', '\ude00'] })).toEqual({
      note: 'a\ufffd',
      tags: ['😀', '\ufffd'],
    });
  });
});
