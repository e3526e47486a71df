import type { IssueType } from '../case/model';
import type { ClaimElementId } from '../case/view.types';
import type { EvidenceKind } from '../exhibit/model';

/** A place in a pack: what it shows, and which exhibits can show it. Text: `packs.reason.<id>`. */
export interface PackSlot {
  readonly id:
    | 'payment'
    | 'order'
    | 'delivery'
    | 'chat'
    | 'listing'
    | 'terms'
    | 'seller'
    | 'reply'
    | 'refund'
    | 'receipt';
  readonly kind: EvidenceKind;
  readonly element: ClaimElementId;
}

const PAYMENT: PackSlot = { id: 'payment', kind: 'payment', element: 'payment' };
const ORDER: PackSlot = { id: 'order', kind: 'order', element: 'contract' };
const DELIVERY: PackSlot = { id: 'delivery', kind: 'delivery', element: 'breach' };
const CHAT: PackSlot = { id: 'chat', kind: 'chat', element: 'breach' };
const LISTING: PackSlot = { id: 'listing', kind: 'listing', element: 'contract' };
const TERMS: PackSlot = { id: 'terms', kind: 'terms', element: 'contract' };
const SELLER: PackSlot = { id: 'seller', kind: 'seller', element: 'defendant' };
const REPLY: PackSlot = { id: 'reply', kind: 'reply', element: 'breach' };
const REFUND: PackSlot = { id: 'refund', kind: 'refund', element: 'loss' };
const RECEIPT: PackSlot = { id: 'receipt', kind: 'receipt', element: 'breach' };
const REST: readonly PackSlot[] = [REPLY, TERMS, SELLER, REFUND, RECEIPT];

/**
 * What a desk looks for first, by what went wrong (the guide, second step: 空包 needs the promise and the proof of nothing
 * having come; a delay the two times side by side; case.md, Issue types). The order is the order of the pictures.
 */
export const SLOTS: Readonly<Record<IssueType, readonly PackSlot[]>> = {
  'not-delivered': [ORDER, PAYMENT, DELIVERY, CHAT, LISTING, ...REST],
  late: [ORDER, PAYMENT, DELIVERY, LISTING, CHAT, ...REST],
  short: [DELIVERY, ORDER, PAYMENT, LISTING, CHAT, ...REST],
  misdescribed: [LISTING, ORDER, DELIVERY, PAYMENT, CHAT, ...REST],
  'seller-gone': [ORDER, PAYMENT, CHAT, LISTING, DELIVERY, ...REST],
  'unfair-terms': [TERMS, ORDER, PAYMENT, LISTING, CHAT, DELIVERY, REPLY, SELLER, REFUND, RECEIPT],
  'platform-gone': [ORDER, PAYMENT, LISTING, CHAT, TERMS, DELIVERY, REPLY, SELLER, REFUND, RECEIPT],
};
