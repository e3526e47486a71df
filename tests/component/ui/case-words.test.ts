import '@/components/pages-messages';
import { FIELD_GROUPS } from '@/components/case/facts/groups';
import { editText, parseValue } from '@/components/case/facts/parse-value';
import { clearProposals } from '@/components/case/facts/FactsForm';
import { fieldText } from '@/components/format/case-words';
import { remainingText } from '@/components/format/remaining';
import { loadLocale, translator } from '@/components/i18n';
import { CASE_FIELDS, type CaseField } from '@/utils/case/model';
import type { Proposal } from '@/utils/case/view.types';
import { describe, expect, it } from 'vitest';
import { exhibitId } from './sample/exhibits';

const zh = translator('zh-CN');
await loadLocale('en');
const en = translator('en');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('the time that is left', () => {
  it.each([
    [17 * HOUR + 32 * MINUTE, '还剩 17 小时 32 分', '17 hours 32 min left'],
    [17 * HOUR + 32 * MINUTE + 59_999, '还剩 17 小时 32 分', '17 hours 32 min left'],
    [3 * DAY + 4 * HOUR, '还剩 3 天 4 小时', '3 days 4 hours left'],
    [DAY, '还剩 1 天', '1 day left'],
    [59 * MINUTE, '还剩 59 分', '59 min left'],
    [59_999, '还剩 不到 1 分钟', 'less than a minute left'],
    [1096 * DAY + HOUR, '还剩 1096 天', '1096 days left'],
    [-1, '已过 不到 1 分钟', 'less than a minute ago'],
    [-(2 * HOUR + 5 * MINUTE), '已过 2 小时 5 分', '2 hours 5 min ago'],
  ])('%i ms', (ms, chinese, english) => {
    expect(remainingText(ms, zh)).toBe(chinese);
    expect(remainingText(ms, en)).toBe(english);
  });
});

describe('the form', () => {
  it('asks for every field of a case, each once', () => {
    const asked = FIELD_GROUPS.flatMap(({ fields }) => fields as readonly CaseField[]);
    expect(asked.toSorted()).toEqual(Object.keys(CASE_FIELDS).toSorted());
  });
});

describe('what is typed', () => {
  it.each([
    ['paid', '498', '498.00'],
    ['paid', ' ¥1,234.5 ', '1234.50'],
    ['paid', '￥４９８．００', '498.00'],
    ['paid', '498元', '498.00'],
    ['paid', '0498', '498.00'],
    ['expectedQuantity', '1,000', '1000'],
    ['receivedQuantity', '12.5', '12.5'],
    ['orderNumber', '  744260312143105218 ', '744260312143105218'],
    ['shopUrl', 'shop.example/item', 'https://shop.example/item'],
    ['issue', 'late', 'late'],
    ['claim', 'partial', 'partial'],
  ] as const)('%s "%s" is kept as %s', (field, typed, value) => {
    expect(parseValue(field, typed)).toEqual({ ok: true, value });
  });

  it.each([
    ['paid', '约500', 'money'],
    ['paid', '1.234', 'money'],
    ['paid', '￥1,234.50元起', 'money'],
    ['claimAmount', '100-500元', 'money'],
    ['paid', '-5', 'money'],
    ['paid', '12,34', 'money'],
    ['expectedQuantity', '很多', 'count'],
    ['paidAt', '昨天', 'time'],
    ['paidAt', '', 'empty'],
    ['shopUrl', 'javascript:alert(1)', 'url'],
    ['shopUrl', '就是那个网站', 'url'],
    ['goods', '   ', 'empty'],
    ['goods', 'x'.repeat(2001), 'long'],
  ] as const)('%s "%s" is refused: %s', (field, typed, problem) => {
    expect(parseValue(field, typed)).toEqual({ ok: false, problem });
  });

  it('a time goes into the control and comes back the same, to the second', () => {
    const value = '2026-03-12T06:29:41.000Z';
    expect(parseValue('paidAt', editText('paidAt', value))).toEqual({ ok: true, value });
  });

  it('money and choices are read in words', () => {
    expect(fieldText('paid', '498.00', zh)).toBe('¥498.00');
    expect(fieldText('issue', 'late', zh)).toBe('到账延迟');
    expect(fieldText('claim', 'full', en)).toBe('Full refund');
  });
});

describe('全部确认', () => {
  const proposal = (
    field: CaseField,
    ...values: [string, Proposal['values'][number]['confidence']][]
  ): Proposal => ({
    field,
    values: values.map(([value, confidence]) => ({
      value,
      verbatim: value,
      confidence,
      from: [{ exhibit: exhibitId(4), number: 4 }],
    })),
  });

  it('takes only what has one value, read without doubt, and is not held yet', () => {
    const held = { value: '1', at: '2026-03-12T06:31:05.000Z' };
    expect(
      clearProposals([
        proposal('goods', ['Q币', 'high']),
        proposal('paid', ['498.00', 'high'], ['502.98', 'medium']),
        proposal('shop', ['极速卡盟', 'low']),
        { ...proposal('price', ['498.00', 'high']), current: held },
      ]),
    ).toEqual([{ type: 'field-set', field: 'goods', value: 'Q币', exhibit: exhibitId(4), number: 4 }]);
  });
});
