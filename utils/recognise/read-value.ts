import { findClock } from './clock';
import { meaningOf } from './labels';
import { findMoney } from './money';
import { findOrderNumber } from './order-number';
import { STATUS_WORDS } from './status.data';
import type { Fact, FactKind } from './types';

/** A value read at a place in one run. */
export interface Reading {
  readonly start: number;
  readonly end: number;
  readonly value?: string;
  readonly currency?: 'CNY';
  readonly confidence: Fact['confidence'];
  /** Added to the basis, e.g. `起售价`. */
  readonly remark?: string;
  readonly dateOnly?: boolean;
}

/** Texts that stand where a value would and are none. */
const NO_VALUE =
  /^(?:[-—–/~.…*]+|无|暂无|空|null|undefined|n\/a|复制|一键复制|点击复制|查看|查看详情|详情|编辑|修改|提交|搜索|查询|展开|收起|更多|全部|操作|请选择.{0,12}|请输入.{0,20}|未知|加载中.{0,3}|联系客服|联系卖家)$/i;
function readText(text: string, from: number, to: number, limit: number): Reading | undefined {
  const slice = text.slice(from, to);
  const plain = slice.trim().replace(/^:\s*/, '');
  if (plain === '' || plain.length > limit || NO_VALUE.test(plain) || meaningOf(plain)) return undefined;
  const start = from + slice.indexOf(plain);
  return { start, end: start + plain.length, confidence: 'high' };
}

function readStatus(text: string, from: number, to: number): Reading | undefined {
  const whole = readText(text, from, to, 40);
  if (!whole) return undefined;
  const plain = text.slice(whole.start, whole.end);
  const word = STATUS_WORDS.find((w) => plain.includes(w));
  if (word !== undefined) {
    if (plain.length <= 16) return { ...whole, value: word };
    const start = whole.start + plain.indexOf(word);
    return { start, end: start + word.length, value: word, confidence: 'medium' };
  }
  return plain.length <= 10 && /[\u4e00-\u9fff]/.test(plain) && !/\d/.test(plain)
    ? { ...whole, confidence: 'medium' }
    : undefined;
}

function readQuantity(text: string, from: number, to: number): Reading | undefined {
  const slice = text.slice(from, Math.min(to, from + 40));
  const m = /^[\s:]*([x×*]?\s?(\d{1,7})(?:\s?[个件张份套次枚点条])?)\s*(?=$|[\s,，。(（])/i.exec(slice);
  if (!m?.[1] || m[2] === undefined) return undefined;
  const start = from + m[0].indexOf(m[1]);
  return { start, end: start + m[1].length, value: String(Number(m[2])), confidence: 'high' };
}

function readMoney(text: string, from: number, to: number): Reading | undefined {
  const money = findMoney(text, from, to, true);
  if (!money) return undefined;
  const { start, end, value, shape, marked } = money;
  return {
    start,
    end,
    ...(value === undefined ? {} : { value }),
    currency: 'CNY',
    confidence: shape !== 'exact' ? 'low' : marked ? 'high' : 'medium',
    ...(shape === 'from' ? { remark: '起售价' } : shape === 'range' ? { remark: '价格区间' } : {}),
  };
}

function readTime(text: string, from: number, to: number): Reading | undefined {
  const clock = findClock(text, from, to);
  if (!clock) return undefined;
  const { start, end, value, dateOnly } = clock;
  return value === undefined
    ? { start, end, confidence: 'low', remark: '页面未给出完整日期' }
    : { start, end, value, confidence: 'high', dateOnly };
}

type Reader = (text: string, from: number, to: number, strength: 'strong' | 'weak') => Reading | undefined;

const readNumber: Reader = (text, from, to, strength) => {
  const found = findOrderNumber(text, from, to, strength);
  return found && { ...found, confidence: strength === 'strong' ? 'high' : 'medium' };
};
const textUpTo =
  (limit: number, least = 1): Reader =>
  (text, from, to) => {
    const reading = readText(text, from, to, limit);
    return reading && reading.end - reading.start >= least ? reading : undefined;
  };

const READERS: Readonly<Record<FactKind, Reader>> = {
  orderNumber: readNumber,
  merchantOrderNumber: readNumber,
  amount: readMoney,
  price: readMoney,
  originalPrice: readMoney,
  fee: readMoney,
  createdAt: readTime,
  paidAt: readTime,
  deliveredAt: readTime,
  quantity: readQuantity,
  status: readStatus,
  goodsTitle: textUpTo(200, 2),
  deliveryMethod: textUpTo(24),
  seller: textUpTo(40),
  paymentMethod: textUpTo(24),
  wording: () => undefined,
};

/** Reads the value that a label of this kind announces out of `text[from, to)`, folded text. */
export function readValue(
  kind: FactKind,
  strength: 'strong' | 'weak',
  text: string,
  from: number,
  to: number,
): Reading | undefined {
  return READERS[kind](text, from, to, strength);
}

export const isMoneyKind = (kind: FactKind): boolean =>
  kind === 'amount' || kind === 'price' || kind === 'originalPrice' || kind === 'fee';

export const isTimeKind = (kind: FactKind): boolean =>
  kind === 'createdAt' || kind === 'paidAt' || kind === 'deliveredAt';
