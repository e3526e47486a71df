import type { Found } from './found';
import { orderNumbers } from './page-kind';
import type { Fact, FactKind, FactSummary } from './types';

const CONFIDENCE = { high: 2, medium: 1, low: 0 } as const;

function identity({ fact }: Found): string {
  const words = fact.kind === 'wording' ? `${fact.wordingClass}|${fact.context}|` : '';
  const value = fact.kind === 'status' ? fact.verbatim : (fact.value ?? fact.verbatim);
  return `${fact.kind}|${words}${value.replace(/\s+/g, ' ')}`;
}

function better(a: Found, b: Found): boolean {
  if (a.fact.visible !== b.fact.visible) return a.fact.visible;
  return CONFIDENCE[a.fact.confidence] > CONFIDENCE[b.fact.confidence];
}

/** One of each: the same fact shown twice (desktop table, hidden mobile list) stays once, the visible one. */
export function dedupe(found: readonly Found[]): Found[] {
  const kept = new Map<string, Found>();
  for (const one of found) {
    const key = identity(one);
    const other = kept.get(key);
    if (!other || better(one, other)) kept.set(key, one);
  }
  return [...kept.values()].sort((a, b) => a.fact.run - b.fact.run);
}

/** Labels that name the sum finally paid come before those that name the order's or the goods' total. */
const PAID_FIRST = [/实际|实付/, /需支付|需付|应付|应支付|支付|付款/, /订单|总|合计/, /^/];

function best(found: readonly Found[], kind: FactKind): Found | undefined {
  const all = found.filter(({ fact }) => fact.kind === kind);
  const rank = ({ fact }: Found): number => (fact.visible ? 10 : 0) + CONFIDENCE[fact.confidence];
  return all.reduce<Found | undefined>((a, b) => (a && rank(a) >= rank(b) ? a : b), undefined);
}

function paidAmount(found: readonly Found[]): Found | undefined {
  const shown = found.filter(({ fact }) => fact.kind === 'amount' && fact.value !== undefined);
  const pool = shown.some(({ fact }) => fact.visible) ? shown.filter(({ fact }) => fact.visible) : shown;
  for (const words of PAID_FIRST) {
    const hit = pool.find(({ fact }) => words.test(fact.label ?? ''));
    if (hit) return hit;
  }
  return undefined;
}

/** The order the page is about: its only number, or the one that its address names. */
function subject(found: readonly Found[], url: string): Fact | undefined {
  const numbers = orderNumbers(found);
  const named = numbers.filter((n) => n.length >= 6 && url.includes(n));
  const value = named.length === 1 ? named[0] : numbers.length === 1 ? numbers[0] : undefined;
  const own = found.filter(
    ({ fact }) => fact.kind === 'orderNumber' && (fact.value ?? fact.verbatim) === value,
  );
  if (value !== undefined) return own[0]?.fact;
  if (numbers.length > 0) return undefined;
  // Some shops call their own number 商户订单号; take it when no other is shown and it is the only one.
  const merchant = found.filter(
    ({ fact }) => fact.kind === 'merchantOrderNumber' && /^商[户家]/.test(fact.label ?? ''),
  );
  return new Set(merchant.map(({ fact }) => fact.value)).size === 1 ? merchant[0]?.fact : undefined;
}

const asMoney = (one: Found): string => {
  const shown = one.shown ?? one.fact.verbatim;
  return /[¥￥元]|CNY|RMB/i.test(shown) ? shown : `¥${shown}`;
};

/**
 * What a timeline card shows. Of several orders none is picked, unless the address names one: then only what
 * the page says once is given.
 */
export function summarise(found: readonly Found[], url: string): FactSummary {
  const order = subject(found, url);
  const list = orderNumbers(found).length > 1;
  const goods = list && uniqueValues(found, 'goodsTitle') > 1 ? undefined : best(found, 'goodsTitle');
  const several = list && uniqueValues(found, 'amount') > 1;
  const paid = several ? undefined : paidAmount(found);
  const price = best(found, 'price');
  const money = paid ?? (list || price?.fact.value === undefined ? undefined : price);
  return {
    ...(goods === undefined || (list && !order) ? {} : { goodsTitle: goods.fact.verbatim }),
    ...(order === undefined ? {} : { orderNumber: order.verbatim }),
    ...(money === undefined || (list && !order) ? {} : { amount: asMoney(money) }),
  };
}

function uniqueValues(found: readonly Found[], kind: FactKind): number {
  return new Set(
    found.filter(({ fact }) => fact.kind === kind).map(({ fact }) => fact.value ?? fact.verbatim),
  ).size;
}
