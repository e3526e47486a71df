import type { CaseField, Stage } from './model';
import type { Basis } from './view.types';

/**
 * Clocks of a dispute (design: case.md, Escalation and clocks). All of it is practice or law of a day: `verifiedOn` says of
 * which, and users can move every single one.
 */
export interface DeadlineRule {
  /** Texts: `deadline.<id>.title`, `.why`, `.now`. */
  readonly id: string;
  readonly stage: Stage;
  /**
   * What starts it: the first of these fields that is known; or what was sent, or heard, at the rule's stage, each time
   * anew.
   */
  readonly from: { readonly fields: readonly CaseField[] } | { readonly each: 'sent' | 'first-received' };
  readonly amount: number;
  readonly unit: 'h' | 'd' | 'wd' | 'y';
  /** From the start, in the same unit: when it begins to press. */
  readonly warn: number;
  /** Years before the end, for the long ones: replaces `warn`. */
  readonly warnDaysBefore?: number;
  readonly basis: Basis;
  readonly cite?: string;
  readonly source: string;
  readonly verifiedOn: string;
  readonly confidence: 'high' | 'medium' | 'low';
  /** What ends it besides going on to a later stage: an answer at its own, or something sent there. */
  readonly metBy: 'answer' | 'sent' | 'forward';
}

const GUIDE = '卡盟点券退款指南';
const DAY = '2026-11-22';
/** In force since 2026-04-15, in place of the 暂行办法 (order no. 20); read in two public copies that agree word for word. */
const COMPLAINTS = '《市场监督管理投诉举报处理办法》';
const ORDER_121 = '市场监管总局令第 121 号（2026-04-15 起施行），总局网站所载条文的公开副本';

export const DEADLINE_RULES: readonly DeadlineRule[] = [
  {
    id: 'platformWindow',
    stage: 'preserve',
    // Counted from the earliest time of the trade: a window that opens later closes later.
    from: { fields: ['paidAt', 'orderedAt'] },
    amount: 72,
    unit: 'h',
    warn: 24,
    basis: 'guide',
    source: `${GUIDE}，第二部分：多数平台在交易完成后 24–72 小时内受理退款`,
    verifiedOn: DAY,
    confidence: 'medium',
    metBy: 'forward',
  },
  {
    id: 'sellerReply',
    stage: 'seller',
    from: { each: 'sent' },
    amount: 2,
    unit: 'h',
    warn: 1,
    basis: 'guide',
    source: `${GUIDE}，第三部分第一步：要求卖家在限定时间内（如 2 小时）回应`,
    verifiedOn: DAY,
    confidence: 'medium',
    metBy: 'answer',
  },
  {
    id: 'platformReview',
    stage: 'platform',
    from: { each: 'sent' },
    amount: 3,
    unit: 'wd',
    warn: 1,
    basis: 'guide',
    source: `${GUIDE}，第三部分第二步：平台审核一般为 1–3 个工作日`,
    verifiedOn: DAY,
    confidence: 'medium',
    metBy: 'answer',
  },
  {
    id: 'paymentReview',
    stage: 'payment',
    from: { each: 'sent' },
    amount: 15,
    unit: 'wd',
    warn: 7,
    basis: 'guide',
    source: `${GUIDE}，第三部分第三步：支付渠道通常需 7–15 个工作日`,
    verifiedOn: DAY,
    confidence: 'medium',
    metBy: 'answer',
  },
  {
    id: 'authorityAcceptance',
    stage: 'authority',
    from: { each: 'sent' },
    amount: 7,
    unit: 'wd',
    warn: 5,
    basis: 'law',
    cite: `《消费者权益保护法》第四十六条；${COMPLAINTS}第十五条`,
    source: `国家法律法规数据库；${ORDER_121}`,
    verifiedOn: DAY,
    confidence: 'high',
    metBy: 'answer',
  },
  {
    id: 'authorityMediation',
    stage: 'authority',
    // The answer that the complaint is accepted.
    from: { each: 'first-received' },
    amount: 60,
    unit: 'd',
    warn: 45,
    basis: 'law',
    cite: `${COMPLAINTS}第二十三条第一款第五项、第四十五条`,
    source: `${ORDER_121}，与终止调解决定书的文书式样一致`,
    verifiedOn: DAY,
    confidence: 'high',
    metBy: 'answer',
  },
  {
    id: 'limitation',
    stage: 'court',
    // Strictly from when the loss and its author are known, which is never before the payment.
    from: { fields: ['paidAt', 'orderedAt'] },
    amount: 3,
    unit: 'y',
    warn: 0,
    warnDaysBefore: 180,
    basis: 'law',
    cite: '《民法典》第一百八十八条',
    source: '国家法律法规数据库',
    verifiedOn: DAY,
    confidence: 'high',
    metBy: 'sent',
  },
];
