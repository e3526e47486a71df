import type { ExhibitId } from '../exhibit/ids';
import type { UtcIso } from '../shared/time';

/** What went wrong (case.md, Issue types). */
export const ISSUE_TYPES = [
  'not-delivered', // 未到账（空包）
  'late', // 到账延迟
  'short', // 数量不符
  'misdescribed', // 描述不符
  'seller-gone', // 卖家失联
  'unfair-terms', // 霸王条款
  'platform-gone', // 平台跑路
] as const;
export type IssueType = (typeof ISSUE_TYPES)[number];

export const isIssueType = (value: unknown): value is IssueType =>
  (ISSUE_TYPES as readonly unknown[]).includes(value);

/** Where a dispute stands. In order, `police` beside them. */
export const STAGES = [
  'preserve', // 固证
  'seller', // 协商
  'platform', // 平台申诉
  'payment', // 支付渠道
  'authority', // 12315
  'court', // 诉讼
  'police', // 报警
  'closed', // 了结
] as const;
export type Stage = (typeof STAGES)[number];

/**
 * What a case knows, each field once, always as text: `text` verbatim, `money` a plain decimal of CNY (`498.00`), `count` a
 * plain decimal, `time` RFC 3339 UTC with milliseconds, `issue` an {@link IssueType}, `claim` `full` or `partial`, `url` an
 * address. Order and cashier number differ (shops.md): both are kept.
 */
export const CASE_FIELDS = {
  issue: 'issue',
  goods: 'text',
  expectedQuantity: 'count',
  receivedQuantity: 'count',
  shop: 'text',
  shopUrl: 'url',
  sellerName: 'text',
  sellerContact: 'text',
  orderNumber: 'text',
  cashierNumber: 'text',
  transactionNumber: 'text',
  payChannel: 'text',
  payee: 'text',
  price: 'money',
  paid: 'money',
  promise: 'text',
  account: 'text',
  orderedAt: 'time',
  paidAt: 'time',
  deliveredAt: 'time',
  claim: 'claim',
  claimAmount: 'money',
  respondentName: 'text',
  respondentAddress: 'text',
  respondentPhone: 'text',
} as const;
export type CaseField = keyof typeof CASE_FIELDS;
export type FieldType = (typeof CASE_FIELDS)[CaseField];

/** UTF-16 units of one field, and of what a contact says. */
export const MAX_FIELD = 2000;
export const MAX_CONTACT_TEXT = 20_000;

export interface FieldValue {
  readonly value: string;
  /** The exhibit it was read from; absent: the user wrote it. */
  readonly from?: { readonly exhibit: ExhibitId; readonly number: number };
  /** When the user confirmed or wrote it. */
  readonly at: UtcIso;
}

/** Something said to, or heard from, the other side: a demand, a complaint, its receipt, a reply. */
export interface Contact {
  /** UUID. */
  readonly id: string;
  readonly stage: Stage;
  readonly direction: 'sent' | 'received';
  /** When it was said, as the user states. */
  readonly at: UtcIso;
  /** 站内信, QQ, 微信, 12315.cn …: the user's word. */
  readonly channel: string;
  readonly text: string;
  /** Numbers of exhibits that went with it, or that show it. */
  readonly exhibits: readonly number[];
  /** Number of the complaint or receipt. */
  readonly reference?: string;
  /** Number of the kept paper that was sent, or that this answers: `1` is D001. */
  readonly paper?: number;
  /** Of what was received: money that came back with it, plain decimal of CNY. */
  readonly recovered?: string;
}

/** A clock that the user set, moved or declared met; without `rule` it is wholly the user's. */
export interface DeadlineEdit {
  /** Of the rule's deadline, or a UUID. */
  readonly id: string;
  readonly title?: string;
  readonly dueAt?: UtcIso;
  /** No longer counts: done, or not applicable. */
  readonly met?: boolean;
}

export interface Outcome {
  readonly result: 'refunded' | 'partly' | 'refused' | 'given-up' | 'other';
  /** Plain decimal of CNY. */
  readonly recovered?: string;
  readonly note: string;
  readonly at: UtcIso;
}

/** What the user stated or confirmed about a case: the fold of its log's {@link CaseEntry} lines. */
export interface Dossier {
  readonly fields: Readonly<Partial<Record<CaseField, FieldValue>>>;
  /** By time. */
  readonly contacts: readonly Contact[];
  readonly deadlines: readonly DeadlineEdit[];
  readonly outcome?: Outcome;
}

export const EMPTY_DOSSIER: Dossier = { fields: {}, contacts: [], deadlines: [] };

/** What a page may add to a case's history; each is a line of the custody log, under the same names. */
export type CaseEntry =
  | {
      readonly type: 'field-set';
      readonly field: CaseField;
      readonly value: string;
      readonly exhibit?: ExhibitId;
      /** Number of that exhibit. */
      readonly number?: number;
    }
  | { readonly type: 'field-cleared'; readonly field: CaseField }
  | { readonly type: 'contact-logged'; readonly contact: Contact }
  /** Taken back by the user; the line that logged it stays. */
  | { readonly type: 'contact-withdrawn'; readonly id: string }
  | { readonly type: 'deadline-edited'; readonly deadline: DeadlineEdit }
  /** Back to what the rule says; one of the user's own goes. */
  | { readonly type: 'deadline-reset'; readonly id: string }
  | { readonly type: 'case-closed'; readonly outcome: Outcome }
  | { readonly type: 'case-reopened' };

/** Something read off an exhibit that could fill a field. */
export interface Hint {
  readonly field: CaseField;
  /** In the field's own form. */
  readonly value: string;
  /** As it stands on the page. */
  readonly verbatim: string;
  readonly confidence: 'high' | 'medium' | 'low';
}
