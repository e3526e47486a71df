import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import { readHints } from '@/utils/app/case/read-hints';
import { contactsIn, hintsOf } from '@/utils/case/hints';
import { instantOf } from '@/utils/case/wall-clock';
import { EVIDENCE_KINDS, type Exhibit } from '@/utils/exhibit/model';
import { caseEntry } from '@/utils/messaging/case-entries';
import type { Fact, FactKind } from '@/utils/recognise/types';
import { utf8 } from '@/utils/shared/bytes';
import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';

const CLOCK = {
  utc: '2026-03-12T06:31:05.123Z',
  epochMs: 0,
  monotonicMs: 0,
  zone: 'Asia/Shanghai',
  offsetMinutes: 480,
};
const FACT = {
  kind: 'orderNumber',
  verbatim: 'A1B2C3D4',
  value: 'A1B2C3D4',
  visible: true,
  run: 0,
  frame: 0,
  basis: '',
  confidence: 'high',
};
const CHAT = {
  chatVersion: '1.0',
  messages: [
    { index: 1, key: 'a', kind: 'message', side: 'self', text: '5分钟内到账吗', wording: [] },
    {
      index: 2,
      key: 'b',
      kind: 'message',
      side: 'other',
      text: '亲，付款后5分钟内到账，有事加QQ 28471000',
      wording: [
        { class: 'promise', rule: 'promise-within', start: 5, end: 11, confidence: 'high' },
        { class: 'offPlatform', rule: 'off-platform-contact', start: 14, end: 17, confidence: 'high' },
      ],
    },
    { index: 3, key: 'c', kind: 'recall', side: 'other', text: '对方撤回了一条消息', wording: [] },
  ],
  participants: [
    { name: '我', side: 'self', messages: 1 },
    { name: '小王点卡', side: 'other', messages: 2 },
  ],
};

function read(files: Readonly<Record<string, string>>, kind: Exhibit['kind'] = 'order') {
  const names = Object.keys(files);
  const source = {
    kind,
    source: { url: 'https://shop.example/o/1', title: '订单', host: 'shop.example' },
    startedAt: CLOCK,
    files: names.map((path) => ({ path, sha256: path, bytes: 1, mediaType: '', role: 'original' })),
  } as unknown as Parameters<typeof readHints>[0];
  return readHints(source, async (sha256) => {
    const text = files[sha256];
    return text === undefined || text === 'lost' ? err(appError('STORE_DAMAGED')) : ok(utf8(text));
  });
}
const fields = (list: Awaited<ReturnType<typeof read>>): string[] =>
  list.map(({ field, value }) => `${field} ${value}`);

test('an order’s facts give its number; its address gives the shop’s', async () => {
  expect(fields(await read({ 'facts.json': JSON.stringify({ facts: [FACT] }) }))).toEqual([
    'orderNumber A1B2C3D4',
    'shopUrl https://shop.example/',
  ]);
});

test('a conversation gives what the other side promised, where it wants to be reached, and its name with doubt', async () => {
  const found = await read({ 'chat.json': JSON.stringify(CHAT) }, 'chat');
  expect(found.map(({ field, value, confidence }) => [field, value, confidence])).toEqual([
    ['promise', '亲，付款后5分钟内到账，有事加QQ 28471000', 'medium'],
    ['sellerContact', 'QQ 28471000', 'medium'],
    ['sellerName', '小王点卡', 'low'],
  ]);
});

test.each([
  ['nothing was kept', {}],
  ['the file is lost', { 'facts.json': 'lost' }],
  ['it is no JSON', { 'facts.json': '{"facts":' }],
  ['it is a list', { 'facts.json': '[]' }],
  ['facts is no list', { 'facts.json': '{"facts":{"length":3}}' }],
  [
    'facts are no facts',
    { 'facts.json': '{"facts":[null,1,"x",{},{"kind":"wording"},{"kind":"later-kind"}]}' },
  ],
  ['the chat is of a later version', { 'chat.json': '{"chatVersion":"9.0","messages":[]}' }],
  ['the chat’s messages are none', { 'chat.json': '{"chatVersion":"1.0","messages":[null]}' }],
])('where %s there are no hints, and no failure', async (_, files) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  expect(fields(await read(files, 'other'))).toEqual([]);
  warn.mockRestore();
});

const KINDS: readonly FactKind[] = [
  'orderNumber',
  'merchantOrderNumber',
  'amount',
  'price',
  'goodsTitle',
  'createdAt',
  'paidAt',
  'deliveredAt',
  'status',
  'seller',
  'paymentMethod',
  'wording',
];
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    '2026-03-12 14:28:33',
    '2026-02-31 10:00',
    '1234567890123.00',
    '12.345',
    '-5.00',
    '￥1,234.50元起',
    ' ',
    '加QQ 28471000',
    'x'.repeat(5000),
  ),
);
const facts: fc.Arbitrary<Fact> = fc.record(
  {
    kind: fc.constantFrom(...KINDS),
    verbatim: words,
    value: words,
    label: words,
    context: words,
    wordingClass: fc.constantFrom('promise' as const, 'offPlatform' as const),
    visible: fc.boolean(),
    run: fc.constant(0),
    frame: fc.constant(0),
    basis: words,
    confidence: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
  },
  { requiredKeys: ['kind', 'verbatim', 'visible', 'run', 'frame', 'basis', 'confidence'] },
);

test('whatever a page says, a hint can be confirmed as it stands: it has its field’s own form', () => {
  fc.assert(
    fc.property(
      fc.array(facts, { maxLength: 8 }),
      fc.constantFrom(...EVIDENCE_KINDS),
      fc.oneof(fc.webUrl(), fc.constantFrom('about:blank', 'javascript:1', 'file:///c:/x', '')),
      fc.integer({ min: -720, max: 840 }),
      words,
      (list, kind, url, offsetMinutes, title) => {
        for (const { field, value } of hintsOf(list, { kind, url, title, offsetMinutes }))
          expect(
            v.is(caseEntry, { type: 'field-set', field, value }),
            `${field} ${JSON.stringify(value)}`,
          ).toBe(true);
      },
    ),
    { numRuns: 1500 },
  );
});

test.each([
  ['加QQ 28471000 或微信 wang_88cards', ['QQ 28471000', '微信 wang_88cards']],
  ['扣扣：2847100012', ['QQ 2847100012']],
  ['QQ币 1000 个', []],
  ['QQ 284710001234', []],
  ['微信支付', []],
])('“%s” names %j', (sentence, contacts) => {
  expect(contactsIn(sentence, 'medium').map(({ value }) => value)).toEqual(contacts);
});

test('an instant is never invented: what is no clock gives none', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.integer({ min: -720, max: 840 }),
      (text, offset) => {
        const found = instantOf(text, offset);
        if (found) expect(text).toMatch(/^\s*\d{4}-\d\d-\d\d[ T]\d\d:\d\d/);
      },
    ),
  );
});
