import type { Found } from './found';
import type { Signals } from './signals';
import type { FactKind, PageKind } from './types';

export interface Verdict {
  readonly kind: PageKind;
  /**
   * `CHAT_MARKERS` `ORDER_LIST` `ORDER_NUMBER_WITH_FIELDS` `ORDER_FIELDS_ONLY` `CASHIER_WORDS` `PAYMENT_VOUCHER`
   * `BUY_BUTTON_WITH_PRICE` `GOODS_WORDS_WITH_PRICE` `CATALOGUE` `TERMS_TITLE` `WALLET` `ARTICLE` `NO_SIGNAL`
   */
  readonly reason: string;
}

const ORDER_FIELDS: readonly FactKind[] = [
  'status',
  'createdAt',
  'paidAt',
  'deliveredAt',
  'amount',
  'goodsTitle',
  'quantity',
  'deliveryMethod',
];

/** Distinct shop order numbers that are shown, and whether they stand in one list. */
export function orderNumbers(found: readonly Found[]): string[] {
  const shown = found.filter(({ fact }) => fact.kind === 'orderNumber');
  const visible = shown.filter(({ fact }) => fact.visible);
  return [...new Set((visible.length > 0 ? visible : shown).map(({ fact }) => fact.value ?? fact.verbatim))];
}

/** Decides from words and labelled facts alone; see `Verdict.reason` for the codes. */
export function judgePage(found: readonly Found[], signals: Signals): Verdict {
  const has = (kind: FactKind): boolean => found.some(({ fact }) => fact.kind === kind);
  const fields = ORDER_FIELDS.filter(has).length;
  const numbers = orderNumbers(found).length;
  const article = signals.article >= 2 && signals.prose > 200;

  if (signals.chat >= 1 && signals.chatTurns + signals.chat >= 4 && signals.buy === 0 && numbers <= 3)
    return { kind: 'chat', reason: 'CHAT_MARKERS' };
  if (article && signals.buy === 0) return { kind: 'other', reason: 'ARTICLE' };
  if (
    signals.cashier > 0 &&
    (has('amount') || signals.prices > 0) &&
    !has('deliveredAt') &&
    !has('paidAt') &&
    signals.goods === 0 &&
    !finished(found)
  )
    return { kind: 'payment', reason: 'CASHIER_WORDS' };
  if (numbers >= 2 && fields > 0) return { kind: 'order', reason: 'ORDER_LIST' };
  if (signals.voucher > 0 && numbers === 0 && (has('merchantOrderNumber') || has('paidAt')))
    return { kind: 'payment', reason: 'PAYMENT_VOUCHER' };
  if (numbers === 1 && fields > 0) return { kind: 'order', reason: 'ORDER_NUMBER_WITH_FIELDS' };
  if (has('merchantOrderNumber') && fields >= 2)
    return has('status') || has('createdAt')
      ? { kind: 'order', reason: 'ORDER_NUMBER_WITH_FIELDS' }
      : { kind: 'payment', reason: 'PAYMENT_VOUCHER' };
  if (signals.wallet >= 2 && signals.goods === 0) return { kind: 'other', reason: 'WALLET' };
  const priced = signals.prices > 0 || has('price') || has('amount');
  if (priced && signals.buy > 0 && (signals.goods > 0 || signals.prices <= 6 || signals.buy < signals.prices))
    return {
      kind: 'listing',
      reason: signals.prices >= 8 && signals.goods < 2 ? 'CATALOGUE' : 'BUY_BUTTON_WITH_PRICE',
    };
  if (signals.terms && signals.prices <= 2) return { kind: 'terms', reason: 'TERMS_TITLE' };
  if (signals.prices >= 4 && (signals.goods > 0 || signals.buy > 0))
    return { kind: 'listing', reason: 'CATALOGUE' };
  if (signals.prices >= 8 && signals.struck >= 3) return { kind: 'listing', reason: 'CATALOGUE' };
  if (priced && signals.goods >= 2) return { kind: 'listing', reason: 'GOODS_WORDS_WITH_PRICE' };
  if (fields >= 3 && (has('status') || has('createdAt')))
    return { kind: 'order', reason: 'ORDER_FIELDS_ONLY' };
  return { kind: 'other', reason: 'NO_SIGNAL' };
}

/** The order shows a state that only follows payment. */
function finished(found: readonly Found[]): boolean {
  return found.some(
    ({ fact }) => fact.kind === 'status' && /已|处理中|等待发货|部分|成功|退款|异常/.test(fact.verbatim),
  );
}
