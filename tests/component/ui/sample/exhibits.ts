import type { CaseId, ExhibitId, Sha256 } from '@/utils/exhibit/ids';
import type { EvidenceKind, Exhibit, ExhibitFile, NotCaptured } from '@/utils/exhibit/model';
import type { FactSummary } from '@/utils/recognise/types';
import type { ClockReading } from '@/utils/shared/time';
import { utcIso } from '@/utils/shared/time';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { GAPS } from './facts';

/** 2026-03-12 14:31:05 in UTC+8. */
export const NOW = Date.UTC(2026, 2, 12, 6, 31, 5);
const uuid = (tail: number) => `0f8fad5b-d9cb-469f-a165-${String(tail).padStart(12, '0')}`;
/** Looks like a SHA-256 and differs for different texts (FNV-1a with eight salts); proves nothing. */
const hash = (text: string) =>
  Array.from({ length: 8 }, (_, salt) =>
    Array.from(`${salt}${text}${salt}`)
      .reduce((sum, char) => Math.imul(sum ^ char.charCodeAt(0), 16777619), 0x811c9dc5)
      .toString(16)
      .replace('-', '')
      .padStart(8, '0'),
  ).join('') as Sha256;

export const CASE_ID = uuid(1) as CaseId;
export const OTHER_CASE_ID = uuid(2) as CaseId;
export const exhibitId = (number: number) => uuid(1000 + number) as ExhibitId;

export function sampleCase(extra: Partial<CaseRow> = {}): CaseRow {
  return {
    id: CASE_ID,
    title: '极速卡盟 Q币1000个 未到账',
    createdAt: utcIso(NOW - 3 * 86_400_000),
    updatedAt: utcIso(NOW),
    nextNumber: 5,
    nextSeq: 9,
    chainHead: hash('head'),
    ...extra,
  };
}

export const OTHER_CASE = sampleCase({ id: OTHER_CASE_ID, title: '星云发卡 视频会员年卡', nextNumber: 3 });

export function reading(epochMs: number): ClockReading {
  return { utc: utcIso(epochMs), epochMs, monotonicMs: epochMs, zone: 'Asia/Shanghai', offsetMinutes: 480 };
}

interface Sample {
  readonly number: number;
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly host?: string;
  readonly path?: string;
  readonly atMs: number;
  readonly summary?: FactSummary;
  readonly notCaptured?: readonly NotCaptured[];
  readonly integrity?: ExhibitRow['integrity'];
  readonly note?: string;
  readonly tags?: readonly string[];
}

const ORDER_PATH = '/user/index/query?tradeNo=744260312143105218';

/** Addresses of a sample exhibit's files. */
export const fileHash = (number: number, path: string) => hash(`${number}/${path}`);

const PATHS: readonly (readonly [string, string, number, ExhibitFile['role']])[] = [
  ['facts.json', 'application/json', 2_214, 'derivative'],
  ['net.json', 'application/json', 2_912, 'original'],
  ['page.html', 'text/html', 412_004, 'original'],
  ['page.png', 'image/png', 1_804_412, 'derivative'],
  ['text.txt', 'text/plain', 8_120, 'original'],
  ['thumb.jpg', 'image/jpeg', 9_981, 'derivative'],
  ['tiles/01.png', 'image/png', 640_220, 'original'],
  ['tiles/02.png', 'image/png', 702_118, 'original'],
];

export function sampleExhibit(sample: Sample): ExhibitRow {
  const { number, atMs, notCaptured = [], summary = {}, host = 'shop.example', path = ORDER_PATH } = sample;
  const at = reading(atMs);
  const files = PATHS.map(([path, mediaType, bytes, role]): ExhibitFile => ({
    path,
    mediaType,
    bytes,
    role,
    sha256: fileHash(number, path),
    ...(role === 'derivative'
      ? { derivedFrom: path === 'facts.json' ? ['page.html'] : ['tiles/01.png', 'tiles/02.png'] }
      : {}),
  }));
  const record: Exhibit = {
    specVersion: '1.0',
    id: exhibitId(number),
    caseId: CASE_ID,
    number,
    kind: sample.kind,
    kindReason: 'order-labels',
    origin: 'captured',
    state: notCaptured.length > 0 ? 'partial' : 'complete',
    trigger: 'popup',
    source: {
      url: `https://${host}${path}`,
      title: sample.title,
      host,
      referrer: `https://${host}/item/1088`,
      charset: 'UTF-8',
    },
    startedAt: at,
    finishedAt: reading(atMs + 4_120),
    environment: {
      browser: 'Chrome',
      browserVersion: '145.0.7632.75',
      os: 'Windows 11',
      userAgent: 'Mozilla/5.0',
      languages: ['zh-CN'],
      extensionVersion: '0.1.0',
    },
    geometry: {
      viewport: { width: 1280, height: 900 },
      document: { width: 1280, height: 1800 },
      devicePixelRatio: 1,
      zoom: 1,
      scrollOffsets: [{ selector: 'html', x: 0, y: 0 }],
    },
    picture: {
      method: 'browser-pixels',
      tiles: [1, 2].map((tile) => ({
        path: `tiles/0${tile}.png`,
        at: at.utc,
        scrollY: (tile - 1) * 800,
        width: 1280,
        height: 900,
      })),
      seams: [{ tile: 1, rows: 100, differing: 0 }],
      parts: ['page.png'],
      scale: 1,
      scroller: { selector: 'html', rect: { x: 0, y: 0, width: 1280, height: 900 } },
    },
    summary,
    steps: [
      { name: 'check', at: at.utc, took: 12 },
      { name: 'snapshot', at: utcIso(atMs + 12), took: 841 },
      { name: 'tiles', at: utcIso(atMs + 853), took: 2_610, detail: { tiles: 2 } },
      { name: 'store', at: utcIso(atMs + 3_463), took: 402 },
    ],
    alterations: [
      { kind: 'script-neutralised', why: '副本不得运行脚本', count: 14 },
      { kind: 'csp-added', why: '副本不得联网', count: 1 },
    ],
    disturbance: {
      mutationsCaused: 0,
      mutationsMeanwhile: 3,
      hiddenWhileScrolling: ['div.float-service'],
      scrollRestored: true,
    },
    notCaptured,
    files,
  };
  return {
    id: record.id,
    caseId: CASE_ID,
    number,
    createdAt: at.utc,
    record,
    recordSha256: hash(`record ${number}`),
    recordBytes: 6_204,
    bytes: 3_580_069,
    note: sample.note ?? '',
    tags: sample.tags ?? [],
    integrity: sample.integrity ?? 'verified',
  };
}

/** The same exhibit with a conversation beside its list, photographed for itself. */
export function withPane(row: ExhibitRow): ExhibitRow {
  const { picture, files } = row.record;
  if (!picture) return row;
  const path = 'panes/01/page.png';
  const file: ExhibitFile = {
    path,
    mediaType: 'image/png',
    bytes: 204_412,
    role: 'derivative',
    sha256: fileHash(row.number, path),
    derivedFrom: ['panes/01/tiles/00.png'],
  };
  const pane = { ...picture, name: '客服会话', parts: [path], seams: [] };
  return { ...row, record: { ...row.record, panes: [pane], files: [...files, file] } };
}

const MINUTE = 60_000;

/** Newest first. */
export const EXHIBITS: readonly ExhibitRow[] = [
  sampleExhibit({
    number: 4,
    kind: 'order',
    title: '订单详情 - 极速卡盟',
    atMs: NOW - 2 * MINUTE,
    summary: {
      orderNumber: '744260312143105218',
      amount: '¥498.00',
      goodsTitle: '【秒到账】Q币1000个 5折直充',
    },
    note: '卖家在这一页承诺秒到账',
    tags: ['承诺', '未到账'],
  }),
  sampleExhibit({
    number: 3,
    kind: 'chat',
    title: '工单 #20931：Q币没有到账',
    host: 'help.shop.example',
    atMs: NOW - 9 * MINUTE,
    notCaptured: GAPS,
  }),
  sampleExhibit({
    number: 2,
    kind: 'listing',
    path: '/item/1088',
    title: '【秒到账】Q币1000个 5折直充 官方渠道 24小时自动发货 假一赔十 信誉卖家',
    atMs: NOW - 26 * 60 * MINUTE,
    summary: { amount: '¥498.00' },
  }),
  sampleExhibit({
    number: 1,
    kind: 'terms',
    path: '/terms',
    title: '用户协议与售后规则',
    atMs: NOW - 49 * 60 * MINUTE,
    integrity: 'damaged',
  }),
];
