import { compareText, type TextRow } from '@/utils/recognise/compare/lines';
import { foldUnchanged } from '@/utils/recognise/compare/stretches';
import { compareLine } from '@/utils/recognise/compare/within-line';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const SIGN = { same: ' ', changed: '~', removed: '-', added: '+' } as const;
const words = (row: TextRow) => {
  const before = 'before' in row ? `${row.before.number}:${row.before.text}` : '';
  const after = 'after' in row ? `${row.after.number}:${row.after.text}` : '';
  return `${SIGN[row.kind]}${before}|${after}`;
};

describe('two texts', () => {
  it.each([
    ['nothing', 'a\nb', 'a\nb', [' 1:a|1:a', ' 2:b|2:b']],
    [
      'a changed line, with the numbers of both sides',
      'a\nb\nc',
      'a\nx\nc',
      [' 1:a|1:a', '~2:b|2:x', ' 3:c|3:c'],
    ],
    ['an added line', 'a\nc', 'a\nb\nc', [' 1:a|1:a', '+|2:b', ' 2:c|3:c']],
    ['a removed line', 'a\nb\nc', 'a\nc', [' 1:a|1:a', '-2:b|', ' 3:c|2:c']],
    ['two lines in the place of one', 'a', 'x\ny', ['~1:a|1:x', '+|2:y']],
    ['everything gone', 'a\nb', '', ['-1:a|', '-2:b|']],
    ['both empty', '', '', []],
    ['other line ends only', 'a\r\nb\r\n', 'a\nb', [' 1:a|1:a', ' 2:b|2:b']],
    ['another indent only', '  a', 'a', [' 1:  a|1:a']],
  ])('%s', (_, before, after, expected) => {
    const result = compareText(before, after);
    expect(result.rows.map(words)).toEqual(expected);
    expect(result.aligned).toBe(true);
  });

  it('hold every line of both sides once and in order, and none that neither has', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '秒到账', ''), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { rows, differing } = compareText(`${before.join('\n')}\n`, `${after.join('\n')}\n`);
        const left = rows.flatMap((row) => ('before' in row ? [row.before] : []));
        const right = rows.flatMap((row) => ('after' in row ? [row.after] : []));
        const asLines = (all: readonly string[]) => (all.length === 0 ? [''] : all);
        expect(left.map((line) => line.text)).toEqual(asLines(before));
        expect(right.map((line) => line.text)).toEqual(asLines(after));
        expect(left.map((line) => line.number)).toEqual(left.map((_line, at) => at + 1));
        if (before.join('\n') === after.join('\n')) expect(differing).toBe(0);
        else expect(differing).toBeGreaterThan(0);
      }),
    );
  });

  it('that have almost nothing in common are told apart without an alignment, in bounded time', () => {
    const many = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}`);
    const result = compareText([...many('甲'), '秒到账'].join('\n'), ['秒到账', ...many('乙')].join('\n'));
    expect(result.aligned).toBe(false);
    expect(result.differing).toBe(40_000);
    expect(result.rows.map(words)).not.toContain('-20001:秒到账|');
  });
});

describe('unchanged stretches', () => {
  const groupsOf = (before: string, after: string) =>
    foldUnchanged(compareText(before, after).rows, 1).map(
      (group) => (group.folded ? 'fold ' : '') + group.rows.map((row) => SIGN[row.kind]).join(''),
    );

  it.each([
    [
      'long ones fold, a row stays at either side',
      'abcdefghij',
      'abcdeXghij',
      ['fold     ', ' ~ ', 'fold    '],
    ],
    ['three rows are worth a fold', 'abcde', 'abcdX', ['fold    ', ' ~']],
    ['two rows are not', 'abcd', 'abcX', ['   ~']],
    ['all the same folds into one', 'abcdef', 'abcdef', ['fold       ']],
  ])('%s', (_, before, after, expected) => {
    const apart = (text: string) => text.split('').join('\n');
    expect(groupsOf(apart(before), apart(after))).toEqual(expected);
  });

  it('lose no row', () => {
    const text = fc.array(fc.constantFrom('a', 'b'), { maxLength: 40 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { rows } = compareText(before.join('\n'), after.join('\n'));
        expect(foldUnchanged(rows).flatMap((group) => group.rows)).toEqual(rows);
      }),
    );
  });
});

describe('inside a line', () => {
  it('marks what changed on either side', () => {
    const found = compareLine('价格 ¥498.00 元', '价格 ¥398.00 元');
    expect(found?.before.filter((part) => part.changed).map((part) => part.text)).toEqual(['4']);
    expect(found?.after.map((part) => part.text).join('')).toBe('价格 ¥398.00 元');
  });

  it.each([
    ['two different sentences', '付款后秒到账', '商品已下架'],
    ['a line too long to look into', 'a'.repeat(601), 'a'.repeat(602)],
  ])('marks nothing in %s', (_, before, after) => expect(compareLine(before, after)).toBeNull());
});
