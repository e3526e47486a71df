import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf } from '../../support/runs';
import { recognise } from '@/utils/recognise';
import { fold } from '@/utils/recognise/fold';
import type { PageText, TextRun } from '@/utils/recognise/types';

const WORDS = [
  '订单号',
  '订单号：',
  '付款时间',
  '订单金额',
  '商户订单号：2026031222001498421408573261',
  '260312142833744260',
  '¥498.00',
  '￥１，０００',
  '498',
  '.50',
  '2026-03-12',
  '14:28:33',
  '已付款',
  '秒到账，不到账全额退款。',
  '立即购买',
  '库存：3',
  '一经售出概不退换',
  '：',
  '#1234',
  '商品名称',
  'Q币1000个',
];

const textArb = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const runArb: fc.Arbitrary<TextRun> = fc
  .record({
    text: fc.array(textArb, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
    path: fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 6 }),
    tag: fc.constantFrom('div', 'span', 'td', 'dt', 'dd', 'h1', 'button', 'a'),
    visible: fc.boolean(),
    struck: fc.boolean(),
    fontSize: fc.constantFrom(12, 20, 32),
    source: fc.constantFrom('text' as const, 'value' as const, 'placeholder' as const),
    cell: fc.option(
      fc.record({
        table: fc.nat({ max: 2 }),
        row: fc.nat({ max: 3 }),
        column: fc.nat({ max: 3 }),
        header: fc.boolean(),
      }),
      { nil: undefined },
    ),
  })
  .map(({ cell, tag, ...rest }) => ({
    ...rest,
    tags: rest.path.map((_, i) => (i === rest.path.length - 1 ? tag : 'div')),
    frame: 0,
    ...(cell === undefined ? {} : { cell }),
  }));

const pageArb: fc.Arbitrary<PageText> = fc.record({
  url: fc.constant('https://shop.example/'),
  title: textArb,
  runs: fc.array(runArb, { maxLength: 40 }),
});

describe('nothing is invented', () => {
  it('quotes every fact out of its run, or out of the page title when it says so', () => {
    fc.assert(
      fc.property(pageArb, (page) => {
        for (const fact of recognise(page).facts) {
          const source = fact.run === -1 ? page.title : (page.runs[fact.run]?.text ?? '');
          expect(fact.verbatim).not.toBe('');
          expect(source).toContain(fact.verbatim);
          if (fact.context !== undefined) expect(source).toContain(fact.context);
          if (fact.run === -1) expect([fact.kind, fact.basis.includes('标题')]).toEqual(['goodsTitle', true]);
          else expect(fact.visible).toBe(page.runs[fact.run]?.visible);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('gives the card nothing that the page does not say', () => {
    fc.assert(
      fc.property(pageArb, (page) => {
        const { summary, facts } = recognise(page);
        const quoted = facts.map((f) => f.verbatim);
        if (summary.goodsTitle !== undefined) expect(quoted).toContain(summary.goodsTitle);
        if (summary.orderNumber !== undefined) expect(quoted).toContain(summary.orderNumber);
      }),
      { numRuns: 500 },
    );
  });

  it('folds text without moving an offset', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(text).length === text.length));
    expect(fold('￥１，０００．５０：ＡＢ　ｃ')).toBe('¥1，000.50:AB c');
  });
});

function took(page: PageText): number {
  const start = performance.now();
  recognise(page);
  return performance.now() - start;
}

const many = (n: number): PageText => {
  const row = (i: number): string =>
    `<li><span>商品名称</span><b>第${i}号点券</b><span>金额</span><b>¥${i}.00</b></li>`;
  return pageOf(`<ul>${Array.from({ length: n }, (_, i) => row(i)).join('')}</ul><button>立即购买</button>`);
};

describe('large and hostile pages', () => {
  it('grows in step with the number of runs', () => {
    const [small, large] = [many(2_500), many(10_000)];
    expect(large.runs.length).toBeGreaterThan(40_000);
    took(small);
    const base = Math.min(took(small), took(small));
    expect(Math.min(took(large), took(large))).toBeLessThan(base * 12 + 200);
  });

  it.each([
    ['blanks', ' '.repeat(200_000)],
    ['digits', '1'.repeat(200_000)],
    ['digits in threes', '1,000'.repeat(40_000)],
    ['labels', '订单号：'.repeat(50_000)],
    ['labels without a colon', '订单号'.repeat(60_000)],
    ['dates', '2026-03-12 '.repeat(20_000)],
    ['negations', '不要不会请勿'.repeat(30_000)],
    ['exclusions begun', '一经售出后，'.repeat(30_000)],
    ['promises', '秒到账'.repeat(60_000)],
    ['brackets', '订单号('.repeat(50_000)],
    ['hashes', '订单 #'.repeat(50_000)],
    ['yuan signs', '¥ '.repeat(100_000)],
    ['halves of surrogate pairs', '\ud83d'.repeat(100_000)],
  ])('is not held up by a run of %s', (_, text) => {
    const page = pageOf('<h1>点卡</h1><p>现价：¥5.00</p><p>库存：1</p><button>立即购买</button><p>x</p>');
    const last = page.runs.at(-1);
    expect(last).toBeDefined();
    if (!last) return;
    expect(took({ ...page, runs: [...page.runs, { ...last, text }] })).toBeLessThan(20_000);
  });

  it('copes with a page without text', () => {
    expect(recognise({ url: '', title: '', runs: [] })).toEqual({
      facts: [],
      summary: {},
      pageKind: 'other',
      pageKindReason: 'NO_SIGNAL',
    });
  });
});
