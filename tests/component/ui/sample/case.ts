import { applyEntry } from '@/utils/case/apply';
import { EMPTY_DOSSIER, type Contact, type Dossier, type Hint } from '@/utils/case/model';
import { ok } from '@/utils/shared/result';
import { utcIso } from '@/utils/shared/time';
import type { ExhibitRow } from '@/utils/storage/rows';
import { exhibitId, EXHIBITS, NOW, OTHER_CASE, sampleCase, sampleExhibit } from './exhibits';
import { sampleWorld, type World } from './ports';

const HOUR = 3_600_000;
const MINUTE = 60_000;

const hint = (field: Hint['field'], value: string, extra: Partial<Hint> = {}): Hint => ({
  field,
  value,
  verbatim: value,
  confidence: 'high',
  ...extra,
});

/** 2026-03-11 05:20 UTC: some 25 hours before NOW. */
export const PAID_AT = NOW - 25 * HOUR;

export const ORDER_HINTS: readonly Hint[] = [
  hint('orderNumber', '744260312143105218'),
  hint('goods', '【秒到账】Q币1000个 5折直充'),
  hint('paid', '498.00', { verbatim: '¥498.00' }),
  hint('paidAt', utcIso(PAID_AT), { verbatim: '2026-03-11 13:31:05' }),
];

/** The sample exhibits with what was read off them: the amount contradicts itself. */
export const READ_EXHIBITS: readonly ExhibitRow[] = EXHIBITS.map((row): ExhibitRow => {
  if (row.number === 4) return { ...row, hints: ORDER_HINTS };
  if (row.number === 2)
    return {
      ...row,
      hints: [
        hint('price', '498.00', { verbatim: '¥498.00' }),
        hint('promise', '付款后 5 分钟内自动到账，不到账全额退款'),
        hint('paid', '502.98', { verbatim: '实付 ¥502.98' }),
        hint('sellerContact', 'QQ 10000', { confidence: 'low', verbatim: '加QQ 10000' }),
      ],
    };
  return row;
});

export const contact = (extra: Partial<Contact> = {}): Contact => ({
  id: 'c1',
  stage: 'seller',
  direction: 'sent',
  at: utcIso(NOW - 90 * MINUTE),
  channel: '站内信',
  text: '订单 744260312143105218 未到账，请在两小时内退还 498 元。',
  exhibits: [2, 4],
  ...extra,
});

const field = (value: string, number?: number) => ({
  value,
  ...(number === undefined ? {} : { from: { exhibit: exhibitId(number), number } }),
  at: utcIso(NOW - HOUR),
});

/** In the middle of a dispute: facts confirmed, the seller written to. */
export const BUSY: Dossier = {
  fields: {
    issue: field('not-delivered'),
    goods: field('【秒到账】Q币1000个 5折直充', 4),
    orderNumber: field('744260312143105218', 4),
    paid: field('498.00', 4),
    paidAt: field(utcIso(PAID_AT), 4),
    promise: field('付款后 5 分钟内自动到账，不到账全额退款', 2),
    claim: field('full'),
    claimAmount: field('498.00'),
    sellerName: field('极速卡盟自营店'),
  },
  contacts: [
    contact(),
    contact({
      id: 'c2',
      direction: 'received',
      at: utcIso(NOW - 80 * MINUTE),
      text: '已经提交，排队中，请耐心等待',
      exhibits: [3],
      reference: 'TK-20931',
    }),
  ],
  deadlines: [{ id: 'own-1', title: '卖家答应今晚退款', dueAt: utcIso(NOW + 6 * HOUR) }],
};

export const OVERDUE: Dossier = {
  ...BUSY,
  contacts: [contact({ at: utcIso(NOW - 9 * HOUR) })],
  deadlines: [],
};

export const CLOSED: Dossier = {
  ...BUSY,
  outcome: {
    result: 'partly',
    recovered: '300.00',
    note: '平台从保证金退了 300 元',
    at: utcIso(NOW - HOUR),
  },
};

export function caseWorld(dossier?: Dossier, exhibits: readonly ExhibitRow[] = READ_EXHIBITS): World {
  const world = sampleWorld();
  world.cases.value = [
    sampleCase({ exportedAt: utcIso(NOW - 3 * 86_400_000), ...(dossier ? { dossier } : {}) }),
    { ...OTHER_CASE, dossier: CLOSED },
  ];
  world.exhibits.value = exhibits;
  // The case learns what it is told, as the background writes it.
  world.answers['case.record'] = ({ caseId, entries }) => {
    world.cases.value = world.cases.value.map((row) =>
      row.id === caseId
        ? {
            ...row,
            dossier: entries.reduce(
              (known, entry) => applyEntry(known, entry, utcIso(NOW)),
              row.dossier ?? EMPTY_DOSSIER,
            ),
          }
        : row,
    );
    return ok(null);
  };
  return world;
}

const LONG = '卡盟点券'.repeat(40) + 'https://shop.example/' + 'averylongunbrokenword'.repeat(12);

/** Every text as long as it may be. */
export function longCase(): World {
  const fields = Object.fromEntries(
    Object.entries(BUSY.fields).map(([name, value]) => [
      name,
      ['goods', 'orderNumber', 'promise', 'sellerName'].includes(name) ? { ...value, value: LONG } : value,
    ]),
  );
  const long = contact({ text: LONG, channel: LONG.slice(0, 200), reference: LONG.slice(0, 200) });
  return caseWorld(
    {
      ...BUSY,
      fields,
      contacts: [long],
      deadlines: [{ id: 'own', title: LONG.slice(0, 200), dueAt: utcIso(NOW + HOUR) }],
    },
    [
      ...READ_EXHIBITS,
      ...Array.from({ length: 30 }, (_, at) =>
        sampleExhibit({ number: 40 + at, kind: 'chat', title: LONG, atMs: NOW - at * MINUTE }),
      ),
    ],
  );
}
