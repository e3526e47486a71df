import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { sampleBundle } from '../../support/sample-bundle';
import { check, unpack } from './repack';
import type { CaseEntry } from '@/utils/case/model';
import type { ExhibitId } from '@/utils/exhibit/ids';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as ExhibitId;
const CONTACT = {
  id: 'c1',
  stage: 'seller',
  direction: 'sent',
  at: '2026-03-12T07:00:00.000Z',
  channel: '站内信',
  text: '请退还 498 元。\n<b>两小时内答复</b>',
  exhibits: [2, 4],
  reference: 'T-1',
} as const;
const EVENTS: readonly CaseEntry[] = [
  { type: 'field-set', field: 'issue', value: 'not-delivered' },
  { type: 'field-set', field: 'sellerName', value: '小王<script>alert(1)</script>' },
  { type: 'field-set', field: 'orderNumber', value: '744260318822', exhibit: id(2), number: 2 },
  { type: 'field-set', field: 'shopUrl', value: 'https://shop.example/', exhibit: id(4), number: 4 },
  { type: 'field-set', field: 'paid', value: '498.00' },
  { type: 'field-set', field: 'paid', value: '502.98', exhibit: id(2), number: 2 },
  { type: 'field-set', field: 'paidAt', value: '2026-03-12T06:29:07.000Z' },
  { type: 'field-set', field: 'payee', value: '填错了' },
  { type: 'field-cleared', field: 'payee' },
  { type: 'field-set', field: 'claim', value: 'full' },
  { type: 'contact-logged', contact: CONTACT },
  { type: 'deadline-edited', deadline: { id: 'platformWindow', met: true } },
  {
    type: 'case-closed',
    outcome: { result: 'partly', recovered: '200.00', note: '', at: '2026-03-12T08:00:00.000Z' },
  },
];

async function opened(options: Parameters<typeof sampleBundle>[0]) {
  const [volume] = await sampleBundle(options);
  if (!volume) throw new Error('no volume');
  const { files } = await unpack(volume.bytes);
  const { document } = parseHTML(String(files.get('index.html')));
  return {
    volume,
    json: JSON.parse(String(files.get('data/case.json'))) as Record<string, unknown>,
    csv: String(files.get('data/exhibits.csv')),
    document,
    section: [...document.querySelectorAll('section')].find((one) =>
      /案情/.test(one.querySelector('h2')?.textContent ?? ''),
    ),
  };
}
const plain = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

test('case.json carries what the holder stated, as the log tells it, with exhibits by label', async () => {
  const { json } = await opened({ events: EVENTS });
  expect(json['dossier']).toMatchObject({
    fields: {
      orderNumber: { value: '744260318822', from: { id: id(2), number: 2, label: 'E002' } },
      paid: { value: '502.98' },
      sellerName: { value: '小王<script>alert(1)</script>' },
    },
    contacts: [{ ...CONTACT, exhibits: ['E002', 'E004'] }],
    deadlines: [{ id: 'platformWindow', met: true }],
    outcome: { result: 'partly', recovered: '200.00' },
  });
  const { fields } = json['dossier'] as { fields: Record<string, unknown> };
  expect(Object.keys(fields)).not.toContain('payee');
});

test('a case of which nothing was said has an empty dossier, and its paper no section for it', async () => {
  const { json, section } = await opened({});
  expect(json['dossier']).toEqual({ fields: {}, contacts: [], deadlines: [] });
  expect(section).toBeUndefined();
});

test('the paper shows parties, trade and claim, each with its exhibit or as stated', async () => {
  const { section } = await opened({ events: EVENTS });
  const rows = [...(section?.querySelectorAll('dl.facts > div') ?? [])].map((row) => plain(row.textContent));
  expect(rows).toEqual([
    '卖家名称 seller 小王<script>alert(1)</script> 自述',
    '店铺网址 address of the shop https://shop.example/ E004',
    '订单编号 order number 744260318822 E002',
    '实付金额 amount paid ¥502.98 E002',
    '支付时间 paid 2026-03-12 14:29:07 (UTC+8) 自述',
    '问题类型 problem 未到账（空包） 自述',
    '请求范围 asked for 全额退款 自述',
  ]);
  expect(section?.querySelector('script, b')).toBeNull();
  // An exhibit that is in the bundle is a link to it; the deleted one is struck out.
  expect(
    [...(section?.querySelectorAll('dl .stamp') ?? [])].map((stamp) => stamp.getAttribute('href')),
  ).toEqual([null, '#E002', '#E002']);
});

test('what was said stands with its time, its channel and its exhibits', async () => {
  const { section } = await opened({ events: EVENTS });
  const talk = section?.querySelector('.talks li');
  expect(plain(talk?.querySelector('.when')?.textContent)).toBe(
    '2026-03-12 15:00:00 (UTC+8)协商 · 发出站内信 编号 T-1E002 E004',
  );
  expect(talk?.querySelector('.said')?.textContent).toBe(CONTACT.text);
  expect(plain(section?.textContent)).toContain('部分退款，追回 ¥200.00');
});

test('the user’s kind comes before the recognised one, which is still told', async () => {
  const kinds = [undefined, 'delivery'] as const;
  const { json, csv, document } = await opened({ kinds });
  const exhibits = json['exhibits'] as readonly Record<string, unknown>[];
  expect(exhibits.map(({ kind, recognisedKind }) => [kind, recognisedKind])).toEqual([
    ['listing', undefined],
    ['delivery', 'order'],
    ['chat', undefined],
  ]);
  expect(csv.split('\r\n')[2]).toContain('到账/余额记录');
  expect(document.querySelector('#E002 .chip')?.textContent).toContain('到账/余额记录');
});

test('a bundle with a dossier verifies', async () => {
  const { volume } = await opened({ events: EVENTS });
  const report = await check([volume.name, volume.bytes]);
  expect(Object.values(report.bundles[0]?.lines ?? {}).map(({ status }) => status)).not.toContain('invalid');
});
