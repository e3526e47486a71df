import type { CaseField, IssueType, Outcome, Stage } from '../case/model';
import { FIELD_LABELS } from '../documents/labels.data';

/** What the bundle's own pages call the fields of a case: those of the papers, some of them shorter. */
export const FIELD_ZH: Readonly<Record<CaseField, string>> = {
  ...FIELD_LABELS,
  goods: '商品',
  shop: '店铺',
  cashierNumber: '收银台单号',
  transactionNumber: '支付交易号',
};

export const ISSUE_ZH: Record<IssueType, string> = {
  'not-delivered': '未到账（空包）',
  late: '到账延迟',
  short: '数量不符',
  misdescribed: '描述不符',
  'seller-gone': '卖家失联',
  'unfair-terms': '霸王条款',
  'platform-gone': '平台跑路',
};

export const CLAIM_ZH: Record<'full' | 'partial', string> = { full: '全额退款', partial: '部分退款' };

export const STAGE_ZH: Record<Stage, string> = {
  preserve: '固证',
  seller: '协商',
  platform: '平台申诉',
  payment: '支付渠道',
  authority: '12315',
  court: '诉讼',
  police: '报警',
  closed: '了结',
};

export const OUTCOME_ZH: Record<Outcome['result'], string> = {
  refunded: '已全额退款',
  partly: '部分退款',
  refused: '被拒绝',
  'given-up': '不再追究',
  other: '其他',
};

export const FIELD_EN: Record<CaseField, string> = {
  issue: 'problem',
  goods: 'goods',
  expectedQuantity: 'quantity due',
  receivedQuantity: 'quantity received',
  shop: 'shop',
  shopUrl: 'address of the shop',
  sellerName: 'seller',
  sellerContact: 'contact of the seller',
  orderNumber: 'order number',
  cashierNumber: 'cashier number',
  transactionNumber: 'payment number',
  payChannel: 'paid by',
  payee: 'paid to',
  price: 'listed price',
  paid: 'amount paid',
  promise: 'what was promised',
  account: 'account to be charged',
  orderedAt: 'ordered',
  paidAt: 'paid',
  deliveredAt: 'delivered',
  claim: 'asked for',
  claimAmount: 'amount asked for',
  respondentName: 'respondent',
  respondentAddress: 'address of the respondent',
  respondentPhone: 'phone of the respondent',
};

export const ISSUE_EN: Record<IssueType, string> = {
  'not-delivered': 'not delivered',
  late: 'delivered late',
  short: 'too little delivered',
  misdescribed: 'not as described',
  'seller-gone': 'seller not reachable',
  'unfair-terms': 'unfair terms',
  'platform-gone': 'platform gone',
};

export const CLAIM_EN: Record<'full' | 'partial', string> = { full: 'full refund', partial: 'part refund' };
