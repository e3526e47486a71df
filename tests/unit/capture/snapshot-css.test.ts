import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cssString, findCssReferences } from '@/utils/capture/snapshot/css-references';

const found = (css: string, inline = false): string[] =>
  findCssReferences(css, inline).map((r) =>
    r.kind === 'import' ? `import ${r.value}|${r.rest}` : `${r.kind} ${r.value}`,
  );

test.each<[string, string, string[]]>([
  ['a quoted url', 'a{b:url("x.png")}', ['url x.png']],
  ['an unquoted url with blanks around it', 'a{b:url(  x.png\n)}', ['url x.png']],
  ['single quotes with an escaped quote inside', "a{b:url('it\\'s.png')}", ["url it's.png"]],
  ['hexadecimal escapes, with the blank that ends one', 'a{b:url(\\78 .p\\6eg)}', ['url x.png']],
  ['a function name that is itself escaped', 'a{b:u\\72l(x.png)}', ['url x.png']],
  ['upper case', 'a{b:URL(x.png)}', ['url x.png']],
  ['several in one declaration', 'a{b:url(1),url(2)}', ['url 1', 'url 2']],
  ['an unclosed url at the end of the file', 'a{b:url(x.png', ['url x.png']],
  [
    'states in selectors only',
    'a:focus b:hover,c:target{animation:focus 1s;x:hover}',
    ['pseudo focus', 'pseudo hover', 'pseudo target'],
  ],
  ['no state behind a pseudo-element', 'a::-webkit-scrollbar-thumb:hover{b:c}', []],
  ['nothing in comments', '/* url(x) @import "y"; */a{b:c/*url(z)*/}', []],
  ['nothing in strings', 'a{content:"url(x.png)"}', []],
  ['nothing for a bad url, nor for the rest of it', 'a{b:url(x"y") url(ok)}', ['url ok']],
  ['a string that a newline breaks ends there', 'a{content:"oops\nb:url(x.png)}', ['url x.png']],
  [
    'strings of image-set, not those of type()',
    'a{b:image-set("x.png" type("image/png") 1x, url(y) 2x)}',
    ['url x.png', 'url y'],
  ],
  ['the prefixed image-set', 'a{b:-webkit-image-set("x.png" 1x)}', ['url x.png']],
  ['an import by string', '@import "a.css";', ['import a.css|']],
  [
    'an import by url with layer, supports and media',
    '@import url(a.css) layer(x) supports(display:grid) screen;',
    ['import a.css|layer(x) supports(display:grid) screen'],
  ],
  ['an import behind @charset and @layer', '@charset "utf-8";@layer a,b;@import "a.css";', ['import a.css|']],
  ['an import with a semicolon in its address', '@import url("a;b.css");', ['import a;b.css|']],
  ['no import after the first rule, where browsers ignore it', 'a{}@import "a.css";', []],
  ['no namespace address', '@namespace svg url(http://www.w3.org/2000/svg);a{b:url(x)}', ['url x']],
  ['hashes and dimensions are no functions', 'a{b:#url(x) 1url(y)}', []],
  ['a parenthesis left open does not swallow the next rule', 'a{b:calc(1px;}c{d:url(x)}', ['url x']],
  [
    'pseudo-classes that only a running page can satisfy',
    'x-a:not(:defined),dialog:modal{}',
    ['pseudo defined', 'pseudo modal'],
  ],
  ['characters outside ASCII', 'a{b:url(图片/一.png)}', ['url 图片/一.png']],
])('finds %s', (_, css, expected) => {
  expect(found(css)).toEqual(expected);
});

test('knows which addresses are fonts, and where a variable may stand', () => {
  const refs = findCssReferences('@font-face{src:url(f.woff2)}@media screen{a{b:url(x)}}@page{b:url(p)}');
  expect(refs).toMatchObject([
    { value: 'f.woff2', font: true, variable: false },
    { value: 'x', font: false, variable: true },
    { value: 'p', font: false, variable: false },
  ]);
});

test('reads a style attribute, which has no braces', () => {
  expect(findCssReferences('background:url(x)', true)).toMatchObject([{ value: 'x', variable: true }]);
});

test('gives back any string it quoted itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const clean = value.replaceAll('\0', '');
      const refs = findCssReferences(`a{b:url(${cssString(clean)})}`);
      expect(refs).toHaveLength(1);
      expect(refs[0]?.value).toBe(clean);
    }),
  );
});

test('comes to an end, with offsets in order, whatever it is given', () => {
  const bits = fc.constantFrom(
    'url(',
    ')',
    '"',
    "'",
    '\\',
    '@import ',
    '/*',
    '*/',
    '{',
    '}',
    ';',
    'x',
    '\n',
    '(',
    ':',
    '#',
    '1',
    '<!--',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 60 }), fc.boolean(), (parts, inline) => {
      const css = parts.join('');
      let last = 0;
      for (const ref of findCssReferences(css, inline)) {
        expect(ref.start).toBeGreaterThanOrEqual(last);
        expect(ref.end).toBeGreaterThan(ref.start);
        expect(ref.end).toBeLessThanOrEqual(css.length);
        last = ref.end;
      }
    }),
    { numRuns: 2000 },
  );
});

test('takes time in proportion to the length', () => {
  const css = 'a{b:url(x.png) /* c */ "s"}'.repeat(40_000);
  const start = performance.now();
  expect(findCssReferences(css)).toHaveLength(40_000);
  expect(performance.now() - start).toBeLessThan(20_000);
});
