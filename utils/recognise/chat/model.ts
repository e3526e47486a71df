import type { ClockReading, UtcIso } from '../../shared/time';
import type { WordingClass } from '../types';
import type { RowView } from './facts.types';
import type { TimeBasis, TimePrecision } from './resolve-time';

/** Format of `chat.json`. A reader refuses an unknown major and keeps unknown fields. */
export const CHAT_SPEC_VERSION = '1.0';

/** How a name came to stand beside a message. Absent name: the page shows none. */
export type SenderBasis = 'shown' | 'group' | 'aria-label' | 'avatar' | 'title';
export type SideBasis = 'alignment' | 'avatar-side' | 'name';

export interface ChatSender {
  /** Verbatim. */
  readonly name: string;
  readonly basis: SenderBasis;
}

export interface ChatTime {
  /** Verbatim, as it stands at this message. */
  readonly shown?: string;
  /** The `datetime` attribute behind it, verbatim. */
  readonly attribute?: string;
  /** UTC. Absent when what is shown does not determine it. */
  readonly at?: UtcIso;
  readonly precision?: TimePrecision;
  readonly basis?: TimeBasis;
}

export interface ChatAttachment {
  readonly kind: 'image' | 'video' | 'audio' | 'file';
  readonly url?: string;
  /** Verbatim: alternative text, file name or link text. */
  readonly name?: string;
  /** The browser had its bytes when the message was read. */
  readonly loaded: boolean;
  /** Path in the exhibit's folder, once kept. */
  readonly file?: string;
}

export interface ChatWordingHit {
  readonly class: WordingClass;
  /** Id of the rule in the wording table. */
  readonly rule: string;
  /** UTF-16 offsets into `text`. */
  readonly start: number;
  readonly end: number;
  /** `low`: somebody repeats it. */
  readonly confidence: 'high' | 'medium' | 'low';
}

export interface ChatMessage {
  /** 1-based, by position, oldest first as the page orders them. */
  readonly index: number;
  /** Unique within the record: the page's own id when it proved stable, else a hash of the content and its ordinal. */
  readonly key: string;
  /** `recall`: a notice that stands where a message stood. `system`: written by the program. */
  readonly kind: 'message' | 'system' | 'recall';
  readonly sender?: ChatSender;
  readonly side?: 'self' | 'other';
  readonly sideBasis?: SideBasis;
  readonly time?: ChatTime;
  readonly text: string;
  readonly quote?: string;
  readonly attachments: readonly ChatAttachment[];
  /** 已读, 发送失败 …, verbatim. */
  readonly marks: readonly string[];
  /** What it said before, oldest first; the last entry of a recall is what was taken back. */
  readonly earlier: readonly { readonly text: string; readonly until: UtcIso }[];
  /** Left the list while it was read, without a notice. */
  readonly vanishedAt?: UtcIso;
  /** Others may be missing between the one before and this. */
  readonly gapBefore?: true;
  readonly wording: readonly ChatWordingHit[];
  readonly views: readonly RowView[];
}

/** A line between messages that shows a time. */
export interface ChatSeparator {
  /** `index` of the message below it; one more than the last when none follows. */
  readonly before: number;
  readonly shown: string;
  readonly time?: ChatTime;
}

export const PARTIAL_REASONS = [
  'CANCELLED',
  'TAB_HIDDEN', // a hidden tab draws nothing: rows may be missing
  'CONVERSATION_GONE', // the list left the page
  'HISTORY_STUCK', // something was still loading when the deadline passed
  'HISTORY_BY_LINK', // earlier pages are behind links that leave this page
  'BUDGET_MESSAGES',
  'BUDGET_TIME',
  'BUDGET_STEPS',
  'BUDGET_HISTORY', // history was still coming
  'GAP', // two stretches could not be joined
  'ROWS_WITHOUT_TEXT', // rows that never showed their content
  'FRAME_UNREACHABLE',
  'INTERRUPTED', // the background died, or the page stopped answering, while it was read
] as const;
export type PartialReason = (typeof PARTIAL_REASONS)[number];

export interface ChatCompleteness {
  readonly verdict: 'complete' | 'partial';
  readonly reasons: readonly { readonly code: PartialReason; readonly count?: number }[];
  /**
   * Why the first message is taken to be the first: the page says so, its control for earlier messages went away, or
   * nothing came within `waited` ms at the top. `not-reached` only in a partial record.
   */
  readonly beginning: 'marker' | 'control-gone' | 'nothing-came' | 'not-reached';
  /** ms waited at the top for more. */
  readonly waited: number;
}

export interface ChatSource {
  readonly url: string;
  readonly title: string;
  /** What the conversation is called on the page. */
  readonly label: string;
  /** Address of the frame it stands in, when not the top document. */
  readonly frameUrl?: string;
  /** Support program by its host. */
  readonly provider?: string;
}

export interface ChatRecord {
  readonly chatVersion: typeof CHAT_SPEC_VERSION;
  readonly source: ChatSource;
  /** When the sweep began; relative times count from when their row was read. */
  readonly clock: ClockReading;
  readonly messages: readonly ChatMessage[];
  readonly separators: readonly ChatSeparator[];
  readonly participants: readonly {
    readonly name: string;
    readonly side?: 'self' | 'other';
    readonly messages: number;
  }[];
  readonly completeness: ChatCompleteness;
}
