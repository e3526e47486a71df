import type { ChatSummary, ExhibitFile, NotCaptured } from '@/utils/exhibit/model';
import type { ChatCandidate } from '@/utils/recognise/chat/candidate.types';
import type { ChatMessage, ChatRecord } from '@/utils/recognise/chat/model';
import type { StoredChat, StoredMerge, StoredTile } from '@/utils/recognise/chat/parse';
import { wordingIn } from '@/utils/recognise/chat/wording-hits';
import { utcIso } from '@/utils/shared/time';
import type { ExhibitRow } from '@/utils/storage/rows';
import { EXHIBITS, exhibitId, fileHash, NOW, reading, sampleExhibit } from './exhibits';
import { shopPicture } from './pictures';
import { sampleWorld, type World } from './ports';

const MINUTE = 60_000;
export const CHAT_NUMBER = 5;
export const CHAT_ID = exhibitId(CHAT_NUMBER);

export const CANDIDATES: readonly ChatCandidate[] = [
  {
    id: 'f2 0.3.1',
    label: '星空客服',
    preview: '亲，今天一定到账的',
    rows: 16,
    reasons: ['ALIGNED_SIDES', 'INPUT_NEARBY'],
    provider: '美洽',
    frameHost: 'chat.example',
    wholePage: false,
    where: { x: 0.672, y: 0.4575, width: 0.3125, height: 0.4375 },
  },
  {
    id: 'f0 0.1.4',
    label: '工单 #20931',
    preview: '您的问题已提交',
    rows: 4,
    reasons: ['TIMES'],
    wholePage: true,
    where: { x: 0.0625, y: 0.125, width: 0.5, height: 0.5 },
  },
];

/** One message; its wording is what the real table finds in its text. */
export function message(index: number, extra: Partial<ChatMessage> & { readonly text: string }): ChatMessage {
  return {
    index,
    key: `m${index}`,
    kind: 'message',
    side: index % 2 === 0 ? 'self' : 'other',
    sideBasis: 'alignment',
    attachments: [],
    marks: [],
    earlier: [],
    wording: wordingIn(extra.text),
    views: [],
    ...extra,
  };
}

export function sideless({ side: _side, sideBasis: _basis, ...rest }: ChatMessage): ChatMessage {
  return rest;
}

const seller = { name: '星空客服', basis: 'shown' } as const;
const at = (minutes: number) => utcIso(NOW - 90 * MINUTE + minutes * MINUTE);
const shown = (clock: string, minutes: number) => ({
  time: { shown: clock, at: at(minutes), precision: 'minute', basis: 'date-above' } as const,
});
const view = (step: number, y: number) => [{ step, rect: { x: 620, y, width: 420, height: 40 } }];

export const MESSAGES: readonly ChatMessage[] = [
  sideless(
    message(1, { kind: 'system', text: '客服 星空 为您服务', ...shown('13:01', 0), views: view(0, 200) }),
  ),
  message(2, { text: '在吗', ...shown('13:02', 1), marks: ['已读'], views: view(0, 250) }),
  message(3, {
    sender: seller,
    text: '在的亲，本店充值秒到账，不到账全额退款，放心拍',
    ...shown('13:02', 1),
    views: view(0, 300),
  }),
  message(4, {
    text: '我 12 点半付的款，到现在还没到',
    quote: '星空客服：本店充值秒到账',
    ...shown('13:05', 4),
    attachments: [
      { kind: 'image', name: '付款截图.png', loaded: true, file: 'attachments/01.png' },
      { kind: 'file', name: '订单明细.pdf', loaded: true, url: 'https://chat.example/f/88' },
      { kind: 'image', loaded: false, url: 'https://chat.example/i/89' },
    ],
    views: view(0, 356),
  }),
  message(5, {
    kind: 'recall',
    text: '对方撤回了一条消息',
    time: { shown: '13:06', at: at(5), precision: 'minute', basis: 'date-above' },
    earlier: [{ text: '这批货是盗刷的渠道，被风控了到不了账', until: at(7) }],
    views: view(1, 200),
  }),
  message(6, {
    side: 'other',
    sender: seller,
    text: '系统繁忙，请您耐心等待，明天一定给您处理',
    ...shown('13:08', 7),
    earlier: [{ text: '最多十分钟给您处理好', until: at(9) }],
    marks: ['已编辑'],
    views: view(1, 260),
  }),
  message(7, {
    sender: { name: '客服小二', basis: 'avatar' },
    text: '加微信 vx10086 私下给您退，需要先交 50 元解冻费',
    gapBefore: true,
    time: { at: at(12), precision: 'minute', basis: 'time-above' },
    vanishedAt: at(20),
    views: view(1, 330),
  }),
  message(8, { text: '虚拟商品不是概不退换吗', side: 'self', ...shown('13:20', 19), views: view(1, 400) }),
];

const TILES: readonly StoredTile[] = [0, 1].map((step) => ({
  step,
  path: `tiles/0${step + 1}.png`,
  at: utcIso(NOW),
  rect: { x: 600, y: 120, width: 480, height: 640 },
  scale: 1,
}));

export function chatRecord(extra: Partial<StoredChat> = {}): StoredChat {
  const messages = extra.messages ?? MESSAGES;
  return {
    chatVersion: '1.0',
    source: {
      url: 'https://shop.example/help',
      title: '在线客服 - 极速卡盟',
      label: '星空客服',
      frameUrl: 'https://chat.example/widget?shop=88',
      provider: '美洽 Meiqia',
    },
    clock: reading(NOW),
    messages,
    separators: messages === MESSAGES ? [{ before: 1, shown: '3月12日 13:01' }] : [],
    participants: messages.length === 0 ? [] : [{ name: '星空客服', side: 'other', messages: 2 }],
    completeness: { verdict: 'complete', reasons: [], beginning: 'nothing-came', waited: 2500 },
    tiles: TILES,
    ...extra,
  };
}

export const PARTIAL: ChatRecord['completeness'] = {
  verdict: 'partial',
  reasons: [{ code: 'HISTORY_STUCK' }, { code: 'GAP', count: 2 }],
  beginning: 'not-reached',
  waited: 30_000,
};

export function manyMessages(count: number): readonly ChatMessage[] {
  return Array.from({ length: count }, (_, nth) => {
    const minutes = nth / 100;
    const text = `第 ${nth + 1} 句：${nth % 50 === 0 ? '保证秒到账' : '还没有到账吗'}${'啊'.repeat(nth % 40)}`;
    return message(nth + 1, { text, ...shown('13:30', minutes) });
  });
}

export const MERGE: StoredMerge & { readonly mergeVersion: string } = {
  mergeVersion: '1.0',
  since: { exhibit: 'E003' },
  added: ['m7', 'm8'],
  edited: [{ earlier: 'm6', now: 'm6', before: '最多十分钟给您处理好', after: '系统繁忙，请您耐心等待' }],
  recalled: [],
  disappeared: [
    { earlier: 'x1', text: '不到账我双倍赔你' },
    { earlier: 'x2', text: '我是老板' },
  ],
  notReached: [],
};

const TRANSCRIPT =
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>聊天记录</title></head><body style="font-family:sans-serif;margin:32px"><h1>聊天记录：星空客服</h1><p>1 在吗</p><script>document.body.dataset.ran = "yes"</script></body></html>';

/** The exhibit of a conversation, as a row of the store. */
export function chatRow(record: StoredChat, notCaptured: readonly NotCaptured[] = []): ExhibitRow {
  const times = record.messages.flatMap(({ time }) => (time?.at === undefined ? [] : [time.at]));
  const [first, last] = [times[0], times.at(-1)];
  const chat: ChatSummary = {
    label: record.source.label,
    messages: record.messages.length,
    verdict: record.completeness.verdict,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    recalled: record.messages.filter(({ kind }) => kind === 'recall').length,
    edited: record.messages.filter(({ kind, earlier }) => kind !== 'recall' && earlier.length > 0).length,
  };
  const gaps = [
    ...record.completeness.reasons.map(({ code, count }): NotCaptured => ({
      what: 'chat',
      reason: code,
      ...(count === undefined ? {} : { count }),
    })),
    ...notCaptured,
  ];
  const row = sampleExhibit({
    number: CHAT_NUMBER,
    kind: 'chat',
    title: record.source.title,
    atMs: NOW - MINUTE,
    notCaptured: gaps,
  });
  const file = (path: string, mediaType: string): ExhibitFile => ({
    path,
    mediaType,
    bytes: 48_211,
    role: path === 'chat.json' ? 'original' : 'derivative',
    sha256: fileHash(CHAT_NUMBER, path),
  });
  const files = [
    file('attachments/01.png', 'image/png'),
    file('chat.html', 'text/html'),
    file('chat.json', 'application/json'),
    ...row.record.files,
  ];
  return { ...row, record: { ...row.record, chat, files } };
}

interface ChatWorldOptions {
  readonly merge?: StoredMerge;
  readonly html?: string;
  /** In place of the record's own JSON. */
  readonly json?: string;
  readonly notCaptured?: readonly NotCaptured[];
}

/** A case whose newest exhibit is a conversation. */
export function chatWorld(record: StoredChat = chatRecord(), options: ChatWorldOptions = {}): World {
  const world = sampleWorld();
  const made = chatRow(record, options.notCaptured);
  const sha256 = fileHash(CHAT_NUMBER, 'merge.json');
  const merged: ExhibitFile = {
    path: 'merge.json',
    mediaType: 'application/json',
    bytes: 900,
    role: 'derivative',
    sha256,
  };
  const files = options.merge ? [...made.record.files, merged] : made.record.files;
  world.exhibits.value = [{ ...made, record: { ...made.record, files } }, ...EXHIBITS];
  const put = (path: string, blob: Blob) => world.files.set(fileHash(CHAT_NUMBER, path), blob);
  put('chat.json', new Blob([options.json ?? JSON.stringify(record)]));
  put('chat.html', new Blob([options.html ?? TRANSCRIPT], { type: 'text/html' }));
  put('attachments/01.png', shopPicture('¥498.00', [], 900));
  if (options.merge) put('merge.json', new Blob([JSON.stringify(options.merge)]));
  return world;
}
