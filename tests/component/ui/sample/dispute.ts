import type { Contact, Dossier, FieldValue } from '@/utils/case/model';
import type { TimelineEvent } from '@/utils/case/timeline/types';
import type { Deadline } from '@/utils/case/view.types';
import { GENESIS } from '@/utils/integrity/chain.types';
import { utcIso } from '@/utils/shared/time';
import { exhibitLabel } from '@/utils/exhibit/ids';
import { CASE_ID, exhibitId, NOW, sampleCase } from './exhibits';
import { sampleWorld, type World } from './ports';

const HOUR = 3_600_000;

const told = (value: string): FieldValue => ({ value, at: utcIso(NOW - HOUR) });
const shown = (value: string, number: number): FieldValue => ({
  ...told(value),
  from: { exhibit: exhibitId(number), number },
});

const CONTACTS: readonly Contact[] = [
  {
    id: 'c1',
    stage: 'seller',
    direction: 'sent',
    at: utcIso(NOW - 20 * HOUR),
    channel: '站内工单',
    text: '订单付款后一直没有到账，请在 2 小时内处理。',
    exhibits: [3],
  },
  {
    id: 'c2',
    stage: 'platform',
    direction: 'sent',
    at: utcIso(NOW - 5 * HOUR),
    channel: '平台申诉入口',
    text: '卖家未处理，申请平台介入。',
    exhibits: [2, 3, 4, 9],
    reference: 'SS20260312001',
  },
];

export const DISPUTE: Dossier = {
  fields: {
    issue: told('not-delivered'),
    promise: shown('秒到账', 2),
    orderedAt: shown(utcIso(NOW - 26.1 * HOUR), 4),
    orderNumber: shown('744260312143105218', 4),
    paidAt: shown(utcIso(NOW - 26 * HOUR), 4),
    paid: shown('498.00', 4),
    payChannel: told('微信支付'),
  },
  contacts: CONTACTS,
  deadlines: [],
};

export const DEADLINES: readonly Deadline[] = [
  {
    id: 'd1',
    stage: 'platform',
    title: '平台处理时限',
    dueAt: utcIso(NOW + 50 * HOUR),
    basis: 'guide',
    cite: '退款指南',
    state: 'open',
    edited: false,
  },
];

const line = { v: 1 as const, case: CASE_ID, prev: GENESIS };
export const EVENTS: readonly TimelineEvent[] = [
  {
    ...line,
    seq: 7,
    at: utcIso(NOW - 90_000),
    type: 'exhibit-noted',
    exhibit: exhibitId(4),
    number: 4,
    note: '卖家在这一页承诺秒到账',
  },
  {
    ...line,
    seq: 8,
    at: utcIso(NOW - 60_000),
    type: 'exhibit-deleted',
    exhibit: exhibitId(9),
    number: 9,
    files: [],
    reason: '重复留存',
  },
  {
    ...line,
    seq: 10,
    at: utcIso(NOW - 50_000),
    type: 'document-kept',
    document: '0f8fad5b-d9cb-469f-a165-70867728950e',
    paper: 2,
    template: 'platform-appeal',
    title: '交易纠纷申诉书',
    files: [],
    exhibits: [2, 4],
  },
  {
    ...line,
    seq: 11,
    at: utcIso(NOW - 40_000),
    type: 'pack-made',
    name: 'liuzheng-pack-20260312.zip',
    channel: 'wechat-pay',
    sha256: GENESIS,
    bytes: 1000,
    pictures: [0, 4, 4].map((exhibit, at) => ({
      name: `0${at + 1}-${exhibit === 0 ? '目录' : exhibitLabel(exhibit)}.jpg`,
      sha256: GENESIS,
      bytes: 300,
      exhibit,
      originals: [],
    })),
  },
  {
    ...line,
    seq: 9,
    at: utcIso(NOW - 30_000),
    type: 'bundle-exported',
    name: 'liuzheng-20260312.zip',
    exhibits: [1, 2, 3, 4],
    volumes: 1,
  },
];

/** A dispute in full swing: a promise, a payment, letters, a deadline to come, a deletion and an export. */
export function disputeWorld(change: Partial<Dossier> = {}): World {
  const world = sampleWorld();
  world.cases.value = [sampleCase({ dossier: { ...DISPUTE, ...change } })];
  world.events.value = EVENTS;
  world.texts.set(exhibitId(2), '限时特价 付款后秒到账，24小时自动发货，虚拟商品概不退换');
  world.texts.set('0f8fad5b-d9cb-469f-a165-70867728950e', '请求贵平台调取该笔订单的发货记录，并先行赔付');
  world.texts.set(exhibitId(3), '买家：怎么还没到账 客服：亲稍等，系统卡单了');
  return world;
}
