import type { ExhibitId } from '../../exhibit/ids';
import type { LogLine } from '../../integrity/chain.types';
import type { CaseField, Contact, Outcome } from '../model';
import type { Deadline } from '../view.types';

export const TIMELINE_KINDS = [
  'exhibit', // 证据
  'promise', // 承诺
  'order', // 下单
  'payment', // 支付
  'delivery', // 到账
  'contact', // 沟通
  'escalation', // 升级：投诉、举报、起诉、报警
  'paper', // 文书
  'pack', // 申诉材料包
  'deadline', // 期限
  'note', // 备注
  'export', // 导出
  'deletion', // 删除
  'outcome', // 了结
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/**
 * Whose word a time is: `recorded`, our own clock when it happened; `read`, read off an exhibit, by nobody confirmed; `shown`,
 * the same, confirmed by the user; `stated`, the user's alone; `computed`, it follows from a rule and another time.
 */
export type TimeWord = 'recorded' | 'read' | 'shown' | 'stated' | 'computed';

/** Lines of the log that an axis shows; captures and imports are shown as the exhibits they made. */
export const TIMELINE_EVENTS = [
  'exhibit-noted',
  'exhibit-deleted',
  'document-kept',
  'pack-made',
  'bundle-exported',
  'redacted-exported',
  'case-closed',
  'case-reopened',
] as const;
export type TimelineEvent = Extract<LogLine, { type: (typeof TIMELINE_EVENTS)[number] }>;

/** An exhibit, as far as an axis needs it. */
export interface TimedExhibit {
  readonly id: ExhibitId;
  readonly number: number;
  /** ms since the epoch, and minutes east of UTC, when and where it was kept. */
  readonly epochMs: number;
  readonly offsetMinutes: number;
}

export interface SourceExhibit {
  readonly number: number;
  /** Absent: it was deleted. */
  readonly id?: ExhibitId;
}

interface ItemBase {
  /** Unique, and the same after every change. */
  readonly key: string;
  /** ms since the epoch; `null`: not known, or not a time. */
  readonly at: number | null;
  readonly word: TimeWord;
  readonly sources: readonly SourceExhibit[];
  /** The clock went backwards before this: its number is higher than that of a later time. */
  readonly clockBack?: true;
}

export type TimelineItem<E extends TimedExhibit = TimedExhibit> = ItemBase &
  (
    | { readonly kind: 'exhibit'; readonly exhibit: E }
    | {
        readonly kind: 'promise' | 'order' | 'payment' | 'delivery';
        readonly field: CaseField;
        readonly text: string;
      }
    | { readonly kind: 'contact' | 'escalation'; readonly contact: Contact }
    | { readonly kind: 'deadline'; readonly deadline: Deadline }
    | { readonly kind: 'note'; readonly text: string }
    | {
        readonly kind: 'paper';
        /** UUID. */
        readonly id: string;
        /** 1-based, shown as D001. */
        readonly paper: number;
        readonly title: string;
        readonly template: string;
      }
    | {
        readonly kind: 'pack';
        readonly name: string;
        /** Of the channel's profile. */
        readonly channel: string;
        readonly pictures: number;
        /** File names of the pictures, in their order. */
        readonly names: readonly string[];
      }
    | { readonly kind: 'export'; readonly name: string; readonly exhibits: number; readonly masked?: true }
    | { readonly kind: 'deletion'; readonly number: number; readonly text: string }
    | { readonly kind: 'outcome'; readonly outcome?: Outcome }
  );
