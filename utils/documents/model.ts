import type { CaseField, Dossier, Stage } from '../case/model';
import type { KnownFields } from '../case/known';
import type { EvidenceKind } from '../exhibit/model';

export const TEMPLATE_IDS = [
  'refund-demand', // 退款函
  'platform-appeal', // 平台申诉
  'identity-request', // 卖家身份与交易记录请求书
  'payment-complaint', // 支付渠道投诉
  'complaint-12315', // 12315 投诉
  'report-12315', // 12315 举报
  'civil-complaint', // 民事起诉状
  'evidence-list', // 证据目录
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

export const isTemplateId = (value: unknown): value is TemplateId =>
  (TEMPLATE_IDS as readonly unknown[]).includes(value);

/**
 * What a paper needs beyond the case's fields. `personal`: about the user; it is asked for when a paper needs it, held while
 * the page is open and written nowhere but on the paper itself (ADR 0037).
 */
export const ANSWERS = {
  ownName: { type: 'text', personal: true },
  ownGender: { type: 'choice', personal: true, options: ['男', '女'] },
  ownBirth: { type: 'date', personal: true },
  ownEthnicity: { type: 'text', personal: true },
  ownOccupation: { type: 'text', personal: true },
  ownPhone: { type: 'text', personal: true },
  ownIdType: {
    type: 'choice',
    personal: true,
    options: ['居民身份证', '护照', '港澳居民来往内地通行证', '台湾居民来往大陆通行证', '其他'],
  },
  ownIdNumber: { type: 'text', personal: true },
  ownAddress: { type: 'text', personal: true },
  platformName: { type: 'text' },
  replyHours: { type: 'count' },
  mismatch: { type: 'long' },
  refusal: { type: 'long' },
  story: { type: 'long' },
  mediation: { type: 'choice', options: ['同意', '不同意'] },
  signed: { type: 'choice', options: ['实名', '匿名'] },
  handled: { type: 'choice', options: ['没有', '有'] },
  fraud: { type: 'choice', options: ['不主张', '主张'] },
  fraudFacts: { type: 'long' },
  purpose: { type: 'long' },
  handledBy: { type: 'text' },
  court: { type: 'text' },
  respondentRole: { type: 'choice', options: ['卖家', '平台', '卖家兼平台'] },
  respondentType: { type: 'choice', options: ['企业或个体工商户', '个人'] },
  respondentCode: { type: 'text' },
  respondentLeader: { type: 'text' },
  respondentGender: { type: 'choice', options: ['男', '女', '不详'] },
  platformFacts: { type: 'long' },
  jurisdiction: { type: 'choice', options: ['没有', '有，未提醒我注意', '有，提醒过我', '不清楚'] },
  preservation: { type: 'choice', options: ['不申请', '申请'] },
  electronicService: { type: 'choice', options: ['同意', '不同意'] },
  pageCounts: { type: 'text' },
} as const satisfies Readonly<Record<string, AnswerForm>>;

export interface AnswerForm {
  readonly type: 'text' | 'long' | 'count' | 'date' | 'choice';
  readonly personal?: true;
  readonly options?: readonly string[];
}
export type AnswerId = keyof typeof ANSWERS;
export type Answers = Readonly<Partial<Record<AnswerId, string>>>;

/** UTF-16 units of the longest answer. */
export const MAX_ANSWER = 3000;

export interface Template {
  readonly id: TemplateId;
  /** Where it is sent; `null`: it goes along with others. */
  readonly stage: Stage | null;
  /** How it usually goes out: proposed for the note that it was sent, in the language of the papers. */
  readonly channel?: string;
  /** Case fields without which it has a blank. */
  readonly fields: readonly CaseField[];
  /** Asked for in the short form, in this order. */
  readonly answers: readonly AnswerId[];
  /** The part that a channel's own box takes, by the heading it stands under; `limit` in UTF-16 units. */
  readonly box?: { readonly heading: string; readonly limit?: number; readonly source?: string };
  readonly landscape?: boolean;
}

/** An exhibit, as far as papers name it. */
export interface PaperExhibit {
  readonly number: number;
  readonly kind: EvidenceKind;
  readonly name: string;
  readonly origin: 'captured' | 'imported';
  /** Address of the page, or name of the file. */
  readonly source: string;
  /** ms since the epoch, when it was kept. */
  readonly at: number;
  /** Of `exhibit.json`; of an import, of the file. */
  readonly sha256: string;
  /** `damaged`: files of it were found lost or changed. */
  readonly state: 'complete' | 'partial' | 'damaged';
  /** Pages of A4 it takes when printed at full width, reckoned from its size; absent: nobody can tell beforehand. */
  readonly pages?: number;
  /** What a time-stamp authority says, ms since the epoch. */
  readonly stampedAt?: number;
}

/** Everything a paper is filled from. */
export interface PaperCase {
  readonly dossier: Dossier;
  readonly known: KnownFields;
  /** By number. */
  readonly exhibits: readonly PaperExhibit[];
  readonly answers: Answers;
  /** ms since the epoch. */
  readonly now: number;
}

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'para'; readonly text: string }
  /** Flush left: who it is addressed to. */
  | { readonly kind: 'address'; readonly text: string }
  /** At the right: signature and date. */
  | { readonly kind: 'sign'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };
