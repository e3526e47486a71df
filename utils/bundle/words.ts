import type { Exhibit, NotCaptured } from '../exhibit/model';
import { localText, offsetText, type ClockReading } from '../shared/time';
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

const REASON_ZH: Readonly<Record<string, string>> = {
  CROSS_ORIGIN_FRAME: '来自其他网站，未获允许读取',
  ONLY_IN_MHTML: '来自其他网站，只在 page.mhtml 里有',
  FRAME_AMBIGUOUS: '与另一个框架无法区分，不作猜测',
  FRAME_CHANGED: '留存时框架的位置变了',
  MADE_BY_SCRIPT: '由脚本直接载入，浏览器不允许读出',
  MARKED_BY_SCRIPT: '文字都在，脚本给它们标的高亮没有留下',
  FRAME_RELOADED: '留存时框架正在重新加载',
  FRAME_NO_ANSWER: '框架一直没有回应',
  INSIDE_UNREAD_FRAME: '在一个未能读取的框架里面',
  TIMEOUT: '超时',
  TOO_TALL: '页面过长',
  TOO_LARGE: '体积过大',
  FILE_TOO_LARGE: '文件太大，只有名称、大小和哈希，原文件由提交人自行保管',
  CANCELLED: '用户取消',
  CLOSED: '网页不允许读取',
  NOT_SWEPT: '可以滚动，只留下当时可见的部分',
  TOO_MANY: '数量过多',
  COVERED: '被页面强制显示的浮层挡住',
  TAB_HIDDEN: '标签页被切到后台',
  TAB_NOT_VISIBLE: '标签页不在前面',
  WINDOW_MINIMISED: '窗口被最小化',
  PIXELS_REFUSED: '浏览器没有给出画面',
  WORKER_RESTARTED: '扩展后台在途中被浏览器重启',
  CONVERSATION_GONE: '聊天窗口从页面消失',
  HISTORY_STUCK: '更早的消息一直没有加载出来',
  HISTORY_BY_LINK: '更早的消息在别的页面，没有打开',
  BUDGET_MESSAGES: '达到消息条数上限',
  BUDGET_TIME: '达到时间上限',
  BUDGET_STEPS: '达到滚动次数上限',
  BUDGET_HISTORY: '更早的消息还在加载，达到上限',
  GAP: '前后两段接不上',
  ROWS_WITHOUT_TEXT: '有消息始终没有显示内容',
  NOT_SHOWN: '没有拍到画面',
  GUARDED: '由守护记录，只有开启时已显示的和之后出现的消息',
  TAB_NAVIGATED: '页面重新加载或跳转',
  PAGE_NO_PERMISSION: '页面跳转后不再允许读取',
  CHAT_NOT_FOUND: '页面上没有这段对话',
  CHAT_FRAME_CLOSED: '聊天窗口属于其他网站，未获允许读取',
  CONVERSATION_REPLACED: '对话内容一次换掉大半',
  GUARD_OVERFLOW: '后台没有回应期间发生得太多',
};

/** `内嵌页面 ×2：超时 (TIMEOUT)`: the code stays visible beside its words. */
export function notCapturedText(row: NotCaptured): string {
  const count = row.count !== undefined && row.count > 1 ? ` ×${row.count}` : '';
  const words = REASON_ZH[row.reason];
  return `${WHAT_ZH[row.what]}${count}：${words ? `${words} (${row.reason})` : row.reason}`;
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
