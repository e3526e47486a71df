import type { EvidenceKind } from '../exhibit/model';
import type { Fact } from '../recognise/types';
import {
  ARRIVED_LABEL,
  ASKED_LABEL,
  CASHIER_LABEL,
  CONTACTS,
  GOODS_COUNT,
  PAID_LABEL,
  PAID_STATUS,
  PAYEE_LABEL,
  SHOP_NAME,
  TRANSACTION_LABEL,
  TRANSACTION_SHAPE,
  UNPAID_STATUS,
} from './hints.data';
import { MAX_FIELD, type CaseField, type Hint } from './model';
import { instantOf } from './wall-clock';

/** The page that facts were read off. */
export interface HintPage {
  readonly kind: EvidenceKind;
  readonly url: string;
  readonly title: string;
  /** Minutes east of UTC of the computer that showed it. */
  readonly offsetMinutes: number;
}

type Confidence = Hint['confidence'];
const LEVELS: readonly Confidence[] = ['low', 'medium', 'high'];
/** Where shops and payment channels have their clocks. */
const CHINA = 480;

const least = (...all: readonly Confidence[]): Confidence =>
  LEVELS[Math.min(...all.map((one) => LEVELS.indexOf(one)))] ?? 'low';

/**
 * What a case can use of a page's facts, each in its field's own form; a value that does not fit the form is left out. What
 * several orders are listed on, or what the page hides, is `low`: nobody knows that it is this order's.
 */
export function hintsOf(facts: readonly Fact[], page: HintPage): Hint[] {
  const numbers = new Set(facts.filter((f) => f.kind === 'orderNumber' && f.visible).map((f) => f.value));
  const state = paymentState(facts);
  const hints = facts.flatMap((fact) => {
    const cap = fact.visible && numbers.size <= 1 ? 'high' : 'low';
    return fromFact(fact, page, state).map((hint) => ({ ...hint, confidence: least(hint.confidence, cap) }));
  });
  return settle([...hints, ...fromAddress(page)]);
}

type PaymentState = 'paid' | 'unpaid' | 'unknown';

function paymentState(facts: readonly Fact[]): PaymentState {
  const states = facts.filter(({ kind }) => kind === 'status').map(({ verbatim }) => verbatim);
  if (states.some((text) => UNPAID_STATUS.test(text))) return 'unpaid';
  const paid = facts.some(({ kind, value }) => kind === 'paidAt' && value !== undefined);
  return paid || states.some((text) => PAID_STATUS.test(text)) ? 'paid' : 'unknown';
}

function fromFact(fact: Fact, page: HintPage, state: PaymentState): Hint[] {
  switch (fact.kind) {
    case 'orderNumber':
      return orderNumber(fact, page);
    case 'merchantOrderNumber':
      return paymentNumber(fact);
    case 'amount':
      return amount(fact, page, state);
    case 'price':
      return money(fact, 'price', fact.confidence);
    case 'goodsTitle':
      return goods(fact);
    case 'createdAt':
      return time(fact, 'orderedAt', page, page.kind === 'payment' ? 'low' : 'high');
    case 'paidAt':
      return time(fact, 'paidAt', page, 'high');
    case 'deliveredAt':
      // "发货时间" is when the shop says that it sent something off.
      return time(fact, 'deliveredAt', page, ARRIVED_LABEL.test(fact.label ?? '') ? 'high' : 'low');
    case 'seller':
      return text(fact, PAYEE_LABEL.test(fact.label ?? '') ? 'payee' : 'sellerName', fact.confidence);
    case 'paymentMethod':
      return text(fact, 'payChannel', fact.confidence);
    case 'wording':
      return wording(fact);
    case 'originalPrice':
    case 'fee':
    case 'quantity':
    case 'deliveryMethod':
    case 'status':
      return [];
  }
  // A kind of fact that a later version reads.
  return [];
}

function orderNumber(fact: Fact, { kind }: HintPage): Hint[] {
  const value = tidy(fact.value ?? fact.verbatim);
  // On a voucher of WeChat or Alipay "订单号" names the payment.
  const field = kind === 'payment' && TRANSACTION_SHAPE.test(value) ? 'transactionNumber' : 'orderNumber';
  return [{ field, value, verbatim: fact.verbatim, confidence: fact.confidence }];
}

function paymentNumber(fact: Fact): Hint[] {
  const value = tidy(fact.value ?? fact.verbatim);
  const label = fact.label ?? '';
  const field = CASHIER_LABEL.test(label)
    ? 'cashierNumber'
    : TRANSACTION_LABEL.test(label) || TRANSACTION_SHAPE.test(value)
      ? 'transactionNumber'
      : 'cashierNumber';
  return [{ field, value, verbatim: fact.verbatim, confidence: fact.confidence }];
}

/** Only a sum that was paid is `paid`; one that is asked for, or "from" a sum on, is a price at most. */
function amount(fact: Fact, { kind }: HintPage, state: PaymentState): Hint[] {
  const label = fact.label ?? '';
  if (state === 'unpaid') return money(fact, 'price', 'medium');
  if (ASKED_LABEL.test(label)) return money(fact, 'price', 'medium');
  if (PAID_LABEL.test(label)) {
    if (state === 'paid') return money(fact, 'paid', 'high');
    return kind === 'payment' ? money(fact, 'price', 'medium') : money(fact, 'paid', 'medium');
  }
  return state === 'paid' ? money(fact, 'paid', 'medium') : money(fact, 'price', 'medium');
}

const isFrom = ({ verbatim, basis }: Fact): boolean => /起|以上/.test(verbatim) || basis.includes('起售价');

function money(fact: Fact, field: CaseField, cap: Confidence): Hint[] {
  const { value, verbatim } = fact;
  if (value === undefined || !/^\d{1,12}(\.\d{1,2})?$/.test(value)) return [];
  if (isFrom(fact)) return field === 'price' ? [{ field, value, verbatim, confidence: 'low' }] : [];
  return [{ field, value, verbatim, confidence: least(fact.confidence, cap) }];
}

function goods(fact: Fact): Hint[] {
  const counts = [...fact.verbatim.matchAll(GOODS_COUNT)];
  const only = counts.length === 1 ? counts[0] : undefined;
  return [
    ...text(fact, 'goods', fact.confidence),
    // How many were bought of it is another number: a proposal, no more.
    ...(only?.[1] === undefined
      ? []
      : [
          {
            field: 'expectedQuantity' as const,
            value: String(Number(only[1])),
            verbatim: only[0],
            confidence: 'low' as const,
          },
        ]),
  ];
}

/** A wall clock without a zone is read in the computer's; where that is not China's, with doubt. */
function time(fact: Fact, field: CaseField, { offsetMinutes }: HintPage, cap: Confidence): Hint[] {
  const instant = fact.value === undefined ? undefined : instantOf(fact.value, offsetMinutes);
  if (!instant) return [];
  const zone = instant.zoned || offsetMinutes === CHINA ? 'high' : 'low';
  const confidence = least(fact.confidence, cap, zone);
  return [{ field, value: instant.at, verbatim: fact.verbatim, confidence }];
}

function text(fact: Fact, field: CaseField, confidence: Confidence): Hint[] {
  const value = tidy(fact.verbatim);
  return value === '' ? [] : [{ field, value, verbatim: fact.verbatim, confidence }];
}

function wording(fact: Fact): Hint[] {
  const sentence = fact.context ?? fact.verbatim;
  if (fact.wordingClass === 'promise')
    return [{ field: 'promise', value: tidy(sentence), verbatim: sentence, confidence: fact.confidence }];
  return fact.wordingClass === 'offPlatform' ? contactsIn(sentence, 'medium') : [];
}

/** Numbers and names by which somebody asks to be reached outside the platform. */
export function contactsIn(sentence: string, confidence: Confidence): Hint[] {
  return CONTACTS.flatMap(({ name, pattern }) =>
    [...sentence.matchAll(pattern)].map((m) => ({
      field: 'sellerContact' as const,
      value: `${name} ${m[1] ?? ''}`,
      verbatim: m[0],
      confidence,
    })),
  );
}

/** The shop's address and name, off pages that are the shop's own; a cashier's is somebody else's. */
function fromAddress({ kind, url, title }: HintPage): Hint[] {
  if (kind !== 'listing' && kind !== 'order') return [];
  const origin = originOf(url);
  const name = SHOP_NAME.exec(title)?.[1]?.trim();
  return [
    ...(origin === undefined
      ? []
      : [
          {
            field: 'shopUrl' as const,
            value: origin,
            verbatim: url.slice(0, MAX_FIELD),
            confidence: 'medium' as const,
          },
        ]),
    ...(name === undefined
      ? []
      : [{ field: 'shop' as const, value: name, verbatim: name, confidence: 'medium' as const }]),
  ];
}

function originOf(url: string): string | undefined {
  try {
    const { protocol, origin } = new URL(url);
    return /^https?:$/.test(protocol) ? `${origin}/` : undefined;
  } catch {
    return undefined;
  }
}

export const tidy = (raw: string): string => raw.replace(/\s+/g, ' ').trim().slice(0, MAX_FIELD);

/** Each value once, as sure as it was read at its surest. */
export function settle(hints: readonly Hint[]): Hint[] {
  const kept = new Map<string, Hint>();
  for (const hint of hints) {
    if (hint.value === '') continue;
    const key = `${hint.field}|${hint.value}`;
    const other = kept.get(key);
    if (!other || LEVELS.indexOf(hint.confidence) > LEVELS.indexOf(other.confidence)) kept.set(key, hint);
  }
  return [...kept.values()];
}
