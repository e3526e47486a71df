import type { Sha256 } from '@/utils/exhibit/ids';
import type { GuardRecord } from '@/utils/recognise/chat/guard-record';
import { utcIso } from '@/utils/shared/time';
import type { GuardRow } from '@/utils/storage/guard-rows';
import type { ExhibitRow } from '@/utils/storage/rows';
import { CASE_ID, EXHIBITS, NOW } from './exhibits';
import { GUARD_ID, sampleWorld, type World } from './ports';

export const CLOCK = {
  utc: utcIso(NOW - 600_000),
  epochMs: NOW - 600_000,
  monotonicMs: 0,
  zone: 'Asia/Shanghai',
  offsetMinutes: 480,
};
export const SOURCE = { url: 'https://shop.example/chat', title: '在线客服', label: '极速卡盟 客服小极' };
const COUNTS = { present: 40, added: 12, changed: 1, recalled: 2, removed: 0, pictures: 9 };

export const guardRow = (extra: Partial<GuardRow> = {}): GuardRow => ({
  id: GUARD_ID,
  caseId: CASE_ID,
  tabId: 7,
  frameId: 0,
  candidate: '0|.pane',
  source: SOURCE,
  host: 'shop.example',
  startedAt: CLOCK,
  updatedAt: CLOCK.utc,
  state: 'on',
  document: 1,
  heard: 3,
  nextSeq: 3,
  counts: COUNTS,
  exhibitId: EXHIBITS[0]?.id as ExhibitRow['id'],
  ...extra,
});

export const RECORD: GuardRecord = {
  guardVersion: '1.0',
  guard: GUARD_ID,
  source: SOURCE,
  startedAt: CLOCK,
  endedAt: { ...CLOCK, utc: utcIso(NOW), epochMs: NOW },
  ended: 'STOPPED',
  counts: COUNTS,
  messages: [
    {
      message: 41,
      present: false,
      at: utcIso(NOW - 500_000),
      kind: 'recall',
      side: 'other',
      text: '对方撤回了一条消息',
      earlier: [{ text: '先交激活费 50 元', until: utcIso(NOW - 400_000) }],
      pictures: [{ path: 'pictures/0001.png', version: 0, rect: { x: 0, y: 0, width: 10, height: 10 } }],
    },
  ],
  events: [
    {
      message: 41,
      change: 'added',
      at: utcIso(NOW - 500_000),
      heard: utcIso(NOW - 499_900),
      text: '先交激活费 50 元',
    },
    {
      message: 41,
      change: 'recalled',
      at: utcIso(NOW - 400_000),
      heard: utcIso(NOW - 399_900),
      side: 'other',
      text: '对方撤回了一条消息',
      before: '先交激活费 50 元',
    },
  ],
  blind: [{ from: utcIso(NOW - 300_000), to: utcIso(NOW - 200_000), reason: 'TAB_HIDDEN' }],
  pictures: [],
};

/** The first exhibit of the sample, made by a guard. */
export const GUARDED = EXHIBITS[0]?.id as ExhibitRow['id'];

export function guardedWorld(record: GuardRecord = RECORD): World {
  const world = sampleWorld();
  const [first] = EXHIBITS;
  if (!first) throw new Error('no sample');
  const sha256 = 'a'.repeat(64) as Sha256;
  const file = {
    path: 'guard.json',
    sha256,
    bytes: 2,
    mediaType: 'application/json',
    role: 'original',
  } as const;
  const tiles = first.record.files.filter(({ path }) => path.startsWith('tiles/'));
  world.exhibits.value = [
    {
      ...first,
      record: { ...first.record, kind: 'chat', kindReason: 'GUARDED', files: [file, ...tiles] },
    },
  ];
  world.files.set(sha256, new Blob([JSON.stringify(record)]));
  return world;
}

/** A longer evening: everything a guard can see, and fail to see. */
export const LONG_RECORD: GuardRecord = {
  ...RECORD,
  counts: { present: 40, added: 4, changed: 1, recalled: 2, removed: 1, pictures: 9 },
  events: [
    ...RECORD.events,
    ...(
      [
        [
          'added',
          '亲，最近官方调价，补差价才能发货，差价 60 元，扫码直接付就可以优先处理，不补的话只能排队，大概需要三到五个工作日',
          undefined,
        ],
        ['changed', '（已改）24 小时内处理', '秒到账，5 分钟内处理'],
        ['removed', '', '加微信 kf8866 私下付款，走平台要收手续费'],
        ['added', '在的', undefined],
      ] as const
    ).map(([change, text, before], i) => ({
      message: 42 + i,
      change,
      at: utcIso(NOW - 150_000 + i * 20_000),
      heard: utcIso(NOW - 149_800 + i * 20_000),
      side: 'other' as const,
      sender: '客服小极',
      text,
      ...(before === undefined ? {} : { before }),
      ...(i === 3 ? { late: true as const } : {}),
    })),
  ],
  blind: [
    ...RECORD.blind,
    { from: utcIso(NOW - 60_000), to: utcIso(NOW - 30_000), reason: 'TAB_NAVIGATED', unconfirmed: 2 },
  ],
};
