import type { Exhibit, NotCaptured } from '../exhibit/model';
import { localText, offsetText, type ClockReading } from '../shared/time';
import { GAP_REASONS } from './gap-words.data';
import type { BundleExhibit } from './input';

/** Words of the paper that goes with the files. A bundle is read by people without the product, so it brings its own. */
export const KIND_ZH: Record<Exhibit['kind'], string> = {
  listing: '商品页面',
  order: '订单',
  payment: '支付凭证',
  chat: '聊天记录',
  delivery: '到账/余额记录',
  terms: '平台规则',
  seller: '卖家身份',
  receipt: '投诉回执',
  reply: '对方回复',
  refund: '退款记录',
  environment: '环境检查',
  certificate: '外部证书',
  other: '其他',
};

export const KIND_EN: Record<Exhibit['kind'], string> = {
  listing: 'product page',
  order: 'order',
  payment: 'payment',
  chat: 'conversation',
  delivery: 'delivery or balance',
  terms: 'terms',
  seller: 'seller identity',
  receipt: 'complaint receipt',
  reply: 'reply',
  refund: 'refund',
  environment: 'environment',
  certificate: 'certificate',
  other: 'other',
};

/** What it is taken for: the user's word before the program's. */
export const kindOf = ({ kind, record }: BundleExhibit): Exhibit['kind'] => kind ?? record.kind;

const WHAT_ZH: Record<NotCaptured['what'], string> = {
  pixels: '整页截图',
  tile: '一段截图',
  html: '网页',
  frame: '内嵌页面',
  image: '图片',
  stylesheet: '样式',
  font: '字体',
  media: '音视频',
  canvas: '画布',
  resource: '资源',
  scroller: '滚动区域',
  'page-end': '页面末尾',
  text: '文字',
  'shadow-root': '封闭组件',
  chat: '聊天记录',
  original: '原文件',
};

const WHAT_EN: Record<NotCaptured['what'], string> = {
  pixels: 'picture of the page',
  tile: 'a part of the picture',
  html: 'page',
  frame: 'embedded page',
  image: 'image',
  stylesheet: 'style sheet',
  font: 'font',
  media: 'audio or video',
  canvas: 'canvas',
  resource: 'resource',
  scroller: 'scrolling area',
  'page-end': 'end of the page',
  text: 'text',
  'shadow-root': 'closed component',
  chat: 'conversation',
  original: 'original file',
};

const times = ({ count = 1 }: NotCaptured): string => (count > 1 ? ` ×${count}` : '');

/** A server's answer has a code for each status. */
const statusIn = (reason: string): string | undefined => /^HTTP_(\d{3})$/.exec(reason)?.[1];

/** `内嵌页面 ×2：超时 (TIMEOUT)`: the code stays visible beside its words. */
export function notCapturedText(row: NotCaptured): string {
  const status = statusIn(row.reason);
  const words = status ? `服务器返回 ${status}` : GAP_REASONS[row.reason]?.[0];
  return `${WHAT_ZH[row.what]}${times(row)}：${words ? `${words} (${row.reason})` : row.reason}`;
}

/** `embedded page ×2: took too long`, beside {@link notCapturedText}, which has the code. */
export function notCapturedEn(row: NotCaptured): string {
  const status = statusIn(row.reason);
  const words = status ? `the server answered ${status}` : GAP_REASONS[row.reason]?.[1];
  return `${WHAT_EN[row.what]}${times(row)}: ${words ?? row.reason}`;
}

/** What kind of picture an exhibit has. A redrawn one is never called anything else. */
export function pictureText({ picture }: Exhibit): string {
  if (!picture) return '无';
  return picture.method === 'redrawn' ? REDRAWN_ZH : '浏览器像素';
}

/** `聊天记录 312 条（完整）`; undefined for other exhibits. */
export function chatText({ chat }: Exhibit): string | undefined {
  if (!chat) return undefined;
  const changed = [
    chat.recalled > 0 ? `撤回前的内容 ${chat.recalled} 条` : '',
    chat.edited > 0 ? `改动前的内容 ${chat.edited} 条` : '',
  ].filter((words) => words !== '');
  const whole = chat.verdict === 'complete' ? '完整' : '不完整';
  return `聊天记录 ${chat.messages} 条（${[whole, ...changed].join('，')}）`;
}

export const REDRAWN_ZH = '重绘，非浏览器像素';
export const REDRAWN_EN = 'redrawn, not browser pixels';

export const stateText = (exhibit: Exhibit): string =>
  exhibit.state === 'complete' && exhibit.notCaptured.length === 0 ? '完整' : '部分留存';

/** `2026-03-12 14:31:05 (UTC+8)` */
export const clockText = (at: ClockReading): string =>
  `${localText(at.epochMs, at.offsetMinutes)} (${offsetText(at.offsetMinutes)})`;

/** A UTC instant of the log or of a person's word, in the zone of the page: `2026-03-12 14:31:05 (UTC+8)`. */
export function instantText(utc: string, offsetMinutes: number): string {
  const epochMs = Date.parse(utc);
  return Number.isNaN(epochMs) ? utc : `${localText(epochMs, offsetMinutes)} (${offsetText(offsetMinutes)})`;
}
